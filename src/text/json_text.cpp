#include "mapwire/text/json_text.hpp"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

namespace mapwire {

void append_json_string(std::string& out, std::string_view text) {
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    out.push_back('"');
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) { continue; }
        out.append(text.substr(done, i - done));
        done = i + 1;
        switch (c) {
            case '"': out.append("\\\""); break;
            case '\\': out.append("\\\\"); break;
            case '\n': out.append("\\n"); break;
            case '\r': out.append("\\r"); break;
            case '\t': out.append("\\t"); break;
            default:
                out.append("\\u00");
                out.push_back(hexadecimal[c >> 4U]);
                out.push_back(hexadecimal[c & 15U]);
        }
    }
    out.append(text.substr(done));
    out.push_back('"');
}

void append_json_number(std::string& out, double value) {
    if (!std::isfinite(value)) {
        out.append("null");
        return;
    }
    if (value == 0.0) {
        out.push_back('0');  // never "-0"
        return;
    }
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    out.append(buffer.data(), end);
}

void JsonText::before_value() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (!first_.empty()) {
        if (!first_.back()) { out_.push_back(','); }
        first_.back() = false;
    }
    break_line();
}

void JsonText::break_line() {
    if (break_before_) { out_.push_back('\n'); }
    break_before_ = false;
}

JsonText& JsonText::begin_object() {
    before_value();
    out_.push_back('{');
    first_.push_back(true);
    return *this;
}

JsonText& JsonText::end_object() {
    assert(!first_.empty() && !after_key_);
    first_.pop_back();
    break_line();
    out_.push_back('}');
    return *this;
}

JsonText& JsonText::begin_array() {
    before_value();
    out_.push_back('[');
    first_.push_back(true);
    return *this;
}

JsonText& JsonText::end_array() {
    assert(!first_.empty() && !after_key_);
    first_.pop_back();
    break_line();
    out_.push_back(']');
    return *this;
}

JsonText& JsonText::key(std::string_view name) {
    assert(!first_.empty() && !after_key_);
    before_value();
    append_json_string(out_, name);
    out_.push_back(':');
    after_key_ = true;
    return *this;
}

JsonText& JsonText::value(std::string_view text) {
    before_value();
    append_json_string(out_, text);
    return *this;
}

JsonText& JsonText::value(double number) {
    before_value();
    append_json_number(out_, number);
    return *this;
}

JsonText& JsonText::value(std::int64_t number) {
    before_value();
    out_.append(std::to_string(number));
    return *this;
}

JsonText& JsonText::value(bool truth) {
    before_value();
    out_.append(truth ? "true" : "false");
    return *this;
}

JsonText& JsonText::null() {
    before_value();
    out_.append("null");
    return *this;
}

JsonText& JsonText::value_or_null(std::string_view text) { return text.empty() ? null() : value(text); }

JsonText& JsonText::raw(std::string_view json) {
    before_value();
    out_.append(json);
    return *this;
}

JsonText& JsonText::line_break() {
    break_before_ = true;
    return *this;
}

}  // namespace mapwire
