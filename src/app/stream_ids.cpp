#include "app/stream_ids.hpp"

#include <utility>

namespace mapwire {
namespace {

constexpr std::size_t first_slots = 1024;

// FNV-1a, then mixed, since slots are chosen by the lowest bits. Never 0, which marks a free slot.
std::uint64_t hash_of(std::string_view id, std::uint64_t hash) {
    for (const char c : id) { hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL; }
    hash ^= hash >> 32U;
    hash *= 0xBF58476D1CE4E5B9ULL;
    hash ^= hash >> 29U;
    return hash == 0 ? 1 : hash;
}

}  // namespace

StreamIds::StreamIds(std::size_t remembered) : remembered_(remembered) {}

StreamIds::Entry& StreamIds::slot_of(Table& table, std::uint64_t key) {
    const auto mask = table.slots.size() - 1;
    auto at = static_cast<std::size_t>(key) & mask;
    while (table.slots[at].key != 0 && table.slots[at].key != key) { at = (at + 1) & mask; }
    return table.slots[at];
}

StreamIds::Entry& StreamIds::entry(std::uint64_t key) {
    if (now_.slots.empty()) { now_.slots.resize(first_slots); }
    if (auto& known = slot_of(now_, key); known.key != 0) { return known; }
    if (now_.used >= remembered_) {
        forgetful_ = forgetful_ || before_.used > 0;
        before_ = std::exchange(now_, {});
        now_.slots.resize(before_.slots.size());
    } else if (4 * (now_.used + 1) > 3 * now_.slots.size()) {
        Table larger;
        larger.slots.resize(2 * now_.slots.size());
        larger.used = now_.used;
        for (const auto& old : now_.slots) {
            if (old.key != 0) { slot_of(larger, old.key) = old; }
        }
        now_ = std::move(larger);
    }
    auto& fresh = slot_of(now_, key);
    ++now_.used;
    fresh.key = key;
    if (!before_.slots.empty()) {
        const auto& old = slot_of(before_, key);
        if (old.key != 0) { fresh = old; }
    }
    return fresh;
}

std::uint32_t StreamIds::number_of(std::string_view id, std::uint64_t digest) {
    const auto key = hash_of(id, 14695981039346656037ULL);
    const auto check = static_cast<std::uint32_t>(digest ^ (digest >> 32U));
    std::uint32_t given = 1;
    {
        auto& of_id = entry(key);
        if (of_id.number == 0) {
            of_id.check = check;
            of_id.number = 1;
            return 1;
        }
        if (of_id.check == check) { return 1; }
        given = of_id.number;
    }
    auto& of_article = entry(hash_of(id, digest));  // may move the id's
    if (of_article.number != 0) { return of_article.number; }
    of_article.number = given + 1;
    entry(key).number = given + 1;
    return given + 1;
}

std::string StreamIds::name_of(std::string id, std::uint64_t digest) {
    for (auto number = number_of(id, digest); number > 1; number = number_of(id, digest)) {
        id += '~' + std::to_string(number);
    }
    return id;
}

}  // namespace mapwire
