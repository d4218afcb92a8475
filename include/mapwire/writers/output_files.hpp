#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/writers/geojson.hpp"

/// Files appear whole or not at all: they are written beside their place, flushed to the disk and then renamed. What is
/// not committed leaves nothing behind.
namespace mapwire {

class DiskFlusher;

/// A folder of files that appear together.
///
/// A folder that does not exist yet appears in one step. Into an existing one each file comes in one step, other files
/// in it stay as they are.
class OutputDirectory {
public:
    /// Checks that the folder can be written and makes room beside its place; parents are created.
    /// Throws InputError when it exists with something in it and `overwrite` is false, when it is no folder, or when it
    /// cannot be written.
    /// What a run that was killed has left there is removed, except, with `resume`, its files that begin with a dot.
    OutputDirectory(std::filesystem::path directory, bool overwrite, bool resume = false);
    /// Removes all that was not committed; after keep() all but the files that begin with a dot.
    ~OutputDirectory();
    OutputDirectory(const OutputDirectory&) = delete;
    OutputDirectory& operator=(const OutputDirectory&) = delete;
    OutputDirectory(OutputDirectory&& other) noexcept;
    OutputDirectory& operator=(OutputDirectory&&) = delete;

    /// Writes one file (a name without folder). Throws RunError when the disk is full or fails.
    void write(const std::string& name, std::string_view bytes);
    /// The same in pieces: `produce` is given the sink.
    void write(const std::string& name, const std::function<void(const ByteSink&)>& produce);
    /// Begins to flush a file that something else has written to its end, so that commit waits less.
    void flush_early(const std::string& name);
    /// Where files lie until commit, for libraries that write their files themselves.
    [[nodiscard]] const std::filesystem::path& staging() const noexcept { return staging_; }
    [[nodiscard]] const std::filesystem::path& directory() const noexcept { return directory_; }

    /// What a later run with `resume` needs stays if this one does not come to its end.
    void keep(bool wanted = true) noexcept { keep_ = wanted; }

    /// All files appear, except those that begin with a dot, which are removed. Throws RunError when they cannot.
    /// In a folder that was there before files come one by one, `last_file` after all others.
    void commit(std::string_view last_file = {});

    /// Where a run for this folder prepares its output.
    [[nodiscard]] static std::filesystem::path staging_of(const std::filesystem::path& directory);

private:
    std::filesystem::path directory_;
    std::filesystem::path staging_;               // "" once committed
    std::vector<std::filesystem::path> created_;  // parents that were not there, outermost first
    bool existed_ = false;
    bool keep_ = false;
    std::vector<std::string> flushed_;      // by the flusher, at the latest when all appear
    std::unique_ptr<DiskFlusher> flusher_;  // nothing once moved from
    int lock_ = -1;                         // of the staging folder: one run at a time
};

/// One file that appears whole. A pipe or device is written to directly.
class OutputFile {
public:
    /// Throws InputError when the file exists and `overwrite` is false, or when its folder cannot be written.
    OutputFile(std::filesystem::path path, bool overwrite);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    /// Throws RunError when the disk is full or fails.
    void write(std::string_view bytes);
    void commit();

private:
    std::filesystem::path path_;
    std::filesystem::path staging_;  // "" for a device, and once committed
    int descriptor_ = -1;
};

}  // namespace mapwire
