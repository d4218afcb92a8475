#include "app/article_workers.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>
#include <thread>

using namespace mapwire;

namespace {

ArticleWork counting(int last, std::vector<std::string>& taken) {
    ArticleWork work;
    work.next = [last, number = 0]() mutable -> std::optional<SourceItem> {
        if (number == last) { return std::nullopt; }
        return Issue{std::to_string(number++), "", ""};
    };
    work.read = [](SourceItem item, std::size_t) {
        auto where = std::get<Issue>(item).where;
        if (where.back() == '3') { std::this_thread::sleep_for(std::chrono::microseconds(300)); }
        return ArticleResult{where, {}, false};
    };
    work.take = [&taken](const ArticleResult& result) {
        taken.push_back(result.bytes);
        return true;
    };
    return work;
}

}  // namespace

TEST_CASE("results leave in the order of the input, whatever the number of threads") {
    for (const std::size_t jobs : {1U, 2U, 7U}) {
        std::vector<std::string> taken;
        work_in_input_order(counting(500, taken), jobs);
        REQUIRE(taken.size() == 500);
        for (std::size_t i = 0; i < taken.size(); ++i) { CHECK(taken[i] == std::to_string(i)); }
    }
}

TEST_CASE("who takes the results can stop the work") {
    for (const std::size_t jobs : {1U, 4U}) {
        std::vector<std::string> taken;
        auto work = counting(1'000'000, taken);
        work.take = [&](const ArticleResult& result) {
            taken.push_back(result.bytes);
            return taken.size() < 20;
        };
        work_in_input_order(work, jobs);
        CHECK(taken.size() == 20);
    }
}

TEST_CASE("a fault in one thread is thrown to the caller after all have ended") {
    for (const std::size_t jobs : {1U, 4U}) {
        std::vector<std::string> taken;
        auto work = counting(1'000'000, taken);
        work.read = [](SourceItem item, std::size_t) -> ArticleResult {
            if (std::get<Issue>(item).where == "50") { throw std::runtime_error("fault"); }
            return {std::get<Issue>(item).where, {}, false};
        };
        CHECK_THROWS_AS(work_in_input_order(work, jobs), std::runtime_error);
        CHECK(taken.size() <= 50);
    }
}
