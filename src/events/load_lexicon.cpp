#include <algorithm>
#include <optional>
#include <utility>

#include "events/compiled_words.hpp"
#include "events/lexicon.hpp"
#include "events/phrase_gatherer.hpp"
#include "events/table_rows.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/tables/table.hpp"
#include "mapwire/text/fold_map.hpp"

namespace mapwire {
namespace {

using namespace events;

constexpr std::string_view grammar_classes[] = {
    "determiner",  "preposition", "pronoun",  "conjunction", "subordinator", "relative",       "adverb",   "be",
    "have",        "modal",       "do",       "to",          "possessive",   "negation",       "verb",     "past",
    "participle",  "noun",        "quantity", "title",       "place_noun",   "future_in_past", "definite", "crowd",
    "first_person"};
constexpr const char* party_roles[] = {"STA", "MIL", "COP", "SPY", "LEG", "JUD", "REB", "UAF", "OPP",
                                       "GOV", "NGO", "IGO", "MED", "BUS", "CVL", "REF", "CRM"};
constexpr const char* acting_things[] = {"aircraft", "vehicle", "drone_word"};
static_assert(std::size(grammar_classes) == static_cast<std::size_t>(WordClass::count_));

class Loader {
public:
    Loader(EventTables::State& state, std::span<const GeodataFile> files, std::span<const std::uint64_t> compiled)
        : state_(state), files_(files.begin(), files.end()), compiled_(compiled) {
        for (const auto name : grammar_classes) { static_cast<void>(class_number(name)); }
        state_.given = {class_number("place"), class_number("state"), class_number("actor"),
                        class_number("armed"), class_number("name"),  class_number("number")};
    }

    void load() {
        for (const auto* name : acting_things) { state_.acting_things.set(class_number(name)); }
        for (const auto* role : party_roles) { state_.role_classes.emplace_back(class_number(role), role); }
        load_kinds(state_, files_);
        load_turns(state_, files_);
        actor_names_ = load_actors(state_, files_);
        for (auto& actor : state_.actors) { actor.classes = classes_of(actor.role); }
        std::vector<std::string> codes;
        for (const auto& file : files_) {
            const std::string_view prefix = "geodata/events/";
            if (!file.path.starts_with(prefix)) { continue; }
            const auto rest = file.path.substr(prefix.size());
            const auto slash = rest.find('/');
            if (slash != std::string_view::npos && (codes.empty() || codes.back() != rest.substr(0, slash))) {
                codes.emplace_back(rest.substr(0, slash));
            }
        }
        for (const auto& code : codes) {
            state_.languages.push_back(std::make_unique<EventTables::State::LazyLanguage>(code));
        }
    }

    std::unique_ptr<Language> load_language(const std::string& code) {
        auto language = std::make_unique<Language>();
        language->code = code;
        const std::string folder = "geodata/events/" + code + "/";
        const auto image = compiled_words(compiled_, code, files_);
        gatherer_.reset();
        if (image.empty()) { gatherer_.emplace(files_, folder); }
        load_triggers(*language, folder);
        load_cues(*language, folder);
        load_words(*language, folder);
        load_figures(*language, folder);
        read("geodata/languages/" + code + "/approximators.tsv", {"words", "kind"}, [&](const TableRow& row) {
            language->cues.push_back({CueKind::hedge, std::string(row["kind"])});
            add_phrases(row, Part::phrase, Meaning::cue, language->cues.size() - 1);
        });
        read("geodata/languages/" + code + "/numbers.tsv", {"words", "value", "value_to", "kind"},
             [&](const TableRow& row) {
                 language->numbers.push_back(
                     {row.number("value"), row.optional_number("value_to"), std::string(row["kind"])});
                 add_phrases(row, Part::phrase, Meaning::number, language->numbers.size() - 1);
             });
        for (std::size_t i = 0; gatherer_ && i < actor_names_.size(); ++i) {
            for (const auto& name : actor_names_[i]) { gatherer_->add(name, Part::phrase, Meaning::actor, i, true); }
        }
        if (gatherer_) { language->image = gatherer_->finish(); }
        language->book = PhraseBook(gatherer_ ? std::span<const std::uint64_t>(language->image) : image);
        gather_class_sets(*language);
        for (const auto name : {"state", "actor", "armed", "official", "crowd", "organisation", "civilian", "person"}) {
            language->party.set(class_number(name));
        }
        for (const auto name : {"sport", "show", "trade", "science"}) { language->elsewhere.set(class_number(name)); }
        return language;
    }

private:
    [[nodiscard]] Classes classes_of(std::string_view role) const {
        Classes classes;
        classes.set(state_.given.actor);
        for (const auto& [number, name] : state_.role_classes) {
            if (name == role) { classes.set(number); }
        }
        if (role == "MIL" || role == "REB" || role == "UAF" || role == "COP") { classes.set(state_.given.armed); }
        return classes;
    }

    void gather_class_sets(Language& language) const {
        const auto& book = language.book;
        language.class_sets.resize(book.source_sets());
        for (std::size_t set = 0; set < language.class_sets.size(); ++set) {
            for (const auto& source : book.sources(set)) {
                language.class_sets[set] |= source.meaning == Meaning::actor ? state_.actors[source.row].classes
                                                                             : language.class_rows[source.row];
            }
        }
    }

    template <class Read>
    void read(const std::string& path, std::initializer_list<std::string_view> columns, Read each) {
        read_rows(files_, path, columns, each);
    }
    [[nodiscard]] std::uint16_t kind_number(const TableRow& row, std::string_view kind) const {
        return events::kind_number(state_, row, kind);
    }

    std::size_t class_number(std::string_view name) {
        const auto hash = fold_hash(name);
        if (const auto* known = class_numbers_.find(hash)) { return *known; }
        const auto number = class_numbers_.values().size();
        if (number == Classes{}.size()) {
            throw InputError({"geodata/events",
                              "\"" + std::string(name) + "\" is one word class more than the " +
                                  std::to_string(Classes{}.size()) + " that fit",
                              "Raise the size of Classes in events/lexicon.hpp by 64, or join some classes"});
        }
        return class_numbers_[hash] = number;
    }

    /// All phrases of the column `words`.
    void add_phrases(const TableRow& row, Part part, Meaning meaning, std::size_t number) {
        if (!gatherer_) { return; }
        for (const auto words : row.list("words")) { gatherer_->add(words, part, meaning, number, false); }
    }

    static Part part_of(const TableRow& row) {
        return word_of<Part>(row, "part", row["part"],
                             {{"verb", Part::verb}, {"noun", Part::noun}, {"phrase", Part::phrase}});
    }

    Condition condition_of(const TableRow& row, std::string_view text) {
        Condition condition;
        if (text.starts_with('!')) {
            condition.negated = true;
            text.remove_prefix(1);
        }
        const auto colon = text.find(':');
        if (colon == std::string_view::npos) {
            throw InputError({row.where(), "the condition \"" + std::string(text) + "\" has no colon",
                              "Write for example object:weapon|vehicle."});
        }
        condition.where = word_of<Condition::Where>(row, "needs", text.substr(0, colon),
                                                    {{"object", Condition::Where::object},
                                                     {"subject", Condition::Where::subject},
                                                     {"near", Condition::Where::near},
                                                     {"sentence", Condition::Where::sentence}});
        auto rest = text.substr(colon + 1);
        while (!rest.empty()) {
            const auto end = std::min(rest.find('|'), rest.size());
            const auto name = rest.substr(0, end);
            if (name == "none") {
                condition.nothing = true;
            } else if (name == "some") {
                condition.something = true;
            } else {
                condition.classes.set(class_number(name));
            }
            rest = end < rest.size() ? rest.substr(end + 1) : std::string_view{};
        }
        return condition;
    }

    void load_triggers(Language& language, const std::string& folder) {
        read(folder + "triggers.tsv", {"words", "part", "kind", "frame", "needs", "weight"}, [&](const TableRow& row) {
            Trigger trigger;
            trigger.part = part_of(row);
            trigger.kind = kind_number(row, row["kind"]);
            trigger.frame = word_of<Frame>(row, "frame", row["frame"],
                                           {{"", Frame::acts},
                                            {"do", Frame::acts},
                                            {"mutual", Frame::mutual},
                                            {"self", Frame::self},
                                            {"suffer", Frame::suffer}});
            if (const auto needs = row.list("needs", ' '); !needs.empty()) {
                auto& conditions = language.needs.emplace_back();
                conditions.reserve(needs.size());
                for (const auto need : needs) { conditions.push_back(condition_of(row, need)); }
                trigger.needs = conditions;
            }
            trigger.weight = row["weight"].empty() ? 0.7 : row.number("weight");
            for (const auto words : row.list("words")) {
                trigger.words = words;
                language.triggers.push_back(trigger);
                if (gatherer_) {
                    gatherer_->add(words, trigger.part, Meaning::trigger, language.triggers.size() - 1, false);
                }
            }
        });
    }

    void load_cues(Language& language, const std::string& folder) {
        read(folder + "cues.tsv", {"words", "cue", "value"}, [&](const TableRow& row) {
            if (row["cue"] == "order") {
                language.verb_first = language.verb_first || row["value"] == "verb_first";
                language.verb_last = language.verb_last || row["value"] == "verb_last";
                language.capital_names = language.capital_names || row["value"] == "capital_names";
                language.compound_past = language.compound_past || row["value"] == "compound_past";
                return;
            }
            if (row["cue"] == "place_ending") {
                for (const auto words : row.list("words")) { language.place_endings.emplace_back(words); }
                return;
            }
            using enum CueKind;
            const auto kind = word_of<CueKind>(row, "cue", row["cue"],
                                               {{"auxiliary", auxiliary}, {"modifier", modifier},
                                                {"matrix", matrix},       {"condition", condition},
                                                {"negation", negation},   {"say", say},
                                                {"according", according}, {"light", light},
                                                {"agent", agent},         {"of", of},
                                                {"target", target},       {"between", between},
                                                {"with", with},           {"place", place},
                                                {"source", source},       {"subject_pronoun", subject_pronoun},
                                                {"relative", relative},   {"break", break_},
                                                {"also", also},           {"hedge", hedge},
                                                {"range", range},         {"benefit", benefit},
                                                {"topic", topic},         {"home", home}});
            language.cues.push_back({kind, std::string(row["value"])});
            const auto part = row.get_or_empty("part").empty() ? Part::phrase : part_of(row);
            add_phrases(row, part, Meaning::cue, language.cues.size() - 1);
        });
    }

    void load_words(Language& language, const std::string& folder) {
        read(folder + "words.tsv", {"class", "words"}, [&](const TableRow& row) {
            Classes classes;
            for (const auto name : row.list("class")) { classes.set(class_number(name)); }
            language.class_rows.push_back(classes);
            const auto part = row.get_or_empty("part").empty() ? Part::phrase : part_of(row);
            add_phrases(row, part, Meaning::word_class, language.class_rows.size() - 1);
        });
    }

    void load_figures(Language& language, const std::string& folder) {
        read(folder + "figures.tsv", {"words", "figure", "frame"}, [&](const TableRow& row) {
            using enum FigureKind;
            FigureRow figure;
            figure.kind = word_of<FigureKind>(row, "figure", row["figure"],
                                              {{"killed", killed},
                                               {"injured", injured},
                                               {"displaced", displaced},
                                               {"captured", captured},
                                               {"vehicles", vehicles},
                                               {"strikes", strikes}});
            const auto frame = word_of<int>(row, "frame", row["frame"], {{"after", 1}, {"before", 2}, {"both", 3}});
            figure.number_before = (frame & 1) != 0;
            figure.number_after = (frame & 2) != 0;
            language.figures.push_back(figure);
            const auto part = row.get_or_empty("part").empty() ? Part::phrase : part_of(row);
            add_phrases(row, part, Meaning::figure, language.figures.size() - 1);
        });
    }

    EventTables::State& state_;
    std::vector<GeodataFile> files_;
    FoldMap<std::size_t> class_numbers_;  // by name; grows with each language
    std::vector<std::vector<std::string>> actor_names_;
    std::span<const std::uint64_t> compiled_;
    std::optional<PhraseGatherer> gatherer_;  // of the language at hand, when nobody has compiled its words
};

}  // namespace

EventTables EventTables::load(std::span<const GeodataFile> files, std::span<const std::uint64_t> compiled) {
    auto state = std::make_unique<State>(TimeWords::load(files, compiled_times(compiled, files)));
    const auto loader = std::make_shared<Loader>(*state, files, compiled);
    loader->load();
    state->read_language = [loader](const std::string& code) { return loader->load_language(code); };
    return EventTables(std::move(state));
}

}  // namespace mapwire
