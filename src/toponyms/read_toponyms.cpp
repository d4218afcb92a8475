#include "mapwire/toponyms/read_toponyms.hpp"

#include <algorithm>
#include <cmath>

#include "toponyms/document_view.hpp"
#include "toponyms/names.hpp"
#include "toponyms/resolve.hpp"
#include "toponyms/roles.hpp"
#include "toponyms/span_facts.hpp"
#include "toponyms/tell.hpp"

namespace mapwire {
namespace {

using namespace toponyms;

float chance_of(double log_odds) noexcept { return static_cast<float>(1.0 / (1.0 + std::exp(-log_odds))); }

struct Chosen {
    std::uint32_t span;
    bool toponym;
};

class Reader {
public:
    Reader(const Article& article, const Document& document, const Gazetteer& gazetteer, const Knowledge& knowledge)
        : knowledge_(knowledge),
          words_(knowledge.words_of(article.language.empty() ? "en" : article.language)),
          view_(article.text, document, words_.classes),
          gazetteer_(gazetteer) {}

    Toponyms read() {
        names_ = find_names(view_, gazetteer_);
        find_containments(view_, names_);
        facts_ = find_facts(view_, names_, words_);
        roles_ = find_roles(view_, names_, facts_);
        for (std::size_t i = 0; i < facts_.size(); ++i) {
            const bool readable = roles_[i].role != Role::boilerplate;
            chances_.push_back(readable ? chance_of(rule_score(facts_[i], knowledge_.rule_weights)) : 0.0F);
        }
        ranking_ = rank_options(view_, names_, facts_, chances_, words_, knowledge_.option_weights, Outlet{});
        return tell();
    }

private:
    // Likely toponyms first; each byte of the text belongs to one mention at most.
    std::vector<Chosen> choose() const {
        std::vector<std::uint32_t> order(names_.spans.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) { order[i] = i; }
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return chances_[a] > chances_[b]; });
        std::vector<char> taken(view_.size(), 0);
        std::vector<Chosen> chosen;
        const auto take = [&](std::uint32_t i, bool toponym) {
            const NameSpan& span = names_.spans[i];
            for (auto t = span.first; t < span.end; ++t) {
                if (taken[t] != 0) { return; }
            }
            for (auto t = span.first; t < span.end; ++t) { taken[t] = 1; }
            chosen.push_back({i, toponym});
        };
        for (const auto i : order) {
            if (chances_[i] >= 0.5F) { take(i, true); }
        }
        // What is left of longer names first: parts of organisations and persons, and page furniture.
        for (std::uint32_t i = 0; i < names_.spans.size(); ++i) {
            const Role role = roles_[i].role;
            const bool named = role == Role::organisation || role == Role::person || role == Role::boilerplate;
            const bool known =
                facts_[i].population_class >= 5 || facts_[i].country || facts_[i].adm1 || facts_[i].demonym;
            if (named && known && chances_[i] < 0.5F && facts_[i].not_place != NotPlace::other) { take(i, false); }
        }
        std::sort(chosen.begin(), chosen.end(), [](const Chosen& a, const Chosen& b) { return a.span < b.span; });
        return chosen;
    }

    Toponyms tell() const {
        const Teller teller(view_, names_, facts_, roles_, ranking_, knowledge_, gazetteer_);
        std::vector<std::pair<Mention, Resolution>> told;
        for (const Chosen& one : choose()) { told.push_back(teller.tell(one.span, chances_[one.span], one.toponym)); }
        add_phrases(told);
        std::sort(told.begin(), told.end(),
                  [](const auto& a, const auto& b) { return a.first.span.begin < b.first.span.begin; });
        Toponyms toponyms;
        for (auto& [mention, resolution] : told) {
            toponyms.mentions.push_back(std::move(mention));
            toponyms.resolutions.push_back(std::move(resolution));
        }
        return toponyms;
    }

    // Armed groups and institutions that look like places or hold place names: listed, never resolved.
    void add_phrases(std::vector<std::pair<Mention, Resolution>>& told) const {
        for (const NotPlacePhrase& phrase : find_not_places(view_, words_)) {
            if (phrase.kind == NotPlace::other || phrase.kind == NotPlace::no) { continue; }
            const auto& tokens = view_.document().tokens;
            Mention mention;
            mention.span = {tokens[phrase.first].span.begin, tokens[phrase.end - 1].span.end};
            mention.sentence = tokens[phrase.first].sentence;
            const auto part = view_.document().sentences[mention.sentence].part;
            const bool furniture = part == PartKind::furniture || part == PartKind::byline;
            mention.role =
                furniture ? Role::boilerplate : (phrase.kind == NotPlace::person ? Role::person : Role::organisation);
            mention.rule = furniture ? "page furniture" : "a known name that is no place";
            // It replaces the place names inside it.
            std::erase_if(told, [&](const auto& pair) { return pair.first.span.overlaps(mention.span); });
            const std::string reason = furniture                              ? "in page furniture"
                                       : phrase.kind == NotPlace::person      ? "the name of a person"
                                       : phrase.kind == NotPlace::armed_group ? "the name of an armed group"
                                                                              : "the name of an organisation";
            told.emplace_back(std::move(mention), Unresolved{reason, {}});
        }
    }

    const Knowledge& knowledge_;
    const LanguageWords& words_;
    DocumentView view_;
    const Gazetteer& gazetteer_;
    Names names_;
    std::vector<SpanFacts> facts_;
    std::vector<RoleReading> roles_;
    std::vector<float> chances_;
    Ranking ranking_;
};

}  // namespace

Toponyms read_toponyms(const Article& article, const Document& document, const Gazetteer& gazetteer,
                       const ToponymTables& tables) {
    return Reader(article, document, gazetteer, tables.knowledge()).read();
}

}  // namespace mapwire
