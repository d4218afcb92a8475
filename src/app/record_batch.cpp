#include "app/record_batch.hpp"

#include <algorithm>
#include <exception>
#include <thread>
#include <utility>

namespace mapwire {
namespace {

constexpr std::size_t most_bytes = 1U << 20U;
constexpr std::size_t most_items = 512;
constexpr std::size_t least_each = 16;  // for fewer records a thread costs more than it saves

}  // namespace

RecordBatch::RecordBatch(std::size_t jobs, std::function<void(Item&)> take)
    : jobs_(std::max<std::size_t>(jobs, 1)), take_(std::move(take)) {}

void RecordBatch::add(Item item) {
    bytes_ += item.bytes.size();
    items_.push_back(std::move(item));
    if (bytes_ >= most_bytes || items_.size() >= most_items) { finish(); }
}

void RecordBatch::finish() {
    const auto threads = std::clamp<std::size_t>(items_.size() / least_each, 1, jobs_);
    {
        std::vector<std::jthread> helpers;
        helpers.reserve(threads - 1);
        for (std::size_t thread = 1; thread < threads; ++thread) {
            helpers.emplace_back([this, thread, threads] { make_out(thread, threads); });
        }
        make_out(0, threads);
    }  // waits for all
    for (auto& item : items_) { take_(item); }
    items_.clear();
    bytes_ = 0;
}

void RecordBatch::make_out(std::size_t first, std::size_t step) {
    for (auto i = first; i < items_.size(); i += step) {
        if (items_[i].again) { continue; }
        try {
            items_[i].record = article_record(items_[i].bytes);
        } catch (const std::exception&) { items_[i].record.reset(); }  // a damaged one, told in its turn
    }
}

}  // namespace mapwire
