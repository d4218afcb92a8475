#include "mapwire/text/dates.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "mapwire/tables/table.hpp"
#include "mapwire/text/letter_case.hpp"
#include "text/tokens.hpp"

namespace mapwire {
namespace {

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) { return std::nullopt; }
    return value;
}

std::optional<Date> date_of(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    if (!year || !month || !day || *year < 1800 || *year > 2199 || *month < 1 || *day < 1) { return std::nullopt; }
    return Date::from_ymd(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

/// Reads a date at one place of a token list.
class DateReader {
public:
    DateReader(std::string_view text, const MonthNames& months) : text_(text), months_(months) {
        append_tokens(text, {0, text.size()}, tokens_);
    }

    std::size_t size() const { return tokens_.size(); }

    std::optional<FoundDate> at(std::size_t i) const {
        for (const auto& found : {month_first(i), day_first(i), by_dashes(i), by_points(i), by_slashes(i)}) {
            if (found) { return found; }
        }
        return std::nullopt;
    }

private:
    std::string_view word(std::size_t i) const {
        return i < tokens_.size() ? tokens_[i].span.of(text_) : std::string_view{};
    }
    std::optional<int> number(std::size_t i) const { return whole_number(word(i)); }
    std::optional<int> month(std::size_t i) const {
        const auto found = months_.month(word(i));
        return found ? std::optional<int>(static_cast<int>(*found)) : std::nullopt;
    }
    std::size_t skip(std::size_t i, std::initializer_list<std::string_view> words) const {
        return std::find(words.begin(), words.end(), word(i)) != words.end() ? i + 1 : i;
    }
    std::optional<FoundDate> found(std::size_t first, std::size_t last, std::optional<Date> date) const {
        if (!date) { return std::nullopt; }
        return FoundDate{{tokens_[first].span.begin, tokens_[last].span.end}, *date};
    }

    // June 9, 2017
    std::optional<FoundDate> month_first(std::size_t i) const {
        if (!month(i)) { return std::nullopt; }
        const auto day = skip(i + 1, {"."});
        const auto year = skip(skip(day + 1, {"st", "nd", "rd", "th"}), {","});
        return found(i, year, date_of(number(year), month(i), number(day)));
    }
    // 9 June 2017, 9th of June 2017, 9 de junio …
    std::optional<FoundDate> day_first(std::size_t i) const {
        if (!number(i)) { return std::nullopt; }
        const auto m = skip(skip(i + 1, {"st", "nd", "rd", "th", "er", "."}), {"of", "de"});
        const auto year = skip(skip(m + 1, {"."}), {","});
        return found(i, year, date_of(number(year), month(m), number(i)));
    }
    // 2017-06-09
    std::optional<FoundDate> by_dashes(std::size_t i) const {
        if (word(i).size() != 4 || word(i + 1) != "-" || word(i + 3) != "-") { return std::nullopt; }
        return found(i, i + 4, date_of(number(i), number(i + 2), number(i + 4)));
    }
    // 09.06.2017
    std::optional<FoundDate> by_points(std::size_t i) const {
        const auto whole = word(i);
        const auto first = whole.find('.');
        const auto second = whole.find('.', first + 1);
        if (first == std::string_view::npos || second == std::string_view::npos) { return std::nullopt; }
        return found(
            i, i,
            date_of(whole_number(whole.substr(second + 1)), whole_number(whole.substr(first + 1, second - first - 1)),
                    whole_number(whole.substr(0, first))));
    }
    // 25/6/2017 and 6/25/2017; 5/6/2017 may be either and is left alone
    std::optional<FoundDate> by_slashes(std::size_t i) const {
        if (word(i + 1) != "/" || word(i + 3) != "/") { return std::nullopt; }
        const auto a = number(i);
        const auto b = number(i + 2);
        if (!a || !b || (*a <= 12 && *b <= 12 && *a != *b)) { return std::nullopt; }
        return found(i, i + 4, date_of(number(i + 4), std::min(*a, *b), std::max(*a, *b)));
    }

    std::string_view text_;
    const MonthNames& months_;
    std::vector<Token> tokens_;
};

}  // namespace

MonthNames MonthNames::load(std::span<const GeodataFile> files) {
    MonthNames names;
    for (const auto& file : files) {
        if (!file.path.starts_with("geodata/languages/") || !file.path.ends_with("/months.tsv")) { continue; }
        const auto table = Table::of(file, {"month", "words"});
        for (std::size_t i = 0; i < table.size(); ++i) {
            for (const auto word : table.row(i).list("words")) {
                names.months_.emplace(lower_case(word), static_cast<unsigned>(table.row(i).number("month")));
            }
        }
    }
    return names;
}

std::optional<unsigned> MonthNames::month(std::string_view word) const {
    if (word.empty()) { return std::nullopt; }
    const auto found = months_.find(lower_case(word));
    return found == months_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<FoundDate> find_full_date(std::string_view text, const MonthNames& months) {
    const DateReader reader(text, months);
    for (std::size_t i = 0; i < reader.size(); ++i) {
        if (const auto found = reader.at(i)) { return found; }
    }
    return std::nullopt;
}

}  // namespace mapwire
