#include "app/run_notes.hpp"

#include "app/versions.hpp"
#include "mapwire/model/record_bytes.hpp"
#include "mapwire/records/article_record.hpp"

namespace mapwire {
namespace {

std::string digest_of(std::string text) {
    Article article;
    article.text = std::move(text);
    return std::to_string(article_digest(article));
}

}  // namespace

RecordNotes record_notes(const MapPlan& plan, const Resources& resources) {
    RecordNotes notes{std::string(program_version()), {}, resources.gazetteer.info()};
    RecordWriter text;
    text.real(plan.tolerance.value()).real(plan.min_confidence).date(plan.as_of).flag(plan.use_model);
    text.flag(plan.events).flag(plan.country_outlines);
    for (const auto role : plan.roles) { text.whole(static_cast<std::uint64_t>(role)); }
    for (const auto& file : plan.zone_files) { text.text(read_table_file(file)); }
    for (const auto& file : plan.correction_files) { text.text(read_table_file(file)); }
    for (const auto& layer : plan.reference_layers) { text.text(layer); }
    text.text(plan.home.value_or(""));
    for (const auto& gazetteer : notes.gazetteers) { text.text(gazetteer.date).whole(gazetteer.places); }
    for (const auto& [field, path] : plan.input.fields.paths) { text.text(field).text(path); }
    notes.reading = digest_of(text.take());
    return notes;
}

std::string to_bytes(const RecordNotes& notes) {
    RecordWriter out;
    out.text(notes.version).text(notes.reading).whole(notes.gazetteers.size());
    for (const auto& info : notes.gazetteers) {
        out.text(info.file).text(info.date).whole(info.places).text(info.licence).text(info.attribution);
    }
    return out.take();
}

RecordNotes read_notes(std::string_view bytes) {
    RecordReader in(bytes);
    RecordNotes notes;
    notes.version = in.text();
    notes.reading = in.text();
    for (auto left = in.count(); left > 0; --left) {
        GazetteerInfo info;
        info.file = in.text();
        info.date = in.text();
        info.places = in.whole();
        info.licence = in.text();
        info.attribution = in.text();
        notes.gazetteers.push_back(std::move(info));
    }
    return notes;
}

std::string run_digest(const MapPlan& plan, const RecordNotes& notes) {
    RecordWriter text;
    text.text(to_bytes(notes)).whole(plan.shard.number).whole(plan.shard.count);
    for (const auto& input : plan.inputs) { text.text(input).whole(0); }
    for (const auto& glob : plan.input.include) { text.text("include " + glob); }
    for (const auto& glob : plan.input.exclude) { text.text("exclude " + glob); }
    if (plan.input.format) { text.text(to_text(*plan.input.format)); }
    return digest_of(text.take());
}

std::string attribution_of(const std::vector<GazetteerInfo>& gazetteers) {
    std::string text;
    for (const auto& info : gazetteers) {
        if (info.attribution.empty()) { continue; }
        text += (text.empty() ? "" : "; ") + info.attribution;
    }
    return text;
}

}  // namespace mapwire
