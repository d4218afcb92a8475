#include "toponyms/knowledge.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <stdexcept>
#include <utility>

#include "mapwire/model/error.hpp"
#include "mapwire/tables/table.hpp"
#include "mapwire/toponyms/toponym_tables.hpp"

namespace mapwire {
namespace toponyms {
namespace {

constexpr std::string_view language_folder = "geodata/languages/";

[[noreturn]] void refuse(const TableRow& row, std::string what, std::string remedy) {
    throw InputError({row.where(), std::move(what), std::move(remedy)});
}

void read_words(const Table& table, LanguageWords& words) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        const TableRow row = table.row(i);
        WordClass word_class{};
        try {
            word_class = word_class_from_text(row["class"]);
        } catch (const std::out_of_range&) {
            refuse(row, "class is \"" + std::string(row["class"]) + "\", which is none",
                   "Use a class of src/toponyms/word_classes.hpp");
        }
        for (const auto word : row.list("words")) { words.classes.add(word_hash(word), mask(word_class)); }
    }
}

void read_first_names(const Table& table, LanguageWords& words) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        for (const auto name : table.row(i).list("names")) {
            words.classes.add(word_hash(name), mask(WordClass::first_name));
        }
    }
}

void read_place_nouns(const Table& table, LanguageWords& words) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        const TableRow row = table.row(i);
        PlaceNoun noun;
        noun.feature_classes = std::string(row["feature_classes"]);
        for (const auto code : row.list("feature_codes")) { noun.feature_codes.push_back(word_hash(code)); }
        const auto position = row["position"];
        if (position != "before" && position != "after" && position != "both") {
            refuse(row, "position is \"" + std::string(position) + "\"", "Write before, after or both");
        }
        for (const auto word : row.list("noun")) { noun.words.emplace_back(word); }
        noun.before = position != "after";
        noun.after = position != "before";
        words.nouns.push_back(noun);
        for (const auto word : row.list("noun")) {
            // The first row of a noun stands; a later one for the same noun would mix two numbers.
            if (words.place_nouns.find(word_hash(word)) == 0) {
                words.place_nouns.add(word_hash(word), static_cast<std::uint32_t>(words.nouns.size()));
            }
        }
    }
}

NotPlace not_place_from_text(const TableRow& row) {
    constexpr std::array<std::pair<std::string_view, NotPlace>, 4> kinds = {{{"organisation", NotPlace::organisation},
                                                                             {"person", NotPlace::person},
                                                                             {"armed_group", NotPlace::armed_group},
                                                                             {"other", NotPlace::other}}};
    for (const auto& [text, kind] : kinds) {
        if (text == row["kind"]) { return kind; }
    }
    refuse(row, "kind is \"" + std::string(row["kind"]) + "\"", "Write organisation, person, armed_group or other");
}

void read_not_places(const Table& table, LanguageWords& words) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        const TableRow row = table.row(i);
        std::uint64_t hash = 0;
        std::uint32_t length = 0;
        std::uint64_t first = 0;
        std::string_view rest = row["name"];
        while (!rest.empty()) {
            const auto end = std::min(rest.find_first_of(" -"), rest.size());
            if (end > 0) {
                const auto word = word_hash(rest.substr(0, end));
                first = length == 0 ? word : first;
                hash = combine(hash, word);
                ++length;
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        if (length == 0) { refuse(row, "name is empty", "Write the name"); }
        if (words.phrases.find(hash) != 0) { refuse(row, "the name stands twice", "Remove one of the rows"); }
        words.phrases.add(hash, static_cast<std::uint32_t>(not_place_from_text(row)));
        words.phrase_starts.add(first, length);
        words.classes.add(first, phrase_start_bit);
    }
}

void read_rule_weights(const Table& table, Knowledge& knowledge) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        const TableRow row = table.row(i);
        const auto feature = rule_feature_from_text(row["feature"]);
        if (!feature) { refuse(row, "feature \"" + std::string(row["feature"]) + "\" is unknown", "Remove the row"); }
        knowledge.rule_weights[static_cast<std::size_t>(*feature)] = row.number("weight");
    }
}

void read_option_weights(const Table& table, Knowledge& knowledge) {
    constexpr std::array<std::string_view, ranking_rounds> rounds = {"round1", "round2", "round3"};
    constexpr std::array<std::string_view, ranking_rounds> lone_rounds = {"lone1", "lone2", "lone3"};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const TableRow row = table.row(i);
        const auto feature = option_feature_from_text(row["feature"]);
        if (!feature) { refuse(row, "feature \"" + std::string(row["feature"]) + "\" is unknown", "Remove the row"); }
        const auto number = static_cast<std::size_t>(*feature);
        for (std::size_t round = 0; round < ranking_rounds; ++round) {
            knowledge.option_weights.at_home[round][number] = row.number(rounds[round]);
            knowledge.option_weights.lone[round][number] = row.number(lone_rounds[round]);
        }
        knowledge.option_prior[number] = row.number("prior");
        knowledge.option_words[number] = std::string(row["says"]);
    }
}

void read_domain_endings(const Table& table, Knowledge& knowledge) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        const TableRow row = table.row(i);
        const auto code = row["country_code"];
        if (!code.empty() && code.size() != 2) {
            refuse(row, "country_code is \"" + std::string(code) + "\"", "Write two letters or nothing");
        }
        const std::uint32_t country = code.empty()
                                          ? 1U
                                          : (static_cast<std::uint32_t>(static_cast<unsigned char>(code[0])) << 8U) |
                                                static_cast<unsigned char>(code[1]);
        knowledge.domain_endings.add(word_hash(row["ending"]), country);
    }
}

// "feature>threshold" for each split, then the values of the leaves.
Tree read_tree(const TableRow& row) {
    Tree tree;
    const auto splits = row.list("splits");
    const auto leaves = row.list("leaves");
    if (splits.size() != Tree::splits || leaves.size() != Tree::leaves) {
        refuse(row, "the tree has another number of splits or leaves", "Make the table anew with mapwire train");
    }
    const auto number = [&](std::string_view text) {
        float value = 0.0F;
        if (std::from_chars(text.data(), text.data() + text.size(), value).ptr != text.data() + text.size()) {
            refuse(row, "\"" + std::string(text) + "\" is no number", "Make the table anew with mapwire train");
        }
        return value;
    };
    for (std::size_t n = 0; n < Tree::splits; ++n) {
        if (splits[n] == "-") {  // not split: everything goes left
            tree.threshold[n] = std::numeric_limits<float>::max();
            continue;
        }
        const auto sign = std::min(splits[n].find('>'), splits[n].size() - 1);
        const auto feature = confidence_feature_from_text(splits[n].substr(0, sign));
        if (!feature) {
            refuse(row, "the split \"" + std::string(splits[n]) + "\" asks for nothing known", "Remove it");
        }
        tree.feature[n] = static_cast<std::uint8_t>(*feature);
        tree.threshold[n] = number(splits[n].substr(sign + 1));
    }
    for (std::size_t n = 0; n < Tree::leaves; ++n) { tree.value[n] = number(leaves[n]); }
    return tree;
}

void read_calibration(const Table& table, Knowledge& knowledge) {
    Calibration calibration;
    calibration.fitted = true;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const TableRow row = table.row(i);
        if (row["forest"] == "threshold") {
            calibration.threshold = row.number("leaves");
            continue;
        }
        if (row["forest"] != "toponym" && row["forest"] != "place") {
            refuse(row, "forest is \"" + std::string(row["forest"]) + "\"", "Write toponym, place or threshold");
        }
        Forest& forest = row["forest"] == "toponym" ? calibration.toponym : calibration.place;
        if (row["splits"].empty()) {
            forest.start = static_cast<float>(row.number("leaves"));
        } else {
            forest.trees.push_back(read_tree(row));
        }
    }
    knowledge.calibration = std::move(calibration);
}

std::unique_ptr<Knowledge> read(std::span<const GeodataFile> files) {
    auto knowledge = std::make_unique<Knowledge>();
    std::map<std::string, LanguageWords, std::less<>> languages;
    for (const GeodataFile& file : files) {
        const std::string name(file.path);
        if (file.path == "geodata/models/recogniser_rules.tsv") {
            read_rule_weights(Table::of(file, {"feature", "weight", "why"}), *knowledge);
        } else if (file.path == "geodata/models/resolver.tsv") {
            read_option_weights(
                Table::of(file, {"feature", "round1", "round2", "round3", "lone1", "lone2", "lone3", "prior", "says"}),
                *knowledge);
        } else if (file.path == "geodata/outlets/domain_endings.tsv") {
            read_domain_endings(Table::of(file, {"ending", "country_code"}), *knowledge);
        } else if (file.path == "geodata/models/confidence.tsv") {
            read_calibration(Table::of(file, {"forest", "splits", "leaves"}), *knowledge);
        } else if (file.path.starts_with("geodata/models/") && file.path.ends_with(".mwm")) {
            knowledge->models.push_back(LearnedModel::from_bytes(file.text, name));
        }
        if (!file.path.starts_with(language_folder)) { continue; }
        const auto rest = file.path.substr(language_folder.size());
        const auto slash = rest.find('/');
        if (slash == std::string_view::npos) { continue; }
        const std::string code(rest.substr(0, slash));
        const auto table_name = rest.substr(slash + 1);
        if (table_name == "toponym_words.tsv") {
            read_words(Table::of(file, {"class", "words"}), languages[code]);
        } else if (table_name == "stopwords.tsv" && code != "en") {  // English tells its function words itself
            const auto table = Table::of(file, {"word"});
            for (std::size_t i = 0; i < table.size(); ++i) {
                languages[code].classes.add(word_hash(table.row(i)["word"]), mask(WordClass::function_word));
            }
        } else if (table_name == "first_names.tsv") {
            read_first_names(Table::of(file, {"names"}), languages[code]);
        } else if (table_name == "place_nouns.tsv") {
            read_place_nouns(Table::of(file, {"noun", "feature_classes", "feature_codes", "position"}),
                             languages[code]);
        } else if (table_name == "not_places.tsv") {
            read_not_places(Table::of(file, {"name", "kind"}), languages[code]);
        }
    }
    for (auto& [code, words] : languages) {
        words.language = code;
        knowledge->languages.push_back(std::move(words));
    }
    return knowledge;
}

}  // namespace

void read_learned_tables(std::string_view resolver, std::string_view confidence, Knowledge& knowledge) {
    read_option_weights(
        Table::parse("resolver.tsv", resolver,
                     {"feature", "round1", "round2", "round3", "lone1", "lone2", "lone3", "prior", "says"}),
        knowledge);
    read_calibration(Table::parse("confidence.tsv", confidence, {"forest", "splits", "leaves"}), knowledge);
}

const LanguageWords& Knowledge::words_of(std::string_view language) const noexcept {
    static const LanguageWords no_words;
    for (const LanguageWords& words : languages) {
        if (words.language == language) { return words; }
    }
    return no_words;
}

const LearnedModel* Knowledge::model_of(std::string_view language) const noexcept {
    for (const LearnedModel& model : models) {
        if (model.language == language) { return &model; }
    }
    return nullptr;
}

}  // namespace toponyms

ToponymTables::ToponymTables(std::unique_ptr<const toponyms::Knowledge> knowledge) noexcept
    : knowledge_(std::move(knowledge)) {}
ToponymTables::ToponymTables(ToponymTables&&) noexcept = default;
ToponymTables& ToponymTables::operator=(ToponymTables&&) noexcept = default;
ToponymTables::~ToponymTables() = default;

ToponymTables ToponymTables::load(std::span<const GeodataFile> files) { return ToponymTables{toponyms::read(files)}; }

bool ToponymTables::has_model(std::string_view language) const noexcept {
    return knowledge_->model_of(language) != nullptr;
}

std::vector<std::string> ToponymTables::languages() const {
    std::vector<std::string> codes;
    for (const auto& words : knowledge_->languages) { codes.push_back(words.language); }
    return codes;
}

}  // namespace mapwire
