#include "app/shard.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "mapwire/model/error.hpp"

using namespace mapwire;

namespace {

Environment environment(std::map<std::string, std::string> variables) {
    return [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        if (found == variables.end()) { return std::nullopt; }
        return found->second;
    };
}

}  // namespace

TEST_CASE("each record is in one share only") {
    for (std::uint64_t record = 0; record < 100; ++record) {
        int shares = 0;
        for (std::uint64_t i = 1; i <= 7; ++i) { shares += Shard{i, 7}.holds(record) ? 1 : 0; }
        CHECK(shares == 1);
    }
    CHECK(Shard{}.holds(12));
}

TEST_CASE("a share is told by numbers or by the scheduler's variables") {
    const auto nothing = environment({});
    CHECK(parse_shard("2/5", nothing).number == 2);
    CHECK(parse_shard("2/5", nothing).count == 5);
    const auto slurm = parse_shard("auto", environment({{"SLURM_ARRAY_TASK_ID", "14"},
                                                        {"SLURM_ARRAY_TASK_MIN", "10"},
                                                        {"SLURM_ARRAY_TASK_STEP", "2"},
                                                        {"SLURM_ARRAY_TASK_COUNT", "4"}}));
    CHECK(slurm.number == 3);
    CHECK(slurm.count == 4);
    const auto srun = parse_shard("auto", environment({{"SLURM_PROCID", "1"}, {"SLURM_STEP_NUM_TASKS", "3"}}));
    CHECK(srun.number == 2);
    CHECK(srun.count == 3);
    // The script around the tasks is no task.
    CHECK_THROWS_AS(parse_shard("auto", environment({{"SLURM_PROCID", "0"}, {"SLURM_NTASKS", "3"}})), InputError);
    const auto batch =
        parse_shard("auto", environment({{"AWS_BATCH_JOB_ARRAY_INDEX", "0"}, {"AWS_BATCH_JOB_ARRAY_SIZE", "9"}}));
    CHECK(batch.number == 1);
    CHECK(batch.count == 9);
    const auto kubernetes = environment({{"JOB_COMPLETION_INDEX", "4"}});
    CHECK(parse_shard("auto/5", kubernetes).number == 5);
    CHECK_THROWS_AS(parse_shard("auto", kubernetes), InputError);
    CHECK(parse_shard("auto", environment({{"JOB_COMPLETION_INDEX", "4"}, {"MAPWIRE_SHARDS", "6"}})).count == 6);
    for (const auto* wrong : {"", "3", "0/2", "3/2", "a/2", "1/0", "auto", "1/", "/2", "-1/2"}) {
        INFO(wrong);
        CHECK_THROWS_AS(parse_shard(wrong, nothing), InputError);
    }
}
