#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mapwire/gazetteer/builder.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/model/geometry.hpp"
#include "mapwire/model/layer.hpp"

/// What `mapwire gazetteer build` does: sources to one compiled gazetteer.
namespace mapwire {

/// Which places of the sources are taken; an empty member lets everything pass.
struct PlaceFilter {
    std::vector<std::string> countries;  ///< ISO 3166-1 alpha-2
    std::string feature_classes;         ///< "AP"
    std::int64_t least_population = 0;   ///< of settlements; other classes pass
    std::optional<BoundingBox> box;
};

/// What is a place's name, id and so on among the fields of an OGR source: ("name", "NAME_EN"), ("name_ar", "NAME_AR").
using FieldMapping = std::vector<std::pair<std::string, std::string>>;

/// "name=NAME_EN,name_ar=NAME_AR,id=PCODE,country=ISO,feature_code=TYPE"; further: lat, lon (else the geometry tells),
/// feature_class, population, geonames_id, admin1, admin1_code, admin2, alternate. Throws InputError.
[[nodiscard]] FieldMapping parse_field_mapping(std::string_view text);

/// Hands out the features of an OGR source, as OgrModule::read does.
using FeatureReader =
    std::function<void(const std::string& path, const std::function<void(const Layer&, Feature&&)>& sink)>;
/// All bytes of an address, as OgrModule::fetch does. Throws InputError when they do not come whole.
using AddressReader = std::function<std::string(const std::string& address)>;

struct BuildOptions {
    PlaceFilter filter;
    std::string date;              ///< "" for the newest date that a source tells
    std::size_t most_issues = 20;  ///< kept for each source; the others are counted
    const Gazetteer* countries =
        nullptr;            ///< where countries lie, to see swapped coordinates; usually the embedded one
    FieldMapping fields{};  ///< of OGR sources; empty: known by the names of the fields
    std::map<std::string, FieldMapping> fields_of_source{};  ///< of single ones, by path or name of the file
    FeatureReader read_features{};  ///< lent by whoever has GDAL; without it OGR sources are refused
    AddressReader read_address{};   ///< the same for http:// and https:// sources
};

/// What was read from one source.
struct SourceReport {
    std::string source;
    std::string date;    ///< of its newest row, "" when none tells
    std::string format;  ///< "GeoNames", "own table", "table with columns name, lat, lon" …
    std::size_t rows = 0;
    std::size_t taken = 0;
    std::size_t filtered = 0;
    std::size_t faulty = 0;
    std::size_t nameless = 0;   ///< records of a public source that have no name: no fault, but no use
    std::vector<Issue> issues;  ///< the first faults and nameless records, each with file and line
};

struct BuildReport {
    std::vector<SourceReport> sources;
    std::size_t places = 0;
    std::vector<MergedPlace> merged;
    [[nodiscard]] bool has_faults() const noexcept;
};

/// Tables are read as they are: GeoNames dumps (with or without header line, further columns, plain, .gz or .zip),
/// tables with named columns in which at least a name, a latitude and a longitude are recognised (tabs, commas or
/// semicolons), the columns of geodata/gazetteer. Files that GeoNames offers beside its dumps are known by their names,
/// as sources or in the folder of a dump: alternateNamesV2 (else alternateNames; names with language, preferred and
/// historic ones), hierarchy, admin1CodesASCII and admin2Codes (names and ids of divisions), each .txt, .zip or .gz.
/// They complete the rows of GeoNames dumps only. The gazetteer tells the date and licence of each source; a table that
/// is not GeoNames' is licensed as the user says. Faulty rows are counted and named. Throws InputError for a source
/// that is missing, no table, or no text.
[[nodiscard]] BuildReport build_gazetteer(const std::vector<std::filesystem::path>& sources,
                                          const std::filesystem::path& output, const BuildOptions& options);
/// The same into memory.
[[nodiscard]] BuildReport build_gazetteer(const std::vector<std::filesystem::path>& sources,
                                          std::vector<std::byte>& bytes, const BuildOptions& options);

/// GeoNames' own addresses for `--geonames SY,IQ`: the dump of each country ("ALL" for the world), its alternate names,
/// the codes of divisions and the hierarchy. Throws InputError for what is no country code.
[[nodiscard]] std::vector<std::filesystem::path> geonames_sources(
    std::string_view countries, std::string_view server = "https://download.geonames.org/export/dump");

/// A compiled gazetteer or an overlay table, for `--gazetteer FILE`. A table is compiled in memory; its faulty rows are
/// appended to `issues`.
[[nodiscard]] Gazetteer open_gazetteer(const std::filesystem::path& file, const BuildOptions& options,
                                       std::vector<Issue>& issues);

/// For people: one line for each source, without its issues, and one for the whole, without a line end.
[[nodiscard]] std::string report_text(const BuildReport& report);

}  // namespace mapwire
