// Finding names in texts: MB/s by number of names, beside vectorscan when it is installed (libvectorscan-dev).
//
//     name_matching NAMES TEXT [COUNT] [MEGABYTES]
//
// NAMES is a GeoNames dump (plain or .gz), of which COUNT (200000) names are taken: the main ones, then alternate ones.
// TEXT is news-like text with empty lines between articles; it is repeated up to MEGABYTES (200). mapwire gets it in
// pieces of article size, as in use; vectorscan gets all of it at once, its names as literals, and the callback looks
// at the bytes around a match for ends of words. Each is measured several times in turn, the best counts. First
// mapwire's answer is compared with a naive search.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/line_reader.hpp"
#include "mapwire/gazetteer/builder.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/text/fold.hpp"
#include "mapwire/text/folded_character.hpp"
#include "processor_time.hpp"

#ifdef MAPWIRE_HAVE_VECTORSCAN
#include "vectorscan.hpp"
#endif

using namespace mapwire;

namespace {

/// Main names first, then alternate ones, until there are enough.
std::vector<std::string> read_names(const char* path, std::size_t enough) {
    std::set<std::string> names;
    for (const bool alternates : {false, true}) {
        LineReader lines(open_bytes(path));
        for (std::string_view line; names.size() < enough && lines.next(line);) {
            std::vector<std::string_view> cells;
            for (std::size_t at = 0; at <= line.size();) {
                const auto end = std::min(line.find('\t', at), line.size());
                cells.push_back(line.substr(at, end - at));
                at = end + 1;
            }
            if (cells.size() < 5 || cells[0] == "geonameid") { continue; }
            const auto take = [&](std::string_view name) {
                if (name.size() >= 3 && name.size() < 200 && names.size() < enough) { names.emplace(name); }
            };
            if (!alternates) { take(cells[1]); }
            for (std::size_t at = 0; alternates && at <= cells[3].size();) {
                const auto end = std::min(cells[3].find(',', at), cells[3].size());
                take(cells[3].substr(at, end - at));
                at = end + 1;
            }
        }
    }
    return {names.begin(), names.end()};
}

/// Pieces as long as articles, that end with an empty line.
std::vector<std::string_view> documents_of(std::string_view text) {
    constexpr std::size_t shortest = 4000;
    std::vector<std::string_view> documents;
    while (!text.empty()) {
        const auto end = text.find("\n\n", std::min(shortest, text.size()));
        const auto size = end == std::string_view::npos ? text.size() : end + 2;
        documents.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return documents;
}

std::size_t count(const Gazetteer& gazetteer, const std::vector<std::string_view>& documents,
                  const MatchOptions& options) {
    std::vector<FoundName> found;
    std::size_t matches = 0;
    for (const auto document : documents) {
        found.clear();
        gazetteer.find_name_spans(document, options, found);
        matches += found.size();
    }
    return matches;
}

/// The naive twin: every row of words whose folded form is a folded name. Words are told character by character.
std::vector<TextSpan> naive(const std::set<std::string>& folded, std::string_view text, MatchMode mode) {
    std::vector<TextSpan> words;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (folded_character_at(text, at).fold_class != FoldClass::word) { continue; }
        const auto begin = at;
        auto end = at;
        while (at < text.size() && folded_character_at(text, at).fold_class <= FoldClass::ignorable) {
            at += folded_character_at(text, at).bytes;
            end = at;
        }
        words.push_back({begin, end});
    }
    std::vector<TextSpan> found;
    for (std::size_t i = 0, next = 0; i < words.size(); i = std::max(i + 1, next)) {
        for (std::size_t j = std::min(words.size(), i + 16); j-- > i;) {
            const TextSpan span{words[i].begin, words[j].end};
            const auto row = span.of(text);
            if (row.find("\n\n") != std::string_view::npos || folded.count(fold_name(row)) == 0) { continue; }
            found.push_back(span);
            if (mode == MatchMode::leftmost_longest) {
                next = j + 1;
                break;
            }
        }
    }
    return found;
}

/// Compares with the naive twin on the beginning of the text, without tags, dots and apostrophes, which the twin
/// does not know.
bool answers_right(const Gazetteer& gazetteer, const std::vector<std::string>& names, std::string_view text) {
    std::set<std::string> folded;
    for (const auto& name : names) { folded.insert(fold_name(name)); }
    std::string sample(text.substr(0, 100000));
    for (const std::string_view mark : {".", "#", "@", "'", "`", "\u2018", "\u2019"}) {
        for (auto at = sample.find(mark); at != std::string::npos; at = sample.find(mark, at)) {
            sample.replace(at, mark.size(), " ");
        }
    }
    for (const auto mode : {MatchMode::leftmost_longest, MatchMode::all_overlapping}) {
        std::vector<FoundName> found;
        gazetteer.find_name_spans(sample, {mode, MatchStarts::anywhere, false}, found);
        const auto expected = naive(folded, sample, mode);
        for (std::size_t i = 0; i < std::max(found.size(), expected.size()); ++i) {
            if (i < found.size() && i < expected.size() && found[i].span == expected[i]) { continue; }
            const auto span = i < expected.size() ? expected[i] : found[i].span;
            std::printf("WRONG at byte %zu: \"%s\"\n", span.begin, std::string(span.of(sample)).c_str());
            return false;
        }
        std::printf("the same %zu matches as the naive twin\n", found.size());
    }
    return true;
}

/// The best of several measurements.
struct Speed {
    double seconds = 1e9;
    std::size_t matches = 0;
    void measure(auto count_matches) {
        seconds = std::min(seconds, seconds_of([&] { matches = count_matches(); }));
    }
    [[nodiscard]] double megabytes_per_second(std::string_view text) const {
        return static_cast<double>(text.size()) / 1e6 / seconds;
    }
};

}  // namespace

int main(int argument_count, char** arguments) {
    if (argument_count < 3) {
        std::fprintf(stderr, "name_matching NAMES TEXT [COUNT] [MEGABYTES]\n");
        return 2;
    }
    const auto names = read_names(arguments[1], argument_count > 3 ? std::stoul(arguments[3]) : 200000UL);
    std::ifstream stream(arguments[2], std::ios::binary);
    const std::string once((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    const auto size = (argument_count > 4 ? std::stoul(arguments[4]) : 200UL) * 1000000UL;
    std::string text;
    while (text.size() < size && !once.empty()) { text += once.substr(0, size - text.size()); }
    const auto documents = documents_of(text);

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
    if (!answers_right(gazetteer, names, text)) { return 1; }
    constexpr std::size_t lookups = 1000000;
    std::size_t hits = 0;
    const auto lookup = seconds_of([&] {
        for (std::size_t i = 0; i < lookups; ++i) {
            hits += gazetteer.find_by_name(names[i * 7919 % names.size()]).size();
        }
    });
    std::printf("look-up by name %.3f us (%zu places)\n", lookup / static_cast<double>(lookups) * 1e6, hits);
#ifdef MAPWIRE_HAVE_VECTORSCAN
    constexpr bool compares = true;
#else
    constexpr bool compares = false;
    std::printf("vectorscan is not installed: no comparison\n");
#endif
    // One after the other in each round, so that a neighbour on the machine slows all of them or none.
    constexpr int rounds = compares ? 3 : 5;
    for (const bool anywhere : {false, true}) {
        const auto starts = anywhere ? MatchStarts::anywhere : MatchStarts::capitals;
        Speed longest;
        Speed all;
        Speed other;
#ifdef MAPWIRE_HAVE_VECTORSCAN
        const Vectorscan vectorscan(names, anywhere);
#endif
        for (int round = 0; round < rounds; ++round) {
            longest.measure([&] { return count(gazetteer, documents, {MatchMode::leftmost_longest, starts, false}); });
#ifdef MAPWIRE_HAVE_VECTORSCAN
            if (vectorscan.is_built()) {
                other.measure([&] { return vectorscan.count(text); });
            }
#endif
            all.measure([&] { return count(gazetteer, documents, {MatchMode::all_overlapping, starts, false}); });
        }
        const auto* where = anywhere ? "anywhere" : "capitals";
        std::printf("mapwire %s leftmost_longest %8.1f MB/s  %zu matches\n", where, longest.megabytes_per_second(text),
                    longest.matches);
        std::printf("mapwire %s all_overlapping  %8.1f MB/s  %zu matches\n", where, all.megabytes_per_second(text),
                    all.matches);
#ifdef MAPWIRE_HAVE_VECTORSCAN
        if (!vectorscan.is_built()) { continue; }
        const auto* kind = anywhere ? "caseless" : "case-sensitive";
        std::printf("vectorscan %s %8.1f MB/s  %zu matches, built in %.2f s\n", kind, other.megabytes_per_second(text),
                    other.matches, vectorscan.build_seconds());
        std::printf("mapwire %s / vectorscan %s: %.1f times\n", where, kind, other.seconds / longest.seconds);
#endif
    }
    return 0;
}
