// Reading toponyms, recognition and resolution together: MB/s of processor time, and where the time goes.
//
//     toponyms_benchmark GAZETTEER.mwg ARTICLES.jsonl [MEGABYTES]
//
// ARTICLES.jsonl is in the shape of gold files (labels are not looked at); it is read again and again up to MEGABYTES
// (40). First the names found in the first articles are compared with a naive search: every run of one to four words
// that begins with a capital letter, looked up one by one.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "mapwire/evaluation/labelled_documents.hpp"
#include "mapwire/tables/geodata.hpp"
#include "mapwire/text/analyse.hpp"
#include "mapwire/toponyms/reading_memory.hpp"
#include "toponyms/outlet_of.hpp"
#include "toponyms/read.hpp"

using namespace mapwire;
using namespace mapwire::toponyms;

namespace {

// Processor time of this thread: the machine may be busy.
double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

struct Stages {
    static constexpr std::array<const char*, 9> names = {"analyse", "words",    "names", "facts",        "chances",
                                                         "places",  "conclude", "tell",  "whole reading"};
    std::array<double, names.size()> seconds{};
};

// The share of the naive search's exact names that reading finds too.
double share_found(const std::vector<Article>& articles, const Gazetteer& gazetteer, const SentenceTables& sentences,
                   const Knowledge& knowledge) {
    std::size_t sought = 0;
    std::size_t found = 0;
    for (std::size_t a = 0; a < std::min<std::size_t>(articles.size(), 10); ++a) {
        const auto document = analyse(articles[a], sentences);
        const Prepared prepared(articles[a], document, gazetteer, knowledge);
        const auto& view = prepared.view;
        for (std::uint32_t first = 0; first < view.size(); ++first) {
            for (std::uint32_t end = first + 1; end <= std::min<std::size_t>(view.size(), first + 4); ++end) {
                if (!view[first].is_capitalised() || !view[end - 1].is_word() || view[end - 1].possessive) { continue; }
                if (document.tokens[first].sentence != document.tokens[end - 1].sentence) { break; }
                const TextSpan span{document.tokens[first].span.begin, document.tokens[end - 1].span.end};
                const auto candidates = gazetteer.find_by_name(span.of(view.text()));
                if (candidates.empty() || candidates.front().match != MatchKind::exact) { continue; }
                if (candidates.front().kind == NameKind::abbreviation) { continue; }  // these ask for capitals
                ++sought;
                for (const NameSpan& one : prepared.names.spans) {
                    if (one.first == first && one.end == end && one.group != Word::none) {
                        ++found;
                        break;
                    }
                }
            }
        }
    }
    return sought == 0 ? 0.0 : static_cast<double>(found) / static_cast<double>(sought);
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::fprintf(stderr, "usage: toponyms_benchmark GAZETTEER.mwg ARTICLES.jsonl [MEGABYTES]\n");
        return 2;
    }
    const auto gazetteer = Gazetteer::open(arguments[1]);
    const auto files = geodata_files();
    const auto sentences = SentenceTables::load(files);
    const auto tables = ToponymTables::load(files);
    const Knowledge& knowledge = tables.knowledge();
    std::vector<Article> articles;
    for (const auto& document : read_labelled_documents(arguments[2])) { articles.push_back(article_of(document)); }

    const double share = share_found(articles, gazetteer, sentences, knowledge);
    std::printf("names of a naive search that are found: %.1f %%\n", share * 100.0);
    if (share < 0.97) {
        std::printf("WRONG: the benchmark would time wrong answers\n");
        return 1;
    }

    const double megabytes = count > 3 ? std::atof(arguments[3]) : 40.0;
    double bytes = 0.0;
    std::size_t mentions = 0;
    Stages stages;
    const auto time = [&stages](std::size_t stage, const auto& work) {
        const double begin = now();
        auto result = work();
        stages.seconds[stage] += now() - begin;
        return result;
    };
    // Whole readings and their parts in turns, so that the parts find the caches as cold as the whole does.
    std::vector<Document> documents;
    for (const Article& article : articles) { documents.push_back(analyse(article, sentences)); }
    ReadingMemory memory;
    ReadOptions how;
    how.memory = &memory;
    while (bytes < megabytes * 1e6) {
        for (std::size_t a = 0; a < articles.size(); ++a) {
            bytes += static_cast<double>(articles[a].text.size());
            mentions += time(8, [&] {
                            return read_toponyms(articles[a], documents[a], gazetteer, tables, how);
                        }).mentions.size();
        }
        for (const Article& article : articles) {
            const auto document = time(0, [&] { return analyse(article, sentences); });
            const auto& words = knowledge.words_of("en");
            const auto view =
                time(1, [&] { return DocumentView(article.text, document, words.classes, &memory.memory().words); });
            auto names = time(2, [&] {
                return find_names(view, gazetteer, toponyms::KindWords::in_capitals, article.published,
                                  &memory.memory().names);
            });
            auto facts = time(3, [&] {
                add_unknown_names(view, names);
                set_keys(view, names);
                find_containments(view, names);
                auto found = find_facts(view, names, words, find_not_places(view, words));
                const auto roles = find_roles(view, names, found);
                for (std::size_t i = 0; i < found.size(); ++i) { found[i].role = roles[i].role; }
                return found;
            });
            const auto* const model = knowledge.model_of("en");
            const auto chances = time(4, [&] {
                std::vector<float> all;
                for (const auto& one : facts) { all.push_back(probability_of(static_cast<float>(model->score(one)))); }
                return all;
            });
            const auto outlet = outlet_of(article, gazetteer, nullptr, knowledge.domain_endings);
            const auto ranking =
                time(5, [&] { return rank_options(names, facts, chances, words, knowledge.option_weights, outlet); });
            time(6, [&] {
                return conclude({view, names, facts, chances, ranking, outlet}, knowledge.calibration, false);
            });
            const ReadDocument read(article, document, gazetteer, knowledge, how);
            time(7, [&] { return read.tell(gazetteer, knowledge, how); });
        }
    }
    std::printf("%.1f MB, %zu mentions\n", bytes / 1e6, mentions);
    for (std::size_t s = 0; s < stages.seconds.size(); ++s) {
        std::printf("%-14s %7.2f s  %8.1f MB/s\n", Stages::names[s], stages.seconds[s],
                    bytes / 1e6 / stages.seconds[s]);
    }
    return 0;
}
