// Runs a harness without libFuzzer: gazetteer_fuzz_… SECONDS SEED-FILE… changes the seeds at random, always the same
// way. With a number of rounds in place of seconds ("500r") nothing depends on the clock.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int count, char** arguments) {
    if (count < 3) { return 2; }
    std::vector<std::vector<std::uint8_t>> seeds;
    for (int i = 2; i < count; ++i) {
        std::ifstream stream(arguments[i], std::ios::binary);
        seeds.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
        if (seeds.back().empty()) { return 2; }
    }
    const std::string limit = arguments[1];
    const bool by_rounds = limit.back() == 'r';
    const auto amount = std::strtoul(limit.c_str(), nullptr, 10);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(by_rounds ? 100000 : amount);
    std::mt19937 random(1);
    unsigned long rounds = 0;
    for (; by_rounds ? rounds < amount : std::chrono::steady_clock::now() < end; ++rounds) {
        auto input = seeds[random() % seeds.size()];
        for (auto changes = random() % 12; changes > 0; --changes) {
            const auto at = random() % input.size();
            switch (random() % 5) {
                case 0: input[at] = static_cast<std::uint8_t>(random()); break;
                case 1: input[at] ^= static_cast<std::uint8_t>(1U << random() % 8); break;
                case 2: input.resize(at + 1); break;
                case 3: input.insert(input.begin() + static_cast<std::ptrdiff_t>(at), random() % 40, input[at]); break;
                default: input[at] = "\t\n,;\"<\0\xFF|"[random() % 9]; break;
            }
        }
        LLVMFuzzerTestOneInput(input.data(), input.size());
    }
    std::printf("%lu inputs\n", rounds);
    return 0;
}
