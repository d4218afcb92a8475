#include "mapwire/writers/output_files.hpp"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "mapwire/model/error.hpp"
#include "support/scratch_folder.hpp"

using namespace mapwire;
namespace fs = std::filesystem;

namespace {

class Scratch : public ScratchFolder {
public:
    /// All that is in it, sorted, from here.
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> found;
        for (const auto& entry : fs::recursive_directory_iterator(path())) {
            found.push_back(entry.path().lexically_relative(path()).string());
        }
        std::sort(found.begin(), found.end());
        return found;
    }
};

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
    CHECK(file_content(folder / "two.txt") == "22");
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
    put_file(folder / "one.txt", "old");
    put_file(folder / "mine.txt", "keep");
    CHECK(message_of<InputError>([&] { OutputDirectory(folder, false); }) ==
          folder.string() + ": exists and is not empty. Choose another name or add --overwrite.");
    {
        OutputDirectory output(folder, true);
        output.write("one.txt", "new");
        CHECK(file_content(folder / "one.txt") == "old");
        output.commit();
    }
    CHECK(file_content(folder / "one.txt") == "new");
    CHECK(file_content(folder / "mine.txt") == "keep");
    CHECK(scratch.names() == std::vector<std::string>{"out", "out/mine.txt", "out/one.txt"});
}

TEST_CASE("a failure while overwriting leaves the old files as they were") {
    const Scratch scratch;
    put_file(scratch.path() / "one.txt", "old");
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
    CHECK(file_content(scratch.path() / "one.txt") == "old");
    CHECK(scratch.names() == std::vector<std::string>{"one.txt"});
}

TEST_CASE("what a killed run has left is removed, and is no output") {
    const Scratch scratch;
    const pid_t child = ::fork();
    if (child == 0) {
        // Killed while it writes: nothing is cleaned up.
        OutputDirectory fresh(scratch.path() / "out", false);
        fresh.write("half.txt", "x");
        fs::create_directory(scratch.path() / "existing");
        OutputDirectory existing(scratch.path() / "existing", false);
        existing.write("half.txt", "x");
        ::raise(SIGKILL);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK(scratch.names().size() == 5);
    CHECK_FALSE(fs::exists(scratch.path() / "out"));
    {
        OutputDirectory fresh(scratch.path() / "out", false);
        fresh.write("one.txt", "1");
        fresh.commit();
        OutputDirectory existing(scratch.path() / "existing", false);
    }
    CHECK(scratch.names() == std::vector<std::string>{"existing", "out", "out/one.txt"});
}

TEST_CASE("a disk that fails midway leaves neither half a file nor half a folder") {
    const Scratch scratch;
    const auto old_handler = ::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    rlimit small = before;
    small.rlim_cur = 100000;
    ::setrlimit(RLIMIT_FSIZE, &small);
    const auto message = message_of<RunError>([&] {
        OutputDirectory output(scratch.path() / "out", false);
        output.write("small.txt", "1");
        output.write("large.txt", std::string(200000, 'x'));
        output.commit();
    });
    ::setrlimit(RLIMIT_FSIZE, &before);
    ::signal(SIGXFSZ, old_handler);
    CHECK(message == (scratch.path() / "out" / "large.txt").string() +
                         ": writing failed (File too large). Mend the disk or choose another folder with -o, then run "
                         "again.");
    CHECK(scratch.names().empty());
}

TEST_CASE("a file in the way is no folder") {
    const Scratch scratch;
    put_file(scratch.path() / "out", "x");
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
    CHECK(file_content(path) == "{}");
    CHECK(message_of<InputError>([&] { OutputFile(path, false); }) ==
          path.string() + ": exists. Choose another name or add --overwrite.");
}

TEST_CASE("a full device is a failure midway") {
    OutputFile full("/dev/full", false);
    CHECK(message_of<RunError>([&] { full.write("x"); }) ==
          "/dev/full: writing failed (No space left on device). Free some space or choose another folder with -o, then "
          "run again.");
}
