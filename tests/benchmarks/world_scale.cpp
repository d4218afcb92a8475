// A gazetteer of the world's size: seconds and memory of building, milliseconds of opening, microseconds of a look-up.
//
//     world_scale REFERENCE FOLDER [PLACES]
//
// REFERENCE is a table in GeoNames' columns (plain or .gz). PLACES (12000000) rows are made of it by resampling: each
// has the class, code, country, divisions and population of a row drawn at random, its position moved by up to half a
// degree, and a name of its own: the row's in one case of four, else the first word of it with the last of another
// row's; with up to two of the row's alternate names. So names repeat, as in GeoNames, and most are rare. The rows go
// to FOLDER/places.txt, the gazetteer to FOLDER/places.mwg; both stay. What is looked up is compared with the rows
// first.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/line_reader.hpp"
#include "mapwire/gazetteer/build.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"

using namespace mapwire;

namespace {

struct Row {
    std::string name;
    std::vector<std::string> alternates;
    double latitude;
    double longitude;
    std::string facts;  ///< class, code, country, cc2, admin1 to admin4, population
};

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(separator, at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

std::vector<Row> read_reference(const char* path) {
    std::vector<Row> rows;
    LineReader lines(open_bytes(path));
    for (std::string_view line; lines.next(line);) {
        const auto cells = split(line, '\t');
        if (cells.size() < 19 || cells[0] == "geonameid" || cells[1].empty()) { continue; }
        Row row{std::string(cells[1]), {}, std::stod(std::string(cells[4])), std::stod(std::string(cells[5])), ""};
        for (std::size_t i = 6; i <= 14; ++i) { row.facts.append("\t").append(cells[i]); }
        for (const auto name : split(cells[3], ',')) {
            if (!name.empty() && row.alternates.size() < 12) { row.alternates.emplace_back(name); }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string name_of(const Row& row, const Row& other, std::mt19937_64& random) {
    if (random() % 4 == 0) { return row.name; }
    return row.name.substr(0, row.name.find(' ')) + " " + other.name.substr(other.name.rfind(' ') + 1);
}

/// Every thousandth name with its id.
std::vector<std::pair<std::string, std::uint32_t>> write_places(const std::vector<Row>& rows, std::size_t count,
                                                                const std::filesystem::path& file) {
    std::mt19937_64 random(20261128);
    const auto pick = [&]() -> const Row& { return rows[random() % rows.size()]; };
    std::vector<std::pair<std::string, std::uint32_t>> samples;
    std::ofstream stream(file, std::ios::binary);
    std::string line;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& row = pick();
        const auto name = name_of(row, pick(), random);
        const auto id = static_cast<std::uint32_t>(i + 1);
        const auto moved = [&](double degrees, double most) {
            const double by = static_cast<double>(random() % 100001) / 100000.0 - 0.5;
            return std::to_string(std::clamp(degrees + by, -most, most));
        };
        line = std::to_string(id) + "\t" + name + "\t" + name + "\t";
        for (auto more = random() % 3; more > 0 && !row.alternates.empty(); --more) {
            line += row.alternates[random() % row.alternates.size()] + (more > 1 ? "," : "");
        }
        line += "\t" + moved(row.latitude, 90.0) + "\t" + moved(row.longitude, 180.0) + row.facts +
                "\t\t\tUTC\t2026-01-01\n";
        stream << line;
        if (i % 1000 == 0) { samples.emplace_back(name, id); }
    }
    return samples;
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

int main(int argument_count, char** arguments) {
    if (argument_count < 3) {
        std::fprintf(stderr, "world_scale REFERENCE FOLDER [PLACES]\n");
        return 2;
    }
    const std::filesystem::path folder(arguments[2]);
    const auto count = argument_count > 3 ? std::stoul(arguments[3]) : 12'000'000UL;
    std::vector<std::pair<std::string, std::uint32_t>> samples;
    {
        const auto rows = read_reference(arguments[1]);
        samples = write_places(rows, count, folder / "places.txt");
    }
    const auto file = folder / "places.mwg";
    const auto begin = std::chrono::steady_clock::now();
    const auto report = build_gazetteer({folder / "places.txt"}, file, {});
    const double built = seconds_since(begin);
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    std::printf(
        "%zu places built in %.0f s, %.0f s of them processor time of the whole run; at most %.2f GiB; file %.2f GB\n",
        report.places, built, static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec),
        static_cast<double>(usage.ru_maxrss) / 1048576.0, static_cast<double>(std::filesystem::file_size(file)) / 1e9);
    double open = 1e9;
    for (int i = 0; i < 20; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const auto gazetteer = Gazetteer::open(file);
        open = std::min(open, seconds_since(start));
    }
    const auto gazetteer = Gazetteer::open(file);
    for (const auto& [name, id] : samples) {
        bool found = false;
        for (const auto& candidate : gazetteer.find_by_name(name)) {
            found = found || gazetteer.place(candidate.place).geonames_id == id;
            if (found) { break; }
        }
        if (!found) {
            std::printf("WRONG: %s does not lead to place %u\n", name.c_str(), id);
            return 1;
        }
    }
    double best = 1e9;
    std::size_t hits = 0;
    for (int round = 0; round < 5; ++round) {
        const auto start = std::chrono::steady_clock::now();
        for (const auto& [name, id] : samples) { hits += gazetteer.find_by_name(name).size(); }
        best = std::min(best, seconds_since(start));
    }
    std::printf("opened in %.3f ms; a look-up by name takes %.3f us (%zu names, %zu places)\n", open * 1e3,
                best / static_cast<double>(samples.size()) * 1e6, samples.size(), hits / 5);
    return 0;
}
