#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/command_line.hpp"
#include "app/shard.hpp"
#include "mapwire/articles/input_options.hpp"
#include "mapwire/layers/build_layers.hpp"
#include "mapwire/model/date.hpp"
#include "mapwire/model/geometry.hpp"
#include "mapwire/model/mention.hpp"
#include "mapwire/model/units.hpp"
#include "mapwire/writers/formats.hpp"

/// What will be done, all of it checked. Stages see only the plan, never what was typed.
namespace mapwire {

struct GazetteerPlan {
    std::vector<std::string> files;  ///< later ones overlay earlier ones
    bool embedded = true;
};

struct MapPlan {
    std::vector<std::string> inputs;
    InputOptions input;
    std::string output_directory;
    bool overwrite = false;
    std::vector<OutputFormat> formats;
    FormatOptions format_options;
    GazetteerPlan gazetteers;
    Metres tolerance{1.0};
    std::vector<std::string> correction_files;  ///< as the page saves them; later ones overrule earlier ones
    std::vector<std::string> zone_files;        ///< catalogues of the user, in the columns of geodata/zones/zones.tsv
    std::vector<std::string> reference_layers;  ///< roads, rivers, coasts, borders of the user, any format of OGR
    std::optional<std::string> home;            ///< a table of outlets' homes, or a place
    std::optional<Date> as_of;
    double min_confidence = 0.0;
    std::vector<Role> roles;
    bool fail_fast = false;
    std::optional<std::string> text_folder;  ///< where the texts go that offsets refer to
    bool events = true;                      ///< read events
    bool country_outlines = false;           ///< events known only by country get its outline
    bool use_model = true;
    bool to_stream = false;  ///< features to standard output, article by article
    std::size_t jobs = 1;    ///< threads
    Shard shard;
    bool resume = false;
};

/// What `mapwire merge` joins, and where to.
struct MergePlan {
    std::vector<std::string> folders;
    std::string output_directory;
    bool overwrite = false;
    std::vector<OutputFormat> formats;
    FormatOptions format_options;
    LayerOptions layers;
};

/// Which part of a buffer of lines or areas is wanted.
enum class BufferSide : std::uint8_t { all, left, right, inside, outside };

struct BufferPlan {
    std::string place;       ///< a name, an id, or "LON,LAT"; of a file its name
    bool from_file = false;  ///< lines, areas and points of a file of OGR
    bool negative = false;   ///< the distance was: areas draw back from their borders
    BufferSide side = BufferSide::all;
    bool square_ends = false;
    std::string distance_text;
    Metres distance{0.0};
    std::optional<std::string> output_file;
    bool overwrite = false;
    Metres tolerance{1.0};
    GazetteerPlan gazetteers;
};

/// Each throws InputError for a value that makes no sense.
[[nodiscard]] MapPlan plan_map(const CommandLine& line);
[[nodiscard]] MergePlan plan_merge(const CommandLine& line);
[[nodiscard]] BufferPlan plan_buffer(const CommandLine& line);
/// How inputs are read: format, fields, which files, limits.
[[nodiscard]] InputOptions plan_input(const CommandLine& line);
[[nodiscard]] GazetteerPlan plan_gazetteers(const CommandLine& line);
[[nodiscard]] Metres plan_tolerance(const CommandLine& line);
/// --bbox W,S,E,N; west greater than east means a box across the 180th meridian.
[[nodiscard]] std::optional<BoundingBox> plan_bounding_box(const CommandLine& line);
/// A whole number from 0 on, `otherwise` when it is not given.
[[nodiscard]] std::int64_t plan_whole_number(const CommandLine& line, const std::string& option,
                                             std::int64_t otherwise);
/// --picture-size, --font, --font-size, --title.
[[nodiscard]] PictureOptions plan_picture(const CommandLine& line);
/// The formats that an option lists, geojson when it is not given.
[[nodiscard]] std::vector<OutputFormat> plan_formats(const CommandLine& line, const std::string& option);
/// A day given as YYYY-MM-DD.
[[nodiscard]] std::optional<Date> plan_day(const CommandLine& line, const std::string& option);
/// The text of a user's table. Throws InputError when it cannot be read or is not UTF-8.
[[nodiscard]] std::string read_table_file(const std::string& path, std::string_view what = "table");

/// "output/<article or batch name>": the stem of a lone article; of several, the folder they share or "batch".
[[nodiscard]] std::string default_output_directory(const std::vector<std::string>& inputs);

}  // namespace mapwire
