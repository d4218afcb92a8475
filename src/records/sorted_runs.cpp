#include "mapwire/records/sorted_runs.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <queue>
#include <vector>

#include "mapwire/model/spill_file.hpp"

namespace mapwire {
namespace {

struct Entry {
    std::uint64_t begin;  // of the key in the pool, the value follows
    std::uint32_t key_size;
    std::uint32_t value_size;
};

constexpr std::size_t read_piece = 256U << 10U;
constexpr std::size_t smallest_piece = 16U << 10U;
constexpr std::size_t all_pieces = 16U << 20U;  // of all runs together, whose number grows with what is sorted

}  // namespace

struct SortedRuns::State {
    std::filesystem::path folder;
    std::size_t limit;
    std::size_t count = 0;
    std::string pool;
    std::vector<Entry> entries;
    bool sorted = true;
    std::unique_ptr<SpillFile> file;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> runs;  // begin and end in the file

    State(std::filesystem::path spill_folder, std::size_t memory_bytes)
        : folder(std::move(spill_folder)), limit(memory_bytes) {}

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
    void spill() {
        if (entries.empty()) { return; }
        sort();
        if (!file) { file = std::make_unique<SpillFile>(folder); }
        const auto begin = file->size();
        std::string piece;
        for (const auto& entry : entries) {
            piece.append(reinterpret_cast<const char*>(&entry.key_size), sizeof entry.key_size);
            piece.append(reinterpret_cast<const char*>(&entry.value_size), sizeof entry.value_size);
            piece.append(key(entry)).append(value(entry));
            if (piece.size() >= read_piece) {
                file->append(piece);
                piece.clear();
            }
        }
        file->append(piece);
        runs.emplace_back(begin, file->size());
        entries.clear();
        pool.clear();
        sorted = true;
    }
};

namespace {

/// Reads one run from the front.
class RunReader {
public:
    RunReader(const SpillFile& file, std::uint64_t begin, std::uint64_t end, std::size_t piece)
        : file_(&file), next_(begin), end_(end), piece_(piece) {}
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
        const auto wanted = std::min<std::uint64_t>(std::max(size, piece_), buffer_.size() + (end_ - next_));
        const auto have = buffer_.size();
        buffer_.resize(wanted);
        file_->read(next_, buffer_.data() + have, wanted - have);
        next_ += wanted - have;
    }
    const SpillFile* file_;
    std::uint64_t next_;
    std::uint64_t end_;
    std::size_t piece_;
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
    const auto piece = std::clamp(all_pieces / state.runs.size(), smallest_piece, read_piece);
    const auto later = [&](std::size_t a, std::size_t b) {
        const int order = readers[a].key().compare(readers[b].key());
        return order != 0 ? order > 0 : a > b;
    };
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> next(later);
    for (const auto& [begin, end] : state.runs) {
        readers.emplace_back(*state.file, begin, end, piece);
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
