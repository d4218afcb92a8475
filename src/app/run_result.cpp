#include "app/run_result.hpp"

#include <algorithm>
#include <utility>

#include "app/record_batch.hpp"
#include "app/shared_ids.hpp"
#include "mapwire/events/article_copies.hpp"
#include "mapwire/model/record_bytes.hpp"
#include "mapwire/records/article_record.hpp"
#include "mapwire/records/sorted_runs.hpp"

namespace mapwire {
namespace {

constexpr std::size_t names_listed = 1000;
constexpr std::size_t issues_listed = 10'000;

/// "the line is no JSON (at byte 12)" and "… (at byte 40)" are one reason.
std::string reason_of(const Issue& issue) {
    std::string reason;
    for (const char c : issue.what) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit) { reason.push_back(c); }
        if (digit && !reason.ends_with("N")) { reason.push_back('N'); }
    }
    return reason;
}

class Counter {
public:
    Counter(RunResult& result, const std::filesystem::path& folder) : result_(result), names_(folder) {}

    void count(const ArticleRecord& record) {
        for (const auto& issue : record.issues) { add(issue); }
        if (record.failure) {
            ++result_.failed;
            ++result_.failures_by_reason[reason_of(*record.failure)];
            return add(*record.failure);
        }
        ++result_.read;
        ++result_.by_language[record.language.empty() ? "unknown" : record.language];
        result_.resolved += record.mentions.resolved;
        result_.unresolved += record.mentions.unresolved;
        for (std::size_t i = 0; i < record.mentions.by_role.size(); ++i) {
            const auto number = record.mentions.by_role[i];
            if (number > 0) { result_.by_role[std::string(to_text(static_cast<Role>(i)))] += number; }
        }
        for (const auto& name : record.mentions.unresolved_names) { names_.add(name, {}); }
        if (!record.published) { return; }
        if (!result_.oldest || *record.published < *result_.oldest) { result_.oldest = record.published; }
        if (!result_.newest || *record.published > *result_.newest) { result_.newest = record.published; }
    }

    void finish() {
        auto& names = result_.unresolved_names;
        const auto shorten = [&] {
            std::stable_sort(names.begin(), names.end(),
                             [](const auto& a, const auto& b) { return a.second > b.second; });
            if (names.size() > names_listed) { names.resize(names_listed); }
        };
        names_.for_each([&](std::string_view name, std::string_view) {
            if (!names.empty() && names.back().first == name) {
                ++names.back().second;
                return;
            }
            if (names.size() >= 2 * names_listed) { shorten(); }
            names.emplace_back(name, 1);
        });
        shorten();
    }

private:
    void add(const Issue& issue) {
        if (result_.issues.size() < issues_listed) {
            result_.issues.push_back(issue);
        } else {
            ++result_.issues_left_out;
        }
    }
    RunResult& result_;
    SortedRuns names_;
};

/// The events of all articles, and what tells articles that are copies of one another.
class ToldEvents {
public:
    ToldEvents(const MergeTables& tables, const std::filesystem::path& folder)
        : tables_(tables), folder_(folder), events_(folder) {}

    void add(ArticleRecord& record) {
        if (record.events.empty()) { return; }
        ArticleFingerprint fingerprint;
        if (record.fingerprint.size() == fingerprint.least.size() + 1) {
            std::copy_n(record.fingerprint.begin(), fingerprint.least.size(), fingerprint.least.begin());
            fingerprint.runs = record.fingerprint.back();
        }
        const auto article = static_cast<std::uint32_t>(fingerprints_.size());
        for (auto& event : record.events) {
            sketches_.push_back(sketch_of(event, tables_, article, 0));
            events_.add(std::move(event));
        }
        fingerprints_.push_back(fingerprint);
    }
    /// Hands on each event of the result that is sure enough.
    void merge(Confidence least, EventList& result) {
        const auto copies = groups_of_copies(fingerprints_);
        for (auto& sketch : sketches_) { sketch.copy_group = copies[sketch.article]; }
        merge_events(
            sketches_, [this](std::uint32_t number) { return events_.take(number); },
            [&](Event event) {
                if (event.confidence.value() >= least.value()) { result.add(std::move(event)); }
            },
            folder_);
    }

private:
    const MergeTables& tables_;
    std::filesystem::path folder_;
    EventStore events_;
    std::vector<EventSketch> sketches_;  // of each event
    std::vector<ArticleFingerprint> fingerprints_;
};

/// Articles in their lasting order, what could not be read last; then by where they came from.
std::string order_of(const ArticleRecord& head) {
    std::string key = lasting_order_key(head);
    key += head.where;
    if (head.failure) { key += '\0' + head.failure->what; }
    return key;
}

}  // namespace

RunResult gather_records(std::vector<JournalReader>& journals, const LayerOptions& options, const MergeTables& merging,
                         const std::filesystem::path& folder, JournalWriter* sorted, std::size_t jobs) {
    RunResult result;
    SortedRuns order(folder);
    SharedIds shared_ids(folder);
    for (std::size_t i = 0; i < journals.size(); ++i) {
        while (const auto record = journals[i].next()) {
            const auto head = head_of_record(record->bytes);
            RecordWriter place;
            place.whole(i).whole(record->place).whole(lasting_order_key(head).size());
            order.add(order_of(head), place.bytes());
            if (!head.failure) { shared_ids.add(head); }
        }
    }
    shared_ids.find();
    LayerMerger layers(options, folder);
    Counter counter(result, folder);
    ToldEvents events(merging, folder);
    RecordBatch batch(jobs, [&](RecordBatch::Item& item) {
        if (item.again) {
            ++result.given_twice;
            // Kept, so that whoever joins this result with others counts it as well.
            if (sorted != nullptr) { sorted->add(item.bytes); }
            return;
        }
        if (!item.record) {
            throw InputError({item.journal->file().string(), "holds a record that this version cannot read",
                              "Map its articles again"});
        }
        auto& record = *item.record;
        const auto issues = record.issues.size();
        shared_ids.tell_apart(record, item.identity);
        if (record.issues.size() > issues) {
            result.told_apart.push_back(record.issues.back());
            result.renamed.emplace(record.digest, record.id);
        }
        counter.count(record);
        events.add(record);
        layers.add(std::move(record.features));
        if (sorted != nullptr) { sorted->add(item.bytes); }
    });
    std::string last;
    order.for_each([&](std::string_view key, std::string_view value) {
        RecordReader place(value);
        const auto journal = place.whole();
        const auto begin = place.whole();
        const auto same = place.whole();
        const bool failed = key.starts_with('~');
        const auto identity = failed ? key : key.substr(0, same);
        const bool again = identity == last;
        if (again && failed) { return; }
        last = identity;
        batch.add({std::string(journals[journal].at(begin)), last, &journals[journal], again, std::nullopt});
    });
    batch.finish();
    counter.finish();
    if (sorted != nullptr) { sorted->finish(); }
    result.events = EventList(folder);
    events.merge(Confidence{options.min_confidence}, result.events);
    result.layers =
        layers.finish([&](const std::function<void(const Event&)>& visit) { result.events.for_each(visit); });
    return result;
}

}  // namespace mapwire
