#include <algorithm>
#include <map>

#include "corrections/place_by_hand.hpp"
#include "mapwire/corrections/corrections.hpp"

namespace mapwire {
namespace {

Issue no_longer(const Correction& correction, std::string why) {
    return {correction.where + " (\"" + correction.text + "\" in " + correction.article.text + ")",
            "no longer applies: " + std::move(why), "Look at it again in the page"};
}

/// Changes the mentions of one article.
class Corrector {
public:
    Corrector(const Article& article, const Document& document, const Gazetteer& gazetteer, Toponyms& toponyms)
        : article_(article), document_(document), gazetteer_(gazetteer), toponyms_(toponyms) {}

    /// "" when it was done, else why not.
    std::string apply(const Correction& correction) {
        if (correction.span.end > article_.text.size() || correction.span.of(article_.text) != correction.text) {
            return "other words stand there now";
        }
        const auto place = place_of(correction);
        if (correction.action != CorrectionAction::not_a_place && !place) {
            return "no gazetteer has the place " + correction.place_id;
        }
        const auto found = std::find_if(toponyms_.mentions.begin(), toponyms_.mentions.end(),
                                        [&](const Mention& mention) { return mention.span == correction.span; });
        if (found != toponyms_.mentions.end()) {
            change(static_cast<std::size_t>(found - toponyms_.mentions.begin()), place);
            return "";
        }
        if (correction.action == CorrectionAction::not_a_place) { return ""; }  // it is none already
        return insert(correction, *place);
    }

private:
    [[nodiscard]] std::optional<PlaceId> place_of(const Correction& correction) const {
        if (correction.action == CorrectionAction::not_a_place) { return std::nullopt; }
        return gazetteer_.find_by_id(correction.position ? id_by_hand(*correction.position) : correction.place_id);
    }

    void change(std::size_t index, std::optional<PlaceId> place) {
        auto& mention = toponyms_.mentions[index];
        auto& resolution = toponyms_.resolutions[index];
        auto others = others_of(resolution, place);
        mention.rule = corrected_by_hand;
        mention.confidence = Confidence{1.0};
        if (!place) {
            resolution = Unresolved{"not a place: corrected by hand", std::move(others)};
            return;
        }
        // What was passed over as furniture or part of another name is a place once a person says so.
        if (mention.role == Role::boilerplate || mention.role == Role::organisation || mention.role == Role::person) {
            mention.role = Role::literal;
        }
        ResolvedPlace resolved{*place, std::nullopt, Confidence{1.0}, "corrected by hand", std::move(others), false};
        // A capital that stands for its country stands for the country of the place that is meant.
        if (mention.role == Role::metonymic || mention.role == Role::demonym) {
            resolved.stands_for = gazetteer_.country(gazetteer_.facts(*place).country_code);
        }
        resolution = std::move(resolved);
    }

    /// The places that the mention was thought to mean before, so that the page can offer them again.
    static std::vector<Candidate> others_of(const Resolution& resolution, std::optional<PlaceId> chosen) {
        std::vector<Candidate> others;
        if (const auto* resolved = std::get_if<ResolvedPlace>(&resolution)) {
            others.push_back({resolved->place, MatchKind::exact, resolved->confidence.value()});
            others.insert(others.end(), resolved->alternatives.begin(), resolved->alternatives.end());
        } else {
            others = std::get<Unresolved>(resolution).alternatives;
        }
        std::erase_if(others, [&](const Candidate& other) { return chosen && other.place == *chosen; });
        return others;
    }

    std::string insert(const Correction& correction, PlaceId place) {
        auto& mentions = toponyms_.mentions;
        const auto overlapping = std::find_if(mentions.begin(), mentions.end(), [&](const Mention& mention) {
            return mention.span.overlaps(correction.span) && !correction.span.contains(mention.span);
        });
        if (overlapping != mentions.end()) { return "the words are part of a longer name now"; }
        const auto sentence = std::find_if(document_.sentences.begin(), document_.sentences.end(),
                                           [&](const Sentence& each) { return each.span.contains(correction.span); });
        if (sentence == document_.sentences.end()) { return "the words do not lie in one sentence"; }
        // Shorter names within it give way.
        for (std::size_t i = mentions.size(); i-- > 0;) {
            if (!correction.span.contains(mentions[i].span)) { continue; }
            mentions.erase(mentions.begin() + static_cast<std::ptrdiff_t>(i));
            toponyms_.resolutions.erase(toponyms_.resolutions.begin() + static_cast<std::ptrdiff_t>(i));
        }
        const auto after = std::find_if(mentions.begin(), mentions.end(), [&](const Mention& mention) {
            return mention.span.begin > correction.span.begin;
        });
        const auto at = after - mentions.begin();
        Mention mention{correction.span,
                        static_cast<std::uint32_t>(sentence - document_.sentences.begin()),
                        Role::literal,
                        {{place, MatchKind::exact, 1.0}},
                        std::string(corrected_by_hand),
                        Confidence{1.0}};
        mentions.insert(after, std::move(mention));
        toponyms_.resolutions.insert(
            toponyms_.resolutions.begin() + at,
            ResolvedPlace{place, std::nullopt, Confidence{1.0}, "corrected by hand", {}, false});
        return "";
    }

    const Article& article_;
    const Document& document_;
    const Gazetteer& gazetteer_;
    Toponyms& toponyms_;
};

}  // namespace

bool is_about(const Correction& correction, const ArticleKey& article) {
    return correction.digest != 0 ? correction.digest == article.digest : correction.article == article.id;
}

std::vector<Issue> apply_corrections(std::span<const Correction> corrections, const Article& article,
                                     const Document& document, const Gazetteer& gazetteer, Toponyms& toponyms,
                                     std::uint64_t digest) {
    std::vector<Issue> issues;
    Corrector corrector(article, document, gazetteer, toponyms);
    for (const auto& correction : corrections) {
        if (!is_about(correction, {article.id, digest})) { continue; }
        auto why_not = corrector.apply(correction);
        if (!why_not.empty()) { issues.push_back(no_longer(correction, std::move(why_not))); }
    }
    return issues;
}

std::vector<Issue> corrections_without_article(std::span<const Correction> corrections,
                                               std::span<const ArticleKey> read) {
    std::map<std::string, std::size_t> counts;
    for (const auto& correction : corrections) {
        if (std::none_of(read.begin(), read.end(), [&](const auto& one) { return is_about(correction, one); })) {
            ++counts[correction.article.text];
        }
    }
    std::vector<Issue> issues;
    for (const auto& [article, count] : counts) {
        issues.push_back({article,
                          std::to_string(count) + (count == 1 ? " correction does" : " corrections do") +
                              " not apply: the article is not among those read",
                          "Map it too, or leave them be"});
    }
    return issues;
}

}  // namespace mapwire
