#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace mapwire {

/// A share of the input: of every `count` records the one at `number` (from 1). The same inputs give the same shares.
struct Shard {
    std::uint64_t number = 1;
    std::uint64_t count = 1;
    [[nodiscard]] bool holds(std::uint64_t record) const noexcept { return record % count == number - 1; }
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;
[[nodiscard]] std::optional<std::string> environment_variable(const std::string& name);

/// "2/5", "auto" or "auto/5". `auto` asks the variables of Slurm job arrays, AWS Batch array jobs and Kubernetes
/// Indexed Jobs; the last do not tell how many there are, which "auto/5" or MAPWIRE_SHARDS then must say.
/// Throws InputError.
[[nodiscard]] Shard parse_shard(const std::string& text, const Environment& environment);

}  // namespace mapwire
