#include "articles/json_fields.hpp"

#include <simdjson.h>

#include <array>
#include <vector>

#include "articles/field_paths.hpp"
#include "articles/json_strings.hpp"
#include "mapwire/text/utf8.hpp"

namespace mapwire {
namespace {

namespace ondemand = simdjson::ondemand;

std::string_view without_blanks(std::string_view text) {
    const auto end = text.find_last_not_of(" \t\r\n");
    return end == std::string_view::npos ? std::string_view{} : text.substr(0, end + 1);
}

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
    ObjectWalk(const FieldNode& root, JsonStrings& strings) : root_(root), strings_(strings) {}

    void walk(ondemand::document& document) {
        ondemand::object object;
        const auto type = document.type();
        if (type.error() != simdjson::SUCCESS || type.value_unsafe() != ondemand::json_type::object) {
            throw simdjson::simdjson_error(simdjson::INCORRECT_TYPE);
        }
        object = document.get_object();
        walk(object, root_);
        const char* rest = nullptr;
        if (document.current_location().get(rest) == simdjson::SUCCESS) {
            throw simdjson::simdjson_error(simdjson::TRAILING_CONTENT);
        }
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
    std::string_view text_of(ondemand::value value) {
        const auto text = strings_.unescaped(value.get_raw_json_string().value().raw());
        if (!text) { throw simdjson::simdjson_error(simdjson::STRING_ERROR); }
        return *text;
    }

    Slot& slot_of(FieldMember member) {
        std::size_t i = 0;
        while (members[i] != member) { ++i; }
        return slots_[i];
    }

    void walk(ondemand::object object, const FieldNode& node) {
        for (auto field : object) {
            // Names as they are written: a name with escapes is none of ours.
            const auto name = raw_json_string(field.key().value().raw());
            const auto* const child = node.child(name);
            ondemand::value value = field.value();
            if (child != nullptr) { take(value, *child); }
        }
    }

    void take(ondemand::value value, const FieldNode& node) {
        switch (value.type().value()) {
            case ondemand::json_type::string:
                if (node.member != nullptr) { offer(text_of(value), node); }
                break;
            case ondemand::json_type::number:
                if (node.member != nullptr) { offer(without_blanks(value.raw_json_token()), node); }
                break;
            case ondemand::json_type::object: walk(value.get_object().value(), node); break;
            case ondemand::json_type::array:
                if (node.member == &ArticleFields::text) {
                    take_pieces(value, node);
                } else {
                    take_elements(value, node);
                }
                break;
            default: break;
        }
    }

    void take_elements(ondemand::value value, const FieldNode& node) {
        std::size_t index = 0;
        for (auto element : value.get_array()) {
            const auto* const chosen = node.child("[" + std::to_string(index++) + "]");
            take(element.value(), chosen != nullptr ? *chosen : node);
        }
    }

    // A text in pieces: paragraphs, or (as in Telegram's exports) runs of which some are objects with a text of their
    // own.
    void take_pieces(ondemand::value value, const FieldNode& node) {
        std::vector<std::string_view> pieces;
        bool runs = false;
        for (auto element : value.get_array()) {
            ondemand::value piece = element.value();
            const auto type = piece.type().value();
            if (type == ondemand::json_type::string) {
                pieces.push_back(text_of(piece));
            } else if (type == ondemand::json_type::object) {
                runs = true;
                for (auto field : piece.get_object()) {
                    const auto name = raw_json_string(field.key().value().raw());
                    ondemand::value inner = field.value();
                    if (name == "text" && inner.type().value() == ondemand::json_type::string) {
                        pieces.push_back(text_of(inner));
                    }
                }
            }
        }
        auto& slot = slot_of(node.member);
        if (node.rank >= slot.rank || pieces.empty()) { return; }
        slot.rank = node.rank;
        slot.joined.clear();
        for (const auto piece : pieces) {
            if (!slot.joined.empty() && !runs) { slot.joined += "\n\n"; }
            slot.joined += piece;
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
    JsonStrings& strings_;
    std::array<Slot, members.size()> slots_;
};

Issue issue_of(const RecordKey& key, simdjson::error_code error, std::string_view bytes,
               std::optional<std::size_t> at) {
    const auto byte = [&](std::size_t offset) { return " (at byte " + std::to_string(key.byte + offset) + ")"; };
    switch (error) {
        case simdjson::INCORRECT_TYPE:
            return {key.where(), "this is no JSON object" + byte(0),
                    "Give each article as an object with a text field"};
        case simdjson::UTF8_ERROR:
            return {key.where(), "the JSON is not UTF-8" + byte(first_invalid_utf8(bytes).value_or(0)),
                    "Convert it, for example with iconv -f cp1252 -t utf-8"};
        case simdjson::DEPTH_ERROR:
            return {key.where(), "the JSON is nested deeper than 1,024", "Give articles as flat objects"};
        case simdjson::UNCLOSED_STRING:
            return {key.where(), "the JSON is broken: a string has no end" + byte(0),
                    "See whether the line was cut off"};
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
    JsonStrings strings;
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

std::string JsonFields::names_in(std::string& bytes) {
    constexpr std::size_t longest = 120;
    bytes.reserve(bytes.size() + simdjson::SIMDJSON_PADDING);
    std::string names;
    try {
        ondemand::document document = state_->parser.iterate(bytes.data(), bytes.size(), bytes.capacity());
        for (auto field : document.get_object()) {
            const std::string_view name = field.unescaped_key();
            ondemand::value value = field.value();
            const auto raw = value.raw_json_token();
            if (names.size() + name.size() > longest) { return names + " …"; }
            names += (names.empty() ? "" : ", ") + std::string(name);
            if (raw.starts_with("null") || raw.starts_with("\"\"")) { names += " (empty)"; }
        }
    } catch (const simdjson::simdjson_error&) { return names; }
    return names;
}

}  // namespace mapwire
