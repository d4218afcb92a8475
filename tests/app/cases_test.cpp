// Runs each folder of tests/cases as a user would: in a copy of the folder, through the shell. A case has
//   command   the command line, where "mapwire" is the program
//   status    the expected exit status
//   stderr    the expected messages, byte for byte
//   stdout    the expected standard output, when it matters
//   present   paths that must exist afterwards, one a line; absent: paths that must not
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

std::string trimmed(std::string text) {
    while (!text.empty() && text.back() == '\n') { text.pop_back(); }
    return text;
}

std::vector<std::string> lines_of(const fs::path& file) {
    std::vector<std::string> lines;
    std::istringstream stream(read(file));
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty()) { lines.push_back(line); }
    }
    return lines;
}

struct Outcome {
    int status;
    std::string out;
    std::string err;
};

Outcome run(const fs::path& folder) {
    const auto bin = fs::path(MAPWIRE_PROGRAM).parent_path().string();
    const std::string command = "cd '" + folder.string() + "' && PATH='" + bin + "':$PATH && export PATH && { " +
                                trimmed(read(folder / "command")) + "\n} > .stdout 2> .stderr < /dev/null";
    const int result = std::system(command.c_str());
    return {WIFEXITED(result) ? WEXITSTATUS(result) : -1, read(folder / ".stdout"), read(folder / ".stderr")};
}

}  // namespace

TEST_CASE("the whole program answers as each case folder says") {
    const fs::path cases = fs::path(MAPWIRE_SOURCE_DIR) / "tests/cases";
    const fs::path work = fs::temp_directory_path() / ("mapwire_cases_" + std::to_string(::getpid()));
    std::set<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(cases)) {
        if (entry.is_directory()) { folders.insert(entry.path()); }
    }
    REQUIRE(folders.size() >= 10);
    for (const auto& folder : folders) {
        INFO("case " << folder.filename().string());
        const auto copy = work / folder.filename();
        fs::create_directories(work);
        fs::copy(folder, copy, fs::copy_options::recursive);
        const auto outcome = run(copy);
        CHECK(outcome.err == read(folder / "stderr"));
        CHECK(std::to_string(outcome.status) == trimmed(read(folder / "status")));
        if (fs::exists(folder / "stdout")) { CHECK(outcome.out == read(folder / "stdout")); }
        for (const auto& path : lines_of(folder / "present")) {
            INFO(path);
            CHECK(fs::exists(copy / path));
        }
        for (const auto& path : lines_of(folder / "absent")) {
            INFO(path);
            CHECK_FALSE(fs::exists(copy / path));
        }
    }
    fs::remove_all(work);
}
