#include "mapwire/evaluation/score.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "evaluation/match.hpp"
#include "mapwire/text/utf8.hpp"

namespace mapwire {
namespace {

using evaluation::match_documents;
using evaluation::Matched;

constexpr double greatest_error_km = 20039.0;

struct Counts {
    std::size_t documents = 0, gold = 0, gold_with_place = 0, system = 0, system_with_place = 0;
    std::size_t exact = 0, overlap = 0, overlap_with_place = 0, unjudged = 0, near = 0;
    bool partial = false;
    std::vector<double> errors_km;

    void add(const Counts& other) {
        documents += other.documents;
        gold += other.gold;
        gold_with_place += other.gold_with_place;
        system += other.system;
        system_with_place += other.system_with_place;
        exact += other.exact;
        overlap += other.overlap;
        overlap_with_place += other.overlap_with_place;
        unjudged += other.unjudged;
        near += other.near;
        partial = partial || other.partial;
        errors_km.insert(errors_km.end(), other.errors_km.begin(), other.errors_km.end());
    }
};

Counts count(const LabelledDocument& gold, const LabelledDocument* system, const ScoreOptions& options) {
    const Matched matched = match_documents(gold, system, options);
    Counts counts;
    counts.documents = 1;
    counts.partial = gold.partial;
    for (std::size_t g = 0; g < matched.gold.size(); ++g) {
        if (matched.counts[g] == 0) { continue; }
        ++counts.gold;
        counts.gold_with_place += matched.gold[g].position ? 1U : 0U;
    }
    for (std::size_t s = 0; s < matched.system.size(); ++s) {
        if (matched.ignored[s] != 0) { continue; }
        ++counts.system;
        counts.system_with_place += matched.system[s].position ? 1U : 0U;
    }
    for (const auto& [g, s] : matched.pairs) {
        if (matched.counts[g] == 0) { continue; }
        const auto& wanted = matched.gold[g];
        const auto& found = matched.system[s];
        ++counts.overlap;
        counts.exact += wanted.start == found.start && wanted.end == found.end ? 1U : 0U;
        if (!wanted.position) {
            counts.unjudged += found.position ? 1U : 0U;
            continue;
        }
        ++counts.overlap_with_place;
        if (!found.position) { continue; }
        const double error = evaluation::error_km(*wanted.position, *found.position);
        counts.errors_km.push_back(error);
        counts.near += error <= options.within_km ? 1U : 0U;
    }
    return counts;
}

PrecisionRecall ratio(std::size_t right, std::size_t system, std::size_t gold) {
    PrecisionRecall result;
    result.right = right;
    const auto r = static_cast<double>(right);
    result.precision = system > 0 ? r / static_cast<double>(system) : 0.0;
    result.recall = gold > 0 ? r / static_cast<double>(gold) : 0.0;
    const double sum = result.precision + result.recall;
    result.f1 = sum > 0.0 ? 2.0 * result.precision * result.recall / sum : 0.0;
    return result;
}

std::optional<double> area_under_curve(std::vector<double> errors_km) {
    if (errors_km.empty()) { return std::nullopt; }
    for (double& error : errors_km) { error = std::log(1.0 + error); }
    std::sort(errors_km.begin(), errors_km.end());
    if (errors_km.size() == 1) { return errors_km[0] / std::log(greatest_error_km); }
    double area = 0.0;
    for (std::size_t i = 1; i < errors_km.size(); ++i) { area += (errors_km[i - 1] + errors_km[i]) / 2.0; }
    return area / (std::log(greatest_error_km) * static_cast<double>(errors_km.size() - 1));
}

std::optional<double> median(std::vector<double> values) {
    if (values.empty()) { return std::nullopt; }
    std::sort(values.begin(), values.end());
    const auto n = values.size();
    return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2.0;
}

Scores scores_of(const Counts& counts) {
    Scores scores;
    scores.documents = counts.documents;
    scores.gold = counts.gold;
    scores.gold_with_place = counts.gold_with_place;
    scores.system = counts.system;
    scores.system_with_place = counts.system_with_place;
    scores.partial = counts.partial;
    scores.exact = ratio(counts.exact, counts.system, counts.gold);
    scores.overlap = ratio(counts.overlap, counts.system, counts.gold);
    scores.compared = counts.errors_km.size();
    const auto near = static_cast<double>(counts.near);
    if (scores.compared > 0) {
        const auto n = static_cast<double>(scores.compared);
        double sum = 0.0;
        for (const double error : counts.errors_km) { sum += error; }
        scores.accuracy = near / n;
        scores.mean_km = sum / n;
        scores.median_km = median(counts.errors_km);
        scores.auc = area_under_curve(counts.errors_km);
    }
    if (counts.gold_with_place > 0) {
        scores.end_to_end_accuracy = near / static_cast<double>(counts.gold_with_place);
        auto all = counts.errors_km;
        all.resize(counts.gold_with_place, greatest_error_km);
        scores.end_to_end_auc = area_under_curve(std::move(all));
    }
    scores.combined = ratio(counts.near, counts.system_with_place - counts.unjudged, counts.gold_with_place);
    scores.combined_strict = ratio(counts.near, counts.system, counts.gold);
    return scores;
}

std::uint64_t next_random(std::uint64_t& state) noexcept {  // SplitMix64 (Steele et al. 2014)
    std::uint64_t z = (state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

void add_intervals(const std::vector<Counts>& documents, const ScoreOptions& options, Scores& scores) {
    std::map<std::string, std::vector<double>> samples;
    std::uint64_t state = options.seed;
    for (std::size_t i = 0; i < options.resamples; ++i) {
        Counts sum;
        for (std::size_t d = 0; d < documents.size(); ++d) {
            sum.add(documents[next_random(state) % documents.size()]);
        }
        const Scores sample = scores_of(sum);
        const auto keep = [&](const char* name, const PrecisionRecall& value) {
            samples[std::string(name) + ".p"].push_back(value.precision);
            samples[std::string(name) + ".r"].push_back(value.recall);
            samples[std::string(name) + ".f1"].push_back(value.f1);
        };
        keep("exact", sample.exact);
        keep("overlap", sample.overlap);
        keep("combined", sample.combined);
        if (sample.accuracy) { samples["intersection.acc"].push_back(*sample.accuracy); }
        if (sample.mean_km) { samples["intersection.mean_km"].push_back(*sample.mean_km); }
        if (sample.median_km) { samples["intersection.median_km"].push_back(*sample.median_km); }
        if (sample.auc) { samples["intersection.auc"].push_back(*sample.auc); }
        if (sample.end_to_end_accuracy) { samples["end_to_end.acc"].push_back(*sample.end_to_end_accuracy); }
    }
    for (auto& [name, values] : samples) {
        std::sort(values.begin(), values.end());
        const auto n = values.size();
        const auto at = [&](double share) {
            return values[std::min(n - 1, static_cast<std::size_t>(share * static_cast<double>(n)))];
        };
        scores.intervals[name] = {at(0.025), at(0.975)};
    }
}

std::size_t mismatches(const LabelledDocument& gold, const LabelledDocument& system) {
    // Byte offset of each code point, and of the end.
    std::vector<std::size_t> bytes;
    for (std::size_t i = 0; i < gold.text.size(); ++i) {
        if ((static_cast<unsigned char>(gold.text[i]) & 0xC0U) != 0x80U) { bytes.push_back(i); }
    }
    bytes.push_back(gold.text.size());
    std::size_t count = 0;
    for (const auto& toponym : system.toponyms) {
        if (toponym.text.empty()) { continue; }
        const auto start = bytes[std::min(toponym.start, bytes.size() - 1)];
        const auto end = bytes[std::min(toponym.end, bytes.size() - 1)];
        count += end < start || gold.text.substr(start, end - start) != toponym.text ? 1U : 0U;
    }
    return count;
}

std::unordered_map<std::string_view, const LabelledDocument*> by_id(std::span<const LabelledDocument> documents) {
    std::unordered_map<std::string_view, const LabelledDocument*> index;
    for (const auto& document : documents) { index.emplace(document.id, &document); }
    return index;
}

const LabelledDocument* find(const std::unordered_map<std::string_view, const LabelledDocument*>& index,
                             const std::string& id) {
    const auto found = index.find(id);
    return found == index.end() ? nullptr : found->second;
}

}  // namespace

Scores score(std::span<const LabelledDocument> gold, std::span<const LabelledDocument> system,
             const ScoreOptions& options) {
    const auto index = by_id(system);
    std::vector<Counts> documents;
    Counts sum;
    std::size_t missing = 0;
    std::size_t wrong_offsets = 0;
    for (const auto& document : gold) {
        const LabelledDocument* ours = find(index, document.id);
        missing += ours == nullptr ? 1U : 0U;
        if (ours != nullptr) { wrong_offsets += mismatches(document, *ours); }
        documents.push_back(count(document, ours, options));
        sum.add(documents.back());
    }
    Scores scores = scores_of(sum);
    scores.missing_documents = missing;
    scores.offset_mismatches = wrong_offsets;
    if (options.resamples > 0 && !documents.empty()) { add_intervals(documents, options, scores); }
    return scores;
}

std::vector<ScoredError> errors_of(std::span<const LabelledDocument> gold, std::span<const LabelledDocument> system,
                                   const ScoreOptions& options) {
    const auto index = by_id(system);
    std::vector<ScoredError> errors;
    for (const auto& document : gold) {
        const Matched matched = match_documents(document, find(index, document.id), options);
        std::vector<char> gold_paired(matched.gold.size(), 0);
        std::vector<char> system_paired(matched.system.size(), 0);
        for (const auto& [g, s] : matched.pairs) {
            gold_paired[g] = 1;
            system_paired[s] = 1;
            const auto& wanted = matched.gold[g];
            const auto& found = matched.system[s];
            if (matched.counts[g] == 0 || !wanted.position) { continue; }
            if (!found.position) {
                errors.push_back({"unresolved", document.id, wanted.start, wanted.text, 0.0});
            } else if (const double error = evaluation::error_km(*wanted.position, *found.position);
                       error > options.within_km) {
                errors.push_back({"far", document.id, wanted.start, wanted.text, error});
            }
        }
        for (std::size_t g = 0; g < matched.gold.size(); ++g) {
            if (gold_paired[g] == 0 && matched.counts[g] != 0) {
                errors.push_back({"missed", document.id, matched.gold[g].start, matched.gold[g].text, 0.0});
            }
        }
        for (std::size_t s = 0; s < matched.system.size(); ++s) {
            if (system_paired[s] == 0 && matched.ignored[s] == 0) {
                errors.push_back({"false", document.id, matched.system[s].start, matched.system[s].text, 0.0});
            }
        }
    }
    return errors;
}

std::vector<ReliabilityBin> reliability(std::span<const LabelledDocument> gold,
                                        std::span<const LabelledDocument> system, const ScoreOptions& options) {
    const auto index = by_id(system);
    std::vector<ReliabilityBin> bins;
    for (int i = 0; i < 10; ++i) { bins.push_back({i / 10.0, (i + 1) / 10.0, 0, 0.0, 0.0}); }
    for (const auto& document : gold) {
        const Matched matched = match_documents(document, find(index, document.id), options);
        std::vector<int> verdict(matched.system.size(), 0);  // 1 right, -1 cannot be judged
        for (const auto& [g, s] : matched.pairs) {
            const auto& wanted = matched.gold[g];
            const auto& found = matched.system[s];
            if (!wanted.position) { verdict[s] = -1; }
            if (wanted.position && found.position) {
                verdict[s] = evaluation::error_km(*wanted.position, *found.position) <= options.within_km ? 1 : 0;
            }
        }
        for (std::size_t s = 0; s < matched.system.size(); ++s) {
            const auto& found = matched.system[s];
            if (!found.position || !found.confidence || verdict[s] < 0 || matched.ignored[s] != 0) { continue; }
            auto& bin = bins[std::min<std::size_t>(9, static_cast<std::size_t>(*found.confidence * 10.0))];
            ++bin.count;
            bin.stated += *found.confidence;
            bin.right += verdict[s];
        }
    }
    for (auto& bin : bins) {
        if (bin.count == 0) { continue; }
        bin.stated /= static_cast<double>(bin.count);
        bin.right /= static_cast<double>(bin.count);
    }
    return bins;
}

}  // namespace mapwire
