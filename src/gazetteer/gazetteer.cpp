#include "mapwire/gazetteer/gazetteer.hpp"

#include <algorithm>
#include <cstring>
#include <string>

#include "gazetteer/gazetteer_state.hpp"
#include "gazetteer/name_finder.hpp"
#include "gazetteer/name_keys.hpp"
#include "mapwire/text/fold.hpp"

namespace mapwire {
namespace {

std::optional<Date> date_of(std::int32_t days) {
    if (days == mwg::open_day) { return std::nullopt; }
    return Date::from_days(std::chrono::sys_days{std::chrono::days{days}});
}

NameKind kind_of(const mwg::NameRecord& name) {
    return name.kind > static_cast<std::uint8_t>(NameKind::former) ? NameKind::alternate
                                                                   : static_cast<NameKind>(name.kind);
}

std::string division_name(const IndexView& view, std::uint32_t number_plus_one) {
    return number_plus_one == 0 ? std::string{} : std::string(view.text(view.place(number_plus_one - 1).name));
}

}  // namespace

bool NamePeriod::contains(Date day) const noexcept {
    const auto days = day.days().time_since_epoch().count();
    return first_day <= days && days <= last_day;
}

std::string NamePeriod::text() const {
    // The first of January begins a year, the last of December ends one: then the year alone says it.
    const auto words = [](std::int32_t day, std::string_view whole) {
        const auto date = date_of(day);
        auto iso = date ? date->iso() : std::string{};
        if (iso.ends_with(whole)) { iso.resize(iso.size() - whole.size()); }
        return iso;
    };
    const auto first = first_day == NamePeriod{}.first_day ? std::string{} : words(first_day, "-01-01");
    const auto last = last_day == NamePeriod{}.last_day ? std::string{} : words(last_day, "-12-31");
    if (first.empty() && last.empty()) { return {}; }
    return first.empty() ? "until " + last : last.empty() ? "from " + first : "from " + first + " to " + last;
}

Gazetteer::Gazetteer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

Gazetteer Gazetteer::from_bytes(std::span<const std::byte> compiled, std::string name) {
    auto state = std::make_unique<State>();
    LayerBytes kept;
    if (reinterpret_cast<std::uintptr_t>(compiled.data()) % alignof(std::uint64_t) != 0) {
        kept.copy.resize(compiled.size() / sizeof(std::uint64_t) + 1);
        std::memcpy(kept.copy.data(), compiled.data(), compiled.size());
        compiled = std::as_bytes(std::span(kept.copy)).first(compiled.size());
    }
    state->add_layer(IndexView::open(compiled, name), std::move(kept), name);
    return Gazetteer{std::move(state)};
}

Gazetteer Gazetteer::from_owned_bytes(std::vector<std::byte> compiled, std::string name) {
    auto state = std::make_unique<State>();
    LayerBytes kept;
    kept.owned = std::move(compiled);  // from the heap, so aligned for every type
    const auto view = IndexView::open(kept.owned, name);
    state->add_layer(view, std::move(kept), name);
    return Gazetteer{std::move(state)};
}

Gazetteer Gazetteer::open(const std::filesystem::path& file) {
    auto state = std::make_unique<State>();
    LayerBytes kept{MappedFile::open(file), {}, {}};
    const auto view = IndexView::open(kept.file->bytes(), file.string());
    state->add_layer(view, std::move(kept), file.string());
    return Gazetteer{std::move(state)};
}

std::size_t Gazetteer::size() const noexcept {
    std::size_t count = 0;
    for (const auto& view : state_->views) { count += view.size(); }
    return count;
}

Place Gazetteer::place(PlaceId id) const {
    const auto all = state_->everywhere(id);
    const auto& [view, facts, number] = all.front();
    const auto& record = view->place(number);
    const auto extra = view->extra(record.extra);
    const auto source = view->source(record.source);
    const auto licence = std::string(view->text(source.licence));
    Place place{.id = view->lasting_id(number),
                .geonames_id = {},
                .name = std::string(view->text(record.name)),
                .feature_class = view->feature(record.feature).feature_class,
                .feature_code = std::string(view->feature_code(record.feature)),
                .position = position_of(record),
                .country_code = std::string(country_of(record)),
                .admin1 = {},
                .admin2 = {},
                .population = 0,
                .uncertainty = Metres{static_cast<double>(record.uncertainty_m)},
                .validity = {date_of(extra.valid_from), date_of(extra.valid_to), DatePrecision::day},
                .source = std::string(view->text(extra.source)),
                .note = std::string(view->text(extra.note)),
                .gazetteer = facts->info.date.empty() ? facts->info.file : facts->info.file + " " + facts->info.date,
                .licence = licence.empty() ? facts->info.licence : licence};
    if (record.geonames_id != 0) { place.geonames_id = record.geonames_id; }
    if (place.source.empty()) { place.source = std::string(view->text(source.name)); }
    if (place.source == "GeoNames" && record.geonames_id != 0) {
        place.source += " " + std::to_string(record.geonames_id);
    }
    // What the uppermost layer does not know, a lower one may.
    for (const auto& where : all) {
        const auto& other = where.view->place(where.number);
        if (place.admin1.empty()) { place.admin1 = division_name(*where.view, other.admin1); }
        if (place.admin2.empty()) { place.admin2 = division_name(*where.view, other.admin2); }
        if (place.population == 0) { place.population = other.population; }
        if (place.note.empty()) { place.note = std::string(where.view->text(where.view->extra(other.extra).note)); }
    }
    return place;
}

PlaceFacts Gazetteer::facts(PlaceId id) const {
    const auto [view, facts, number] = state_->find(id);
    const auto& record = view->place(number);
    // Only a division of its own has an id as one string in the file; a GeoNames division is told by its code.
    auto admin1 = view->text(record.admin1_code);
    if (record.admin1 != 0 && admin1.empty()) {
        const auto& division = view->place(record.admin1 - 1);
        admin1 = view->text(division.lasting_id != 0 ? division.lasting_id : division.name);
    }
    return {position_of(record),
            view->feature(record.feature).feature_class,
            view->feature_code(record.feature),
            country_of(record),
            admin1,
            view->text(record.name),
            record.population,
            Metres{static_cast<double>(record.uncertainty_m)}};
}

std::string Gazetteer::lasting_id(PlaceId id) const {
    const auto [view, facts, number] = state_->find(id);
    return view->lasting_id(number);
}

std::optional<PlaceId> Gazetteer::find_by_id(std::string_view lasting_id) const {
    for (std::size_t i = state_->views.size(); i-- > 0;) {
        if (const auto number = state_->views[i].find_place(lasting_id)) { return state_->id(i, *number); }
    }
    return std::nullopt;
}

std::optional<PlaceId> Gazetteer::country(std::string_view country_code) const {
    for (std::size_t i = state_->views.size(); i-- > 0;) {
        if (const auto number = state_->views[i].country(country_code)) { return state_->id(i, *number); }
    }
    return std::nullopt;
}

std::vector<NameOfPlace> Gazetteer::names(PlaceId id) const {
    std::vector<NameOfPlace> names;
    for (const auto& where : state_->everywhere(id)) {
        for (const auto number : where.view->names_of_place(where.number)) {
            const auto name = where.view->name(number);
            const auto text = where.view->text(name.text);
            const bool known =
                std::any_of(names.begin(), names.end(), [&](const auto& other) { return other.text == text; });
            if (!known) {
                names.push_back({text, where.view->language(name.language), kind_of(name), where.view->period(name)});
            }
        }
    }
    return names;
}

std::optional<PlaceId> Gazetteer::admin1(PlaceId id) const {
    for (const auto& [view, facts, number] : state_->everywhere(id)) {
        const auto division = view->place(number).admin1;
        if (division == 0 || division > view->size()) { continue; }
        return state_->id(static_cast<std::size_t>(facts - state_->layers.data()), division - 1);
    }
    return std::nullopt;
}

std::optional<PlaceId> Gazetteer::admin2(PlaceId id) const {
    for (const auto& [view, facts, number] : state_->everywhere(id)) {
        const auto division = view->place(number).admin2;
        if (division == 0 || division > view->size()) { continue; }
        return state_->id(static_cast<std::size_t>(facts - state_->layers.data()), division - 1);
    }
    return std::nullopt;
}

std::size_t Gazetteer::largest_layer() const noexcept {
    std::size_t largest = 0;
    for (const auto& view : state_->views) { largest = std::max(largest, view.size()); }
    return largest;
}

bool Gazetteer::is_in_small_layer(PlaceId id) const {
    const auto largest = largest_layer();
    const auto all = state_->everywhere(id);
    return std::any_of(all.begin(), all.end(), [&](const auto& where) { return where.view->size() * 5 < largest; });
}

std::vector<GazetteerInfo> Gazetteer::info() const {
    std::vector<GazetteerInfo> infos;
    for (const auto& layer : state_->layers) { infos.push_back(layer.info); }
    return infos;
}

}  // namespace mapwire
