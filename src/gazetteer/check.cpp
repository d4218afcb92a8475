#include "mapwire/gazetteer/check.hpp"

#include <cstring>

#include "gazetteer/hashing.hpp"
#include "gazetteer/index_view.hpp"
#include "gazetteer/mapped_file.hpp"

namespace mapwire {
namespace {

const char* section_name(std::uint32_t id) {
    constexpr const char* names[] = {"?",
                                     "description",
                                     "strings",
                                     "features",
                                     "languages",
                                     "sources",
                                     "extras",
                                     "places",
                                     "keys",
                                     "names",
                                     "place names",
                                     "key table",
                                     "id table",
                                     "word filter",
                                     "first words",
                                     "countries",
                                     "grid",
                                     "grid places",
                                     "rules",
                                     "outlines",
                                     "outline points",
                                     "merges",
                                     "filter of two words",
                                     "filter of single words",
                                     "periods of names"};
    return id < std::size(names) ? names[id] : names[0];
}

/// Counts references of one kind that lead nowhere.
class Reference {
public:
    explicit Reference(std::string what) : what_(std::move(what)) {}
    void expect(bool good, std::size_t record) {
        if (good) { return; }
        if (broken_ == 0) { first_ = record; }
        ++broken_;
    }
    void tell(CheckReport& report, const std::string& name) const {
        if (broken_ == 0) { return; }
        report.findings.push_back(
            {name, what_ + " in " + std::to_string(broken_) + " records, first in record " + std::to_string(first_),
             "Build it again with mapwire gazetteer build"});
    }

private:
    std::string what_;
    std::size_t broken_ = 0;
    std::size_t first_ = 0;
};

class Checker {
public:
    Checker(const IndexView& view, const std::string& name, CheckReport& report)
        : view_(view), name_(name), report_(report) {}
    void run() {
        check_sections();
        check_places();
        check_names();
        check_tables();
        check_outlines();
    }

private:
    template <class T>
    [[nodiscard]] std::span<const T> records(mwg::SectionId id) const {
        for (const auto& section : view_.sections()) {
            // That records fit into the file was seen at opening.
            if (section.id == static_cast<std::uint32_t>(id)) {
                return {reinterpret_cast<const T*>(view_.bytes().data() + section.offset), section.count};
            }
        }
        return {};
    }
    [[nodiscard]] bool is_string(std::uint32_t offset) const {
        const auto strings = records<char>(mwg::SectionId::strings);
        return offset < strings.size() && view_.text(offset).data() != nullptr;
    }
    void find(const std::string& what) {
        report_.findings.push_back({name_, what, "Build it again with mapwire gazetteer build"});
    }
    void check_sections();
    void check_places();
    void check_names();
    void check_tables();
    void check_outlines();

    const IndexView& view_;
    const std::string& name_;
    CheckReport& report_;
};

void Checker::check_sections() {
    std::uint64_t end = sizeof(mwg::Header) + view_.sections().size() * sizeof(mwg::Section);
    for (const auto& section : view_.sections()) {
        const auto described = "section " + std::to_string(section.id) + " (" + section_name(section.id) + ")";
        const auto room = view_.bytes().size();
        if (section.offset > room ||
            (section.record_size != 0 && section.count > (room - section.offset) / section.record_size)) {
            find(described + " reaches beyond the file");
            continue;
        }
        const auto size = section.count * section.record_size;
        if (section.offset < end) { find(described + " lies over the section before it"); }
        for (auto at = end; at < section.offset; ++at) {
            if (view_.bytes()[at] != std::byte{0}) {
                find("the gap before " + described + " is not empty");
                break;
            }
        }
        end = section.offset + size;
        hashing::Checksum checksum;
        checksum.add(view_.bytes().data() + section.offset, size);
        if (checksum.value() != section.checksum) { find(described + " is damaged (its checksum differs)"); }
    }
    if (end != view_.bytes().size()) { find("there are bytes behind the last section"); }
}

void Checker::check_places() {
    const auto extras = records<mwg::ExtraRecord>(mwg::SectionId::extras);
    const auto features = records<mwg::FeatureRecord>(mwg::SectionId::features);
    const auto place_names = records<std::uint32_t>(mwg::SectionId::place_names);
    Reference position("a position is none on Earth");
    Reference text("a place's text leads out of the strings");
    Reference own_names("a place's names lead out of the names");
    Reference parent("a division leads to no place");
    Reference facts("a feature, source or validity leads nowhere");
    const auto places = view_.places();
    for (std::size_t p = 0; p < places.size(); ++p) {
        const auto& place = places[p];
        position.expect(place.longitude_e7 >= -1800000000 && place.longitude_e7 <= 1800000000 &&
                            place.latitude_e7 >= -900000000 && place.latitude_e7 <= 900000000,
                        p);
        text.expect(is_string(place.name) && is_string(place.admin1_code) && is_string(place.lasting_id), p);
        own_names.expect(view_.names_of_place(static_cast<std::uint32_t>(p)).size() == place.name_count, p);
        parent.expect(place.admin1 <= places.size() && place.admin2 <= places.size(), p);
        facts.expect(
            place.feature < features.size() && place.source < view_.sources().size() && place.extra <= extras.size(),
            p);
    }
    Reference of_name("an entry of place names leads to no name");
    for (std::size_t i = 0; i < place_names.size(); ++i) { of_name.expect(place_names[i] < view_.name_count(), i); }
    Reference extra_text("a note or source leads out of the strings");
    for (std::size_t i = 0; i < extras.size(); ++i) {
        extra_text.expect(is_string(extras[i].source) && is_string(extras[i].note), i);
    }
    for (std::size_t i = 0; i < view_.sources().size(); ++i) {
        const auto& source = view_.sources()[i];
        extra_text.expect(is_string(source.name) && is_string(source.licence) && is_string(source.attribution) &&
                              is_string(source.date),
                          i);
    }
    for (const auto* kind : {&position, &text, &own_names, &parent, &facts, &of_name, &extra_text}) {
        kind->tell(report_, name_);
    }
}

void Checker::check_names() {
    const auto languages = records<mwg::LanguageRecord>(mwg::SectionId::languages);
    const auto keys = records<mwg::KeyRecord>(mwg::SectionId::keys);
    const auto names = records<mwg::NameRecord>(mwg::SectionId::names);
    const auto periods = records<mwg::PeriodRecord>(mwg::SectionId::name_periods);
    Reference name("a name leads to no place, text, key, language or period");
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto& record = names[i];
        name.expect(record.place < view_.size() && is_string(record.text) && record.key < view_.key_count() &&
                        record.language < languages.size() && record.flags >> mwg::period_shift <= periods.size(),
                    i);
    }
    Reference key("a key leads out of the names or strings");
    std::uint32_t before = 0;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto first = keys[i].first_name & ~mwg::key_wants_capitals;
        key.expect(first >= before && first <= names.size() && is_string(keys[i].folded), i);
        before = first;
    }
    name.tell(report_, name_);
    key.tell(report_, name_);
}

void Checker::check_tables() {
    const auto slots = records<mwg::HashSlot>(mwg::SectionId::key_table);
    const auto keys = records<mwg::KeyRecord>(mwg::SectionId::keys);
    Reference slot("a slot of a table of hashes leads nowhere");
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const auto number = slots[i].key;
        const bool is_free = number == 0;
        slot.expect(is_free || (number <= view_.key_count() && keys[number - 1].folded == slots[i].folded &&
                                (keys[number - 1].first_name & ~mwg::key_wants_capitals) == slots[i].first_name),
                    i);
    }
    const auto ids = records<std::uint32_t>(mwg::SectionId::id_table);
    for (std::size_t i = 0; i < ids.size(); ++i) { slot.expect(ids[i] <= view_.size(), i); }
    const auto words = records<mwg::FirstWordSlot>(mwg::SectionId::first_words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool alone = (words[i].lengths & 1U) != 0 && words[i].key != mwg::ask_key_table;
        slot.expect(!alone || (words[i].key < view_.key_count() && is_string(words[i].folded)), i);
    }
    const auto countries = records<mwg::CountryRecord>(mwg::SectionId::countries);
    for (std::size_t i = 0; i < countries.size(); ++i) { slot.expect(countries[i].place < view_.size(), i); }
    const auto grid_places = records<std::uint32_t>(mwg::SectionId::grid_places);
    Reference cell("a cell of the grid leads nowhere");
    for (std::size_t i = 0; i < grid_places.size(); ++i) { cell.expect(grid_places[i] < view_.size(), i); }
    auto cells = records<std::uint32_t>(mwg::SectionId::grid);
    std::uint32_t before = 0;
    for (std::size_t i = 2; i < cells.size(); ++i) {
        cell.expect(cells[i] >= before && cells[i] <= grid_places.size(), i);
        before = cells[i];
    }
    slot.tell(report_, name_);
    cell.tell(report_, name_);
}

void Checker::check_outlines() {
    const auto points = view_.outline_points().size();
    Reference outline("an outline leads out of its points or to no place");
    for (std::size_t i = 0; i < view_.outlines().size(); ++i) {
        const auto& record = view_.outlines()[i];
        outline.expect(record.place < view_.size() && record.first <= points && record.count <= points - record.first,
                       i);
    }
    Reference merge("a merged place leads nowhere");
    for (std::size_t i = 0; i < view_.merges().size(); ++i) {
        const auto& record = view_.merges()[i];
        merge.expect(record.kept < view_.size() && is_string(record.lost_id) && is_string(record.lost_name) &&
                         is_string(record.lost_source),
                     i);
    }
    outline.tell(report_, name_);
    merge.tell(report_, name_);
}

}  // namespace

CheckReport check_gazetteer(std::span<const std::byte> compiled, const std::string& name) {
    CheckReport report;
    report.bytes = compiled.size();
    try {
        const auto view = IndexView::open(compiled, name);
        report.sections = view.sections().size();
        report.places = view.size();
        report.names = view.name_count();
        Checker(view, name, report).run();
    } catch (const InputError& error) { report.findings.push_back(error.issue()); }
    return report;
}

CheckReport check_gazetteer(const std::filesystem::path& file) {
    const auto mapped = MappedFile::open(file);
    return check_gazetteer(mapped.bytes(), file.string());
}

std::string check_text(const CheckReport& report, const std::string& name) {
    if (report.findings.empty()) {
        return name + ": " + std::to_string(report.places) + " places, " + std::to_string(report.names) + " names, " +
               std::to_string(report.bytes) + " bytes in " + std::to_string(report.sections) +
               " sections: all as it was built\n";
    }
    std::string text;
    for (const auto& finding : report.findings) { text += to_message(finding) + "\n"; }
    return text;
}

}  // namespace mapwire
