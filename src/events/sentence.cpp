#include "events/sentence.hpp"

#include <algorithm>

#include "mapwire/text/letter_case.hpp"

namespace mapwire::events {
namespace {

/// Bytes of "'s" or "’s" at the end of a word, 0 when there is none.
std::size_t possessive_ending(std::string_view word) {
    if (word.size() > 2 && (word.ends_with("'s") || word.ends_with("'S"))) { return 2; }
    if (word.size() > 4 && (word.ends_with("\xE2\x80\x99s") || word.ends_with("\xE2\x80\x99S"))) { return 4; }
    return 0;
}

Mark mark_of(std::string_view text) {
    if (text == "," || text == "\xD8\x8C") { return Mark::comma; }  // ،
    if (text == ";" || text == "\xD8\x9B") { return Mark::semicolon; }
    if (text == ":") { return Mark::colon; }
    if (text == "-" || text == "\xE2\x80\x90" || text == "\xE2\x80\x91") { return Mark::hyphen; }
    if (text == "\xE2\x80\x93" || text == "\xE2\x80\x94") { return Mark::dash; }  // – —
    if (text == "(" || text == "[") { return Mark::open; }
    if (text == ")" || text == "]") { return Mark::close; }
    if (text == "\"" || text == "\xE2\x80\x9C" || text == "\xE2\x80\x9D" || text == "\xC2\xAB" || text == "\xC2\xBB") {
        return Mark::quote;
    }
    if (text == "'" || text == "\xE2\x80\x99" || text == "\xE2\x80\x98") { return Mark::apostrophe; }
    if (text == "." || text == "!" || text == "?" || text == "\xD8\x9F") { return Mark::stop; }
    return Mark::other;
}

}  // namespace

bool Sentence::find_words(const ArticleReading& reading, const mapwire::Sentence& sentence, const Language& language,
                          std::vector<FoundWord>& found) {
    found.clear();
    bool may = false;
    const auto& book = language.book;
    const std::string_view text = reading.article.text;
    for (auto i = sentence.first_token; i < sentence.end_token; ++i) {
        const auto& token = reading.document.tokens[i];
        if (token.kind != TokenKind::word) {
            found.emplace_back();
            continue;
        }
        auto word = token.span.of(text);
        if (token.fold_hash == 0) { word.remove_suffix(possessive_ending(word)); }
        found.push_back(book.find(word, token.fold_hash));
        for (const auto number : found.back().numbers()) { may = may || book.begins_trigger(number); }
    }
    return may;
}

namespace {

/// Whether the words of a phrase stand one behind the other, marks between them aside.
bool follows(std::span<const WordNumber> words, std::span<const FoundWord> found, std::span<const Token> tokens) {
    std::size_t at = 1;
    for (std::size_t i = 1; i < words.size(); ++i, ++at) {
        if (words[i] == PhraseBook::gap) { return true; }  // what comes later may stand anywhere
        while (at < tokens.size() && tokens[at].kind == TokenKind::punctuation) { ++at; }
        if (at == tokens.size() || !found[at].is(words[i])) { return false; }
    }
    return true;
}

/// Whether a place stands in a sentence: a name or an expression.
bool holds_place(const ArticleReading& reading, std::uint32_t number) {
    const auto span = reading.document.sentences[number].span;
    const auto& mentions = reading.toponyms.mentions;
    const auto first = std::lower_bound(mentions.begin(), mentions.end(), span.begin,
                                        [](const Mention& m, std::size_t at) { return m.span.end <= at; });
    return (first != mentions.end() && first->span.begin < span.end) ||
           std::any_of(reading.expressions.begin(), reading.expressions.end(),
                       [&](const auto& located) { return located.expression.sentence == number; });
}

}  // namespace

bool Sentence::may_hold_trigger(const ArticleReading& reading, std::uint32_t number, const EventTables::State& tables,
                                const Language& language, std::span<const FoundWord> found) {
    const auto& book = language.book;
    const std::span tokens(reading.document.tokens.data() + reading.document.sentences[number].first_token,
                           found.size());
    std::optional<Classes> classes;  // that the words can give the sentence
    const auto gather = [&] {
        classes.emplace();
        const auto give = [&](WordNumber form) {
            if (const auto set = book.source_set(form); set != 0) { *classes |= language.class_sets[set]; }
        };
        for (const auto& word : found) {
            give(word.exact);
            if (word.stems[0] == 0) { continue; }
            give(word.stems[0]);
            give(word.stems[1]);
        }
        classes->set(tables.given.number);
        classes->set(tables.given.name);
        if (holds_place(reading, number)) { classes->set(tables.given.place).set(tables.given.state); }
    };
    bool may = false;
    for (std::size_t i = 0; i < found.size() && !may; ++i) {
        for (const auto form : found[i].numbers()) {
            if (!book.begins_trigger(form)) { continue; }
            auto next = i + 1;
            while (next < found.size() && tokens[next].kind == TokenKind::punctuation) { ++next; }
            const auto follower = next < found.size() ? found[next] : FoundWord{};
            book.each_trigger_beginning_with(form, follower, [&](const Phrase& phrase) {
                if (may || !follows(book.words(phrase), found.subspan(i), tokens.subspan(i))) { return; }
                if (!classes) { gather(); }
                may = may_meet(language.triggers[phrase.row].needs, *classes);
            });
        }
    }
    return may;
}

Sentence::Sentence(const ArticleReading& reading, std::uint32_t number, const EventTables::State& tables,
                   const Language& language, const std::vector<FoundWord>& found)
    : text_(&reading.article.text), language_(&language), number_(number) {
    add_words(reading, found);
    shouts_ = is_in_capitals();
    tag();
    place_mentions(reading);
    give_classes(reading, tables);
}

bool Sentence::may_tell_event() const {
    return std::any_of(tags_.begin(), tags_.end(), [this](const Tag& tag) {
        return tag.meaning == Meaning::trigger && may_hold(language_->triggers[tag.row].needs);
    });
}

bool Sentence::may_meet(std::span<const Condition> needs, const Classes& classes) {
    return std::all_of(needs.begin(), needs.end(), [&](const Condition& need) {
        return need.negated || need.nothing || need.something || (need.classes & classes).any();
    });
}

void Sentence::read_structure(const ArticleReading& reading, const TimeWords& times) {
    place_times(reading, times);
    cut_clauses();
}

void Sentence::add_words(const ArticleReading& reading, const std::vector<FoundWord>& found) {
    const auto& sentence = reading.document.sentences[number_];
    words_.reserve(sentence.end_token - sentence.first_token);
    for (auto i = sentence.first_token; i < sentence.end_token; ++i) {
        const auto& token = reading.document.tokens[i];
        Word word;
        word.span = token.span;
        word.found = found[i - sentence.first_token];
        const auto text = token.span.of(*text_);
        word.number = token.kind == TokenKind::number;
        if (token.kind == TokenKind::punctuation) {
            word.mark = mark_of(text);
            // "the rebels' attack"
            if (word.mark == Mark::apostrophe && !words_.empty() && words_.back().span.end == token.span.begin &&
                (*text_)[token.span.begin - 1] == 's' && i + 1 < sentence.end_token) {
                words_.back().possessive = true;
                continue;
            }
        } else if (token.kind == TokenKind::word) {
            word.capital = begins_like_a_name(text);
            if (const auto ending = token.fold_hash == 0 ? possessive_ending(text) : 0; ending != 0) {
                word.possessive = true;
                word.span.end -= ending;
            }
        }
        words_.push_back(word);
    }
}

void Sentence::place_mentions(const ArticleReading& reading) {
    if (words_.empty()) { return; }
    const auto begin = words_.front().span.begin;
    const auto end = words_.back().span.end;
    const auto mark = [&](TextSpan span, std::int32_t Word::*field, std::size_t index) {
        auto word = std::lower_bound(words_.begin(), words_.end(), span.begin,
                                     [](const Word& w, std::size_t at) { return w.span.end <= at; });
        for (; word != words_.end() && word->span.begin < span.end; ++word) {
            (*word).*field = static_cast<std::int32_t>(index);
        }
    };
    const auto& mentions = reading.toponyms.mentions;
    const auto first = std::lower_bound(mentions.begin(), mentions.end(), begin,
                                        [](const Mention& m, std::size_t at) { return m.span.end <= at; });
    for (auto i = static_cast<std::size_t>(first - mentions.begin()); i < mentions.size(); ++i) {
        if (mentions[i].span.begin >= end) { break; }
        if (mentions[i].role != Role::boilerplate) { mark(mentions[i].span, &Word::mention, i); }
    }
    for (std::size_t i = 0; i < reading.expressions.size(); ++i) {
        const auto& expression = reading.expressions[i].expression;
        if (expression.sentence == number_) { mark(expression.span, &Word::expression, i); }
    }
}

void Sentence::give_classes(const ArticleReading& reading, const EventTables::State& tables) {
    const auto& given = tables.given;
    for (int at = 0; at < size(); ++at) {
        auto& word = words_[static_cast<std::size_t>(at)];
        if (word.number) { word.classes.set(given.number); }
        if (word.capital && at > 0) { word.classes.set(given.name); }
        if (word.expression >= 0) { word.classes.set(given.place); }
        if (word.mention < 0) { continue; }
        const auto role = reading.toponyms.mentions[static_cast<std::size_t>(word.mention)].role;
        if (role == Role::literal) { word.classes.set(given.place); }
        const auto& resolution = reading.toponyms.resolutions[static_cast<std::size_t>(word.mention)];
        const auto* resolved = std::get_if<ResolvedPlace>(&resolution);
        // A place name that opens the sentence or stands beside nothing that says "in" may act: "Lebanon complained".
        const bool free = at == 0 || (!is(at - 1, WordClass::preposition) &&
                                      words_[static_cast<std::size_t>(at) - 1].mention != word.mention);
        if (role == Role::demonym || role == Role::metonymic || (resolved != nullptr && resolved->stands_for) ||
            (role == Role::literal && free)) {
            word.classes.set(given.state);
        }
        all_classes_ |= word.classes;
    }
    for (const auto& tag : tags_) {
        if (tag.meaning != Meaning::actor) { continue; }
        for (int i = tag.begin; i < tag.end; ++i) {
            auto& classes = words_[static_cast<std::size_t>(i)].classes;
            classes |= tables.actors[tag.row].classes;
            all_classes_ |= classes;
        }
    }
    given_classes_ = all_classes_;
    for (const auto& word : words_) { given_classes_ |= word.classes; }
}

void Sentence::place_times(const ArticleReading& reading, const TimeWords& times) {
    const auto& sentence = reading.document.sentences[number_];
    const std::span tokens(reading.document.tokens.data() + sentence.first_token,
                           sentence.end_token - sentence.first_token);
    TimeContext context;
    context.language = reading.article.language;
    const auto& published = reading.article.published;
    times_ = find_times(*text_, tokens, published, times, context);
    const auto mark = [this](TextSpan span, std::int32_t time) {
        for (auto& word : words_) {
            if (word.time < 0 && span.contains(word.span)) { word.time = time; }
        }
    };
    for (std::size_t i = 0; i < times_.size(); ++i) { mark(times_[i].span, static_cast<std::int32_t>(i)); }
    if (published) { return; }
    // "shelled positions Tuesday": which Tuesday nobody knows, but the word is a time, and no party.
    static const auto any_day = Date::parse_iso("2000-01-01");
    for (const auto& time : find_times(*text_, tokens, any_day, times, context)) { mark(time.span, undated_time); }
}

void Sentence::cut_clauses() {
    clause_.assign(words_.size(), {0, size()});
    int begin = 0;
    const auto close = [&](int end) {
        for (int i = begin; i < end; ++i) { clause_[static_cast<std::size_t>(i)] = {begin, end}; }
        begin = end;
    };
    for (int at = 1; at < size(); ++at) {
        const auto mark = (*this)[at].mark;
        // "after beefing up its forces in the area, the army has warned": the comma ends what "after" began.
        const bool subordinate = cue_at(begin, CueKind::break_) != nullptr && at > begin + 2;
        const bool list = is(at + 1, WordClass::conjunction) || (has(at + 1) && (*this)[at + 1].number);
        if (mark == Mark::semicolon || mark == Mark::dash || mark == Mark::colon ||
            (mark == Mark::comma && subordinate && !list)) {
            close(at + 1);
        } else if (cue_at(at, CueKind::break_) != nullptr && at > begin) {
            close(at);
        }
    }
    close(size());
}

TextSpan Sentence::span(int begin, int end) const {
    if (begin >= end) { return {}; }
    return {(*this)[begin].span.begin, (*this)[end - 1].span.end};
}

std::string_view Sentence::text(int begin, int end) const { return span(begin, end).of(*text_); }

}  // namespace mapwire::events
