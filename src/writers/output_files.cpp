#include "mapwire/writers/output_files.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>

#include "mapwire/model/error.hpp"
#include "writers/disk_flusher.hpp"
#include "writers/write_failure.hpp"

namespace fs = std::filesystem;

namespace mapwire {
namespace {

void write_all(int descriptor, std::string_view bytes, const fs::path& path) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) { continue; }
            fail_midway(path, errno);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// Flushes a folder's list of names to the disk. Some file systems cannot; that is no failure.
void flush_names(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) { return; }
    ::fsync(descriptor);
    ::close(descriptor);
}

std::string staging_prefix(const std::string& stem) { return "." + stem + ".mapwire-"; }

/// A name that nobody else uses: the process and a count, tried until it is free.
fs::path free_name(const fs::path& folder, const std::string& stem, int attempt) {
    return folder / (staging_prefix(stem) + std::to_string(::getpid()) + "-" + std::to_string(attempt));
}

/// Removes what a run that was killed has left of this output; a run that is still alive keeps its own.
void remove_abandoned(const fs::path& folder, const std::string& stem) {
    const auto prefix = staging_prefix(stem);
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const auto name = entry.path().filename().string();
        if (!name.starts_with(prefix)) { continue; }
        const int process = std::atoi(name.c_str() + prefix.size());
        if (process > 0 && ::kill(process, 0) != 0 && errno == ESRCH) {
            std::error_code ignored;
            fs::remove_all(entry.path(), ignored);
        }
    }
}

/// Removes what lies in a folder, or all of it but what begins with a dot.
void empty_folder(const fs::path& folder, bool keep_hidden) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (keep_hidden && entry.path().filename().string().starts_with('.')) { continue; }
        std::error_code ignored;
        fs::remove_all(entry.path(), ignored);
    }
}

/// The folder where a run prepares its output has one name, so that a run that was killed can be taken up again; a lock
/// tells whether its run is still alive.
int take_staging_folder(const fs::path& path, const fs::path& wanted, bool resume) {
    if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) { refuse_unwritable(wanted, errno); }
    const int lock = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock < 0) { refuse_unwritable(wanted, errno); }
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ::close(lock);
        throw InputError(
            {wanted.string(), "another run is writing it", "Wait for it, or choose another place with -o"});
    }
    empty_folder(path, resume);
    return lock;
}

constexpr const char* staging_suffix = ".mapwire-run";

fs::path parent_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

/// Creates the folders above a path that are missing, and says which.
std::vector<fs::path> make_parents(const fs::path& path) {
    std::vector<fs::path> missing;
    std::error_code error;
    for (auto parent = parent_of(path); !fs::exists(parent, error); parent = parent_of(parent)) {
        if (error) { refuse_unwritable(path, error.value()); }
        missing.push_back(parent);
    }
    std::reverse(missing.begin(), missing.end());
    for (std::size_t i = 0; i < missing.size(); ++i) {
        if (::mkdir(missing[i].c_str(), 0777) != 0 && errno != EEXIST) {
            const int reason_code = errno;
            for (std::size_t k = i; k-- > 0;) { ::rmdir(missing[k].c_str()); }
            refuse_unwritable(path, reason_code);
        }
    }
    return missing;
}

}  // namespace

OutputDirectory::OutputDirectory(fs::path directory, bool overwrite, bool resume)
    : directory_(directory.lexically_normal()), flusher_(std::make_unique<DiskFlusher>()) {
    if (!directory_.has_filename()) { directory_ = directory_.parent_path(); }  // "out/"
    std::error_code error;
    const auto status = fs::status(directory_, error);
    existed_ = fs::exists(status);
    if (existed_ && !fs::is_directory(status)) {
        throw InputError({directory_.string(), "is a file, not a folder", "Choose another name with -o"});
    }
    if (error && status.type() != fs::file_type::not_found) { refuse_unwritable(directory_, error.value()); }
    if (existed_) {
        staging_ = staging_of(directory_);
        bool empty = true;
        for (const auto& entry : fs::directory_iterator(directory_, error)) { empty = empty && entry == staging_; }
        if (error) { refuse_unwritable(directory_, error.value()); }
        const bool taken_up = resume && fs::exists(staging_);
        if (!empty && !overwrite && !taken_up) {
            staging_.clear();
            throw InputError(
                {directory_.string(), "exists and is not empty", "Choose another name or add --overwrite"});
        }
        lock_ = take_staging_folder(staging_, directory_, resume);
        return;
    }
    created_ = make_parents(directory_);
    try {
        auto staging = staging_of(directory_);
        lock_ = take_staging_folder(staging, directory_, resume);
        staging_ = std::move(staging);
    } catch (...) {
        for (auto folder = created_.rbegin(); folder != created_.rend(); ++folder) { ::rmdir(folder->c_str()); }
        throw;
    }
}

OutputDirectory::OutputDirectory(OutputDirectory&& other) noexcept
    : directory_(std::move(other.directory_)),
      staging_(std::exchange(other.staging_, {})),
      created_(std::exchange(other.created_, {})),
      existed_(other.existed_),
      keep_(other.keep_),
      flushed_(std::move(other.flushed_)),
      flusher_(std::move(other.flusher_)),
      lock_(std::exchange(other.lock_, -1)) {}

OutputDirectory::~OutputDirectory() {
    flusher_.reset();
    if (lock_ >= 0) { ::close(lock_); }
    if (staging_.empty()) { return; }
    std::error_code ignored;  // nothing more can be done, and an error may be on its way already
    if (keep_) {
        empty_folder(staging_, true);
        return;
    }
    fs::remove_all(staging_, ignored);
    for (auto folder = created_.rbegin(); folder != created_.rend(); ++folder) { ::rmdir(folder->c_str()); }
}

void OutputDirectory::write(const std::string& name, std::string_view bytes) {
    write(name, [&](const ByteSink& sink) { sink(bytes); });
}

void OutputDirectory::write(const std::string& name, const std::function<void(const ByteSink&)>& produce) {
    const auto path = staging_ / name;
    const auto shown = directory_ / name;
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0) { fail_midway(shown, errno); }
    try {
        produce([&](std::string_view bytes) { write_all(descriptor, bytes, shown); });
    } catch (...) {
        ::close(descriptor);
        throw;
    }
    flushed_.push_back(name);
    flusher_->take(descriptor, shown);
}

void OutputDirectory::flush_early(const std::string& name) {
    const int descriptor = ::open((staging_ / name).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) { fail_midway(directory_ / name, errno); }
    flushed_.push_back(name);
    flusher_->take(descriptor, directory_ / name);
}

fs::path OutputDirectory::staging_of(const fs::path& directory) {
    auto named = directory.lexically_normal();
    if (!named.has_filename()) { named = named.parent_path(); }  // "out/"
    std::error_code error;
    // Within a folder that is there already: its own file system, whatever is mounted there.
    if (fs::is_directory(named, error)) { return named / staging_suffix; }
    return parent_of(named) / ("." + named.filename().string() + staging_suffix);
}

void OutputDirectory::commit(std::string_view last_file) {
    std::vector<fs::path> files;
    std::vector<fs::path> hidden;
    for (const auto& entry : fs::directory_iterator(staging_)) {
        auto& list = entry.path().filename().string().starts_with('.') ? hidden : files;
        list.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::stable_partition(files.begin(), files.end(),
                          [&](const fs::path& file) { return file.filename().string() != last_file; });
    for (const auto& file : files) {
        const auto name = file.filename().string();
        if (std::find(flushed_.begin(), flushed_.end(), name) == flushed_.end()) { flush_early(name); }
    }
    if (!existed_) { flusher_->take_folder(staging_); }
    flusher_->flush();
    if (!existed_) {
        if (::rename(staging_.c_str(), directory_.c_str()) != 0) { fail_midway(directory_, errno); }
        // Only now: a run killed before this can still be taken up.
        for (const auto& file : hidden) { ::unlink((directory_ / file.filename()).c_str()); }
    } else {
        for (const auto& file : files) {
            const auto target = directory_ / file.filename();
            if (::rename(file.c_str(), target.c_str()) != 0) { fail_midway(target, errno); }
        }
        flush_names(directory_);  // before what --resume would need goes
        std::error_code ignored;
        fs::remove_all(staging_, ignored);
    }
    staging_.clear();
    flush_names(parent_of(directory_));
}

OutputFile::OutputFile(fs::path path, bool overwrite) : path_(std::move(path)) {
    std::error_code error;
    const auto status = fs::status(path_, error);
    if (fs::is_directory(status)) {
        throw InputError({path_.string(), "is a folder, not a file", "Name a file with -o"});
    }
    const bool device = fs::exists(status) && !fs::is_regular_file(status);
    if (fs::exists(status) && !device && !overwrite) {
        throw InputError({path_.string(), "exists", "Choose another name or add --overwrite"});
    }
    if (device) {
        descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
        if (descriptor_ < 0) { refuse_unwritable(path_, errno); }
        return;
    }
    remove_abandoned(parent_of(path_), path_.filename().string());
    for (int attempt = 0; descriptor_ < 0; ++attempt) {
        staging_ = free_name(parent_of(path_), path_.filename().string(), attempt);
        descriptor_ = ::open(staging_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor_ < 0 && errno != EEXIST) {
            const int reason_code = errno;
            staging_.clear();
            refuse_unwritable(path_, reason_code);
        }
    }
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) { ::close(descriptor_); }
    if (!staging_.empty()) { ::unlink(staging_.c_str()); }
}

void OutputFile::write(std::string_view bytes) { write_all(descriptor_, bytes, path_); }

void OutputFile::commit() {
    if (!staging_.empty() && ::fsync(descriptor_) != 0 && errno != EINVAL) { fail_midway(path_, errno); }
    if (::close(std::exchange(descriptor_, -1)) != 0) { fail_midway(path_, errno); }
    if (staging_.empty()) { return; }
    if (::rename(staging_.c_str(), path_.c_str()) != 0) { fail_midway(path_, errno); }
    staging_.clear();
}

}  // namespace mapwire
