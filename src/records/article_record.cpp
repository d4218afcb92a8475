#include "mapwire/records/article_record.hpp"

#include "mapwire/model/byte_hash.hpp"
#include "mapwire/model/record_bytes.hpp"
#include "mapwire/records/sorted_runs.hpp"
#include "records/event_bytes.hpp"

namespace mapwire {
namespace {

void put(RecordWriter& out, const Issue& issue) { out.text(issue.where).text(issue.what).text(issue.remedy); }

Issue get_issue(RecordReader& in) {
    Issue issue;
    issue.where = in.text();
    issue.what = in.text();
    issue.remedy = in.text();
    return issue;
}

}  // namespace

std::uint64_t article_digest(const Article& article) {
    auto hash = byte_hash(0x9E3779B97F4A7C15ULL, article.id.text);
    hash = byte_hash(hash, article.published ? article.published->iso() : "");
    hash = byte_hash(hash, article.text);
    return hash == 0 ? 1 : hash;
}

std::string lasting_order_key(const ArticleRecord& record) {
    std::string key = record.failure ? "~" : record.published ? record.published->iso() : "9999-99-99";
    key += '\0';
    key += record.failure ? record.where : record.id.text;
    key += '\0';
    return key + ordered_bytes(record.digest);
}

std::string to_bytes(const ArticleRecord& record) {
    RecordWriter out;
    out.text(record.where).text(record.id.text).date(record.published).whole(record.digest).text(record.language);
    out.flag(record.failure.has_value());
    if (record.failure) { put(out, *record.failure); }
    out.whole(record.issues.size());
    for (const auto& issue : record.issues) { put(out, issue); }
    out.whole(record.mentions.resolved).whole(record.mentions.unresolved);
    for (const auto count : record.mentions.by_role) { out.whole(count); }
    out.whole(record.mentions.unresolved_names.size());
    for (const auto& name : record.mentions.unresolved_names) { out.text(name); }
    out.whole(record.features.size());
    for (const auto& told : record.features) { out.whole(told.layer).text(told.key).feature(told.feature); }
    out.whole(record.events.size());
    for (const auto& event : record.events) { put(out, event); }
    out.whole(record.fingerprint.size());
    for (const auto number : record.fingerprint) { out.whole(number); }
    return out.take();
}

namespace {

ArticleRecord read_head(RecordReader& in) {
    ArticleRecord record;
    record.where = in.text();
    record.id.text = in.text();
    record.published = in.date();
    record.digest = in.whole();
    record.language = in.text();
    if (in.flag()) { record.failure = get_issue(in); }
    return record;
}

}  // namespace

ArticleRecord head_of_record(std::string_view bytes) {
    RecordReader in(bytes);
    return read_head(in);
}

ArticleRecord article_record(std::string_view bytes) {
    RecordReader in(bytes);
    auto record = read_head(in);
    for (auto left = in.count(); left > 0; --left) { record.issues.push_back(get_issue(in)); }
    record.mentions.resolved = in.whole();
    record.mentions.unresolved = in.whole();
    for (auto& count : record.mentions.by_role) { count = in.whole(); }
    for (auto left = in.count(); left > 0; --left) { record.mentions.unresolved_names.push_back(in.text()); }
    for (auto left = in.count(); left > 0; --left) {
        const auto layer = in.whole();
        if (layer > 0xFF) { throw DamagedRecord(); }
        auto key = in.text();
        record.features.push_back({static_cast<std::uint8_t>(layer), std::move(key), in.feature()});
    }
    for (auto left = in.count(); left > 0; --left) { record.events.push_back(get_event(in)); }
    for (auto left = in.count(); left > 0; --left) {
        record.fingerprint.push_back(static_cast<std::uint32_t>(in.whole()));
    }
    if (!in.at_end()) { throw DamagedRecord(); }
    return record;
}

}  // namespace mapwire
