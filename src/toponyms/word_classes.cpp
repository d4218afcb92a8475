#include "toponyms/word_classes.hpp"

#include <array>
#include <stdexcept>
#include <string>
#include <utility>

namespace mapwire::toponyms {
namespace {

constexpr std::array<std::pair<std::string_view, WordClass>, 31> names = {{
    {"person_title", WordClass::person_title},
    {"first_name", WordClass::first_name},
    {"honorific_tail", WordClass::honorific_tail},
    {"org_tail", WordClass::org_tail},
    {"org_head", WordClass::org_head},
    {"facility_tail", WordClass::facility_tail},
    {"nature_tail", WordClass::nature_tail},
    {"admin_tail", WordClass::admin_tail},
    {"place_noun", WordClass::place_noun},
    {"location_preposition", WordClass::location_preposition},
    {"path_preposition", WordClass::path_preposition},
    {"topic_preposition", WordClass::topic_preposition},
    {"agent_preposition", WordClass::agent_preposition},
    {"agency_verb", WordClass::agency_verb},
    {"auxiliary_verb", WordClass::auxiliary_verb},
    {"agency_participle", WordClass::agency_participle},
    {"motion_word", WordClass::motion_word},
    {"agent_noun", WordClass::agent_noun},
    {"agent_noun_before", WordClass::agent_noun_before},
    {"direction", WordClass::direction},
    {"article", WordClass::article},
    {"coordinator", WordClass::coordinator},
    {"follow_place", WordClass::follow_place},
    {"weekday_month", WordClass::weekday_month},
    {"function_word", WordClass::function_word},
    {"of_word", WordClass::of_word},
    {"acting_preposition", WordClass::acting_preposition},
    {"sharing_preposition", WordClass::sharing_preposition},
    {"border_noun", WordClass::border_noun},
    {"copula", WordClass::copula},
    {"owner_word", WordClass::owner_word},
}};

// Lower case of a letter of two bytes: Latin-1, Latin Extended-A, Greek, Cyrillic. Others stay as they are.
std::uint32_t lower_of(std::uint32_t c) noexcept {
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) { return c + 0x20; }
    if (c >= 0x100 && c <= 0x137) { return c | 1U; }
    if (c >= 0x14A && c <= 0x177) { return c | 1U; }
    if (c >= 0x391 && c <= 0x3A9) { return c + 0x20; }
    if (c >= 0x400 && c <= 0x40F) { return c + 0x50; }
    if (c >= 0x410 && c <= 0x42F) { return c + 0x20; }
    return c;
}

}  // namespace

WordClass word_class_from_text(std::string_view name) {
    for (const auto& [text, word_class] : names) {
        if (text == name) { return word_class; }
    }
    throw std::out_of_range("no word class is called " + std::string(name));
}

std::uint64_t word_hash(std::string_view word) noexcept {
    while (word.size() > 1 && word.back() == '.') { word.remove_suffix(1); }
    auto hash = fold_hash_start;
    const auto feed = [&hash](std::uint32_t c) { hash = fold_hash_step(hash, c); };
    for (std::size_t at = 0; at < word.size(); ++at) {
        const auto byte = static_cast<unsigned char>(word[at]);
        if (byte < 0x80) {
            feed(byte >= 'A' && byte <= 'Z' ? byte + 32U : byte);
        } else if (byte < 0xE0 && at + 1 < word.size()) {
            feed(lower_of(((byte & 0x1FU) << 6U) | (static_cast<unsigned char>(word[at + 1]) & 0x3FU)));
            ++at;
        } else if (byte == 0xE2 && at + 2 < word.size() && static_cast<unsigned char>(word[at + 1]) == 0x80 &&
                   (static_cast<unsigned char>(word[at + 2]) == 0x99 ||
                    static_cast<unsigned char>(word[at + 2]) == 0x98)) {
            feed('\'');
            at += 2;
        } else {
            feed(byte);
        }
    }
    return word_hash_of(hash);
}

void HashTable::add(std::uint64_t key, std::uint32_t bits) {
    if (used_ * 2 >= slots_.size()) { grow(); }
    std::size_t at = key & (slots_.size() - 1);
    while (slots_[at].key != 0 && slots_[at].key != key) { at = (at + 1) & (slots_.size() - 1); }
    if (slots_[at].key == 0) {
        slots_[at].key = key;
        ++used_;
    }
    slots_[at].bits |= bits;
}

void HashTable::grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
        if (slot.key == 0) { continue; }
        std::size_t at = slot.key & (slots_.size() - 1);
        while (slots_[at].key != 0) { at = (at + 1) & (slots_.size() - 1); }
        slots_[at] = slot;
    }
}

}  // namespace mapwire::toponyms
