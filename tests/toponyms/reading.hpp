#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mapwire/gazetteer/embedded.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/tables/geodata.hpp"
#include "mapwire/text/analyse.hpp"
#include "mapwire/toponyms/read_toponyms.hpp"

namespace mapwire::testing {

inline const Gazetteer& embedded_gazetteer() {
    static const auto gazetteer = Gazetteer::from_bytes(embedded_gazetteer_bytes(), "embedded");
    return gazetteer;
}

inline const ToponymTables& toponym_tables() {
    static const auto tables = ToponymTables::load(geodata_files());
    return tables;
}

/// A short English text, read with the embedded gazetteer and the shipped tables.
struct ReadText {
    Article article;
    Document document;
    Toponyms toponyms;

    /// The text begins with a dateline of so many bytes.
    explicit ReadText(std::string text, PartKind part = PartKind::body, std::string language = "en",
                      std::size_t dateline = 0) {
        static const auto sentences = SentenceTables::load(geodata_files());
        article.text = std::move(text);
        article.language = std::move(language);
        if (dateline > 0) { article.parts.push_back({PartKind::dateline, {0, dateline}}); }
        article.parts.push_back({part, {dateline, article.text.size()}});
        document = analyse(article, sentences);
        toponyms = read_toponyms(article, document, embedded_gazetteer(), toponym_tables());
    }

    /// The n-th mention with these words.
    std::optional<std::size_t> mention(std::string_view words, std::size_t n = 1) const {
        for (std::size_t i = 0; i < toponyms.mentions.size(); ++i) {
            if (toponyms.mentions[i].span.of(article.text) == words && --n == 0) { return i; }
        }
        return std::nullopt;
    }
    /// "literal", "metonymic", … or "none" when there is no such mention.
    std::string role(std::string_view words, std::size_t n = 1) const {
        const auto found = mention(words, n);
        return found ? std::string(to_text(toponyms.mentions[*found].role)) : "none";
    }
    /// Name and country of the place, "unresolved: reason", or "none".
    std::string place(std::string_view words, std::size_t n = 1) const {
        const auto found = mention(words, n);
        if (!found) { return "none"; }
        if (const auto* open = std::get_if<Unresolved>(&toponyms.resolutions[*found])) {
            return "unresolved: " + open->reason;
        }
        const auto& resolved = std::get<ResolvedPlace>(toponyms.resolutions[*found]);
        const auto facts = embedded_gazetteer().facts(resolved.place);
        return std::string(facts.name) + ", " + std::string(facts.country_code);
    }
    std::string stands_for(std::string_view words, std::size_t n = 1) const {
        const auto found = mention(words, n);
        if (!found) { return "none"; }
        const auto* resolved = std::get_if<ResolvedPlace>(&toponyms.resolutions[*found]);
        if (resolved == nullptr || !resolved->stands_for) { return "nothing"; }
        return std::string(embedded_gazetteer().facts(*resolved->stands_for).name);
    }
};

}  // namespace mapwire::testing
