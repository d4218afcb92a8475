#include "gazetteer/dump_companions.hpp"

#include <algorithm>
#include <tuple>

#include "gazetteer/row_values.hpp"
#include "gazetteer/source_columns.hpp"
#include "mapwire/text/utf8.hpp"

namespace mapwire {
namespace {

std::string in_lower_case(std::string text) {
    for (auto& c : text) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c | 0x20); }
    }
    return text;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// What stands where a language is expected and is none: codes of airports, posts and railways, links, numbers of other
// catalogues, and spellings for the ear, which no text has.
bool is_no_language(std::string_view tag) {
    constexpr std::string_view tags[] = {"link", "wkdt", "post", "iata", "icao",
                                         "faac", "tcid", "unlc", "phon", "piny"};
    return std::find(std::begin(tags), std::end(tags), tag) != std::end(tags);
}

const char* format_of(CompanionKind kind) {
    switch (kind) {
        case CompanionKind::alternate_names: return "GeoNames alternate names";
        case CompanionKind::hierarchy: return "GeoNames hierarchy";
        case CompanionKind::admin1_codes: return "GeoNames first-level divisions";
        case CompanionKind::admin2_codes: return "GeoNames second-level divisions";
        case CompanionKind::none: break;
    }
    return "";
}

// The first or last day of what people write there: "1992", "1992-04", "1992-04-28", "19920428"; open for all else.
std::int32_t day_in(std::string_view text, bool first) {
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            digits.push_back(c);
        } else if (c != '-') {
            digits.clear();
            break;
        }
    }
    const NamePeriod open;
    if (digits.size() != 4 && digits.size() != 6 && digits.size() != 8) {
        return first ? open.first_day : open.last_day;
    }
    const auto year = digits.substr(0, 4);
    const auto day_of = [](const std::optional<Date>& date) {
        return date ? std::optional(static_cast<std::int32_t>(date->days().time_since_epoch().count())) : std::nullopt;
    };
    std::optional<std::int32_t> day;
    if (digits.size() == 4) {
        day = day_of(Date::parse_iso(year + (first ? "-01-01" : "-12-31")));
    } else {
        const auto month = year + "-" + digits.substr(4, 2) + "-";
        if (digits.size() == 8) {
            day = day_of(Date::parse_iso(month + digits.substr(6)));
        } else {
            // The last day of the month is the last one that there is.
            for (int last = first ? 1 : 31; !day && last > 0; --last) {
                day = day_of(Date::parse_iso(month + (last < 10 ? "0" : "") + std::to_string(last)));
            }
        }
    }
    return day ? *day : first ? open.first_day : open.last_day;
}

}  // namespace

CompanionKind companion_kind(const std::filesystem::path& file) {
    const auto name = in_lower_case(file.filename().string());
    if (name.starts_with("alternatenames") ||
        in_lower_case(file.parent_path().filename().string()) == "alternatenames") {
        return CompanionKind::alternate_names;
    }
    if (name.starts_with("hierarchy.")) { return CompanionKind::hierarchy; }
    if (name.starts_with("admin1codes")) { return CompanionKind::admin1_codes; }
    if (name.starts_with("admin2codes")) { return CompanionKind::admin2_codes; }
    return CompanionKind::none;
}

// alternateNameId, geonameid, isolanguage, alternate name, isPreferredName, isShortName, isColloquial, isHistoric,
// from, to
bool DumpCompanions::take_name(const std::vector<std::string_view>& cells) {
    if (cells.size() < 4) { return false; }
    const auto id = geonames_id_in(trimmed(cells[1]));
    const auto tag = trimmed(cells[2]);
    const auto text = trimmed(cells[3]);
    if (id == 0) { return false; }
    if (is_no_language(tag) || text.empty() || text.size() > longest_name_bytes) { return true; }
    const auto flag = [&](std::size_t column) { return column < cells.size() && trimmed(cells[column]) == "1"; };
    Entry entry{
        id, static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint16_t>(text.size()), {}, NameKind::alternate,
        {}};
    // "fr_1793" is the French of that year.
    const bool historic = flag(7) || tag.find('_') != std::string_view::npos;
    const auto cell = [&](std::size_t column) { return column < cells.size() ? trimmed(cells[column]) : ""; };
    entry.period = {day_in(cell(8), true), day_in(cell(9), false)};
    if (entry.period.last_day < entry.period.first_day) { entry.period = {}; }
    // What people call it among themselves ("Big Apple") is found, and is never the name to print. The short form of a
    // name ("Syria" of "Syrian Arab Republic") is printed when it is the preferred one.
    const bool colloquial = flag(6);
    entry.kind = tag == "abbr"                                                ? NameKind::abbreviation
                 : historic || entry.period.last_day != NamePeriod{}.last_day ? NameKind::former
                 : flag(4) && !colloquial                                     ? NameKind::preferred
                                                                              : NameKind::alternate;
    const bool two_letters =
        tag.size() >= 2 && is_lower(tag[0]) && is_lower(tag[1]) && (tag.size() == 2 || !is_lower(tag[2]));
    if (two_letters) { std::copy_n(tag.begin(), 2, entry.language); }
    texts_.append(text);
    entries_.push_back(entry);
    return true;
}

// code ("SY.08" or "SY.08.170903"), name, name in ASCII, geonameid
bool DumpCompanions::take_division(const std::vector<std::string_view>& cells, std::uint8_t level) {
    if (cells.size() < 4) { return false; }
    const auto code = trimmed(cells[0]);
    const auto id = geonames_id_in(trimmed(cells[3]));
    if (id == 0 || std::count(code.begin(), code.end(), '.') != level) { return false; }
    const auto number = static_cast<std::uint32_t>(divisions_.size());
    divisions_.push_back({id, level, std::string(trimmed(cells[1])), std::string(trimmed(cells[2]))});
    division_by_code_.emplace(code, number);
    division_by_id_.emplace(id, number);
    return true;
}

// parent, child, kind of the tie
bool DumpCompanions::take_parent(const std::vector<std::string_view>& cells) {
    if (cells.size() < 2) { return false; }
    const auto parent = geonames_id_in(trimmed(cells[0]));
    const auto child = geonames_id_in(trimmed(cells[1]));
    if (parent == 0 || child == 0) { return false; }
    // A place may lie in an organisation or a region as well; the administrative parent is the one that counts.
    const bool administrative = cells.size() > 2 && trimmed(cells[2]) == "ADM";
    if (administrative) {
        parents_[child] = parent;
    } else {
        parents_.emplace(child, parent);
    }
    return true;
}

void DumpCompanions::read(const std::string& name, std::unique_ptr<ByteSource> bytes, CompanionKind kind,
                          std::size_t most_issues, SourceReport& report) {
    report.format = format_of(kind);
    LineReader lines(std::move(bytes));
    std::vector<std::string_view> cells;
    std::vector<std::string> storage;
    std::string_view line;
    const auto fault = [&](std::string what) {
        ++report.faulty;
        if (report.issues.size() < most_issues) {
            report.issues.push_back({name + ":" + std::to_string(lines.number()), std::move(what), "Fetch it again"});
        }
    };
    while (lines.next(line)) {
        if (!lines.too_long() && (trimmed(line).empty() || line.front() == '#')) { continue; }
        if (report.rows == 0 && !lines.too_long() && line.front() == '<') {
            throw InputError({name + ":1", "this is a web page, not a table",
                              "Fetch the file again; the server sent a page instead"});
        }
        ++report.rows;
        if (lines.too_long() || first_invalid_utf8(line)) {
            fault("the line is too long or not UTF-8");
            continue;
        }
        split_line(line, '\t', cells, storage);
        const bool good = kind == CompanionKind::alternate_names ? take_name(cells)
                          : kind == CompanionKind::hierarchy
                              ? take_parent(cells)
                              : take_division(cells, kind == CompanionKind::admin1_codes ? 1 : 2);
        if (good) {
            ++report.taken;
        } else {
            fault("the row is none of " + report.format);
        }
    }
    if (report.taken == 0) {
        throw InputError({name, "the file has no row of " + report.format, "Fetch it again, or take it away"});
    }
}

void DumpCompanions::finish() {
    const auto order = [](const Entry& e) { return std::tuple(e.geonames_id, e.kind != NameKind::preferred, e.text); };
    std::sort(entries_.begin(), entries_.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
}

std::uint32_t DumpCompanions::division_of(const std::string& code) const {
    const auto found = division_by_code_.find(code);
    return found == division_by_code_.end() ? 0 : divisions_[found->second].geonames_id;
}

std::uint32_t DumpCompanions::parent_of_level(std::uint32_t geonames_id, std::uint8_t level) const {
    constexpr int deepest = 12;  // and no ring of parents holds us
    for (int step = 0; step < deepest; ++step) {
        const auto parent = parents_.find(geonames_id);
        if (parent == parents_.end()) { return 0; }
        geonames_id = parent->second;
        const auto division = division_by_id_.find(geonames_id);
        if (division != division_by_id_.end() && divisions_[division->second].level == level) { return geonames_id; }
    }
    return 0;
}

void DumpCompanions::complete(PlaceRow& row, Ids& ids) const {
    if (row.geonames_id == 0) { return; }
    const auto begin = std::lower_bound(entries_.begin(), entries_.end(), row.geonames_id,
                                        [](const Entry& e, std::uint32_t id) { return e.geonames_id < id; });
    for (auto entry = begin; entry != entries_.end() && entry->geonames_id == row.geonames_id; ++entry) {
        row.names.push_back({std::string_view(texts_).substr(entry->text, entry->size),
                             entry->language[0] == '\0' ? std::string_view{} : std::string_view(entry->language, 2),
                             entry->kind, entry->period});
    }
    if (const auto own = division_by_id_.find(row.geonames_id); own != division_by_id_.end()) {
        const auto& division = divisions_[own->second];
        row.names.push_back({division.name, "", NameKind::alternate});
        row.names.push_back({division.ascii, "", NameKind::alternate});
    }
    if (divisions_.empty() || row.country_code.empty()) { return; }
    auto code = std::string(row.country_code) + "." + std::string(row.admin1_code);
    const auto resolve = [&](std::uint32_t id, std::uint8_t level, std::string& kept) {
        if (id == 0) { id = parent_of_level(row.geonames_id, level); }
        if (id != 0 && id != row.geonames_id) { kept = "gn:" + std::to_string(id); }
        return id != 0 && id != row.geonames_id;
    };
    if (row.admin1.empty() && resolve(division_of(code), 1, ids.admin1)) { row.admin1 = ids.admin1; }
    const auto second = row.admin2_code.empty() ? 0 : division_of(code.append(".").append(row.admin2_code));
    if (row.admin2.empty() && resolve(second, 2, ids.admin2)) { row.admin2 = ids.admin2; }
}

}  // namespace mapwire
