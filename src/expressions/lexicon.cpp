#include "expressions/lexicon.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "mapwire/model/error.hpp"
#include "mapwire/tables/table.hpp"
#include "mapwire/text/fold.hpp"

namespace mapwire::expressions {
namespace {

template <class Enum>
using Names = std::initializer_list<std::pair<std::string_view, Enum>>;

// The enumerator that a cell names.
template <class Enum>
Enum word_of(const TableRow& row, std::string_view column, Names<Enum> names) {
    for (const auto& [name, value] : names) {
        if (name == row[column]) { return value; }
    }
    std::string known;
    for (const auto& [name, value] : names) { known += (known.empty() ? "" : ", ") + std::string(name); }
    throw InputError({row.where(), std::string(column) + " is \"" + std::string(row[column]) + "\"",
                      "Write one of: " + known + "."});
}

std::vector<std::string> texts(const TableRow& row, std::string_view column) {
    std::vector<std::string> result;
    for (const auto part : row.list(column)) { result.emplace_back(part); }
    return result;
}

// Cues that make a sentence worth parsing; the others are the small words between them.
std::uint16_t trigger_of(Cue cue) {
    switch (cue) {
        case Cue::within:
        case Cue::outside:
        case Cue::inside:
        case Cue::radius:
        case Cue::around:
        case Cue::near:
        case Cue::between:
        case Cue::along:
        case Cue::off:
        case Cue::over: return trigger_weak | trigger_near;
        case Cue::towards:
        case Cue::each_side:
        case Cue::bank:
        case Cue::elsewhere:
        case Cue::triangle:
        case Cue::corners:
        case Cue::keep_away:
        case Cue::airspace:
        case Cue::air:
        case Cue::stretching:
        case Cue::distance_at:
        case Cue::pocket:
        case Cue::travel:
        case Cue::walk:
        case Cue::stream: return trigger_weak;
        case Cue::motion: return trigger_motion;
        case Cue::other: return trigger_other;
        default: return 0;
    }
}

}  // namespace

std::vector<std::uint64_t> phrase_words(std::string_view phrase) {
    std::vector<std::uint64_t> words;
    std::size_t at = 0;
    while (at < phrase.size()) {
        const auto end = std::min(phrase.find(' ', at), phrase.size());
        const auto word = phrase.substr(at, end - at);
        auto hash = plain_fold_hash(word);
        if (hash == 0 && !word.empty()) {
            const auto folded = fold_name(word);
            hash = fold_hash(folded.empty() ? word : folded);
        }
        if (end > at) { words.push_back(hash); }
        at = end + 1;
    }
    return words;
}

class LanguageLoader {
public:
    LanguageLoader(Language& language, std::span<const GeodataFile> files) : language_(language), files_(files) {}

    void load_all() {
        load_cues();
        load_quantities();
        load_directions();
        load_nouns();
        load_zone_verbs();
        read("name_particles.tsv", {"words"}, [&](const TableRow& row) {
            for (const auto word : row.list("words")) { language_.particles_[fold_hash(fold_name(word))] = 1; }
        });
        read("prefixes.tsv", {"words"}, [&](const TableRow& row) {
            for (const auto word : row.list("words")) { language_.prefixes_.emplace_back(word); }
        });
        std::stable_sort(language_.prefixes_.begin(), language_.prefixes_.end(),
                         [](const auto& a, const auto& b) { return a.size() > b.size(); });
        for (auto& entries : language_.entries_.values()) {
            std::stable_sort(entries.begin(), entries.end(),
                             [](const auto& a, const auto& b) { return a.rest.size() > b.rest.size(); });
        }
    }

private:
    template <class Read>
    void read(std::string_view table, std::initializer_list<std::string_view> columns, Read each) {
        const auto path = "geodata/languages/" + language_.code + "/" + std::string(table);
        const auto file = std::find_if(files_.begin(), files_.end(), [&](const auto& f) { return f.path == path; });
        if (file == files_.end()) { return; }
        const auto parsed = Table::of(*file, columns);
        for (std::size_t i = 0; i < parsed.size(); ++i) { each(parsed.row(i)); }
    }

    void add(const TableRow& row, WordClass word_class, std::size_t index, std::uint16_t trigger) {
        for (const auto phrase : row.list("words")) {
            auto words = phrase_words(phrase);
            if (words.empty()) { continue; }
            if (trigger != 0) { language_.triggers_[words.front()] |= trigger; }
            auto& entries = language_.entries_[words.front()];
            words.erase(words.begin());
            auto entry = std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.rest == words; });
            if (entry == entries.end()) { entry = entries.insert(entries.end(), {std::move(words), {}}); }
            entry->senses.push_back({word_class, static_cast<std::uint16_t>(index)});
        }
    }

    template <class Row>
    void add(const TableRow& row, WordClass word_class, std::vector<Row>& rows, Row value, std::uint16_t trigger) {
        rows.push_back(std::move(value));
        add(row, word_class, rows.size() - 1, trigger);
    }

    void load_cues() {
        read("relations.tsv", {"words", "cue"}, [&](const TableRow& row) {
            const auto cue = cue_from_text(row["cue"]);
            if (!cue) {
                throw InputError({row.where(), "cue is \"" + std::string(row["cue"]) + "\", which the grammar lacks",
                                  "Use a cue of the other rows."});
            }
            add(row, WordClass::cue, language_.cues, *cue, trigger_of(*cue));
        });
    }

    void load_quantities() {
        read("units.tsv", {"words", "unit", "metres"}, [&](const TableRow& row) {
            const auto count = row.get_or_empty("count").empty() ? 0.0 : row.number("count");
            add(row, WordClass::unit, language_.units, {std::string(row["unit"]), row.number("metres"), count},
                trigger_strong);
        });
        read("measures.tsv", {"words", "unit", "kind", "factor"}, [&](const TableRow& row) {
            const auto kind =
                word_of<MeasureKind>(row, "kind", {{"area", MeasureKind::area}, {"time", MeasureKind::time}});
            add(row, WordClass::measure, language_.measures, {std::string(row["unit"]), kind, row.number("factor")},
                kind == MeasureKind::area ? trigger_weak : 0);
        });
        read("numbers.tsv", {"words", "value", "value_to", "kind"}, [&](const TableRow& row) {
            const auto kind = word_of<NumberKind>(row, "kind",
                                                  {{"cardinal", NumberKind::cardinal},
                                                   {"tens", NumberKind::tens},
                                                   {"multiplier", NumberKind::multiplier},
                                                   {"added", NumberKind::added},
                                                   {"article", NumberKind::article},
                                                   {"vague", NumberKind::vague}});
            add(row, WordClass::number, language_.numbers, {row.number("value"), row.optional_number("value_to"), kind},
                0);
        });
        read("approximators.tsv", {"words", "kind"}, [&](const TableRow& row) {
            const auto hedge = word_of<Hedge>(row, "kind",
                                              {{"about", Hedge::about},
                                               {"nearly", Hedge::nearly},
                                               {"more_than", Hedge::more_than},
                                               {"less_than", Hedge::less_than},
                                               {"at_least", Hedge::at_least},
                                               {"up_to", Hedge::up_to},
                                               {"exactly", Hedge::exactly}});
            add(row, WordClass::approximator, language_.hedges, hedge, 0);
        });
    }

    void load_directions() {
        read("directions.tsv", {"words", "azimuth_deg", "form"}, [&](const TableRow& row) {
            const auto form = word_of<DirectionForm>(row, "form",
                                                     {{"noun", DirectionForm::noun},
                                                      {"adjective", DirectionForm::adjective},
                                                      {"abbreviation", DirectionForm::abbreviation},
                                                      {"ward", DirectionForm::ward},
                                                      {"bound", DirectionForm::bound},
                                                      {"outside", DirectionForm::outside},
                                                      {"part", DirectionForm::part}});
            add(row, WordClass::direction, language_.directions, {row.number("azimuth_deg"), form},
                form != DirectionForm::abbreviation ? trigger_weak : 0);
        });
    }

    void load_nouns() {
        read("zone_nouns.tsv", {"words", "kind"}, [&](const TableRow& row) {
            add(row, WordClass::zone_noun, language_.zone_kinds, std::string(row["kind"]), trigger_strong);
        });
        read("facility_nouns.tsv", {"words", "feature_codes", "uncertainty_m"}, [&](const TableRow& row) {
            add(row, WordClass::facility_noun, language_.facilities,
                {texts(row, "feature_codes"), row.number("uncertainty_m"), row.get_or_empty("urban") == "yes"},
                trigger_facility);
        });
        read("container_nouns.tsv", {"words", "kind", "feature_codes"}, [&](const TableRow& row) {
            const auto kind = word_of<ContainerKind>(row, "kind",
                                                     {{"settlement", ContainerKind::settlement},
                                                      {"area", ContainerKind::area},
                                                      {"region", ContainerKind::region},
                                                      {"state", ContainerKind::state},
                                                      {"division", ContainerKind::division},
                                                      {"countryside", ContainerKind::countryside},
                                                      {"landscape", ContainerKind::landscape}});
            add(row, WordClass::container_noun, language_.containers, {kind, texts(row, "feature_codes")},
                kind == ContainerKind::division || kind == ContainerKind::countryside ? trigger_weak : 0);
        });
        read("line_nouns.tsv", {"words", "kind"}, [&](const TableRow& row) {
            const auto kind = word_of<LineKind>(row, "kind",
                                                {{"border", LineKind::border},
                                                 {"coast", LineKind::coast},
                                                 {"river", LineKind::river},
                                                 {"road", LineKind::road},
                                                 {"street", LineKind::street},
                                                 {"line", LineKind::line},
                                                 {"sea", LineKind::sea}});
            const bool trigger = kind == LineKind::border || kind == LineKind::coast || kind == LineKind::road;
            add(row, WordClass::line_noun, language_.lines, {kind, std::string(row.list("words").front())},
                trigger ? trigger_weak : 0);
        });
        read("part_nouns.tsv", {"words", "part"}, [&](const TableRow& row) {
            const auto part = word_of<PartKindOf>(row, "part",
                                                  {{"part", PartKindOf::part},
                                                   {"edge", PartKindOf::edge},
                                                   {"centre", PartKindOf::centre},
                                                   {"far", PartKindOf::far},
                                                   {"central", PartKindOf::central},
                                                   {"side", PartKindOf::side},
                                                   {"outskirts", PartKindOf::outskirts}});
            add(row, WordClass::part_noun, language_.parts, part,
                part == PartKindOf::central || part == PartKindOf::outskirts || part == PartKindOf::centre
                    ? trigger_weak
                    : 0);
        });
        read("coreference.tsv", {"words", "kind"}, [&](const TableRow& row) {
            const auto kind = word_of<CoreferenceKind>(row, "kind",
                                                       {{"area", CoreferenceKind::area},
                                                        {"region", CoreferenceKind::region},
                                                        {"place", CoreferenceKind::place},
                                                        {"there", CoreferenceKind::there}});
            const std::uint16_t trigger = kind == CoreferenceKind::there   ? trigger_there
                                          : kind == CoreferenceKind::place ? 0
                                                                           : trigger_area;
            add(row, WordClass::coreference, language_.coreferences, kind, trigger);
        });
    }

    void load_zone_verbs() {
        read("zone_verbs.tsv", {"words", "role"}, [&](const TableRow& row) {
            const auto role = word_of<ZoneVerb>(
                row, "role",
                {{"declares", ZoneVerb::declares}, {"warns", ZoneVerb::warns}, {"keeps_out", ZoneVerb::keeps_out}});
            add(row, WordClass::zone_verb, language_.zone_verbs, role,
                role == ZoneVerb::declares ? trigger_declares : 0);
        });
    }

    Language& language_;
    std::span<const GeodataFile> files_;
};

Language Language::load(std::string code, std::span<const GeodataFile> files) {
    Language language;
    language.code = std::move(code);
    LanguageLoader{language, files}.load_all();
    return language;
}

}  // namespace mapwire::expressions
