#include "mapwire/gazetteer/compile.hpp"

#include <cmath>
#include <cstring>
#include <string_view>
#include <unordered_map>

#include "gazetteer/byte_format.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/coordinate.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/text/fold.hpp"

namespace mapwire {
namespace {

class Bytes {
public:
    void number(double value) { raw(&value, sizeof value); }
    void integer(std::uint64_t value) { raw(&value, sizeof value); }
    void text(std::string_view value) {
        integer(value.size());
        raw(value.data(), value.size());
    }
    [[nodiscard]] std::vector<std::byte> take() { return std::move(bytes_); }

private:
    void raw(const void* data, std::size_t size) {
        const auto* begin = static_cast<const std::byte*>(data);
        bytes_.insert(bytes_.end(), begin, begin + size);
    }
    std::vector<std::byte> bytes_;
};

NameKind kind_of(const TableRow& row, std::string_view word) {
    if (word.empty()) { return NameKind::alternate; }
    if (word == "abbr") { return NameKind::abbreviation; }
    if (word == "demonym") { return NameKind::demonym; }
    if (word == "former") { return NameKind::former; }
    throw InputError({row.where(), "names has the kind \"" + std::string(word) + "\", which is none",
                      "Write abbr, demonym or former, or leave it out"});
}

struct WrittenName {
    std::string_view language;
    NameKind kind;
    std::string_view text;
};

std::vector<WrittenName> names_of(const TableRow& row) {
    std::vector<WrittenName> names{{"", NameKind::preferred, row["name"]}};
    for (const auto cell : row.list("names")) {
        const auto colon = cell.find(':');
        if (colon == std::string_view::npos) {
            throw InputError({row.where(), "names has \"" + std::string(cell) + "\" without a language",
                              "Write for example ar:" + std::string(cell)});
        }
        const auto tag = cell.substr(0, colon);
        const auto dot = tag.find('.');
        const auto word = dot == std::string_view::npos ? std::string_view{} : tag.substr(dot + 1);
        names.push_back({tag.substr(0, dot), kind_of(row, word), cell.substr(colon + 1)});
    }
    for (const auto& name : names) {
        if (fold_name(name.text).empty()) {
            throw InputError({row.where(), "the name \"" + std::string(name.text) + "\" has no letter and no digit",
                              "Write the name of the place"});
        }
    }
    return names;
}

}  // namespace

std::vector<std::byte> compile_gazetteer(std::span<const Table> tables, const GazetteerDescription& description) {
    std::unordered_map<std::string, std::uint64_t> numbers;
    std::uint64_t count = 0;
    for (const auto& table : tables) {
        for (std::size_t i = 0; i < table.size(); ++i) {
            const auto row = table.row(i);
            const auto id = row["id"];
            if (id.empty()) { throw InputError({row.where(), "id is empty", "Give the place a lasting id"}); }
            if (!numbers.emplace(id, count++).second) {
                throw InputError(
                    {row.where(), "the id \"" + std::string(id) + "\" is used twice", "Ids are unique in all tables"});
            }
        }
    }
    Bytes bytes;
    bytes.integer(byte_format_mark);
    bytes.text(description.date);
    bytes.text(description.licence);
    bytes.text(description.attribution);
    bytes.integer(count);
    const auto parent = [&](const TableRow& row, std::string_view column) -> std::uint64_t {
        const auto id = row[column];
        if (id.empty()) { return 0; }
        const auto found = numbers.find(std::string(id));
        return found == numbers.end() ? 0 : found->second + 1;
    };
    for (const auto& table : tables) {
        for (std::size_t i = 0; i < table.size(); ++i) {
            const auto row = table.row(i);
            const Degrees degrees{row.number("longitude_deg"), row.number("latitude_deg")};
            if (!Coordinate::try_from_degrees(degrees)) {
                throw InputError({row.where(), "longitude_deg or latitude_deg is outside its range",
                                  "Longitude is from -180 to 180, latitude from -90 to 90 degrees"});
            }
            bytes.text(row["id"]);
            bytes.text(row["feature_class"]);
            bytes.text(row["feature_code"]);
            bytes.number(degrees.longitude);
            bytes.number(degrees.latitude);
            bytes.text(row["country_code"]);
            bytes.integer(parent(row, "admin1"));
            bytes.integer(parent(row, "admin2"));
            bytes.number(row.optional_number("population").value_or(0.0));
            bytes.text(row["valid_from"]);
            bytes.text(row["valid_to"]);
            bytes.number(row.optional_number("uncertainty_m").value_or(0.0));
            bytes.text(row["source"]);
            bytes.text(row["note"]);
            const auto names = names_of(row);
            bytes.integer(names.size());
            for (const auto& name : names) {
                bytes.text(name.language);
                bytes.integer(static_cast<std::uint64_t>(name.kind));
                bytes.text(name.text);
            }
        }
    }
    return bytes.take();
}

}  // namespace mapwire
