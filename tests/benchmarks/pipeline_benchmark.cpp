// Where the time of a run goes: MB of article text a second of processor time, stage by stage, beside `wc -w`, simdjson
// and (when it is installed) vectorscan over the names of the embedded gazetteer, all in the same run on the same
// bytes.
//
//     pipeline_benchmark ARTICLES.ndjson [MEGABYTES] [OPTIONS of mapwire map …]
//
// The articles are repeated, each with an id of its own, up to MEGABYTES (10). First it is checked that one thread and
// several give the same records.
#include <simdjson.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "app/command_line.hpp"
#include "app/pipeline.hpp"
#include "app/resources.hpp"
#include "app/tell_record.hpp"
#include "support/scratch_folder.hpp"

#ifdef MAPWIRE_HAVE_VECTORSCAN
#include <hs/hs.h>
#endif

using namespace mapwire;

namespace {

double processor_seconds(int who) {
    rusage usage{};
    getrusage(who, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Processor time of this program and of programs it has waited for: the machine may be busy.
double seconds_of(const std::function<void()>& work) {
    const auto now = [] { return processor_seconds(RUSAGE_SELF) + processor_seconds(RUSAGE_CHILDREN); };
    const double begin = now();
    work();
    return now() - begin;
}

double wall_seconds_of(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Repeats the lines of a file until there is enough; each round's ids get a number in front.
std::uint64_t repeat(const char* from, const std::filesystem::path& to, std::uint64_t bytes) {
    std::ifstream in(from, std::ios::binary);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.front() == '{') { lines.push_back(line); }
    }
    std::ofstream out(to, std::ios::binary);
    std::uint64_t written = 0;
    for (int round = 0; written < bytes && !lines.empty(); ++round) {
        for (const auto& line : lines) {
            const auto begin = line.find("\"id\"");
            const auto value = begin == std::string::npos ? begin : line.find('"', begin + 4);
            auto made = line;
            if (value != std::string::npos) { made.insert(value + 1, std::to_string(round) + "-"); }
            out << made << '\n';
            written += made.size() + 1;
        }
    }
    return written;
}

void row(const char* what, double seconds, std::uint64_t bytes, double reference) {
    std::printf("%-34s %9.3f s %10.1f MB/s %8.2f x wc -w\n", what, seconds, static_cast<double>(bytes) / seconds / 1e6,
                reference / seconds);
}

struct Read {
    std::uint64_t articles = 0;
    std::uint64_t digest = 0;
    Timings timings;
};

Read read_all(MapPlan plan, const Resources& resources, std::size_t jobs) {
    plan.jobs = jobs;
    Read read;
    std::vector<PlaceBook> places(jobs, PlaceBook(resources.gazetteer));
    const auto options = layer_options(plan);
    read_articles(
        plan, resources, read.timings,
        [&](ArticleReading reading, std::size_t worker) {
            return tell_record(std::move(reading), places[worker], options);
        },
        [&](const ArticleResult& result) {
            ++read.articles;
            read.digest = read.digest * 31 + std::hash<std::string>{}(result.bytes);
            return true;
        });
    return read;
}

#ifdef MAPWIRE_HAVE_VECTORSCAN
/// Counts where any of the names begins and ends, whatever stands around it: what a bare multi-pattern search costs.
double vectorscan_seconds(const std::string& text, const Gazetteer& gazetteer) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < gazetteer.size(); ++i) {
        for (const auto& name : gazetteer.names(PlaceId{i})) {
            if (name.text.size() > 2) { names.emplace_back(name.text); }
        }
    }
    // The same literal several times would cost the compiler of the patterns minutes.
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::vector<const char*> patterns;
    std::vector<std::size_t> sizes;
    std::vector<unsigned> ids;
    for (const auto& name : names) {
        ids.push_back(static_cast<unsigned>(ids.size()));
        patterns.push_back(name.c_str());
        sizes.push_back(name.size());
    }
    const std::vector<unsigned> flags(names.size(), 0);
    hs_database_t* database = nullptr;
    hs_compile_error_t* error = nullptr;
    if (hs_compile_lit_multi(patterns.data(), flags.data(), ids.data(), sizes.data(),
                             static_cast<unsigned>(names.size()), HS_MODE_BLOCK, nullptr, &database,
                             &error) != HS_SUCCESS) {
        return 0.0;
    }
    hs_scratch_t* scratch = nullptr;
    hs_alloc_scratch(database, &scratch);
    const auto count = [](unsigned, unsigned long long, unsigned long long, unsigned, void*) { return 0; };
    const double seconds = seconds_of([&] {
        for (std::size_t at = 0; at < text.size(); at += 65'536) {
            const auto size = std::min<std::size_t>(65'536, text.size() - at);
            hs_scan(database, text.data() + at, static_cast<unsigned>(size), 0, scratch, count, nullptr);
        }
    });
    hs_free_scratch(scratch);
    hs_free_database(database);
    return seconds;
}
#endif

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::puts("usage: pipeline_benchmark ARTICLES.ndjson [MEGABYTES] [OPTIONS of mapwire map …]");
        return 2;
    }
    const ScratchFolder scratch;
    const auto file = scratch.path() / "articles.ndjson";
    const auto megabytes = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 10;
    const auto bytes = repeat(argv[1], file, megabytes * 1'000'000);
    std::vector<std::string> words{"map", file.string()};
    for (int i = 3; i < argc; ++i) { words.emplace_back(argv[i]); }
    const auto plan = plan_map(parse_command_line(words));
    std::printf("%.1f MB of NDJSON\n", static_cast<double>(bytes) / 1e6);

    std::optional<Resources> loaded;
    const double load = seconds_of([&] { loaded.emplace(load_resources(plan)); });
    std::printf("resources loaded in %.1f ms\n", load * 1e3);
    const auto& resources = *loaded;

    const std::string command = "wc -w < '" + file.string() + "' > /dev/null";
    const double wc = seconds_of([&] {
        if (std::system(command.c_str()) != 0) { std::puts("wc cannot be run"); }
    });
    row("wc -w", wc, bytes, wc);
    std::size_t texts = 0;
    const double json = seconds_of([&] {
        simdjson::ondemand::parser parser;
        const auto text = simdjson::padded_string::load(file.string()).take_value();
        auto documents = parser.iterate_many(text).take_value();
        for (auto document : documents) {
            std::string_view value;
            if (document["text"].get_string().get(value) == simdjson::SUCCESS) { texts += value.size(); }
        }
    });
    row("simdjson, the field text", json, bytes, wc);
#ifdef MAPWIRE_HAVE_VECTORSCAN
    std::ifstream stream(file, std::ios::binary);
    const std::string whole((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (const double seconds = vectorscan_seconds(whole, resources.gazetteer); seconds > 0.0) {
        row("vectorscan, the gazetteer's names", seconds, bytes, wc);
    }
#endif
    Read one;
    const double alone = seconds_of([&] { one = read_all(plan, resources, 1); });
    row("mapwire, articles to records", alone, bytes, wc);
    for (const auto& [stage, seconds] : one.timings.seconds()) { row(("  " + stage).c_str(), seconds, bytes, wc); }

    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    Read many;
    const double wall_alone = wall_seconds_of([&] { many = read_all(plan, resources, 1); });
    const double wall_many = wall_seconds_of([&] { many = read_all(plan, resources, cores); });
    std::printf("%zu threads: %.2f times one (by the clock)\n", cores, wall_alone / wall_many);
    if (one.articles != many.articles || one.digest != many.digest) {
        std::puts("one thread and several do not agree");
        return 1;
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%llu articles, %zu bytes of text, peak memory %ld MB\n", static_cast<unsigned long long>(one.articles),
                texts, usage.ru_maxrss / 1024);
    return 0;
}
