#include "mapwire/records/sorted_runs.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <queue>
#include <system_error>
#include <vector>

#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

[[noreturn]] void fail(const std::filesystem::path& folder) {
    throw RunError({folder.string(), "sorting on disk failed (" + std::generic_category().message(errno) + ")",
                    "Free some space there, then run again"});
}

int nameless_file(const std::filesystem::path& folder) {
    int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor >= 0) { return descriptor; }
    auto name = (folder / ".sorted-XXXXXX").string();  // not every file system knows files without name
    descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0) { fail(folder); }
    ::unlink(name.c_str());
    return descriptor;
}

struct Entry {
    std::uint64_t begin;  // of the key in the pool, the value follows
    std::uint32_t key_size;
    std::uint32_t value_size;
};

constexpr std::size_t read_piece = 256U << 10U;

}  // namespace

struct SortedRuns::State {
    std::filesystem::path folder;
    std::size_t limit;
    std::size_t count = 0;
    std::string pool;
    std::vector<Entry> entries;
    bool sorted = true;
    int descriptor = -1;
    std::uint64_t end = 0;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> runs;  // begin and end in the file

    State(std::filesystem::path spill_folder, std::size_t memory_bytes)
        : folder(std::move(spill_folder)), limit(memory_bytes) {}
    ~State() {
        if (descriptor >= 0) { ::close(descriptor); }
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    [[nodiscard]] std::string_view key(const Entry& entry) const {
        return std::string_view(pool).substr(entry.begin, entry.key_size);
    }
    [[nodiscard]] std::string_view value(const Entry& entry) const {
        return std::string_view(pool).substr(entry.begin + entry.key_size, entry.value_size);
    }
    void sort() {
        if (sorted) { return; }
        std::stable_sort(entries.begin(), entries.end(),
                         [this](const Entry& a, const Entry& b) { return key(a) < key(b); });
        sorted = true;
    }
    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto written = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(end));
            if (written < 0 && errno == EINTR) { continue; }
            if (written <= 0) { fail(folder); }
            bytes.remove_prefix(static_cast<std::size_t>(written));
            end += static_cast<std::size_t>(written);
        }
    }
    void spill() {
        if (entries.empty()) { return; }
        sort();
        if (descriptor < 0) { descriptor = nameless_file(folder); }
        const auto begin = end;
        std::string piece;
        for (const auto& entry : entries) {
            piece.append(reinterpret_cast<const char*>(&entry.key_size), sizeof entry.key_size);
            piece.append(reinterpret_cast<const char*>(&entry.value_size), sizeof entry.value_size);
            piece.append(key(entry)).append(value(entry));
            if (piece.size() >= read_piece) {
                write(piece);
                piece.clear();
            }
        }
        write(piece);
        runs.emplace_back(begin, end);
        entries.clear();
        pool.clear();
        sorted = true;
    }
};

namespace {

/// Reads one run from the front.
class RunReader {
public:
    RunReader(int descriptor, std::uint64_t begin, std::uint64_t end, const std::filesystem::path& folder)
        : descriptor_(descriptor), next_(begin), end_(end), folder_(folder) {}
    /// False at the end of the run.
    bool advance() {
        at_ += size_;
        size_ = 0;
        if (at_ == buffer_.size() && next_ == end_) { return false; }
        need(8);
        std::memcpy(&key_size_, buffer_.data() + at_, 4);
        std::memcpy(&value_size_, buffer_.data() + at_ + 4, 4);
        size_ = std::size_t{8} + key_size_ + value_size_;
        need(size_);
        return true;
    }
    [[nodiscard]] std::string_view key() const { return std::string_view(buffer_).substr(at_ + 8, key_size_); }
    [[nodiscard]] std::string_view value() const {
        return std::string_view(buffer_).substr(at_ + 8 + key_size_, value_size_);
    }

private:
    void need(std::size_t size) {
        if (buffer_.size() - at_ >= size) { return; }
        buffer_.erase(0, at_);
        at_ = 0;
        const auto wanted = std::min<std::uint64_t>(std::max(size, read_piece), buffer_.size() + (end_ - next_));
        auto have = buffer_.size();
        buffer_.resize(wanted);
        while (have < wanted) {
            const auto got = ::pread(descriptor_, buffer_.data() + have, wanted - have, static_cast<off_t>(next_));
            if (got < 0 && errno == EINTR) { continue; }
            if (got <= 0) { fail(folder_); }
            have += static_cast<std::size_t>(got);
            next_ += static_cast<std::uint64_t>(got);
        }
    }
    int descriptor_;
    std::uint64_t next_;
    std::uint64_t end_;
    const std::filesystem::path& folder_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::size_t size_ = 0;
    std::uint32_t key_size_ = 0;
    std::uint32_t value_size_ = 0;
};

}  // namespace

SortedRuns::SortedRuns(std::filesystem::path spill_folder, std::size_t memory_bytes)
    : state_(std::make_unique<State>(std::move(spill_folder), memory_bytes)) {}
SortedRuns::~SortedRuns() = default;
SortedRuns::SortedRuns(SortedRuns&&) noexcept = default;
SortedRuns& SortedRuns::operator=(SortedRuns&&) noexcept = default;

void SortedRuns::add(std::string_view key, std::string_view value) {
    auto& state = *state_;
    state.entries.push_back(
        {state.pool.size(), static_cast<std::uint32_t>(key.size()), static_cast<std::uint32_t>(value.size())});
    state.pool.append(key).append(value);
    state.sorted = false;
    ++state.count;
    const auto used = state.pool.size() + state.entries.size() * sizeof(Entry);
    if (!state.folder.empty() && used > state.limit) { state.spill(); }
}

std::size_t SortedRuns::size() const noexcept { return state_->count; }

void SortedRuns::for_each(const std::function<void(std::string_view, std::string_view)>& visit) {
    auto& state = *state_;
    if (state.runs.empty()) {
        state.sort();
        for (const auto& entry : state.entries) { visit(state.key(entry), state.value(entry)); }
        return;
    }
    state.spill();
    std::vector<RunReader> readers;
    readers.reserve(state.runs.size());
    const auto later = [&](std::size_t a, std::size_t b) {
        const int order = readers[a].key().compare(readers[b].key());
        return order != 0 ? order > 0 : a > b;
    };
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> next(later);
    for (const auto& [begin, end] : state.runs) {
        readers.emplace_back(state.descriptor, begin, end, state.folder);
        if (readers.back().advance()) { next.push(readers.size() - 1); }
    }
    while (!next.empty()) {
        const auto first = next.top();
        next.pop();
        visit(readers[first].key(), readers[first].value());
        if (readers[first].advance()) { next.push(first); }
    }
}

std::string ordered_bytes(std::uint64_t number) {
    std::string bytes(8, '\0');
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, number >>= 8U) {
        *byte = static_cast<char>(number & 0xFFU);
    }
    return bytes;
}

}  // namespace mapwire
