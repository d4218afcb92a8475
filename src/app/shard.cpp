#include "app/shard.hpp"

#include <charconv>
#include <cstdlib>

#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

std::optional<std::uint64_t> whole_number(const std::string& text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) { return std::nullopt; }
    return value;
}

[[noreturn]] void refuse(const std::string& text, std::string what, std::string remedy) {
    throw InputError({"--shard " + text, std::move(what), std::move(remedy)});
}

}  // namespace

std::optional<std::string> environment_variable(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr || *value == '\0') { return std::nullopt; }
    return value;
}

Shard parse_shard(const std::string& text, const Environment& environment) {
    const auto slash = text.find('/');
    const std::string first = text.substr(0, slash);
    std::optional<std::uint64_t> count;
    if (slash != std::string::npos) { count = whole_number(text.substr(slash + 1)); }
    if ((slash != std::string::npos) != count.has_value() || (first != "auto" && !count)) {
        refuse(text, "this is no share", "Write for example 2/5, or auto under Slurm, Kubernetes or AWS Batch");
    }
    std::optional<std::uint64_t> index;  // from 0
    if (first != "auto") {
        const auto number = whole_number(first);
        if (!number || *number == 0) { refuse(text, "shares are numbered from 1", "Write for example 2/5"); }
        index = *number - 1;
    } else {
        const auto ask = [&](const char* name) {
            const auto value = environment(name);
            return value ? whole_number(*value) : std::nullopt;
        };
        if (const auto task = ask("SLURM_ARRAY_TASK_ID")) {
            const auto least = ask("SLURM_ARRAY_TASK_MIN").value_or(0);
            const auto step = ask("SLURM_ARRAY_TASK_STEP").value_or(1);
            if (*task >= least && step > 0) { index = (*task - least) / step; }
            if (!count) { count = ask("SLURM_ARRAY_TASK_COUNT"); }
        } else if (const auto job = ask("AWS_BATCH_JOB_ARRAY_INDEX")) {
            index = job;
            if (!count) { count = ask("AWS_BATCH_JOB_ARRAY_SIZE"); }
        } else if (const auto completion = ask("JOB_COMPLETION_INDEX")) {
            index = completion;
        } else if (const auto tasks = ask("SLURM_STEP_NUM_TASKS")) {  // srun: several tasks of one job
            index = ask("SLURM_PROCID");
            if (!count) { count = tasks; }
        }
        if (!index) {
            refuse(text, "no variable of Slurm, Kubernetes or AWS Batch says which share this is",
                   "Write for example 2/5");
        }
        if (!count) { count = ask("MAPWIRE_SHARDS"); }
        if (!count) { refuse(text, "nothing says how many shares there are", "Write for example auto/5"); }
    }
    if (*count == 0 || *index >= *count) {
        refuse(text, "there is no share " + std::to_string(*index + 1) + " of " + std::to_string(*count),
               "Number them from 1 to their count");
    }
    return {*index + 1, *count};
}

}  // namespace mapwire
