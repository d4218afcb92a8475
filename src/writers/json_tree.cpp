#include "writers/json_tree.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace mapwire {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void append_utf8(std::string& out, unsigned code) {
    const auto put = [&](unsigned byte) { out.push_back(static_cast<char>(byte)); };
    if (code < 0x80U) { return put(code); }
    if (code < 0x800U) {
        put(0xC0U | code >> 6U);
    } else if (code < 0x10000U) {
        put(0xE0U | code >> 12U);
        put(0x80U | (code >> 6U & 0x3FU));
    } else {
        put(0xF0U | code >> 18U);
        put(0x80U | (code >> 12U & 0x3FU));
        put(0x80U | (code >> 6U & 0x3FU));
    }
    put(0x80U | (code & 0x3FU));
}

/// RFC 8259 and nothing else. Written for checking: speed matters less than saying where and what.
class Reader {
public:
    Reader(std::string_view text, std::string_view streamed, const std::function<void(const JsonNode&)>& on_item)
        : text_(text), streamed_(streamed), on_item_(on_item) {}

    JsonNode read() {
        auto root = value(0);
        skip_blanks();
        if (at_ < text_.size()) { fail("text after the end of the JSON value"); }
        return root;
    }

private:
    static constexpr int deepest = 200;

    [[noreturn]] void fail(std::string what) const { throw JsonFault{at_, std::move(what)}; }
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void skip_blanks() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) { ++at_; }
    }
    void expect(char c) {
        skip_blanks();
        if (peek() != c) {
            fail(at_ < text_.size() ? std::string("a '") + c + "' is missing" : "the text ends too early");
        }
        ++at_;
    }

    JsonNode value(int depth) {
        if (depth > deepest) { fail("nested deeper than " + std::to_string(deepest) + " levels"); }
        skip_blanks();
        JsonNode node;
        node.offset = at_;
        switch (peek()) {
            case '{': object(node, depth); break;
            case '[': array(node, depth, nullptr); break;
            case '"':
                node.kind = JsonNode::Kind::string;
                node.text = string();
                break;
            default: scalar(node);
        }
        return node;
    }

    void scalar(JsonNode& node) {
        if (is_digit(peek()) || (peek() == '-' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))) {
            return number(node);
        }
        std::size_t end = at_;
        while (end < text_.size() && std::string_view(",]} \t\r\n").find(text_[end]) == std::string_view::npos) {
            ++end;
        }
        const auto word = text_.substr(at_, end - at_);
        if (word.empty()) { fail("a value is missing"); }
        if (word != "null" && word != "true" && word != "false") {
            fail(std::string(word.substr(0, 20)) + " is not JSON");
        }
        node.kind = word == "null" ? JsonNode::Kind::null : JsonNode::Kind::boolean;
        at_ = end;
    }

    void number(JsonNode& node) {
        const std::size_t begin = at_;
        const auto digits = [&] {
            if (!is_digit(peek())) { fail("a digit is missing"); }
            while (is_digit(peek())) { ++at_; }
        };
        if (peek() == '-') { ++at_; }
        if (peek() == '0' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])) { fail("a number begins with 0"); }
        digits();
        if (peek() == '.') { ++at_, digits(); }
        if (peek() == 'e' || peek() == 'E') {
            ++at_;
            if (peek() == '+' || peek() == '-') { ++at_; }
            digits();
        }
        node.kind = JsonNode::Kind::number;
        node.text = text_.substr(begin, at_ - begin);
        const auto read = std::from_chars(node.text.data(), node.text.data() + node.text.size(), node.number);
        if (read.ec != std::errc{}) { fail(node.text.substr(0, 20) + " is too large or too small a number"); }
    }

    unsigned hex4() {
        unsigned code = 0;
        if (at_ + 4 > text_.size()) { fail("the text ends too early"); }
        const auto read = std::from_chars(text_.data() + at_, text_.data() + at_ + 4, code, 16);
        if (read.ptr != text_.data() + at_ + 4) { fail("\\u is not followed by four hexadecimal digits"); }
        at_ += 4;
        return code;
    }

    void escape(std::string& out) {
        const char c = peek();
        ++at_;
        const auto known = std::string_view("\"\\/bfnrt").find(c);
        if (known != std::string_view::npos) { return out.push_back("\"\\/\b\f\n\r\t"[known]); }
        if (c != 'u') { fail("an unknown escape in a string"); }
        unsigned code = hex4();
        if (code >= 0xD800U && code < 0xDC00U && text_.substr(at_, 2) == "\\u") {
            at_ += 2;
            const unsigned low = hex4();
            if (low < 0xDC00U || low > 0xDFFFU) { fail("half of a surrogate pair"); }
            code = 0x10000U + ((code - 0xD800U) << 10U) + (low - 0xDC00U);
        } else if (code >= 0xD800U && code < 0xE000U) {
            fail("half of a surrogate pair");
        }
        append_utf8(out, code);
    }

    std::string string() {
        std::string out;
        ++at_;
        while (true) {
            if (at_ >= text_.size()) { fail("a string has no end"); }
            const char c = text_[at_];
            if (static_cast<unsigned char>(c) < 0x20U) { fail("a control character in a string"); }
            ++at_;
            if (c == '"') { return out; }
            if (c == '\\') {
                escape(out);
            } else {
                out.push_back(c);
            }
        }
    }

    void array(JsonNode& node, int depth, const std::function<void(const JsonNode&)>* on_item) {
        node.kind = JsonNode::Kind::array;
        expect('[');
        skip_blanks();
        if (peek() == ']') {
            ++at_;
            return;
        }
        while (true) {
            auto item = value(depth + 1);
            if (on_item != nullptr) {
                (*on_item)(item);
            } else {
                node.items.push_back(std::move(item));
            }
            skip_blanks();
            if (peek() != ',') { break; }
            ++at_;
        }
        expect(']');
    }

    void object(JsonNode& node, int depth) {
        node.kind = JsonNode::Kind::object;
        expect('{');
        skip_blanks();
        if (peek() == '}') {
            ++at_;
            return;
        }
        while (true) {
            skip_blanks();
            if (peek() != '"') { fail("a key is missing"); }
            std::string key = string();
            expect(':');
            skip_blanks();
            if (depth == 0 && key == streamed_ && peek() == '[') {
                JsonNode list;
                list.offset = at_;
                array(list, depth + 1, &on_item_);
                node.members.emplace_back(std::move(key), std::move(list));
            } else {
                node.members.emplace_back(std::move(key), value(depth + 1));
            }
            skip_blanks();
            if (peek() != ',') { break; }
            ++at_;
        }
        expect('}');
    }

    std::string_view text_;
    std::string_view streamed_;
    const std::function<void(const JsonNode&)>& on_item_;
    std::size_t at_ = 0;
};

}  // namespace

const JsonNode* JsonNode::find(std::string_view key) const {
    const auto found =
        std::find_if(members.begin(), members.end(), [&](const auto& member) { return member.first == key; });
    return found == members.end() ? nullptr : &found->second;
}

std::string_view kind_word(JsonNode::Kind kind) noexcept {
    switch (kind) {
        case JsonNode::Kind::null: return "null";
        case JsonNode::Kind::boolean: return "true or false";
        case JsonNode::Kind::number: return "number";
        case JsonNode::Kind::string: return "text";
        case JsonNode::Kind::array: return "list";
        case JsonNode::Kind::object: return "object";
    }
    return "null";
}

JsonNode read_json(std::string_view text, std::string_view streamed,
                   const std::function<void(const JsonNode&)>& on_item) {
    return Reader(text, streamed, on_item).read();
}

}  // namespace mapwire
