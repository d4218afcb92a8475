#include "mapwire/gazetteer/gazetteer.hpp"

#include <geodesic.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <map>
#include <string>
#include <unordered_map>

#include "gazetteer/byte_format.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/text/fold.hpp"

namespace mapwire {
namespace {

class Reader {
public:
    Reader(std::span<const std::byte> bytes, const std::string& name) : bytes_(bytes), name_(name) {}
    double number() { return raw<double>(); }
    std::uint64_t integer() { return raw<std::uint64_t>(); }
    std::string text() {
        const auto size = integer();
        need(size);
        std::string result(reinterpret_cast<const char*>(bytes_.data()) + at_, size);
        at_ += size;
        return result;
    }

private:
    template <class T>
    T raw() {
        need(sizeof(T));
        T value;
        std::memcpy(&value, bytes_.data() + at_, sizeof value);
        at_ += sizeof value;
        return value;
    }
    void need(std::uint64_t size) const {
        if (size > bytes_.size() - at_) {
            throw InputError({name_, "the compiled gazetteer is cut short", "Build it again"});
        }
    }
    std::span<const std::byte> bytes_;
    const std::string& name_;
    std::size_t at_ = 0;
};

struct Name {
    std::uint32_t place;
    NameKind kind;
    std::string text;
};

struct Record {
    Place place;
    std::uint64_t admin1 = 0;
    std::uint64_t admin2 = 0;
};

struct Token {
    std::size_t begin;
    std::size_t end;
};

bool is_word_byte(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0;
}

}  // namespace

struct Gazetteer::State {
    GazetteerInfo info;
    std::vector<Record> records;
    std::unordered_map<std::string, std::uint32_t> by_id;
    std::unordered_map<std::string, std::uint32_t> countries;
    std::unordered_map<std::string, std::vector<Name>> names;         // by folded name
    std::unordered_map<std::string, std::size_t> longest_from_first;  // words of the longest name that starts so
};

Gazetteer::Gazetteer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

Gazetteer Gazetteer::from_bytes(std::span<const std::byte> compiled, std::string name) {
    auto state = std::make_unique<State>();
    Reader reader(compiled, name);
    if (reader.integer() != byte_format_mark) {
        throw InputError({name, "this is no compiled gazetteer of this version", "Build it again with this mapwire"});
    }
    state->info.file = name;
    state->info.date = reader.text();
    state->info.licence = reader.text();
    state->info.attribution = reader.text();
    const auto count = reader.integer();
    for (std::uint32_t i = 0; i < count; ++i) {
        auto id = reader.text();
        const auto feature_class = reader.text();
        auto code = reader.text();
        const auto longitude = reader.number();
        const auto latitude = reader.number();
        Record record{Place{.id = std::move(id),
                            .geonames_id = {},
                            .name = {},
                            .feature_class = feature_class.empty() ? ' ' : feature_class.front(),
                            .feature_code = std::move(code),
                            .position = Coordinate::from_degrees({longitude, latitude}),
                            .country_code = reader.text(),
                            .admin1 = {},
                            .admin2 = {},
                            .population = 0,
                            .uncertainty = Metres{0.0},
                            .validity = {},
                            .source = {},
                            .note = {},
                            .gazetteer = name + " " + state->info.date,
                            .licence = state->info.licence},
                      0, 0};
        auto& place = record.place;
        if (place.id.starts_with("gn:")) { place.geonames_id = std::atoll(place.id.c_str() + 3); }
        record.admin1 = reader.integer();
        record.admin2 = reader.integer();
        place.population = static_cast<std::int64_t>(reader.number());
        place.validity.first = Date::parse_iso(reader.text());
        place.validity.last = Date::parse_iso(reader.text());
        place.uncertainty = Metres{reader.number()};
        place.source = reader.text();
        place.note = reader.text();
        const auto name_count = reader.integer();
        for (std::uint64_t n = 0; n < name_count; ++n) {
            (void)reader.text();
            const auto kind = static_cast<NameKind>(reader.integer());
            auto text = reader.text();
            if (n == 0) { place.name = text; }
            const auto folded = fold_name(text);
            const auto words = static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ') +
                                                        std::count(folded.begin(), folded.end(), ',')) +
                               1;
            auto& longest = state->longest_from_first[folded.substr(0, folded.find_first_of(" ,"))];
            longest = std::max(longest, words);
            auto& same = state->names[folded];
            const bool known = std::any_of(same.begin(), same.end(),
                                           [&](const Name& other) { return other.place == i && other.text == text; });
            if (!known) { same.push_back({i, kind, std::move(text)}); }
        }
        state->by_id.emplace(place.id, i);
        if (place.feature_class == 'A' && place.feature_code.starts_with("PCL")) {
            state->countries.emplace(place.country_code, i);
        }
        state->records.push_back(std::move(record));
    }
    for (auto& record : state->records) {
        const auto name_of = [&](std::uint64_t number) {
            return number == 0 || number > count ? std::string{} : state->records[number - 1].place.name;
        };
        record.place.admin1 = name_of(record.admin1);
        record.place.admin2 = name_of(record.admin2);
    }
    state->info.places = state->records.size();
    return Gazetteer{std::move(state)};
}

std::size_t Gazetteer::size() const noexcept { return state_->records.size(); }

Place Gazetteer::place(PlaceId id) const { return state_->records.at(static_cast<std::size_t>(id)).place; }

PlaceFacts Gazetteer::facts(PlaceId id) const {
    const auto& record = state_->records.at(static_cast<std::size_t>(id));
    const auto& place = record.place;
    std::string_view admin1;
    if (record.admin1 != 0) { admin1 = state_->records[record.admin1 - 1].place.id; }
    return {place.position, place.feature_class, place.feature_code, place.country_code,
            admin1,         place.name,          place.population,   place.uncertainty};
}

std::optional<PlaceId> Gazetteer::find_by_id(std::string_view lasting_id) const {
    const auto found = state_->by_id.find(std::string(lasting_id));
    if (found == state_->by_id.end()) { return std::nullopt; }
    return PlaceId{found->second};
}

std::optional<PlaceId> Gazetteer::country(std::string_view country_code) const {
    const auto found = state_->countries.find(std::string(country_code));
    if (found == state_->countries.end()) { return std::nullopt; }
    return PlaceId{found->second};
}

std::vector<NameCandidate> Gazetteer::find_by_name(std::string_view name) const {
    const auto found = state_->names.find(fold_name(name));
    if (found == state_->names.end()) { return {}; }
    std::map<std::uint32_t, NameCandidate> best;
    for (const auto& entry : found->second) {
        const NameCandidate candidate{PlaceId{entry.place}, entry.kind,
                                      entry.text == name ? MatchKind::exact : MatchKind::folded};
        const auto [at, inserted] = best.emplace(entry.place, candidate);
        if (!inserted && candidate.match < at->second.match) { at->second = candidate; }
    }
    std::vector<NameCandidate> candidates;
    for (const auto& [place, candidate] : best) { candidates.push_back(candidate); }
    std::stable_sort(candidates.begin(), candidates.end(), [&](const auto& a, const auto& b) {
        if (a.match != b.match) { return a.match < b.match; }
        return facts(a.place).population > facts(b.place).population;
    });
    return candidates;
}

std::vector<NameMatch> Gazetteer::find_names(std::string_view text, MatchMode mode) const {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_word_byte(text[at])) {
            ++at;
            continue;
        }
        const auto begin = at;
        while (at < text.size() && is_word_byte(text[at])) { ++at; }
        tokens.push_back({begin, at});
    }
    std::vector<NameMatch> matches;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        // A name may start with letters cut by dots or apostrophes ("U.S."), so each length is tried.
        constexpr std::size_t most_tokens = 10;
        std::size_t longest = 0;
        for (std::size_t n = std::min(most_tokens, tokens.size() - i); n > 0; --n) {
            const TextSpan span{tokens[i].begin, tokens[i + n - 1].end};
            const auto words = span.of(text);
            if (words.find("\n\n") != std::string_view::npos) { continue; }
            auto candidates = find_by_name(words);
            if (candidates.empty()) { continue; }
            longest = std::max(longest, n);
            matches.push_back({span, std::move(candidates)});
            if (mode == MatchMode::leftmost_longest) { break; }
        }
        if (mode == MatchMode::leftmost_longest && longest > 0) { i += longest - 1; }
    }
    return matches;
}

std::vector<PlaceId> Gazetteer::within(Coordinate centre, Metres distance) const {
    geod_geodesic ellipsoid;
    geod_init(&ellipsoid, 6378137.0, 1.0 / 298.257223563);
    std::vector<std::pair<double, std::uint32_t>> found;
    for (std::uint32_t i = 0; i < state_->records.size(); ++i) {
        const auto position = state_->records[i].place.position;
        double metres = 0.0;
        geod_inverse(&ellipsoid, centre.latitude(), centre.longitude(), position.latitude(), position.longitude(),
                     &metres, nullptr, nullptr);
        if (metres <= distance.value()) { found.emplace_back(metres, i); }
    }
    std::sort(found.begin(), found.end());
    std::vector<PlaceId> places;
    for (const auto& [metres, number] : found) { places.push_back(PlaceId{number}); }
    return places;
}

std::vector<GazetteerInfo> Gazetteer::info() const { return {state_->info}; }

}  // namespace mapwire
