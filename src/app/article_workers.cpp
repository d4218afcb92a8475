#include "app/article_workers.hpp"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace mapwire {
namespace {

class Workers {
public:
    Workers(const ArticleWork& work, std::size_t jobs) : work_(work), window_(jobs * 4 + 8) {}

    void run(std::size_t worker) {
        try {
            while (auto item = next()) {
                auto result = work_.read(std::move(item->item), worker);
                if (!hand_over(item->number, std::move(result))) { return; }
            }
        } catch (...) { fail(std::current_exception()); }
    }
    void rethrow() const {
        if (failure_) { std::rethrow_exception(failure_); }
    }

private:
    struct Numbered {
        std::uint64_t number;
        SourceItem item;
    };

    // One thread reads the input at a time; it waits when the results waiting for their turn are many.
    std::optional<Numbered> next() {
        std::unique_lock reading(source_);
        {
            std::unique_lock lock(results_);
            room_.wait(lock, [&] { return stopped_ || asked_ < taken_ + window_; });
            if (stopped_) { return std::nullopt; }
        }
        auto item = work_.next();
        if (!item) { return std::nullopt; }
        return Numbered{asked_++, std::move(*item)};
    }

    bool hand_over(std::uint64_t number, ArticleResult result) {
        std::unique_lock lock(results_);
        waiting_.emplace(number, std::move(result));
        if (taking_) { return !stopped_; }  // the thread that takes will find it
        taking_ = true;
        while (!stopped_) {
            const auto first = waiting_.find(taken_);
            if (first == waiting_.end()) { break; }
            auto ready = std::move(first->second);
            waiting_.erase(first);
            lock.unlock();
            const bool go_on = work_.take(std::move(ready));
            lock.lock();
            ++taken_;
            if (!go_on) { stopped_ = true; }
            room_.notify_all();
        }
        taking_ = false;
        return !stopped_;
    }

    void fail(std::exception_ptr failure) {
        const std::scoped_lock lock(results_);
        if (!failure_) { failure_ = std::move(failure); }
        stopped_ = true;
        room_.notify_all();
    }

    const ArticleWork& work_;
    const std::uint64_t window_;
    std::mutex source_;
    std::uint64_t asked_ = 0;  // changed under source_ alone
    std::mutex results_;
    std::condition_variable room_;
    std::map<std::uint64_t, ArticleResult> waiting_;
    std::uint64_t taken_ = 0;
    bool taking_ = false;
    bool stopped_ = false;
    std::exception_ptr failure_;
};

}  // namespace

void work_in_input_order(const ArticleWork& work, std::size_t jobs) {
    if (jobs <= 1) {
        while (auto item = work.next()) {
            if (!work.take(work.read(std::move(*item), 0))) { return; }
        }
        return;
    }
    Workers workers(work, jobs);
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < jobs; ++i) {
        threads.emplace_back([&workers, i] { workers.run(i); });
    }
    threads.clear();  // waits for all
    workers.rethrow();
}

}  // namespace mapwire
