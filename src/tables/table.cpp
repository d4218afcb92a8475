#include "mapwire/tables/table.hpp"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

std::string_view trimmed(std::string_view text) {
    if (!text.empty() && text.front() != ' ' && text.back() != ' ') { return text; }
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) { return {}; }
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

// Calls `take` with each part between separators, trimmed.
template <class Take>
void split(std::string_view line, char separator, Take take) {
    std::size_t begin = 0;
    while (true) {
        const auto end = line.find(separator, begin);
        take(trimmed(line.substr(begin, end == std::string_view::npos ? end : end - begin)));
        if (end == std::string_view::npos) { return; }
        begin = end + 1;
    }
}

void check_header(const std::string& name, std::size_t line, const std::vector<std::string>& columns,
                  std::span<const std::string_view> required) {
    const std::string where = name + ":" + std::to_string(line);
    for (const auto& column : columns) {
        if (column.empty()) { throw InputError({where, "the header has a column without a name", "Name each column"}); }
        if (std::count(columns.begin(), columns.end(), column) > 1) {
            throw InputError(
                {where, "the header names the column " + quoted(column) + " twice", "Name each column once"});
        }
    }
    for (const auto column : required) {
        if (std::find(columns.begin(), columns.end(), column) == columns.end()) {
            throw InputError(
                {where, "the header has no column " + quoted(column), "Add it, with tabs between the columns"});
        }
    }
}

}  // namespace

Table Table::parse(std::string name, std::string_view text, std::initializer_list<std::string_view> required_columns) {
    return parse(std::move(name), text, std::span(required_columns.begin(), required_columns.size()));
}

Table Table::parse(std::string name, std::string_view text, std::span<const std::string_view> required_columns) {
    Table table;
    table.name_ = std::move(name);
    table.copy_ = std::make_unique<const std::string>(text);
    table.read(*table.copy_, required_columns);
    return table;
}

Table Table::of(const GeodataFile& file, std::initializer_list<std::string_view> required_columns) {
    return of(file, std::span(required_columns.begin(), required_columns.size()));
}

Table Table::of(const GeodataFile& file, std::span<const std::string_view> required_columns) {
    Table table;
    table.name_ = file.path;
    table.read(file.text, required_columns);
    return table;
}

void Table::read(std::string_view all, std::span<const std::string_view> required_columns) {
    if (all.size() > std::numeric_limits<std::uint32_t>::max()) {
        throw InputError({name_, "the table is larger than 4 GiB", "Split it"});
    }
    text_ = all;
    std::size_t position = all.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    std::size_t line_number = 0;
    bool header_seen = false;
    while (position < all.size()) {
        ++line_number;
        auto end = all.find('\n', position);
        if (end == std::string_view::npos) { end = all.size(); }
        std::string_view line = all.substr(position, end - position);
        position = end + 1;
        if (line.ends_with('\r')) { line.remove_suffix(1); }
        if (trimmed(line).empty() || line.front() == '#') { continue; }
        if (!header_seen) {
            split(line, '\t', [&](std::string_view part) { columns_.emplace_back(part); });
            check_header(name_, line_number, columns_, required_columns);
            header_seen = true;
            continue;
        }
        const auto cells = cells_.size();
        split(line, '\t', [&](std::string_view part) {
            const auto begin = part.empty() ? 0 : part.data() - all.data();
            cells_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(part.size())});
        });
        if (const auto parts = cells_.size() - cells; parts != columns_.size()) {
            throw InputError(
                {name_ + ":" + std::to_string(line_number),
                 "the row has " + std::to_string(parts) + " cells, the header has " + std::to_string(columns_.size()),
                 "Put one tab between cells, also around empty ones"});
        }
        lines_.push_back(static_cast<std::uint32_t>(line_number));
    }
    if (!header_seen) {
        throw InputError({name_, "the table is empty", "Its first line names the columns, with tabs between them"});
    }
}

std::size_t Table::column_number(std::string_view column) const noexcept {
    // Asked for every cell: most names differ in their length or first letter.
    std::size_t number = 0;
    for (const auto& name : columns_) {
        if (name.size() == column.size() && (column.empty() || name.front() == column.front()) && name == column) {
            break;
        }
        ++number;
    }
    return number;
}

bool Table::has_column(std::string_view column) const noexcept { return column_number(column) < columns_.size(); }

std::string_view Table::cell(std::size_t row, std::size_t column) const noexcept {
    const auto cell = cells_[row * columns_.size() + column];
    return {text_.data() + cell.begin, cell.size};
}

std::string_view TableRow::get_or_empty(std::string_view column) const {
    const auto number = table_->column_number(column);
    return number < table_->columns_.size() ? table_->cell(index_, number) : std::string_view{};
}

std::string_view TableRow::operator[](std::string_view column) const {
    const auto number = table_->column_number(column);
    if (number == table_->columns_.size()) {
        throw std::logic_error("no column " + std::string(column) + " in " + table_->name_);
    }
    return table_->cell(index_, number);
}

std::optional<double> TableRow::optional_number(std::string_view column) const {
    const auto cell = (*this)[column];
    if (cell.empty()) { return std::nullopt; }
    return number(column);
}

double TableRow::number(std::string_view column) const {
    const auto cell = (*this)[column];
    double value = 0.0;
    const auto [end, error] = fast_float::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value)) {
        throw InputError(
            {where(), std::string(column) + " is " + quoted(cell) + ", not a number", "Write for example 10 or 2.5"});
    }
    return value;
}

std::vector<std::string_view> TableRow::list(std::string_view column, char separator) const {
    std::vector<std::string_view> parts;
    const auto cell = (*this)[column];
    if (cell.empty()) { return parts; }
    parts.reserve(static_cast<std::size_t>(std::count(cell.begin(), cell.end(), separator)) + 1);
    split(cell, separator, [&](std::string_view part) {
        if (!part.empty()) { parts.push_back(part); }
    });
    return parts;
}

std::size_t TableRow::line() const noexcept { return table_->lines_[index_]; }

std::string TableRow::where() const { return table_->name_ + ":" + std::to_string(line()); }

}  // namespace mapwire
