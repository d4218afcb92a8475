#include <fmt/format.h>

#include "mapwire/evaluation/score.hpp"
#include "mapwire/text/json_text.hpp"

namespace mapwire {
namespace {

std::string number(const Scores& scores, const std::string& key, std::optional<double> value, int digits = 3) {
    if (!value) { return "-"; }
    std::string text = fmt::format("{:.{}f}", *value, digits);
    if (const auto found = scores.intervals.find(key); found != scores.intervals.end()) {
        text += fmt::format(" [{:.{}f}, {:.{}f}]", found->second.low, digits, found->second.high, digits);
    }
    return text;
}

std::string line(const Scores& scores, const std::string& key, const PrecisionRecall& value) {
    return fmt::format("P {}  R {}  F1 {}", number(scores, key + ".p", value.precision),
                       number(scores, key + ".r", value.recall), number(scores, key + ".f1", value.f1));
}

void put(JsonText& json, const char* key, const PrecisionRecall& value) {
    json.key(key).begin_object().key("p").value(value.precision).key("r").value(value.recall);
    json.key("f1").value(value.f1).key("tp").value(value.right).end_object();
}

void put(JsonText& json, const char* key, std::optional<double> value) {
    json.key(key);
    value ? json.value(*value) : json.null();
}

}  // namespace

std::string report_text(const Scores& scores, const ScoreOptions& options) {
    std::string text;
    if (scores.missing_documents > 0) {
        text += fmt::format("{} of {} gold documents were not read\n", scores.missing_documents, scores.documents);
    }
    text += fmt::format("documents {}  gold toponyms {} ({} with a place)  mentions {} ({} with a place)\n",
                        scores.documents, scores.gold, scores.gold_with_place, scores.system, scores.system_with_place);
    if (scores.partial) {
        text += fmt::format("recognition   partial gold: recall only   exact R {}   overlap R {}\n",
                            number(scores, "exact.r", scores.exact.recall),
                            number(scores, "overlap.r", scores.overlap.recall));
    } else {
        text += "recognition exact    " + line(scores, "exact", scores.exact) + "\n";
        text += "recognition overlap  " + line(scores, "overlap", scores.overlap) + "\n";
    }
    text += fmt::format("resolution of {} recognised  accuracy@{:g}km {}  mean {} km  median {} km  AUC {}\n",
                        scores.compared, options.within_km, number(scores, "intersection.acc", scores.accuracy),
                        number(scores, "intersection.mean_km", scores.mean_km, 1),
                        number(scores, "intersection.median_km", scores.median_km, 1),
                        number(scores, "intersection.auc", scores.auc));
    text += fmt::format("end to end of {}  accuracy@{:g}km {}  AUC {}\n", scores.gold_with_place, options.within_km,
                        number(scores, "end_to_end.acc", scores.end_to_end_accuracy),
                        number(scores, "end_to_end.auc_all", scores.end_to_end_auc));
    text += fmt::format("combined F1@{:g}km    ", options.within_km) + line(scores, "combined", scores.combined) + "\n";
    text += "combined, strict     " + line(scores, "combined_strict", scores.combined_strict) + "\n";
    return text;
}

std::string report_json(const Scores& scores, const ScoreOptions& options) {
    JsonText json;
    json.begin_object().key("docs").value(scores.documents).key("gold").value(scores.gold);
    json.key("gold_with_coords").value(scores.gold_with_place).key("system").value(scores.system);
    json.key("system_with_coords").value(scores.system_with_place).key("partial").value(scores.partial);
    put(json, "exact", scores.exact);
    put(json, "overlap", scores.overlap);
    json.key("intersection").begin_object().key("n").value(scores.compared);
    put(json, "acc", scores.accuracy);
    put(json, "mean_km", scores.mean_km);
    put(json, "median_km", scores.median_km);
    put(json, "auc", scores.auc);
    json.end_object().key("end_to_end").begin_object().key("n").value(scores.gold_with_place);
    put(json, "acc", scores.end_to_end_accuracy);
    put(json, "auc_all", scores.end_to_end_auc);
    json.end_object();
    put(json, "combined", scores.combined);
    put(json, "combined_strict", scores.combined_strict);
    json.key("km").value(options.within_km).key("offset_mismatches").value(scores.offset_mismatches);
    json.key("missing_documents").value(scores.missing_documents);
    if (!scores.intervals.empty()) {
        json.key("ci95").begin_object();
        for (const auto& [name, interval] : scores.intervals) {
            json.key(name).begin_array().value(interval.low).value(interval.high).end_array();
        }
        json.end_object();
    }
    json.end_object();
    return json.take() + "\n";
}

}  // namespace mapwire
