#include "gazetteer/index_view.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>

namespace mapwire {
namespace {

static_assert(std::endian::native == std::endian::little, "compiled gazetteers are little-endian and read in place");

constexpr std::uint32_t most_sections = 64;

InputError refused(const std::string& name, std::string what) {
    return InputError({name, std::move(what), "Build it again with mapwire gazetteer build"});
}

// Sub-spans that cannot leave the span.
template <class T>
std::span<const T> part_of(std::span<const T> all, std::size_t first, std::size_t count) noexcept {
    if (first > all.size() || count > all.size() - first) { return {}; }
    return all.subspan(first, count);
}

bool is_power_of_two(std::size_t size) { return std::has_single_bit(size); }

}  // namespace

std::uint64_t lasting_id_hash(std::string_view lasting_id) noexcept { return hashing::word_hash(lasting_id); }

template <class T>
std::span<const T> IndexView::records(mwg::SectionId id, const std::string& name) const {
    for (const auto& section : sections_) {
        if (section.id != static_cast<std::uint32_t>(id)) { continue; }
        if (section.record_size != sizeof(T) || section.offset % alignof(T) != 0 || section.offset > bytes_.size() ||
            section.count > (bytes_.size() - section.offset) / sizeof(T)) {
            throw refused(name, "section " + std::to_string(section.id) + " of the compiled gazetteer does not fit");
        }
        return {reinterpret_cast<const T*>(bytes_.data() + section.offset), section.count};
    }
    return {};
}

IndexView IndexView::open(std::span<const std::byte> bytes, const std::string& name) {
    mwg::Header header{};
    if (bytes.size() < sizeof header) { throw refused(name, "this is no compiled gazetteer"); }
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != mwg::magic) { throw refused(name, "this is no compiled gazetteer"); }
    if (header.version != mwg::version) {
        throw InputError({name,
                          "the compiled gazetteer has version " + std::to_string(header.version) +
                              ", this mapwire reads version " + std::to_string(mwg::version),
                          header.version > mwg::version ? "Use a newer mapwire, or build it again"
                                                        : "Build it again with mapwire gazetteer build"});
    }
    if (header.file_size != bytes.size()) {
        throw refused(name, "the compiled gazetteer should have " + std::to_string(header.file_size) +
                                " bytes, it has " + std::to_string(bytes.size()));
    }
    const auto table_size = std::size_t{header.sections} * sizeof(mwg::Section);
    if (header.sections > most_sections || table_size > bytes.size() - sizeof header) {
        throw refused(name, "the section table of the compiled gazetteer is damaged");
    }
    const auto expected = header.checksum;
    header.checksum = 0;
    hashing::Checksum checksum;
    checksum.add(&header, sizeof header);
    checksum.add(bytes.data() + sizeof header, table_size);
    if (checksum.value() != expected) {
        throw refused(name, "the header of the compiled gazetteer is damaged (its checksum differs)");
    }
    IndexView view;
    view.bytes_ = bytes;
    view.sections_ = {reinterpret_cast<const mwg::Section*>(bytes.data() + sizeof header), header.sections};
    using mwg::SectionId;
    view.description_ = view.records<char>(SectionId::description, name);
    view.strings_ = view.records<char>(SectionId::strings, name);
    view.rules_ = view.records<char>(SectionId::rules, name);
    view.features_ = view.records<mwg::FeatureRecord>(SectionId::features, name);
    view.languages_ = view.records<mwg::LanguageRecord>(SectionId::languages, name);
    view.sources_ = view.records<mwg::SourceRecord>(SectionId::sources, name);
    view.extras_ = view.records<mwg::ExtraRecord>(SectionId::extras, name);
    view.places_ = view.records<mwg::PlaceRecord>(SectionId::places, name);
    view.keys_ = view.records<mwg::KeyRecord>(SectionId::keys, name);
    view.names_ = view.records<mwg::NameRecord>(SectionId::names, name);
    view.periods_ = view.records<mwg::PeriodRecord>(SectionId::name_periods, name);
    view.place_names_ = view.records<std::uint32_t>(SectionId::place_names, name);
    view.key_table_ = view.records<mwg::HashSlot>(SectionId::key_table, name);
    view.id_table_ = view.records<std::uint32_t>(SectionId::id_table, name);
    view.filter_ = view.records<std::uint64_t>(SectionId::first_filter, name);
    view.second_filter_ = view.records<std::uint64_t>(SectionId::second_filter, name);
    view.single_filter_ = view.records<std::uint64_t>(SectionId::single_filter, name);
    view.first_words_ = view.records<mwg::FirstWordSlot>(SectionId::first_words, name);
    view.countries_ = view.records<mwg::CountryRecord>(SectionId::countries, name);
    view.grid_cells_ = view.records<std::uint32_t>(SectionId::grid, name);
    view.grid_places_ = view.records<std::uint32_t>(SectionId::grid_places, name);
    view.outlines_ = view.records<mwg::OutlineRecord>(SectionId::outlines, name);
    view.outline_points_ = view.records<std::int32_t>(SectionId::outline_points, name);
    view.merges_ = view.records<mwg::MergeRecord>(SectionId::merges, name);
    for (const auto slots : {view.key_table_.size(), view.id_table_.size(), view.filter_.size(),
                             view.second_filter_.size(), view.single_filter_.size(), view.first_words_.size()}) {
        if (slots != 0 && !is_power_of_two(slots)) {
            throw refused(name, "a table of the compiled gazetteer has an odd size");
        }
    }
    for (auto* filter : {&view.filter_, &view.second_filter_, &view.single_filter_}) {
        if (filter->empty()) { *filter = empty_filter; }  // so that nobody has to ask
    }
    if (view.grid_cells_.size() >= 2) {
        view.grid_ = {view.grid_cells_[0], view.grid_cells_[1]};
        view.grid_cells_ = view.grid_cells_.subspan(2);
        if (std::size_t{view.grid_.columns} * view.grid_.rows + 1 != view.grid_cells_.size()) {
            throw refused(name, "the grid of the compiled gazetteer has an odd size");
        }
    }
    return view;
}

std::string_view IndexView::text(std::uint32_t offset) const noexcept {
    std::size_t size = 0;
    std::size_t at = offset;
    for (unsigned shift = 0; shift < 28; shift += 7) {
        if (at >= strings_.size()) { return {}; }
        const auto byte = static_cast<unsigned char>(strings_[at++]);
        size |= static_cast<std::size_t>(byte & 0x7FU) << shift;
        if (byte < 0x80) {
            const auto found = part_of(strings_, at, size);
            return {found.data(), found.size()};
        }
    }
    return {};
}

std::string_view IndexView::feature_code(std::uint16_t number) const noexcept {
    const auto& code = feature(number).code;
    return {code, static_cast<std::size_t>(std::find(code, code + sizeof code, '\0') - code)};
}

std::string_view IndexView::language(std::uint8_t number) const noexcept {
    if (number >= languages_.size()) { return {}; }
    const auto& code = languages_[number].code;
    return {code, static_cast<std::size_t>(std::find(code, code + sizeof code, '\0') - code)};
}

mwg::ExtraRecord IndexView::extra(std::uint32_t number_plus_one) const noexcept {
    if (number_plus_one == 0 || number_plus_one > extras_.size()) { return {mwg::open_day, mwg::open_day, 0, 0}; }
    return extras_[number_plus_one - 1];
}

std::string IndexView::lasting_id(std::uint32_t number) const {
    const auto& record = place(number);
    if (record.lasting_id != 0) { return std::string(text(record.lasting_id)); }
    return "gn:" + std::to_string(record.geonames_id);
}

std::span<const std::uint32_t> IndexView::names_of_place(std::uint32_t number) const noexcept {
    const auto& record = place(number);
    return part_of(place_names_, record.first_name, record.name_count);
}

std::span<const mwg::NameRecord> IndexView::names_of_key(std::uint32_t key) const noexcept {
    if (std::size_t{key} + 1 >= keys_.size()) { return {}; }
    const auto first = keys_[key].first_name & ~mwg::key_wants_capitals;
    const auto end = keys_[key + 1].first_name & ~mwg::key_wants_capitals;
    return end < first ? std::span<const mwg::NameRecord>{} : part_of(names_, first, end - first);
}

IndexView::FirstWord IndexView::first_word_in_table(std::uint64_t hash) const noexcept {
    if (first_words_.empty()) { return {}; }
    const auto mask = first_words_.size() - 1;
    const auto tag = static_cast<std::uint32_t>(hash >> 32U);
    auto slot = static_cast<std::size_t>(hash) & mask;
    for (std::size_t probes = 0; probes <= mask; ++probes, slot = (slot + 1) & mask) {
        const auto& entry = first_words_[slot];
        if (entry.lengths == 0) { return {}; }
        if (entry.tag == tag) {
            return {entry.lengths, (entry.flags & mwg::first_word_wants_capitals) != 0, entry.key, entry.folded};
        }
    }
    return {};
}

std::optional<std::uint32_t> IndexView::find_place(std::string_view lasting_id) const {
    if (id_table_.empty()) { return std::nullopt; }
    const auto mask = id_table_.size() - 1;
    auto slot = static_cast<std::size_t>(lasting_id_hash(lasting_id)) & mask;
    for (std::size_t probes = 0; probes <= mask && id_table_[slot] != 0; ++probes, slot = (slot + 1) & mask) {
        const auto number = id_table_[slot] - 1;
        if (number < places_.size() && this->lasting_id(number) == lasting_id) { return number; }
    }
    return std::nullopt;
}

std::optional<std::uint32_t> IndexView::country(std::string_view code) const noexcept {
    for (const auto& record : countries_) {
        if (std::string_view(record.code, 2) == code && record.place < places_.size()) { return record.place; }
    }
    return std::nullopt;
}

std::span<const std::uint32_t> IndexView::places_in_cell(std::size_t cell) const noexcept {
    if (cell + 1 >= grid_cells_.size()) { return {}; }
    const auto first = grid_cells_[cell];
    const auto end = grid_cells_[cell + 1];
    return end < first ? std::span<const std::uint32_t>{} : part_of(grid_places_, first, end - first);
}

std::string_view IndexView::description() const noexcept { return {description_.data(), description_.size()}; }
std::string_view IndexView::rules() const noexcept { return {rules_.data(), rules_.size()}; }

}  // namespace mapwire
