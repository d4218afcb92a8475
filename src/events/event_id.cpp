#include "events/event_id.hpp"

#include <cstdint>

namespace mapwire::events {
namespace {

std::uint64_t mixed(std::uint64_t hash) {
    hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBULL;
    return hash ^ (hash >> 31U);
}

}  // namespace

std::string event_id(const ArticleId& article, const std::string& kind, TextSpan trigger) {
    const std::string parts =
        article.text + '\x1F' + kind + '\x1F' + std::to_string(trigger.begin) + '\x1F' + std::to_string(trigger.end);
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : parts) { hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL; }
    hash = mixed(hash);
    std::string text(16, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, hash >>= 4U) {
        *digit = "0123456789abcdef"[hash & 0xFU];
    }
    return text;
}

}  // namespace mapwire::events
