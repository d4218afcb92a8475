#include "mapwire/gazetteer/builder.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "gazetteer/builder_state.hpp"
#include "gazetteer/index_tables.hpp"
#include "gazetteer/index_view.hpp"
#include "mapwire/gazetteer/name_rules.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/text/fold.hpp"

namespace mapwire {
namespace {

constexpr std::size_t first_id_slots = 1U << 10U;

std::int32_t to_days(const std::optional<Date>& date) {
    return date ? static_cast<std::int32_t>(date->days().time_since_epoch().count()) : mwg::open_day;
}

// An abbreviation is told from a word by its capitals: "NATO", "U.S.", "ALV".
bool is_written_in_capitals(std::string_view name) {
    constexpr std::size_t longest_abbreviation = 5;
    std::size_t letters = 0;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            ++letters;
        } else if (c != '.') {
            return false;
        }
    }
    return letters >= 1 && letters <= longest_abbreviation;
}

}  // namespace

std::string GazetteerDraft::lasting_id(std::uint32_t place) const {
    const auto& record = places[place];
    if (record.lasting_id != 0) { return std::string(strings.text(record.lasting_id)); }
    return "gn:" + std::to_string(record.geonames_id);
}

std::uint32_t* GazetteerDraft::id_slot(std::string_view id) {
    const auto find = [&](std::string_view wanted) {
        const auto mask = ids.size() - 1;
        auto slot = static_cast<std::size_t>(lasting_id_hash(wanted)) & mask;
        while (ids[slot] != 0 && lasting_id(ids[slot] - 1) != wanted) { slot = (slot + 1) & mask; }
        return slot;
    };
    if (ids.empty()) { ids.resize(first_id_slots); }
    if ((places.size() + 1) * 2 > ids.size()) {
        ids.assign(ids.size() * 2, 0);
        for (std::uint32_t i = 0; i < places.size(); ++i) { ids[find(lasting_id(i))] = i + 1; }
    }
    return &ids[find(id)];
}

std::uint16_t GazetteerDraft::feature(char feature_class, std::string_view code) {
    std::string name(1, feature_class);
    name += code.substr(0, sizeof(mwg::FeatureRecord::code) - 1);
    const auto [at, inserted] = feature_numbers.emplace(name, static_cast<std::uint16_t>(features.size()));
    if (inserted) {
        if (features.size() > 0xFFFE) { return 0; }
        mwg::FeatureRecord record{feature_class, {}};
        std::memcpy(record.code, name.data() + 1, name.size() - 1);
        features.push_back(record);
    }
    return at->second;
}

std::uint8_t GazetteerDraft::language(std::string_view code) {
    mwg::LanguageRecord record{};
    std::memcpy(record.code, code.data(), std::min(code.size(), sizeof record.code));
    const auto found = std::find_if(languages.begin(), languages.end(), [&](const auto& other) {
        return std::memcmp(other.code, record.code, sizeof record.code) == 0;
    });
    if (found != languages.end()) { return static_cast<std::uint8_t>(found - languages.begin()); }
    if (languages.size() > 0xFF) { return 0; }
    languages.push_back(record);
    return static_cast<std::uint8_t>(languages.size() - 1);
}

std::uint32_t GazetteerDraft::extra(const PlaceRow& row) {
    if (!row.validity.first && !row.validity.last && row.source.empty() && row.note.empty()) { return 0; }
    const mwg::ExtraRecord record{to_days(row.validity.first), to_days(row.validity.last), strings.add(row.source),
                                  strings.add(row.note)};
    const std::string key(reinterpret_cast<const char*>(&record), sizeof record);
    const auto [at, inserted] = extra_numbers.emplace(key, static_cast<std::uint32_t>(extras.size() + 1));
    if (inserted) { extras.push_back(record); }
    return at->second;
}

std::uint16_t GazetteerDraft::period(NamePeriod period) {
    if (!period.known()) { return 0; }
    const auto known = period_numbers.find({period.first_day, period.last_day});
    if (known != period_numbers.end()) { return known->second; }
    if (periods.size() >= mwg::most_periods) { return 0; }
    periods.push_back({period.first_day, period.last_day});
    const auto number = static_cast<std::uint16_t>(periods.size());
    period_numbers.emplace(std::pair(period.first_day, period.last_day), number);
    return number;
}

bool GazetteerDraft::add_name(std::uint32_t place, const PlaceName& name) {
    if (name.text.size() > longest_name_bytes) { return false; }
    const auto folded = fold_name(name.text);
    if (folded.empty()) { return false; }
    // Whoever reads a key reads its names next: they stand side by side.
    strings.add(folded);
    const auto text = strings.add(name.text);
    auto& record = places[place];
    for (std::uint32_t i = 0; i < record.name_count; ++i) {
        if (names[record.first_name + i].text == text) { return true; }
    }
    const bool capitals = name.kind != NameKind::preferred && is_written_in_capitals(name.text);
    const auto kind = capitals && name.kind == NameKind::alternate ? NameKind::abbreviation : name.kind;
    names.push_back({place, text, 0, static_cast<std::uint8_t>(kind), language(name.language),
                     static_cast<std::uint16_t>((capitals ? mwg::flag_capitals_only : 0U) |
                                                (unsigned{period(name.period)} << mwg::period_shift))});
    ++record.name_count;
    return true;
}

GazetteerBuilder::GazetteerBuilder(GazetteerDescription description, std::span<const GeodataFile> geodata)
    : state_(std::make_unique<State>()) {
    state_->rules = compile_name_rules(geodata);
    state_->description = std::move(description);
}
GazetteerBuilder::GazetteerBuilder(GazetteerBuilder&&) noexcept = default;
GazetteerBuilder& GazetteerBuilder::operator=(GazetteerBuilder&&) noexcept = default;
GazetteerBuilder::~GazetteerBuilder() = default;

std::size_t GazetteerBuilder::size() const noexcept { return state_->places.size(); }

std::uint16_t GazetteerBuilder::add_source(const SourceDescription& source) {
    auto& strings = state_->strings;
    state_->sources.push_back({strings.add(source.name), strings.add(source.licence), strings.add(source.attribution),
                               strings.add(source.date)});
    return static_cast<std::uint16_t>(state_->sources.size() - 1);
}

void GazetteerBuilder::describe(std::uint16_t number, const SourceDescription& source) {
    auto& strings = state_->strings;
    state_->sources.at(number) = {strings.add(source.name), strings.add(source.licence),
                                  strings.add(source.attribution), strings.add(source.date)};
}

void GazetteerBuilder::describe(GazetteerDescription description) { state_->description = std::move(description); }

std::optional<RowFault> GazetteerBuilder::add(const PlaceRow& row, std::uint16_t source) {
    if (row.name.size() > longest_name_bytes) { return RowFault::long_name; }
    const auto folded = fold_name(row.name);
    if (folded.empty()) { return RowFault::empty_name; }
    const auto generated = "gn:" + std::to_string(row.geonames_id);
    const std::string_view id = row.id.empty() ? generated : row.id;
    auto* slot = state_->id_slot(id);
    // The same id in a later source is the same place, which merge_same_places joins.
    const auto before = *slot;
    if (before != 0 && state_->places[before - 1].source == source) { return RowFault::duplicate_id; }
    auto& strings = state_->strings;
    const auto number = static_cast<std::uint32_t>(state_->places.size());
    std::string code;
    if (!row.admin1_code.empty()) { code = std::string(row.country_code) + "." + std::string(row.admin1_code); }
    mwg::PlaceRecord record{};
    record.longitude_e7 = mwg::to_e7(row.position.longitude());
    record.latitude_e7 = mwg::to_e7(row.position.latitude());
    strings.add(folded);  // beside the name, as add_name has it
    record.name = strings.add(row.name);
    record.first_name = static_cast<std::uint32_t>(state_->names.size());
    record.admin1 = strings.add(row.admin1);
    record.admin2 = strings.add(row.admin2);
    record.admin1_code = strings.add(code);
    record.geonames_id = row.geonames_id;
    record.lasting_id = id == generated ? 0 : strings.add(id);
    record.extra = state_->extra(row);
    record.uncertainty_m = static_cast<float>(row.uncertainty.value());
    record.population = row.population;
    record.feature = state_->feature(row.feature_class, row.feature_code);
    if (row.country_code.size() == 2) { std::memcpy(record.country, row.country_code.data(), 2); }
    record.source = source;
    state_->places.push_back(record);
    *slot = number + 1;
    if (before != 0) { state_->cluster_members.emplace_back(number, before - 1); }
    state_->add_name(number, {row.name, "", NameKind::preferred});
    for (const auto& name : row.names) { state_->add_name(number, name); }
    if (row.cluster != 0) {
        const auto [first, inserted] = state_->clusters.emplace(std::pair(source, row.cluster), number);
        if (!inserted) { state_->cluster_members.emplace_back(number, first->second); }
    }
    return std::nullopt;
}

bool GazetteerBuilder::add_outline(std::string_view lasting_id, const Geometry& outline) {
    const auto* slot = state_->id_slot(lasting_id);
    const auto* polygons = std::get_if<MultiPolygon>(&outline);
    if (*slot == 0 || polygons == nullptr) { return false; }
    state_->outlines.emplace_back(*slot - 1, *polygons);
    return true;
}

std::vector<std::byte> GazetteerBuilder::compile() && {
    state_->resolve_parents_and_renumber();
    IndexTables tables(*state_);
    return tables.image().bytes();
}

void GazetteerBuilder::compile_to(const std::filesystem::path& file) && {
    state_->resolve_parents_and_renumber();
    IndexTables tables(*state_);
    tables.image().write(file);
}

}  // namespace mapwire
