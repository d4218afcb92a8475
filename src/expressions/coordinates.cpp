#include "expressions/coordinates.hpp"

#include <charconv>
#include <cmath>

namespace mapwire::expressions {
namespace {

constexpr double metres_per_degree = 111'320.0;  // of latitude, for the size of a last digit only

struct Angle {
    double degrees = 0.0;
    double last_digit = 1.0;  // in degrees
    int decimals = 0;
    char hemisphere = 0;
    bool signs = false;  // degree or minute signs were written
};

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<Angle> angle() {
        Angle result;
        skip_blanks();
        const auto before_letter = at_;
        if (auto letter = hemisphere()) {
            result.hemisphere = *letter;  // "N 36.2021, E 37.1343"
            skip_blanks();
        } else {
            at_ = before_letter;
        }
        double sign = 1.0;
        if (accept("-") || accept("−")) { sign = -1.0; }
        double unit = 1.0;
        for (int part = 0; part < 3; ++part) {
            int decimals = 0;
            const auto value = number(decimals);
            if (!value) {
                if (part == 0) { return std::nullopt; }
                break;
            }
            if (part > 0 && *value >= 60.0) { return std::nullopt; }
            result.degrees += *value * unit;
            result.last_digit = unit * std::pow(10.0, -decimals);
            result.decimals = decimals;
            const bool marked = part == 0 ? accept("°") || accept("º") || accept("˚")
                                : part == 1
                                    ? accept("′") || accept("'") || accept("’")
                                    : accept("″") || accept("\"") || accept("”") || accept("''") || accept("′′");
            result.signs = result.signs || marked;
            if (!marked) { break; }
            skip_blanks();
            unit /= 60.0;
        }
        result.degrees *= sign;
        const auto before = at_;
        skip_blanks();
        if (const auto letter = result.hemisphere == 0 ? hemisphere() : std::nullopt) {
            result.hemisphere = *letter;
            return result;
        }
        at_ = before;
        return result;
    }

    void skip_separator() {
        skip_blanks();
        if (accept(",") || accept(";") || accept("/")) { skip_blanks(); }
    }
    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] bool digit_follows() const {
        return at_ < text_.size() && ((text_[at_] >= '0' && text_[at_] <= '9') || text_[at_] == '%');
    }

private:
    std::optional<char> hemisphere() {
        const char here = at_ < text_.size() ? text_[at_] : '\0';
        if (std::string_view("NSEW").find(here) == std::string_view::npos || here == '\0') { return std::nullopt; }
        if (at_ + 1 < text_.size() && is_letter(text_[at_ + 1])) { return std::nullopt; }
        ++at_;
        return here;
    }
    static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
    void skip_blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_.substr(at_).starts_with("\u00A0"))) {
            at_ += text_[at_] == ' ' ? 1U : 2U;
        }
    }
    bool accept(std::string_view sign) {
        if (!text_.substr(at_).starts_with(sign)) { return false; }
        at_ += sign.size();
        return true;
    }
    std::optional<double> number(int& decimals) {
        double value = 0.0;
        const auto rest = text_.substr(at_);
        std::size_t length = 0;
        bool point = false;
        while (length < rest.size() &&
               ((rest[length] >= '0' && rest[length] <= '9') || (rest[length] == '.' && !point))) {
            point = point || rest[length] == '.';
            decimals += point && rest[length] != '.' ? 1 : 0;
            ++length;
        }
        if (length > 0 && rest[length - 1] == '.') { --length; }
        if (length == 0) { return std::nullopt; }
        const auto result = std::from_chars(rest.data(), rest.data() + length, value, std::chars_format::fixed);
        if (result.ec != std::errc{}) { return std::nullopt; }
        at_ += length;
        return value;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<CoordinatePair> read_coordinates(std::string_view text) {
    Reader reader(text.substr(0, 80));
    auto first = reader.angle();
    if (!first) { return std::nullopt; }
    reader.skip_separator();
    auto second = reader.angle();
    if (!second || reader.digit_follows()) { return std::nullopt; }
    const auto east_west = [](const Angle& a) { return a.hemisphere == 'E' || a.hemisphere == 'W'; };
    const auto north_south = [](const Angle& a) { return a.hemisphere == 'N' || a.hemisphere == 'S'; };
    const bool told = (north_south(*first) && east_west(*second)) || (east_west(*first) && north_south(*second));
    const bool bare = first->hemisphere == 0 && second->hemisphere == 0 &&
                      ((first->decimals >= 3 && second->decimals >= 3) || (first->signs && second->signs));
    if (!told && !bare) { return std::nullopt; }
    if (told && east_west(*first)) { std::swap(first, second); }
    const double latitude = first->hemisphere == 'S' ? -first->degrees : first->degrees;
    const double longitude = second->hemisphere == 'W' ? -second->degrees : second->degrees;
    const auto position = Coordinate::try_from_degrees({longitude, latitude});
    if (!position) { return std::nullopt; }
    const double digit = std::max(first->last_digit, second->last_digit);
    return CoordinatePair{*position, Metres{digit * metres_per_degree}, reader.at()};
}

}  // namespace mapwire::expressions
