#pragma once

#include <cstddef>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>

namespace mapwire::zone_text {

/// Answers on the zones of the catalogue, remembered: the same towns and countries are asked for in every article.
/// Answers depend on the question alone, so what is remembered never changes a result. Safe from several threads.
template <class Answer>
class AnswerMemo {
public:
    /// `question` must name all that the answer depends on.
    template <class Find>
    Answer of(const std::string& question, Find find) {
        {
            const std::shared_lock lock(mutex_);
            const auto known = answers_.find(question);
            if (known != answers_.end()) { return known->second; }
        }
        const Answer answer = find();
        const std::unique_lock lock(mutex_);
        if (answers_.size() < most) { answers_.emplace(question, answer); }
        return answer;
    }

private:
    static constexpr std::size_t most = 100'000;  // some 10 MB; later questions are worked out each time
    std::shared_mutex mutex_;
    std::unordered_map<std::string, Answer> answers_;
};

}  // namespace mapwire::zone_text
