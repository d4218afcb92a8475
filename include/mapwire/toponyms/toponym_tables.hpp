#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/tables/geodata.hpp"

namespace mapwire {

namespace toponyms {
struct Knowledge;
}

/// Words, rules, weights and models that tell toponyms and resolve them: geodata/languages/<code>/{toponym_words,
/// place_nouns,not_places,first_names}.tsv, geodata/models/*.tsv and *.mwm. Read once per run; safe to share by
/// threads.
class ToponymTables {
public:
    /// Throws InputError (file, line) for a row that cannot be understood.
    [[nodiscard]] static ToponymTables load(std::span<const GeodataFile> files);

    /// Languages that have words, sorted; other languages are read by the gazetteer's names and shape alone.
    [[nodiscard]] std::vector<std::string> languages() const;

    /// Whether a learned model recognises toponyms in this language; else rules alone do.
    [[nodiscard]] bool has_model(std::string_view language) const noexcept;

    [[nodiscard]] const toponyms::Knowledge& knowledge() const noexcept { return *knowledge_; }

    explicit ToponymTables(std::unique_ptr<const toponyms::Knowledge> knowledge) noexcept;
    ToponymTables(ToponymTables&&) noexcept;
    ToponymTables& operator=(ToponymTables&&) noexcept;
    ~ToponymTables();

private:
    std::unique_ptr<const toponyms::Knowledge> knowledge_;
};

}  // namespace mapwire
