// A run that is killed at any moment and taken up again, a run in shards, and a run on any number of threads come to
// the same bytes. The articles are the example's, so that every stage is at work.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "support/scratch_folder.hpp"

namespace fs = std::filesystem;
using mapwire::ScratchFolder;

namespace {

std::string read(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

/// All files but timings.json, which is left out of every comparison.
std::map<std::string, std::string> files_of(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (name != "timings.json") { files[name] = read(entry.path()); }
    }
    return files;
}

void check_same(const fs::path& one, const fs::path& other) {
    const auto expected = files_of(one);
    const auto found = files_of(other);
    std::string names;
    std::string other_names;
    for (const auto& [name, bytes] : expected) { names += name + " "; }
    for (const auto& [name, bytes] : found) { other_names += name + " "; }
    CHECK(names == other_names);
    for (const auto& [name, bytes] : expected) {
        INFO(name);
        const auto same = found.find(name);
        CHECK((same != found.end() && same->second == bytes));
    }
}

std::string quoted(const std::string& text) {
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') { json += '\\'; }
        c == '\n' ? json += "\\n" : json += c;
    }
    return json + "\"";
}

/// The example's articles again and again, each with an id of its own, and one line that is no article.
void write_batch(const fs::path& file, int rounds) {
    std::vector<std::string> texts;
    for (const auto& entry : fs::directory_iterator(MAPWIRE_SOURCE_DIR "/examples/articles")) {
        if (entry.path().extension() == ".txt") { texts.push_back(read(entry.path())); }
    }
    std::sort(texts.begin(), texts.end());
    REQUIRE_FALSE(texts.empty());
    std::ofstream out(file, std::ios::binary);
    int number = 0;
    for (int round = 0; round < rounds; ++round) {
        for (const auto& text : texts) {
            out << "{\"id\":\"article-" << (number * 37) % 1000 << "\",\"published\":\"2017-06-" << 10 + number % 17
                << "\",\"text\":" << quoted(text) << "}\n";
            ++number;
        }
        if (round == 1) { out << "{\"no\":\"text\"\n"; }
    }
}

pid_t start(const std::vector<std::string>& arguments) {
    const pid_t child = ::fork();
    if (child != 0) { return child; }
    std::vector<char*> words;
    std::string program = MAPWIRE_PROGRAM;
    words.push_back(program.data());
    std::vector<std::string> copies = arguments;
    for (auto& word : copies) { words.push_back(word.data()); }
    words.push_back(nullptr);
    if (std::freopen("/dev/null", "w", stderr) == nullptr) { ::_exit(126); }
    ::execv(program.c_str(), words.data());
    ::_exit(127);
}

int run(const std::vector<std::string>& arguments) {
    int status = 0;
    ::waitpid(start(arguments), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int kill_count() {
    const char* asked = std::getenv("MAPWIRE_KILLS");  // 100 by hand
    return asked == nullptr ? 6 : std::atoi(asked);
}

}  // namespace

TEST_CASE("a run killed at any moment continues and ends with the same bytes") {
    const ScratchFolder scratch;
    const auto batch = (scratch.path() / "batch.ndjson").string();
    write_batch(batch, 12);
    const auto whole = (scratch.path() / "whole").string();
    const auto begin = std::chrono::steady_clock::now();
    REQUIRE(run({"map", batch, "-o", whole}) == 1);  // one line is no article
    const auto needed = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    std::mt19937_64 random(20170609);
    int taken_up = 0;
    for (int i = 0; i < kill_count(); ++i) {
        const auto out = (scratch.path() / ("out" + std::to_string(i))).string();
        if (i % 2 == 1) { fs::create_directory(out); }  // an existing folder gets its files one by one
        bool killed = true;
        for (int attempt = 0; killed && attempt < 3; ++attempt) {
            const auto child = start({"map", batch, "-o", out, "--resume", "--jobs", std::to_string(1 + i % 3)});
            std::this_thread::sleep_for(
                std::chrono::microseconds(random() % static_cast<std::uint64_t>(needed.count() + 1)));
            ::kill(child, i % 5 == 4 ? SIGINT : SIGKILL);
            int status = 0;
            ::waitpid(child, &status, 0);
            killed = WIFSIGNALED(status) || !fs::exists(out + "/report.json");
            taken_up += killed ? 1 : 0;
        }
        INFO("kill " << i);
        CHECK(run({"map", batch, "-o", out, "--resume"}) == 1);
        check_same(whole, out);
        CHECK(run({"map", batch, "-o", out, "--resume"}) == 1);  // complete: nothing is left to do
        check_same(whole, out);
    }
    CHECK(taken_up > 0);
}

TEST_CASE("shards joined are what one run gives, and so is any number of threads") {
    const ScratchFolder scratch;
    const auto folder = [&](const std::string& name) { return (scratch.path() / name).string(); };
    const auto batch = folder("batch.ndjson");
    write_batch(batch, 3);
    // The first article once more in each share: the number of those given twice must come out, too.
    const auto lines = read(batch);
    const auto first = lines.substr(0, lines.find('\n') + 1);
    std::ofstream(batch, std::ios::app) << first << first << first;
    REQUIRE(run({"map", batch, "-o", folder("whole"), "--jobs", "1"}) == 1);
    REQUIRE(run({"map", batch, "-o", folder("threads"), "--jobs", "5"}) == 1);
    check_same(folder("whole"), folder("threads"));
    for (const auto* shard : {"1/3", "2/3", "3/3"}) {
        const int status = run({"map", batch, "-o", folder(std::string("shard") + shard[0]), "--shard", shard});
        CHECK((status == 0 || status == 1));
    }
    CHECK(run({"merge", folder("shard3"), folder("shard1"), folder("shard2"), "-o", folder("joined")}) == 0);
    check_same(folder("whole"), folder("joined"));
    // Joining with what is in there already changes nothing.
    CHECK(run({"merge", folder("joined"), folder("shard2"), "-o", folder("again")}) == 0);
    CHECK(read(folder("again") + "/mentions.geojson") == read(folder("whole") + "/mentions.geojson"));
    CHECK(read(folder("again") + "/places.geojson") == read(folder("whole") + "/places.geojson"));
    CHECK(run({"merge", scratch.path().string(), "-o", folder("nothing")}) == 2);
}

TEST_CASE("a stream gives each article's features in order, with layer and article") {
    const ScratchFolder scratch;
    const auto batch = (scratch.path() / "batch.ndjson").string();
    write_batch(batch, 2);
    const auto out = (scratch.path() / "stream").string();
    const std::string command = std::string(MAPWIRE_PROGRAM) + " map - -o - --jobs ";
    for (const auto* jobs : {"1", "4"}) {
        const auto file = out + jobs;
        const auto line = command + jobs + " < " + batch + " > " + file + " 2> /dev/null";
        CHECK(WEXITSTATUS(std::system(line.c_str())) == 1);
    }
    const auto text = read(out + "1");
    CHECK(text == read(out + "4"));
    std::istringstream lines(text);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        CHECK(line.starts_with("{\"type\":\"Feature\",\"layer\":\""));
        CHECK(line.find("\"article_id\":\"article-") != std::string::npos);
        CHECK(line.find(",\"id\":" + std::to_string(++number) + ",\"properties\":{") != std::string::npos);
    }
    CHECK(number > 100);
    // A reader that goes away ends the run quietly.
    const auto gone = command + "1 < " + batch + " 2> " + out + ".err | head -c 10 > /dev/null";
    CHECK(std::system(gone.c_str()) == 0);
    CHECK(read(out + ".err").empty());
}
