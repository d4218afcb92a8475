#include "gazetteer/file_image.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <numeric>
#include <sstream>

#include "gazetteer/mapped_file.hpp"
#include "mapwire/gazetteer/build.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"
#include "support/scratch_folder.hpp"

using namespace mapwire;

namespace {

/// A table of so many places.
std::filesystem::path put_table(const std::filesystem::path& folder, int places) {
    auto path = folder / "places.tsv";
    std::ofstream stream(path);
    stream << "name\tlat\tlon\n";
    for (int i = 0; i < places; ++i) {
        stream << "Place number " << i << "\t" << 30 + i % 10000 * 0.001 << "\t" << 40 + i / 10000 * 0.1 << "\n";
    }
    return path;
}

/// What the kernel tells of this process's mapping of a file, in kB: "Rss", "Shared_Clean" …
std::size_t kilobytes(const std::filesystem::path& file, const std::string& what) {
    std::ifstream maps("/proc/self/smaps");
    bool here = false;
    std::size_t all = 0;
    for (std::string line; std::getline(maps, line);) {
        std::istringstream words(line);
        std::string first;
        std::size_t amount = 0;
        words >> first;
        if (first.find('-') != std::string::npos && first.find(':') == std::string::npos) {
            here = line.ends_with(file.string());
        } else if (here && first == what + ":" && words >> amount) {
            all += amount;
        }
    }
    return all;
}

unsigned touch(std::span<const std::byte> bytes) {
    return std::accumulate(bytes.begin(), bytes.end(), 0U,
                           [](unsigned sum, std::byte byte) { return sum + static_cast<unsigned>(byte); });
}

bool has_nameless_files(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor >= 0) { ::close(descriptor); }
    return descriptor >= 0 && ::access("/proc/self/fd", X_OK) == 0;
}

}  // namespace

TEST_CASE("a build that is killed while it writes leaves no file, and an older one as it was") {
    const ScratchFolder sources;
    const auto table = put_table(sources.path(), 20000);
    const ScratchFolder folder;
    const auto file = folder.path() / "world.mwg";
    (void)build_gazetteer({table.string()}, file, {});
    const auto size = std::filesystem::file_size(file);
    REQUIRE(size > 1'000'000);
    if (!has_nameless_files(folder.path())) { WARN("the file system has no nameless files: FILE.part may stay"); }
    for (const bool older : {true, false}) {
        if (!older) { std::filesystem::remove(file); }
        for (const std::size_t limit : {std::size_t{1}, size / 3, size - 1}) {
            const auto child = ::fork();
            REQUIRE(child >= 0);
            if (child == 0) {
                // The kernel kills the process at this byte of the file.
                const rlimit none{0, 0};
                const rlimit bytes{limit, limit};
                ::setrlimit(RLIMIT_CORE, &none);
                ::setrlimit(RLIMIT_FSIZE, &bytes);
                std::signal(SIGXFSZ, SIG_DFL);
                (void)build_gazetteer({table.string()}, file, {});
                ::_exit(0);
            }
            int status = 0;
            ::waitpid(child, &status, 0);
            INFO("killed at byte " << limit << " of " << size);
            CHECK(WIFSIGNALED(status));
            if (!has_nameless_files(folder.path())) { std::filesystem::remove(file.string() + ".part"); }
            std::vector<std::string> left;
            for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
                left.push_back(entry.path().filename().string());
            }
            CHECK(left == (older ? std::vector<std::string>{"world.mwg"} : std::vector<std::string>{}));
            if (older) { CHECK(Gazetteer::open(file).size() == 20000); }
        }
    }
    (void)build_gazetteer({table.string()}, file, {});
    CHECK(std::filesystem::file_size(file) == size);
}

TEST_CASE("two processes share the pages of one gazetteer") {
    const ScratchFolder folder;
    const auto file = folder.path() / "shared.mwg";
    (void)build_gazetteer({put_table(folder.path(), 5000).string()}, file, {});
    if (!std::ifstream("/proc/self/smaps")) {
        WARN("this system does not tell which pages are shared");
        return;
    }
    std::array<int, 2> ready{};
    std::array<int, 2> done{};
    REQUIRE(::pipe(ready.data()) == 0);
    REQUIRE(::pipe(done.data()) == 0);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    char byte = 'x';
    if (child == 0) {
        ::close(done[1]);
        const auto gazetteer = Gazetteer::open(file);
        const auto bytes = MappedFile::open(file);
        byte = static_cast<char>(touch(bytes.bytes()));
        const bool told = ::write(ready[1], &byte, 1) == 1;
        const bool waited = ::read(done[0], &byte, 1) == 0;  // until the other end closes
        ::_exit(told && waited ? 0 : 1);
    }
    CHECK(::read(ready[0], &byte, 1) == 1);
    {
        const auto gazetteer = Gazetteer::open(file);
        CHECK(gazetteer.size() == 5000);
        const auto bytes = MappedFile::open(file);
        CHECK(static_cast<char>(touch(bytes.bytes())) == byte);
        const auto resident = kilobytes(file, "Rss");
        CHECK(resident >= bytes.bytes().size() / 1024);
        CHECK(kilobytes(file, "Shared_Clean") + kilobytes(file, "Shared_Dirty") == resident);
        CHECK(kilobytes(file, "Private_Clean") + kilobytes(file, "Private_Dirty") == 0);
    }
    for (const int end : {ready[0], ready[1], done[0], done[1]}) { ::close(end); }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
}
