#include "app/stream_features.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <system_error>

#include "app/pipeline.hpp"
#include "app/resources.hpp"
#include "app/save_text.hpp"
#include "app/shared_ids.hpp"
#include "app/stream_ids.hpp"
#include "app/tell_record.hpp"
#include "mapwire/writers/geojson.hpp"

namespace mapwire {
namespace {

// Stands for the number of a feature until it is known; JSON text never holds it.
constexpr char number_mark = '\x01';

std::string features_text(const ArticleRecord& record, const std::vector<Layer>& layers, bool separators) {
    std::string text;
    const auto add = [&](const Layer& layer, const Feature& feature) {
        if (separators) { text += '\x1E'; }
        text += to_geojson_feature(layer, feature, record.id.text, std::string(1, number_mark));
        text += '\n';
    };
    for (const auto& told : record.features) { add(layers[told.layer], told.feature); }
    for (const auto& layer : build_event_layers(record.events)) {
        for (const auto& feature : layer.features) { add(layer, feature); }
    }
    return text;
}

/// All of it; false when the reader has gone.
bool write_out(std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written < 0 && errno == EINTR) { continue; }
        if (written < 0 && errno == EPIPE) { return false; }
        if (written < 0) {
            throw RunError({"standard output", "writing failed (" + std::generic_category().message(errno) + ")",
                            "Free some space, then run again"});
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

int stream_features(const MapPlan& plan, const Console& console, Timings& timings) {
    const auto resources = load_resources(plan);
    for (const auto& issue : resources.issues) { console.warning(issue); }
    std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away ends the run quietly, messages included
    const auto layers = layer_definitions();
    const auto options = layer_options(plan);
    const auto& lco = plan.format_options.layer_options;
    const bool separators = std::find(lco.begin(), lco.end(), "RS=YES") != lco.end();
    std::vector<PlaceBook> places(plan.jobs, PlaceBook(resources.gazetteer));
    StreamIds ids;
    std::uint64_t number = 0;
    bool failed = false;
    Console::Progress progress;
    read_articles(
        plan, resources, timings,
        [&](ArticleReading reading, std::size_t worker) {
            auto record = std::make_shared<ArticleRecord>(record_of(reading, places[worker], options));
            ArticleResult result{features_text(*record, layers, separators), record->issues, false};
            result.record = std::move(record);
            return result;
        },
        [&](ArticleResult result) {
            if (result.record) {
                const auto id = ids.name_of(result.record->id.text, result.record->digest);
                if (id != result.record->id.text) {  // rare, so its features may be written twice
                    rename_article(*result.record, id, "an article before it");
                    result.issues = result.record->issues;
                    result.bytes = features_text(*result.record, layers, separators);
                }
                if (plan.text_folder) { name_text(*plan.text_folder, result.record->digest, result.record->id.text); }
            }
            console.tell(result.issues, result.failed);
            ++(result.failed ? progress.failed : progress.articles);
            failed = failed || result.failed;
            if (result.failed) { return true; }
            std::string text;
            text.reserve(result.bytes.size() + 64);
            for (const char c : result.bytes) {
                c == number_mark ? text.append(std::to_string(++number)) : text.append(1, c);
            }
            return write_out(text);
        },
        [&](const ArticleSource::Progress& bytes) {
            progress.bytes = bytes.done;
            progress.all_bytes = bytes.all;
            console.progress(progress);
        });
    console.progress(progress, true);
    if (ids.forgetful()) {
        console.warning({"standard input", "more articles than ids are remembered of in a stream",
                         "Where two may bear one id millions of articles apart, write files: -o DIR"});
    }
    return failed ? 1 : 0;
}

}  // namespace mapwire
