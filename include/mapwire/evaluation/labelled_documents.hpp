#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/article.hpp"
#include "mapwire/model/coordinate.hpp"
#include "mapwire/model/mention.hpp"

namespace mapwire {

/// A toponym that a person or a program marked in a text. Offsets are Unicode code points, end exclusive.
struct LabelledToponym {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string text;                    ///< "" when the file does not say
    std::optional<Coordinate> position;  ///< nothing: recognised, not resolved
    std::optional<std::int64_t> geonames_id;
    std::string kind;  ///< "literal", "metonymic", …; "" when the file does not say
    bool demonym = false;
    std::optional<double> confidence;
};

/// One line of a gold or predictions file.
struct LabelledDocument {
    std::string id;
    std::string title;
    std::string text;
    std::string source;
    std::string date;
    bool partial = false;  ///< only some of its toponyms are marked
    std::vector<LabelledToponym> toponyms;
};

/// Reads one JSON document a line: {"id","title","text","source","date","toponyms":[{"start","end","text","lat","lon",
/// "geonameid","kind","demonym"}]}; all but id and text may be absent. Throws InputError, naming file and line, for
/// what is no such document, for an id that stands twice, and for a file that cannot be read.
[[nodiscard]] std::vector<LabelledDocument> read_labelled_documents(const std::string& path);
[[nodiscard]] std::vector<LabelledDocument> parse_labelled_documents(std::string_view lines, const std::string& name);

/// What of a gold document may reach the pipeline: id, title, text, source and date; the text is one body part.
[[nodiscard]] Article article_of(const LabelledDocument& document);

/// The toponyms of an article in the shape of the gold files: literal, metonymic, demonym and dateline mentions, and
/// places inside names of organisations. `with_approximate` adds places that only say "near the story".
[[nodiscard]] LabelledDocument predictions_of(const Article& article, const Toponyms& toponyms,
                                              const Gazetteer& gazetteer, bool with_approximate = true);

/// One line of JSON with a newline, keys in a fixed order; numbers as short as they can be read back.
[[nodiscard]] std::string to_json_line(const LabelledDocument& document);

}  // namespace mapwire
