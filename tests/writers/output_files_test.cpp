#include "mapwire/writers/output_files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "mapwire/model/error.hpp"

using namespace mapwire;
namespace fs = std::filesystem;

namespace {

/// A folder for one test that vanishes with it.
class Scratch {
public:
    Scratch() {
        std::string pattern = (fs::temp_directory_path() / "mapwire-test-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    ~Scratch() { fs::remove_all(path_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> found;
        for (const auto& entry : fs::recursive_directory_iterator(path_)) {
            found.push_back(entry.path().lexically_relative(path_).string());
        }
        std::sort(found.begin(), found.end());
        return found;
    }

private:
    fs::path path_;
};

std::string content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void put(const fs::path& path, std::string_view text) { std::ofstream(path, std::ios::binary) << text; }

template <class Error, class Action>
std::string message_of(Action action) {
    try {
        action();
    } catch (const Error& error) { return error.what(); }
    return "nothing was thrown";
}

}  // namespace

TEST_CASE("the files of a folder appear together at the end") {
    const Scratch scratch;
    const auto folder = scratch.path() / "a" / "out";
    {
        OutputDirectory output(folder.string() + "/", false);
        output.write("one.txt", "1");
        output.write("two.txt", [](const ByteSink& sink) {
            sink("2");
            sink("2");
        });
        CHECK_FALSE(fs::exists(folder));
        output.commit();
    }
    CHECK(scratch.names() == std::vector<std::string>{"a", "a/out", "a/out/one.txt", "a/out/two.txt"});
    CHECK(content(folder / "two.txt") == "22");
}

TEST_CASE("what is not committed leaves nothing behind") {
    const Scratch scratch;
    {
        OutputDirectory output(scratch.path() / "a" / "b" / "out", false);
        output.write("one.txt", "1");
    }
    CHECK(scratch.names().empty());
}

TEST_CASE("an existing empty folder is fine and is filled at the end") {
    const Scratch scratch;
    fs::create_directory(scratch.path() / "out");
    {
        OutputDirectory output(scratch.path() / "out", false);
        output.write("one.txt", "1");
        output.commit();
    }
    CHECK(scratch.names() == std::vector<std::string>{"out", "out/one.txt"});
}

TEST_CASE("existing output is refused unless it may be overwritten") {
    const Scratch scratch;
    const auto folder = scratch.path() / "out";
    fs::create_directory(folder);
    put(folder / "one.txt", "old");
    put(folder / "mine.txt", "keep");
    CHECK(message_of<InputError>([&] { OutputDirectory(folder, false); }) ==
          folder.string() + ": exists and is not empty. Choose another name or add --overwrite.");
    {
        OutputDirectory output(folder, true);
        output.write("one.txt", "new");
        CHECK(content(folder / "one.txt") == "old");
        output.commit();
    }
    CHECK(content(folder / "one.txt") == "new");
    CHECK(content(folder / "mine.txt") == "keep");
    CHECK(scratch.names() == std::vector<std::string>{"out", "out/mine.txt", "out/one.txt"});
}

TEST_CASE("a failure while overwriting leaves the old files as they were") {
    const Scratch scratch;
    put(scratch.path() / "one.txt", "old");
    CHECK_THROWS_AS(
        [&] {
            OutputDirectory output(scratch.path(), true);
            output.write("one.txt", [](const ByteSink& sink) {
                sink("half of it");
                throw RunError({"disk", "is full", ""});
            });
            output.commit();
        }(),
        RunError);
    CHECK(content(scratch.path() / "one.txt") == "old");
    CHECK(scratch.names() == std::vector<std::string>{"one.txt"});
}

TEST_CASE("a file in the way is no folder") {
    const Scratch scratch;
    put(scratch.path() / "out", "x");
    CHECK(message_of<InputError>([&] { OutputDirectory(scratch.path() / "out", true); }) ==
          (scratch.path() / "out").string() + ": is a file, not a folder. Choose another name with -o.");
    CHECK(message_of<InputError>([&] { OutputDirectory(scratch.path() / "out" / "below", true); }) ==
          (scratch.path() / "out" / "below").string() +
              ": cannot be written (Not a directory). Choose another place with -o or change its permissions.");
}

TEST_CASE("a folder that cannot be written is refused before anything starts") {
    // The kernel's own folder refuses everybody, root too.
    CHECK_THROWS_AS(OutputDirectory("/proc/mapwire-out", false), InputError);
    if (::geteuid() != 0) {
        const Scratch scratch;
        ::chmod(scratch.path().c_str(), 0500);
        CHECK_THROWS_AS(OutputDirectory(scratch.path() / "out", false), InputError);
        ::chmod(scratch.path().c_str(), 0700);
    }
}

TEST_CASE("a single file appears whole") {
    const Scratch scratch;
    const auto path = scratch.path() / "buffer.geojson";
    {
        OutputFile file(path, false);
        file.write("{}");
        CHECK_FALSE(fs::exists(path));
    }
    CHECK(scratch.names().empty());
    {
        OutputFile file(path, false);
        file.write("{}");
        file.commit();
    }
    CHECK(content(path) == "{}");
    CHECK(message_of<InputError>([&] { OutputFile(path, false); }) ==
          path.string() + ": exists. Choose another name or add --overwrite.");
}

TEST_CASE("a full device is a failure midway") {
    OutputFile full("/dev/full", false);
    CHECK(message_of<RunError>([&] { full.write("x"); }) ==
          "/dev/full: writing failed (No space left on device). Free some space or choose another folder with -o, then "
          "run again.");
}
