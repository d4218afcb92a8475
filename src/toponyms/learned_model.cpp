#include "toponyms/learned_model.hpp"

#include <bit>
#include <cstring>

#include "mapwire/model/error.hpp"
#include "toponyms/recogniser_features.hpp"

namespace mapwire::toponyms {
namespace {

constexpr std::string_view magic = "MWTOPO2\n";
constexpr std::size_t head_size = magic.size() + 4 + 4 + 4 + 4;

}  // namespace

double LearnedModel::score(const SpanFacts& facts) const noexcept {
    int sum = 0;
    recogniser_features(facts, habits.of(facts.first_hash),
                        [&](std::uint64_t hash) { sum += weights[hash & (weight_count - 1)]; });
    return with_rules(static_cast<double>(sum) * static_cast<double>(scale), facts);
}

std::string LearnedModel::to_bytes() const {
    std::string bytes(magic);
    bytes.append(language.substr(0, 2)).append(2, '\0');
    const auto count = static_cast<std::uint32_t>(weights.size());
    const auto put = [&](std::uint32_t number) {
        for (unsigned i = 0; i < 4; ++i) { bytes.push_back(static_cast<char>((number >> (8U * i)) & 0xFFU)); }
    };
    put(count);
    put(std::bit_cast<std::uint32_t>(scale));
    put(std::bit_cast<std::uint32_t>(wording.scale));
    for (const std::int8_t weight : weights) { bytes.push_back(static_cast<char>(weight)); }
    for (const std::uint8_t habit : habits.bytes()) { bytes.push_back(static_cast<char>(habit)); }
    for (std::size_t i = 0; i < Wording::size; ++i) {
        bytes.push_back(i < wording.weights.size() ? static_cast<char>(wording.weights[i]) : '\0');
    }
    return bytes;
}

LearnedModel LearnedModel::from_bytes(std::string_view bytes, const std::string& name) {
    const auto refuse = [&](std::string what) {
        throw InputError({name, std::move(what), "Make it anew with mapwire train"});
    };
    if (bytes.size() != head_size + weight_count + CaseHabits::size + Wording::size || !bytes.starts_with(magic)) {
        refuse("the file is no model of this version");
    }
    LearnedModel model;
    model.language = std::string(bytes.substr(magic.size(), 2));
    const auto number = [&](std::size_t at) {
        std::uint32_t value = 0;
        for (unsigned i = 0; i < 4; ++i) {
            value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8U * i);
        }
        return value;
    };
    if (number(magic.size() + 4) != weight_count) { refuse("the model has another number of weights"); }
    model.scale = std::bit_cast<float>(number(magic.size() + 8));
    model.wording.scale = std::bit_cast<float>(number(magic.size() + 12));
    model.weights.resize(weight_count);
    std::memcpy(model.weights.data(), bytes.data() + head_size, weight_count);
    std::vector<std::uint8_t> habits(CaseHabits::size);
    std::memcpy(habits.data(), bytes.data() + head_size + weight_count, habits.size());
    model.habits = CaseHabits(std::move(habits));
    model.wording.weights.resize(Wording::size);
    std::memcpy(model.wording.weights.data(), bytes.data() + head_size + weight_count + CaseHabits::size,
                Wording::size);
    return model;
}

}  // namespace mapwire::toponyms
