#include "toponyms/lessons.hpp"

namespace mapwire::toponyms {
namespace {

std::vector<int> gold_of(const std::vector<NameSpan>& spans, const std::vector<MarkedToponym>& marked) {
    std::vector<int> gold(spans.size(), no_gold);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        for (std::size_t g = 0; g < marked.size(); ++g) {
            if (marked[g].span == spans[i].span) { gold[i] = static_cast<int>(g); }
        }
    }
    return gold;
}

}  // namespace

std::vector<Lesson> make_lessons(std::span<const TrainingDocument> documents, const Gazetteer& gazetteer,
                                 const Knowledge& knowledge) {
    std::vector<Lesson> lessons;
    const auto add = [&](std::size_t d, bool other_case, bool beginning, const Article& article,
                         const Document& document) {
        Lesson lesson;
        lesson.document = d;
        lesson.other_case = other_case;
        lesson.beginning = beginning;
        lesson.prepared = std::make_unique<Prepared>(article, document, gazetteer, knowledge);
        lesson.gold = gold_of(lesson.prepared->names.spans, documents[d].toponyms);
        lessons.push_back(std::move(lesson));
    };
    for (std::size_t d = 0; d < documents.size(); ++d) {
        add(d, false, false, documents[d].article, documents[d].document);
    }
    for (std::size_t d = 0; d < documents.size(); ++d) {
        for (const auto& text : documents[d].in_other_case) { add(d, true, false, text.article, text.document); }
    }
    for (std::size_t d = 0; d < documents.size(); ++d) {
        for (const auto& text : documents[d].beginnings) { add(d, false, true, text.article, text.document); }
    }
    return lessons;
}

}  // namespace mapwire::toponyms
