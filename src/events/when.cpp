#include <algorithm>
#include <cstdlib>

#include "events/whereabouts.hpp"

namespace mapwire::events {
namespace {

struct TimeWordsAt {
    int begin = 0;
    int end = 0;
};

TimeWordsAt words_of_time(const Sentence& sentence, int index) {
    TimeWordsAt at{-1, -1};
    for (int i = 0; i < sentence.size(); ++i) {
        if (sentence[i].time != index) { continue; }
        if (at.begin < 0) { at.begin = i; }
        at.end = i + 1;
    }
    return at;
}

// "said on Thursday", "told reporters Monday": the time of the saying.
bool belongs_to_saying(const Sentence& sentence, const TimeWordsAt& time) {
    int before = time.begin;
    for (int steps = 0; before > 0 && steps < 4; ++steps) {
        if (sentence.cue_before(before, CueKind::say) != nullptr) {
            // "said Thursday it had struck": but "said a bomb exploded Thursday" is farther away.
            return true;
        }
        if (!sentence.is(before - 1, WordClass::preposition) && !sentence.is(before - 1, WordClass::noun) &&
            steps > 0) {
            return false;
        }
        --before;
    }
    return false;
}

bool in_relative_clause(const Sentence& sentence, const Candidate& candidate) {
    const int begin = sentence.clause_begin(candidate.tag.begin);
    for (int at = candidate.tag.begin - 1; at >= std::max(begin, candidate.tag.begin - 8); --at) {
        if (sentence.is(at, WordClass::relative)) { return true; }
        if (sentence.is_mark(at, Mark::comma)) { return false; }
    }
    return false;
}

DateRange without_time(const Surroundings& around, const Sentence& sentence, const Candidate& candidate) {
    const auto published = around.reading.article.published;
    DateRange range;
    if (!published) { return range; }
    const auto tense = candidate.group.tense;
    const bool lasting = candidate.has_group && (tense == Tense::perfect || tense == Tense::pluperfect ||
                                                 tense == Tense::past_progressive || tense == Tense::progressive);
    // What is said in the present tense is said on the day of publication.
    const bool verbal = around.tables.kinds[candidate.kind].coding.quad_class.starts_with("verbal");
    const bool present = candidate.has_group && !candidate.group.gerund && candidate.verb &&
                         (tense == Tense::present || tense == Tense::bare ||
                          (tense == Tense::progressive && candidate.stance == Stance::denied)) &&
                         (candidate.group.value.empty() || candidate.stance == Stance::denied);
    if (present && (verbal || candidate.stance == Stance::denied) && candidate.stance != Stance::threatened &&
        !candidate.group.infinitive) {
        return {published, published, DatePrecision::day};
    }
    switch (candidate.stance) {
        case Stance::hypothetical: return range;
        case Stance::planned: return {published, std::nullopt, DatePrecision::open_end};
        case Stance::ongoing:
        case Stance::threatened: return {std::nullopt, published, DatePrecision::open_start};
        default: break;
    }
    const bool background = lasting || (candidate.bare && verbal) || (candidate.has_group && candidate.group.gerund) ||
                            in_relative_clause(sentence, candidate);
    if (background) { return {std::nullopt, published, DatePrecision::open_start}; }
    return {published, published, DatePrecision::publication};
}

}  // namespace

When when_of(const Surroundings& around, const Sentence& sentence, const Candidate& candidate,
             const std::vector<Candidate>& others) {
    const auto& times = sentence.times();
    // What is only wished for ("efforts to work with Russia") has no time of its own, and two words for one thing
    // ("face questions in testimony") share theirs.
    const auto tells_another = [&](const Candidate& other) {
        return &other != &candidate && !other.dropped && (other.verb || other.kind != candidate.kind) &&
               other.group.value != "purpose";
    };
    const auto published = around.reading.article.published;
    const bool done = candidate.verb && candidate.group.tense == Tense::past && candidate.group.value.empty() &&
                      candidate.stance == Stance::happened &&
                      !around.tables.kinds[candidate.kind].coding.quad_class.starts_with("verbal");
    int best = -1;
    double best_score = 0.0;
    for (int index = 0; index < static_cast<int>(times.size()); ++index) {
        const auto at = words_of_time(sentence, index);
        if (at.begin < 0) { continue; }
        // "arrested ten people ahead of rallies next month": what was done has no date to come.
        const auto& first = times[static_cast<std::size_t>(index)].range.first;
        if (done && published && first && *first > *published) { continue; }
        const bool inside = candidate.reach_begin <= at.begin && at.begin < candidate.reach_end;
        const bool after = at.begin >= candidate.tag.end;
        const int distance = after ? at.begin - candidate.tag.end : candidate.trigger_begin - at.end;
        double score = 10.0 - 0.2 * std::abs(distance) + (after ? 0.5 : 0.0);
        if (!inside) {
            // Another clause's time serves when that clause tells no event of its own, or opens the sentence.
            const int begin = sentence.clause_begin(at.begin);
            const int end = sentence.clause_end(at.begin);
            const bool other_event = std::any_of(others.begin(), others.end(), [&](const Candidate& other) {
                return tells_another(other) && begin <= other.tag.begin && other.tag.begin < end;
            });
            if (other_event) { continue; }
            score -= 5.0;
        }
        // A nearer trigger between the time and this one takes it; a time that opens the clause serves all.
        const bool opens = at.begin <= candidate.reach_begin + 1;
        const bool blocked = std::any_of(others.begin(), others.end(), [&](const Candidate& other) {
            if (!tells_another(other)) { return false; }
            return after ? candidate.tag.end <= other.tag.begin && other.tag.end <= at.begin
                         : at.end <= other.tag.begin && other.tag.end <= candidate.tag.begin;
        });
        if (blocked && !opens) { score -= 2.0; }
        if (belongs_to_saying(sentence, at)) { score -= 6.0; }
        // "last year's election" dates the election, not what is said of it.
        if (sentence[at.end - 1].possessive) { continue; }
        if (score > best_score) {
            best = index;
            best_score = score;
        }
    }
    // A sentence that tells nothing else leaves no doubt what its time belongs to, however far off it stands.
    const bool alone = std::none_of(others.begin(), others.end(), tells_another);
    if (best < 0 || best_score < (alone ? 1.0 : 2.5)) { return {without_time(around, sentence, candidate), "", {}}; }
    const auto& time = times[static_cast<std::size_t>(best)];
    return {time.range, std::string(time.span.of(around.reading.article.text)), time.span};
}

}  // namespace mapwire::events
