#include "gazetteer/name_wordings.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace mapwire {
namespace {

constexpr std::array<std::string_view, 14> connectors = {"of", "the", "de", "du",  "des", "la", "le",
                                                         "d",  "del", "di", "der", "von", "do", "da"};

std::string_view without_connectors(std::string_view rest, bool in_front) {
    while (true) {
        const auto blank = in_front ? rest.find(' ') : rest.rfind(' ');
        if (blank == std::string_view::npos) { return rest; }
        const auto word = in_front ? rest.substr(0, blank) : rest.substr(blank + 1);
        if (std::find(connectors.begin(), connectors.end(), word) == connectors.end()) { return rest; }
        rest = in_front ? rest.substr(blank + 1) : rest.substr(0, blank);
    }
}

class Wordings {
public:
    explicit Wordings(const NameRules& rules) : rules_(rules) {}

    void add_all(std::string_view folded, bool shortened, std::string_view classes, std::string_view replaced,
                 int depth) {
        if (depth == 0) { return; }
        for (const auto& row : rules_.name_words()) {
            for (const auto& word : row.words) {
                if (folded.size() < word.size() + 2) { continue; }
                const bool begins = folded.starts_with(word) && folded[word.size()] == ' ';
                const bool ends = folded.ends_with(word) && folded[folded.size() - word.size() - 1] == ' ';
                if (!begins && !ends) { continue; }
                const auto rest = begins ? without_connectors(folded.substr(word.size() + 1), true)
                                         : without_connectors(folded.substr(0, folded.size() - word.size() - 1), false);
                const bool says_kind = !row.feature_classes.empty();
                if (says_kind) { add({std::string(rest), true, row.feature_classes, word}); }
                for (const auto& other : row.words) {
                    const auto by = replaced.empty() ? std::string_view(word) : replaced;
                    for (auto& text : {other + " " + std::string(rest), std::string(rest) + " " + other,
                                       other + " of " + std::string(rest)}) {
                        add({text, shortened, classes, by});
                    }
                }
                // What remains may begin or end with such a word too.
                if (says_kind) { add_all(rest, true, row.feature_classes, word, depth - 1); }
                break;  // shorter words of the row are parts of this one
            }
        }
    }

    std::vector<NameWording> take() { return std::move(wordings_); }

private:
    void add(NameWording wording) {
        constexpr std::size_t most = 400;
        if (wordings_.size() < most && seen_.insert(wording.folded).second) { wordings_.push_back(std::move(wording)); }
    }

    const NameRules& rules_;
    std::vector<NameWording> wordings_;
    std::unordered_set<std::string> seen_;
};

std::string read_by(std::string_view folded, const LetterConvention& convention) {
    std::string result;
    for (std::size_t at = 0; at < folded.size();) {
        const bool begins = at == 0 || folded[at - 1] == ' ';
        const auto rule = std::find_if(convention.rules.begin(), convention.rules.end(), [&](const auto& candidate) {
            if (!folded.substr(at).starts_with(candidate.letters) || (candidate.at_begin && !begins)) { return false; }
            const auto end = at + candidate.letters.size();
            return !candidate.at_end || end == folded.size() || folded[end] == ' ';
        });
        if (rule == convention.rules.end()) {
            result.push_back(folded[at++]);
        } else {
            result += rule->read;
            at += rule->letters.size();
        }
    }
    return result;
}

}  // namespace

std::vector<NameWording> name_wordings(std::string_view folded, const NameRules& rules) {
    Wordings wordings(rules);
    constexpr int most_replaced = 2;
    wordings.add_all(folded, false, {}, {}, most_replaced);
    return wordings.take();
}

std::vector<std::string> name_readings(std::string_view folded, const NameRules& rules) {
    std::vector<std::string> readings;
    for (const auto& convention : rules.conventions()) {
        auto reading = read_by(folded, convention);
        if (reading.empty() || reading == folded ||
            std::find(readings.begin(), readings.end(), reading) != readings.end()) {
            continue;
        }
        readings.push_back(std::move(reading));
    }
    return readings;
}

}  // namespace mapwire
