#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/tables/geodata.hpp"

namespace mapwire {

/// One data row of a table: its cells, and where it stands for messages.
class TableRow {
public:
    TableRow(const class Table& table, std::size_t index) noexcept : table_(&table), index_(index) {}
    /// The cell of a column that the table must have (it was asked for when the table was read).
    [[nodiscard]] std::string_view operator[](std::string_view column) const;
    /// "" when the table has no such column.
    [[nodiscard]] std::string_view get_or_empty(std::string_view column) const;
    /// A number in the cell. Throws InputError "file:line: column is "ten", not a number. …".
    [[nodiscard]] double number(std::string_view column) const;
    [[nodiscard]] std::optional<double> optional_number(std::string_view column) const;
    /// The parts of a cell between separators, trimmed, empty parts left out.
    [[nodiscard]] std::vector<std::string_view> list(std::string_view column, char separator = '|') const;
    /// "geodata/zones/zones.tsv:14".
    [[nodiscard]] std::string where() const;
    [[nodiscard]] std::size_t line() const noexcept;

private:
    const Table* table_;
    std::size_t index_;
};

/// A tab-separated table with a header row. Lines that start with '#' and empty lines are comments. Cells hold no tab
/// and no newline; they are trimmed of blanks. A UTF-8 byte order mark is skipped, a carriage return at a line's end
/// too. Rows are views into the table's text and must not outlive it.
class Table {
public:
    /// Throws InputError (file, line) for a missing column, a repeated column or a row with another number of cells.
    /// The table keeps a copy of the text.
    [[nodiscard]] static Table parse(std::string name, std::string_view text,
                                     std::span<const std::string_view> required_columns);
    [[nodiscard]] static Table parse(std::string name, std::string_view text,
                                     std::initializer_list<std::string_view> required_columns);
    /// The same without a copy: the file's text must outlive the table and what is read from it.
    [[nodiscard]] static Table of(const GeodataFile& file, std::span<const std::string_view> required_columns);
    [[nodiscard]] static Table of(const GeodataFile& file, std::initializer_list<std::string_view> required_columns);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] std::size_t size() const noexcept { return lines_.size(); }
    [[nodiscard]] TableRow row(std::size_t index) const noexcept { return TableRow{*this, index}; }
    [[nodiscard]] bool has_column(std::string_view column) const noexcept;
    [[nodiscard]] const std::vector<std::string>& columns() const noexcept { return columns_; }

    Table(Table&&) noexcept = default;
    Table& operator=(Table&&) noexcept = default;
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;
    ~Table() = default;

private:
    friend class TableRow;
    Table() = default;
    void read(std::string_view text, std::span<const std::string_view> required_columns);
    [[nodiscard]] std::size_t column_number(std::string_view column) const noexcept;
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const noexcept;
    struct Cell {
        std::uint32_t begin;
        std::uint32_t size;
    };
    std::string name_;
    std::unique_ptr<const std::string> copy_;  // of the text, when the table keeps one
    std::string_view text_;
    std::vector<std::string> columns_;
    std::vector<Cell> cells_;           // row by row, columns_.size() each
    std::vector<std::uint32_t> lines_;  // line number of each row
};

}  // namespace mapwire
