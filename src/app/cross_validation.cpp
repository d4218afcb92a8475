#include "app/cross_validation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "mapwire/toponyms/read_toponyms.hpp"

namespace mapwire {
namespace {

// The byte of each code point of a text, and the end.
std::vector<std::size_t> bytes_of_code_points(std::string_view text) {
    std::vector<std::size_t> bytes;
    bytes.reserve(text.size() + 1);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) { bytes.push_back(at); }
    }
    bytes.push_back(text.size());
    return bytes;
}

std::vector<MarkedToponym> marked(const LabelledDocument& document) {
    const auto bytes = bytes_of_code_points(document.text);
    std::vector<MarkedToponym> toponyms;
    for (const auto& toponym : document.toponyms) {
        if (toponym.start >= toponym.end || toponym.end >= bytes.size()) {
            throw InputError(
                {document.id,
                 fmt::format("the toponym from {} to {} lies outside the text", toponym.start, toponym.end),
                 "Count Unicode code points, the end exclusive"});
        }
        toponyms.push_back({{bytes[toponym.start], bytes[toponym.end]}, toponym.position});
    }
    return toponyms;
}

// English letters only, so that every byte stays in its place.
std::string with_letters(std::string text, char first, char last, int shift) {
    for (char& c : text) {
        if (c >= first && c <= last) { c = static_cast<char>(c + shift); }
    }
    return text;
}

TextInOtherCase in_other_case(Article article, std::string text, std::string title, const SentenceTables& sentences) {
    article.text = std::move(text);
    article.title = std::move(title);
    auto document = analyse(article, sentences);
    return {std::move(article), std::move(document)};
}

// The first sentences, up to the one that reaches so many bytes; nothing when they are nearly all.
std::vector<TextInOtherCase> beginning_of(Article article, const Document& document, const SentenceTables& sentences) {
    constexpr std::size_t enough = 260;
    for (const Sentence& sentence : document.sentences) {
        const auto end = sentence.span.end;
        if (end < enough) { continue; }
        if (end + enough > article.text.size()) { break; }
        article.text.resize(end);
        for (auto& part : article.parts) {
            part.span.begin = std::min(part.span.begin, end);
            part.span.end = std::min(part.span.end, end);
        }
        auto analysed = analyse(article, sentences);
        std::vector<TextInOtherCase> one;
        one.push_back({std::move(article), std::move(analysed)});
        return one;
    }
    return {};
}

}  // namespace

std::vector<TrainingDocument> training_documents(std::span<const LabelledDocument> gold, const Resources& resources) {
    std::vector<TrainingDocument> lessons;
    lessons.reserve(gold.size());
    for (const auto& document : gold) {
        auto article = article_of(document);
        auto analysed = analyse(article, resources.sentences);
        const auto lower = [](const std::string& text) { return with_letters(text, 'A', 'Z', 'a' - 'A'); };
        const auto capitals = [](const std::string& text) { return with_letters(text, 'a', 'z', 'A' - 'a'); };
        std::vector<TextInOtherCase> others;
        others.push_back(in_other_case(article, lower(article.text), lower(article.title), resources.sentences));
        others.push_back(in_other_case(article, capitals(article.text), capitals(article.title), resources.sentences));
        auto beginning = beginning_of(article, analysed, resources.sentences);
        lessons.push_back(
            {std::move(article), std::move(analysed), marked(document), std::move(others), std::move(beginning)});
    }
    return lessons;
}

CrossValidation cross_validate(std::span<const LabelledDocument> gold, std::span<const TrainingDocument> lessons,
                               const Resources& resources, const TrainOptions& options) {
    std::vector<ToponymTables> tables;
    OutletHomes homes;
    const auto read = [&](std::size_t d, const Article& article, const ReadOptions& how) {
        return read_toponyms(article, lessons[d].document, resources.gazetteer, tables[d % options.folds], how);
    };
    for (std::size_t fold = 0; fold < options.folds; ++fold) {
        std::vector<TrainingDocument> others;
        for (std::size_t d = 0; d < lessons.size(); ++d) {
            if (d % options.folds != fold) { others.push_back(lessons[d]); }
        }
        tables.push_back(
            with_trained(resources.toponyms, train(others, resources.gazetteer, resources.toponyms, options)));
        for (std::size_t d = fold; d < lessons.size(); d += options.folds) {
            homes.add(lessons[d].article, read(d, lessons[d].article, {}), resources.gazetteer);
        }
    }
    CrossValidation found;
    for (std::size_t d = 0; d < gold.size(); ++d) {
        const auto& article = lessons[d].article;
        const auto at_home = read(d, article, {.approximate = true, .homes = &homes});
        found.at_home.push_back(predictions_of(article, at_home, resources.gazetteer));
        found.only_places.push_back(predictions_of(article, at_home, resources.gazetteer, false));
        for (std::size_t other = 0; other < 2; ++other) {
            const auto& text = lessons[d].in_other_case[other];
            const auto toponyms = read_toponyms(text.article, text.document, resources.gazetteer,
                                                tables[d % options.folds], {.approximate = true, .homes = &homes});
            auto& list = other == 0 ? found.in_lower_case : found.in_capitals;
            list.push_back(predictions_of(text.article, toponyms, resources.gazetteer));
        }
        auto without_source = article;
        without_source.source_url.clear();
        const auto lone = read(d, without_source, {.approximate = true});
        found.lone.push_back(predictions_of(article, lone, resources.gazetteer));
    }
    return found;
}

std::string cross_validation_report(const std::string& name, std::span<const LabelledDocument> gold,
                                    const CrossValidation& found, std::size_t begin) {
    ScoreOptions options;
    options.resamples = 1000;
    const auto part = [&](const std::vector<LabelledDocument>& documents) {
        return std::span(documents).subspan(begin, gold.size());
    };
    std::string text = name + ", cross-validated\n" + report_text(score(gold, part(found.at_home), options), options);
    const auto combined = [&](const char* what, const std::vector<LabelledDocument>& documents) {
        const auto scores = score(gold, part(documents), options);
        const auto& interval = scores.intervals.at("combined.f1");
        text += fmt::format("{}  combined P {:.3f}  R {:.3f}  F1 {:.3f} [{:.3f}, {:.3f}]\n", what,
                            scores.combined.precision, scores.combined.recall, scores.combined.f1, interval.low,
                            interval.high);
    };
    combined("nothing known of outlets  ", found.lone);
    combined("without approximate places", found.only_places);
    combined("written in lower case     ", found.in_lower_case);
    combined("written in capitals       ", found.in_capitals);
    text += "confidence stated: mentions, share right  ";
    for (const auto& bin : reliability(gold, part(found.at_home), options)) {
        if (bin.count > 0) {
            text += fmt::format("{:.1f}-{:.1f}: {} {:.2f}  ", bin.from, bin.to, bin.count, bin.right);
        }
    }
    return text + "\n";
}

}  // namespace mapwire
