#include "toponyms/document_view.hpp"

#include <algorithm>

#include "mapwire/text/letter_case.hpp"

namespace mapwire::toponyms {
namespace {

bool is_quotation(const Word& word) noexcept {
    return word.shape == Shape::punctuation &&
           (word.mark == '"' || word.mark == '(' || word.mark == ')' || word.mark == '[');
}

char ascii_mark(std::string_view mark) noexcept {
    if (mark.size() == 1) { return mark[0] == '\'' || mark[0] == '`' ? '"' : mark[0]; }
    if (mark == "\u2013" || mark == "\u2014" || mark == "\u2012" || mark == "\u2015") { return '_'; }
    if (mark == "\u2010" || mark == "\u2011") { return '-'; }
    if (mark == "\u201C" || mark == "\u201D" || mark == "\u2018" || mark == "\u2019" || mark == "\u00AB" ||
        mark == "\u00BB") {
        return '"';
    }
    if (mark == "\u060C" || mark == "\u3001") { return ','; }
    return 1;
}

// Of ASCII.
Shape shape_of_plain(std::string_view word) noexcept {
    if (word[0] >= 'a' && word[0] <= 'z') { return Shape::lower; }
    std::size_t upper = 0;
    std::size_t lower = 0;
    for (const char c : word) {
        upper += c >= 'A' && c <= 'Z' ? 1U : 0U;
        lower += c >= 'a' && c <= 'z' ? 1U : 0U;
    }
    if (upper == 0) { return Shape::lower; }
    if (upper + lower == 1) { return Shape::initial; }
    return lower == 0 ? Shape::capitals : Shape::capital;
}

Shape shape_of(std::string_view word) {
    if (std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        return shape_of_plain(word);
    }
    if (!begins_like_a_name(word)) { return Shape::lower; }
    const bool cased = lower_case(word) != word;
    if (!cased) { return Shape::caseless; }
    return is_all_capitals(word) ? Shape::capitals : Shape::capital;
}

// The word without a closing 's or ’s; the flag says whether there was one.
std::string_view without_possessive(std::string_view word, bool& possessive) noexcept {
    for (const std::string_view tail : {"'s", "\u2019s", "'S", "\u2019S"}) {
        if (word.size() > tail.size() && word.ends_with(tail)) {
            possessive = true;
            return word.substr(0, word.size() - tail.size());
        }
    }
    return word;
}

void look_up(std::string_view surface, const HashTable& classes, WordMemory::Entry& word) {
    const auto bare = without_possessive(surface, word.possessive);
    word.hash = word_hash(bare);
    word.shape = static_cast<std::uint8_t>(shape_of(bare));
    word.bits = classes.find(word.hash);
    if (word.possessive && (word.bits & ~phrase_start_bit) == 0) {
        word.bits |= classes.find(word_hash(surface)) & ~phrase_start_bit;
    }
}

}  // namespace

DocumentView::DocumentView(std::string_view text, const Document& document, const HashTable& classes,
                           WordMemory* memory)
    : text_(text), document_(document) {
    find_words(classes, memory);
    find_runs();
    judge_case();
}

void DocumentView::find_words(const HashTable& classes, WordMemory* memory) {
    if (memory != nullptr) { memory->serve(classes); }
    words_.resize(document_.tokens.size());
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const Token& token = document_.tokens[i];
        const auto surface = token.span.of(text_);
        Word& word = words_[i];
        if (token.kind == TokenKind::punctuation) {
            word.mark = ascii_mark(surface);
            continue;
        }
        if (token.kind == TokenKind::number) {
            word.shape = Shape::number;
            word.hash = 2;
            continue;
        }
        if (token.fold_hash != 0) {
            word.hash = word_hash_of(token.fold_hash);
            word.shape = shape_of_plain(surface);
            const auto bits = classes.find(word.hash);
            word.classes = bits & ~phrase_start_bit;
            word.starts_phrase = (bits & phrase_start_bit) != 0;
            continue;
        }
        WordMemory::Entry unremembered;
        const WordMemory::Entry* looked_up = &unremembered;
        if (memory != nullptr && !surface.empty() && surface.size() <= WordMemory::longest) {
            const auto place = memory->find(text_, token.span.begin, surface.size());
            if (!place.known) { look_up(surface, classes, place.entry); }
            looked_up = &place.entry;
        } else {
            look_up(surface, classes, unremembered);
        }
        word.hash = looked_up->hash;
        word.shape = static_cast<Shape>(looked_up->shape);
        word.possessive = looked_up->possessive;
        word.classes = looked_up->bits & ~phrase_start_bit;
        word.starts_phrase = (looked_up->bits & phrase_start_bit) != 0;
    }
}

void DocumentView::find_runs() {
    const auto size = static_cast<std::uint32_t>(words_.size());
    const auto glued = [this](std::uint32_t left) {
        return document_.tokens[left].span.end == document_.tokens[left + 1].span.begin;
    };
    for (std::uint32_t i = 0; i < size; ++i) {
        // Without letter case every word would look like part of one name.
        if (!words_[i].is_capitalised() || words_[i].shape == Shape::caseless) { continue; }
        const auto sentence = document_.tokens[i].sentence;
        std::uint32_t end = i + 1;
        const auto inside = [&](std::uint32_t at) { return at < size && document_.tokens[at].sentence == sentence; };
        while (inside(end) && !words_[end - 1].possessive) {
            if (words_[end].shape == Shape::caseless) { break; }
            if (words_[end].is_capitalised()) {
                ++end;
            } else if (words_[end].mark == '-' && glued(end - 1) && inside(end + 1) && glued(end) &&
                       words_[end + 1].is_capitalised()) {
                end += 2;
            } else if (words_[end].mark == '.' && words_[end - 1].shape == Shape::initial && inside(end + 1) &&
                       words_[end + 1].is_capitalised()) {
                end += 2;  // "J. Davis"
            } else if (words_[end].mark == '.' && glued(end - 1) && words_[end - 1].is(WordClass::person_title) &&
                       inside(end + 1) && words_[end + 1].is_capitalised()) {
                end += 2;  // "Capt. Davis"
            } else if (words_[end].shape == Shape::lower && inside(end + 2) && words_[end + 1].mark == '-' &&
                       glued(end) && glued(end + 1) && words_[end + 2].is_capitalised() &&
                       document_.tokens[end].span.size() <= 4) {
                end += 3;  // "Bashar al-Assad", "Deir ez-Zor"
            } else if (words_[end].mark == '-' && glued(end - 1) && inside(end + 3) && glued(end) && glued(end + 1) &&
                       words_[end + 2].mark == '-' && words_[end + 3].is_capitalised()) {
                end += 4;  // "Deir-ez-Zor"
            } else {
                break;
            }
        }
        for (auto at = i; at < end; ++at) { words_[at].run = static_cast<std::uint32_t>(runs_.size()); }
        runs_.push_back({i, end});
        i = end - 1;
    }
}

void DocumentView::judge_case() {
    headline_.assign(document_.sentences.size(), 0);
    std::size_t capitalised = 0;
    std::size_t cased = 0;
    std::size_t all_capitals = 0;
    for (std::size_t s = 0; s < document_.sentences.size(); ++s) {
        const Sentence& sentence = document_.sentences[s];
        std::size_t long_words = 0;
        std::size_t long_capitalised = 0;
        for (auto i = sentence.first_token; i < sentence.end_token; ++i) {
            if (!words_[i].is_word() || words_[i].shape == Shape::caseless) { continue; }
            ++cased;
            const bool capital = words_[i].is_capitalised();
            capitalised += capital ? 1U : 0U;
            all_capitals += words_[i].shape == Shape::capitals || words_[i].shape == Shape::initial ? 1U : 0U;
            if (document_.tokens[i].span.size() < 4) { continue; }
            ++long_words;
            long_capitalised += capital ? 1U : 0U;
        }
        headline_[s] = long_words >= 4 && long_capitalised * 10 >= long_words * 8 ? 1 : 0;
    }
    if (cased < 20) { return; }
    if (capitalised * 100 < cased) { letter_case_ = LetterCase::lower; }
    if (all_capitals * 100 >= cased * 85) { letter_case_ = LetterCase::capitals; }
}

const Word& DocumentView::before(std::uint32_t token, std::uint32_t steps) const noexcept {
    const auto first = sentence_of(token).first_token;
    while (token > first) {
        --token;
        if (is_quotation(words_[token])) { continue; }
        if (--steps == 0) { return words_[token]; }
    }
    return blank;
}

const Word& DocumentView::after(std::uint32_t end, std::uint32_t steps) const noexcept {
    const auto last = sentence_of(end - 1).end_token;
    for (; end < last; ++end) {
        if (is_quotation(words_[end])) { continue; }
        if (--steps == 0) { return words_[end]; }
    }
    return blank;
}

bool DocumentView::starts_sentence(std::uint32_t token) const noexcept {
    const auto first = sentence_of(token).first_token;
    while (token > first) {
        --token;
        if (words_[token].shape != Shape::punctuation) { return false; }
    }
    return true;
}

std::uint32_t DocumentView::token_at(std::size_t byte) const noexcept {
    const auto& tokens = document_.tokens;
    const auto found = std::partition_point(tokens.begin(), tokens.end(),
                                            [byte](const Token& token) { return token.span.end <= byte; });
    return static_cast<std::uint32_t>(found - tokens.begin());
}

}  // namespace mapwire::toponyms
