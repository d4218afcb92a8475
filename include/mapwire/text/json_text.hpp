#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mapwire {

/// Appends `text` as a JSON string with its quotes (RFC 8259; control characters escaped, all else as it is).
void append_json_string(std::string& out, std::string_view text);

/// Appends the shortest decimal that reads back as the same number; null for NaN and infinities.
void append_json_number(std::string& out, double value);

/// Writes a JSON text piece by piece, commas and colons included: the same calls give the same bytes.
///
///     JsonText json;
///     json.begin_object().key("name").value("Al
///     Tanf").key("points").begin_array().value(1.5).end_array().end_object(); json.text()  →  {"name":"Al
///     Tanf","points":[1.5]}
///
/// Arrays and objects must be closed by who opened them; assert holds the order of calls.
class JsonText {
public:
    JsonText& begin_object();
    JsonText& end_object();
    JsonText& begin_array();
    JsonText& end_array();
    JsonText& key(std::string_view name);
    JsonText& value(std::string_view text);
    JsonText& value(const char* text) { return value(std::string_view(text)); }
    JsonText& value(const std::string& text) { return value(std::string_view(text)); }
    JsonText& value(double number);
    JsonText& value(std::int64_t number);
    JsonText& value(int number) { return value(static_cast<std::int64_t>(number)); }
    JsonText& value(std::size_t number) { return value(static_cast<std::int64_t>(number)); }
    JsonText& value(bool truth);
    JsonText& null();
    /// Null for "", as unknown is null in everything that mapwire prints.
    JsonText& value_or_null(std::string_view text);
    /// A finished JSON value, such as a GeoJSON geometry.
    JsonText& raw(std::string_view json);
    /// A line break before the next value, key or closing bracket, for people's eyes.
    JsonText& line_break();

    [[nodiscard]] const std::string& text() const noexcept { return out_; }
    [[nodiscard]] std::string take() noexcept { return std::move(out_); }

private:
    void before_value();
    void break_line();
    std::string out_;
    std::vector<bool> first_;  // for each open array or object: nothing in it yet
    bool after_key_ = false;
    bool break_before_ = false;
};

}  // namespace mapwire
