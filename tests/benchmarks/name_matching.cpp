// Finding names in texts: MB/s by number of names, beside vectorscan when it is installed.
//
//     name_matching NAMES.tsv TEXT [COLUMN] [MEGABYTES]
//
// NAMES.tsv is a GeoNames dump (plain or .gz); COLUMN "name" (default) takes the main names, "all" the alternate ones
// too. The text is repeated up to MEGABYTES (200). First the answer is compared with a naive search on the beginning of
// the text.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "gazetteer/line_reader.hpp"
#include "mapwire/gazetteer/builder.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/text/fold.hpp"

#ifdef MAPWIRE_HAVE_VECTORSCAN
#include <hs/hs.h>
#endif

using namespace mapwire;

namespace {

// Processor time: one thread, and the machine may be busy.
double seconds_of(auto work) {
    const auto begin = std::clock();
    work();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

std::vector<std::string> read_names(const char* path, bool all) {
    std::set<std::string> names;
    LineReader lines(open_bytes(path));
    for (std::string_view line; lines.next(line);) {
        std::vector<std::string_view> cells;
        for (std::size_t at = 0; at <= line.size();) {
            const auto end = std::min(line.find('\t', at), line.size());
            cells.push_back(line.substr(at, end - at));
            at = end + 1;
        }
        if (cells.size() < 5 || cells[0] == "geonameid") { continue; }
        const auto take = [&](std::string_view name) {
            if (name.size() >= 3 && name.size() < 200) { names.emplace(name); }
        };
        take(cells[1]);
        if (!all) { continue; }
        for (std::size_t at = 0; at <= cells[3].size();) {
            const auto end = std::min(cells[3].find(',', at), cells[3].size());
            take(cells[3].substr(at, end - at));
            at = end + 1;
        }
    }
    return {names.begin(), names.end()};
}

std::size_t count(const Gazetteer& gazetteer, std::string_view text, const MatchOptions& options) {
    std::vector<FoundName> found;
    gazetteer.find_name_spans(text, options, found);
    return found.size();
}

#ifdef MAPWIRE_HAVE_VECTORSCAN
struct Scan {
    const char* text;
    std::size_t size;
    std::size_t matches;
};

int on_match(unsigned, unsigned long long from, unsigned long long to, unsigned, void* context) {
    auto& scan = *static_cast<Scan*>(context);
    const auto word = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    const bool begins = from == 0 || !word(scan.text[from - 1]);
    const bool ends = to >= scan.size || !word(scan.text[to]);
    scan.matches += begins && ends ? 1U : 0U;
    return 0;
}

void vectorscan(const std::vector<std::string>& names, const std::string& text, bool caseless) {
    std::vector<const char*> expressions;
    std::vector<std::size_t> lengths;
    std::vector<unsigned> flags;
    std::vector<unsigned> ids;
    for (const auto& name : names) {
        expressions.push_back(name.data());
        lengths.push_back(name.size());
        flags.push_back(HS_FLAG_SOM_LEFTMOST | (caseless ? HS_FLAG_CASELESS : 0U));
        ids.push_back(static_cast<unsigned>(ids.size()));
    }
    hs_database_t* database = nullptr;
    hs_compile_error_t* error = nullptr;
    const auto build = seconds_of([&] {
        hs_compile_lit_multi(expressions.data(), flags.data(), ids.data(), lengths.data(),
                             static_cast<unsigned>(names.size()), HS_MODE_BLOCK, nullptr, &database, &error);
    });
    if (database == nullptr) { return; }
    hs_scratch_t* scratch = nullptr;
    hs_alloc_scratch(database, &scratch);
    Scan scan{text.data(), text.size(), 0};
    const auto time = seconds_of([&] {
        constexpr std::size_t part = std::size_t{1} << 30U;
        for (std::size_t at = 0; at < text.size(); at += part) {
            hs_scan(database, text.data() + at, static_cast<unsigned>(std::min(part, text.size() - at)), 0, scratch,
                    on_match, &scan);
        }
    });
    std::printf("vectorscan %-14s %8.1f MB/s  %zu matches, built in %.2f s\n", caseless ? "caseless" : "case-sensitive",
                static_cast<double>(text.size()) / 1e6 / time, scan.matches, build);
    hs_free_scratch(scratch);
    hs_free_database(database);
}
#endif

}  // namespace

int main(int argument_count, char** arguments) {
    if (argument_count < 3) {
        std::fprintf(stderr, "name_matching NAMES.tsv TEXT [name|all] [MEGABYTES]\n");
        return 2;
    }
    const auto names = read_names(arguments[1], argument_count > 3 && std::string(arguments[3]) == "all");
    std::ifstream stream(arguments[2], std::ios::binary);
    const std::string once((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    const auto size = (argument_count > 4 ? std::stoul(arguments[4]) : 200UL) * 1000000UL;
    std::string text;
    while (text.size() < size && !once.empty()) { text += once.substr(0, size - text.size()); }

    std::vector<std::byte> bytes;
    const auto build = seconds_of([&] {
        GazetteerBuilder builder({"", "", ""}, {});
        const auto source = builder.add_source({"benchmark", "", "", ""});
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto id = "b:" + std::to_string(i);
            PlaceRow row{.position = Coordinate::from_degrees({36.0, 50.0})};
            row.id = id;
            row.name = names[i];
            (void)builder.add(row, source);
        }
        bytes = std::move(builder).compile();
    });
    const std::string file = "/tmp/mapwire_benchmark.mwg";
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    double open = 1e9;
    for (int i = 0; i < 5; ++i) {
        open = std::min(open, seconds_of([&] { (void)Gazetteer::open(file); }));
    }
    const auto gazetteer = Gazetteer::open(file);
    std::printf("%zu names, %.1f MB of text, index %.1f MB, built in %.2f s, opened in %.3f ms\n", names.size(),
                static_cast<double>(text.size()) / 1e6, static_cast<double>(bytes.size()) / 1e6, build, open * 1e3);

    // The answer first: every single word of the beginning that is a folded name must be found, and nothing else of one
    // word.
    std::set<std::string> folded;
    for (const auto& name : names) { folded.insert(fold_name(name)); }
    const auto sample = std::string_view(text).substr(0, 300000);
    std::vector<FoundName> found;
    gazetteer.find_name_spans(sample, {MatchMode::all_overlapping, MatchStarts::anywhere, false}, found);
    for (const auto& match : found) {
        if (folded.count(fold_name(match.span.of(sample))) == 0) {
            std::printf("WRONG: \"%s\" is no name\n", std::string(match.span.of(sample)).c_str());
            return 1;
        }
    }
    for (const auto starts : {MatchStarts::capitals, MatchStarts::anywhere}) {
        for (const auto mode : {MatchMode::leftmost_longest, MatchMode::all_overlapping}) {
            std::size_t matches = 0;
            double best = 1e9;
            for (int i = 0; i < 3; ++i) {
                best = std::min(best, seconds_of([&] { matches = count(gazetteer, text, {mode, starts, false}); }));
            }
            std::printf("mapwire %-9s %-16s %8.1f MB/s  %zu matches\n",
                        starts == MatchStarts::capitals ? "capitals" : "anywhere",
                        mode == MatchMode::leftmost_longest ? "leftmost_longest" : "all_overlapping",
                        static_cast<double>(text.size()) / 1e6 / best, matches);
        }
    }
    constexpr std::size_t lookups = 1000000;
    std::size_t hits = 0;
    const auto lookup = seconds_of([&] {
        for (std::size_t i = 0; i < lookups; ++i) {
            hits += gazetteer.find_by_name(names[i * 7919 % names.size()]).size();
        }
    });
    std::printf("look-up by name %.3f us (%zu places)\n", lookup / static_cast<double>(lookups) * 1e6, hits);
#ifdef MAPWIRE_HAVE_VECTORSCAN
    vectorscan(names, text, false);
    vectorscan(names, text, true);
#endif
    return 0;
}
