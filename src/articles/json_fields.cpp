#include "articles/json_fields.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <vector>

#include "articles/field_paths.hpp"
#include "mapwire/text/utf8.hpp"

namespace mapwire {
namespace {

namespace ondemand = simdjson::ondemand;

std::string_view without_blanks(std::string_view text) {
    const auto end = text.find_last_not_of(" \t\r\n");
    return end == std::string_view::npos ? std::string_view{} : text.substr(0, end + 1);
}

// What stands between the quotes, from after the first one. The parser has seen that there is a last one.
std::string_view raw_string(const char* begin) {
    const char* end = begin;
    while (true) {
        end = static_cast<const char*>(std::memchr(end, '"', static_cast<std::size_t>(-1) / 4));
        std::size_t backslashes = 0;
        while (end - backslashes != begin && *(end - backslashes - 1) == '\\') { ++backslashes; }
        if (backslashes % 2 == 0) { return {begin, static_cast<std::size_t>(end - begin)}; }
        ++end;
    }
}

// Strings without escapes stay where they are; the others are written here. The library's own function does this byte by
// byte unless it is compiled for one kind of processor.
class StringBuffer {
public:
    void reset(std::size_t size) {
        // What is unescaped is never longer than what is escaped, so nothing moves while views are held.
        if (bytes_.size() < size) { bytes_.resize(size); }
        used_ = 0;
    }

    std::string_view unescaped(const char* begin) {
        const auto raw = raw_string(begin);
        if (std::memchr(raw.data(), '\\', raw.size()) == nullptr) { return raw; }
        char* const start = bytes_.data() + used_;
        char* out = start;
        for (std::size_t at = 0; at < raw.size();) {
            const auto stop = std::min(raw.find('\\', at), raw.size());
            std::memcpy(out, raw.data() + at, stop - at);
            out += stop - at;
            at = stop;
            if (at < raw.size()) { out = write_escape(raw, at, out); }
        }
        used_ += static_cast<std::size_t>(out - start);
        return {start, static_cast<std::size_t>(out - start)};
    }

private:
    // Writes what the escape at `at` means and moves behind it.
    static char* write_escape(std::string_view raw, std::size_t& at, char* out) {
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
        const char c = at + 1 < raw.size() ? raw[at + 1] : '\0';
        if (const auto index = names.find(c); index != std::string_view::npos && c != '\0') {
            *out = meant[index];
            at += 2;
            return out + 1;
        }
        if (c != 'u') { throw simdjson::simdjson_error(simdjson::STRING_ERROR); }
        auto code = hexadecimal(raw, at + 2);
        at += 6;
        if (code >= 0xD800 && code < 0xDC00 && raw.substr(at, 2) == "\\u") {
            const auto low = hexadecimal(raw, at + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
                at += 6;
            }
        }
        if (code >= 0xD800 && code < 0xE000) { code = 0xFFFD; }  // half of a pair alone
        return write_utf8(code, out);
    }

    static std::uint32_t hexadecimal(std::string_view raw, std::size_t at) {
        const auto digits = raw.substr(std::min(at, raw.size()), 4);
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        if (error != std::errc{} || end != digits.data() + 4) { throw simdjson::simdjson_error(simdjson::STRING_ERROR); }
        return value;
    }

    static char* write_utf8(std::uint32_t code, char* out) {
        const auto put = [&](std::uint32_t byte) { *out++ = static_cast<char>(byte); };
        if (code < 0x80) {
            put(code);
        } else if (code < 0x800) {
            put(0xC0 | code >> 6U);
            put(0x80 | (code & 0x3FU));
        } else if (code < 0x10000) {
            put(0xE0 | code >> 12U);
            put(0x80 | (code >> 6U & 0x3FU));
            put(0x80 | (code & 0x3FU));
        } else {
            put(0xF0 | code >> 18U);
            put(0x80 | (code >> 12U & 0x3FU));
            put(0x80 | (code >> 6U & 0x3FU));
            put(0x80 | (code & 0x3FU));
        }
        return out;
    }

    std::vector<char> bytes_;
    std::size_t used_ = 0;
};

// Values point into the parser's buffers; several for one field are told apart by rank.
struct Slot {
    std::string_view value;
    std::string joined;  // of an array with several strings
    int rank = 1'000'000;
};

constexpr std::array members = {&ArticleFields::id,        &ArticleFields::title,    &ArticleFields::text,
                                &ArticleFields::published, &ArticleFields::language, &ArticleFields::url,
                                &ArticleFields::author,    &ArticleFields::source};

class ObjectWalk {
public:
    ObjectWalk(const FieldNode& root, StringBuffer& strings) : root_(root), strings_(strings) {}

    void walk(ondemand::document& document) {
        ondemand::object object;
        const auto type = document.type();
        if (type.error() != simdjson::SUCCESS || type.value_unsafe() != ondemand::json_type::object) {
            throw simdjson::simdjson_error(simdjson::INCORRECT_TYPE);
        }
        object = document.get_object();
        walk(object, root_);
        const char* rest = nullptr;
        if (document.current_location().get(rest) == simdjson::SUCCESS) { throw simdjson::simdjson_error(simdjson::TRAILING_CONTENT); }
    }

    ArticleFields fields() const {
        ArticleFields fields;
        for (std::size_t i = 0; i < members.size(); ++i) {
            const auto& slot = slots_[i];
            fields.*members[i] = slot.joined.empty() ? std::string(slot.value) : slot.joined;
        }
        return fields;
    }

private:
    Slot& slot_of(FieldMember member) {
        std::size_t i = 0;
        while (members[i] != member) { ++i; }
        return slots_[i];
    }

    void walk(ondemand::object object, const FieldNode& node) {
        for (auto field : object) {
            // Names as they are written: a name with escapes is none of ours.
            const auto name = raw_string(field.key().value().raw());
            const auto* const child = node.child(name);
            ondemand::value value = field.value();
            if (child != nullptr) { take(value, *child); }
        }
    }

    void take(ondemand::value value, const FieldNode& node) {
        switch (value.type().value()) {
            case ondemand::json_type::string:
                if (node.member != nullptr) { offer(strings_.unescaped(value.get_raw_json_string().value().raw()), node); }
                break;
            case ondemand::json_type::number:
                if (node.member != nullptr) { offer(without_blanks(value.raw_json_token()), node); }
                break;
            case ondemand::json_type::object:
                walk(value.get_object().value(), node);
                break;
            case ondemand::json_type::array: {
                std::size_t index = 0;
                for (auto element : value.get_array()) {
                    const auto* const chosen = node.child("[" + std::to_string(index++) + "]");
                    ondemand::value inner = element.value();
                    take(inner, chosen != nullptr ? *chosen : node);
                }
                break;
            }
            default: break;
        }
    }

    void offer(std::string_view value, const FieldNode& node) {
        if (value.find_first_not_of(" \t\r\n") == std::string_view::npos) { return; }
        auto& slot = slot_of(node.member);
        if (node.rank > slot.rank) { return; }
        if (node.rank < slot.rank) {
            slot.rank = node.rank;
            slot.value = value;
            slot.joined.clear();
            return;
        }
        // Again the same path: elements of an array. A list of paragraphs is one text.
        if (node.member != &ArticleFields::text && node.member != &ArticleFields::author) { return; }
        if (slot.joined.empty()) { slot.joined = slot.value; }
        slot.joined += node.member == &ArticleFields::text ? "\n\n" : ", ";
        slot.joined += value;
    }

    const FieldNode& root_;
    StringBuffer& strings_;
    std::array<Slot, members.size()> slots_;
};

Issue issue_of(const RecordKey& key, simdjson::error_code error, std::string_view bytes, std::optional<std::size_t> at) {
    const auto byte = [&](std::size_t offset) { return " (at byte " + std::to_string(key.byte + offset) + ")"; };
    switch (error) {
        case simdjson::INCORRECT_TYPE:
            return {key.where(), "this is no JSON object" + byte(0), "Give each article as an object with a text field"};
        case simdjson::UTF8_ERROR:
            return {key.where(), "the JSON is not UTF-8" + byte(first_invalid_utf8(bytes).value_or(0)),
                    "Convert it, for example with iconv -f cp1252 -t utf-8"};
        case simdjson::DEPTH_ERROR:
            return {key.where(), "the JSON is nested deeper than 1,024", "Give articles as flat objects"};
        case simdjson::UNCLOSED_STRING:
            return {key.where(), "the JSON is broken: a string has no end" + byte(0), "See whether the line was cut off"};
        case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
            return {key.where(), "the JSON is broken: it does not end with its object's bracket" + byte(bytes.size()),
                    "Check it, for example with jq"};
        default:
            return {key.where(), std::string("the JSON is broken") + byte(at.value_or(bytes.size())),
                    "Check it, for example with jq"};
    }
}

}  // namespace

struct JsonFields::State {
    FieldNode tree;
    ondemand::parser parser;
    StringBuffer strings;
};

JsonFields::JsonFields(const FieldPaths& paths) : state_(std::make_unique<State>()) {
    state_->tree = field_tree(paths);
}
JsonFields::~JsonFields() = default;
JsonFields::JsonFields(JsonFields&&) noexcept = default;
JsonFields& JsonFields::operator=(JsonFields&&) noexcept = default;

std::variant<ArticleFields, Issue> JsonFields::read(const RecordKey& key, std::string& bytes) {
    bytes.reserve(bytes.size() + simdjson::SIMDJSON_PADDING);
    ondemand::document document;
    const auto error = state_->parser.iterate(bytes.data(), bytes.size(), bytes.capacity()).get(document);
    if (error != simdjson::SUCCESS) { return issue_of(key, error, bytes, std::nullopt); }
    try {
        state_->strings.reset(bytes.size());
        ObjectWalk walk(state_->tree, state_->strings);
        walk.walk(document);
        return walk.fields();
    } catch (const simdjson::simdjson_error& fault) {
        const char* at = nullptr;
        std::optional<std::size_t> offset;
        if (document.current_location().get(at) == simdjson::SUCCESS && at >= bytes.data() &&
            at <= bytes.data() + bytes.size()) {
            offset = static_cast<std::size_t>(at - bytes.data());
        }
        return issue_of(key, fault.error(), bytes, offset);
    }
}

}  // namespace mapwire
