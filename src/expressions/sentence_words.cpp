#include "expressions/sentence_words.hpp"

#include <algorithm>

#include "mapwire/text/fold.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire::expressions {
namespace {

constexpr std::string_view apostrophes[] = {"'", "’", "‘", "ʼ", "`"};

Mark mark_of(std::string_view token) noexcept {
    if (token == "-" || token == "–" || token == "—" || token == "‑" || token == "‐" || token == "−") {
        return Mark::dash;
    }
    if (token == "," || token == "،" || token == ";") { return Mark::comma; }
    if (token == "(" || token == "[") { return Mark::open; }
    if (token == ")" || token == "]") { return Mark::close; }
    if (token == "." || token == "!" || token == "?" || token == ":" || token == "؟") { return Mark::stop; }
    if (token == "/") { return Mark::slash; }
    for (const std::string_view quote : {"\"", "'", "“", "”", "‘", "’", "«", "»", "„"}) {
        if (token == quote) { return Mark::quote; }
    }
    return Mark::other;
}

// Where the first or last apostrophe of a word begins, and its length.
struct Apostrophe {
    std::size_t at;
    std::size_t size;
};
std::optional<Apostrophe> find_apostrophe(std::string_view word, bool last) {
    const auto may_be = [](char c) { return c == '\'' || c == '`' || static_cast<unsigned char>(c) >= 0x80; };
    if (std::none_of(word.begin(), word.end(), may_be)) { return std::nullopt; }
    std::optional<Apostrophe> best;
    for (const auto sign : apostrophes) {
        const auto at = last ? word.rfind(sign) : word.find(sign);
        if (at != std::string_view::npos && (!best || (last ? at > best->at : at < best->at))) {
            best = Apostrophe{at, sign.size()};
        }
    }
    return best;
}

void give_key(Word& word, WordKey key) {
    word.hash = key.hash;
    word.key_size = key.size;
}

}  // namespace

WordKey word_key(std::string_view word) {
    if (const auto plain = plain_fold_hash(word); plain != 0) {
        return {plain, static_cast<std::uint32_t>(word.size())};
    }
    const auto folded = fold_name(word);
    if (folded.empty()) { return {}; }
    return {fold_hash(folded), static_cast<std::uint32_t>(folded.size())};
}

SentenceWords::SentenceWords(const Article& article, const Document& document, std::uint32_t sentence,
                             const Toponyms& toponyms, const Language& language)
    : text_(&article.text), language_(&language), sentence_(sentence) {
    const auto& bounds = document.sentences[sentence];
    words_.reserve(bounds.end_token - bounds.first_token + 4);
    for (auto token = bounds.first_token; token < bounds.end_token; ++token) { add_token(document.tokens[token]); }
    tag();
    place_mentions(toponyms);
}

void SentenceWords::add_token(const Token& token) {
    const auto text = token.span.of(*text_);
    Word word;
    word.span = token.span;
    word.glued = !words_.empty() && words_.back().span.end == token.span.begin;
    if (token.kind == TokenKind::punctuation) {
        word.mark = mark_of(text);
        if (word.mark == Mark::other) { give_key(word, word_key(text)); }
        words_.push_back(word);
        return;
    }
    if (token.kind == TokenKind::number) {
        word.number = true;
        give_key(word, {fold_hash(text), static_cast<std::uint32_t>(text.size())});
        words_.push_back(word);
        return;
    }
    word.name_like = begins_like_a_name(text);
    if (token.fold_hash != 0) {
        give_key(word, {token.fold_hash, static_cast<std::uint32_t>(text.size())});
        // A word of letters of ASCII alone has neither a suffix nor, in most languages, a prefix to split off.
        if (language_->prefixes().empty()) {
            words_.push_back(word);
            return;
        }
    } else {
        give_key(word, word_key(text));
    }
    split_suffix(word);
}

// "Syria's" is "Syria" and a genitive; "Halep'in" likewise in Turkish. A prefix goes before the rest ("l'Euphrate").
void SentenceWords::split_suffix(Word word) {
    if (split_prefix(word)) { return; }
    const auto text = word.span.of(*text_);
    const auto apostrophe = find_apostrophe(text, true);
    const bool english = language_->code == "en" && apostrophe &&
                         text.size() - apostrophe->at - apostrophe->size == 1 &&
                         (text.back() == 's' || text.back() == 'S');
    const bool turkish = language_->code == "tr" && apostrophe && apostrophe->at > 1;
    if ((!english && !turkish) || apostrophe->at == 0) {
        words_.push_back(word);
        return;
    }
    Word suffix;
    suffix.span = {word.span.begin + apostrophe->at, word.span.end};
    give_key(suffix, word_key(text.substr(apostrophe->at + apostrophe->size)));
    suffix.genitive = true;
    suffix.glued = true;
    word.span.end = suffix.span.begin;
    give_key(word, word_key(word.span.of(*text_)));
    words_.push_back(word);
    words_.push_back(suffix);
}

// A prefix is split off when what follows is a word of the tables, or when the prefix ends with an apostrophe.
bool SentenceWords::split_prefix(const Word& word) {
    const auto text = word.span.of(*text_);
    for (const auto& prefix : language_->prefixes()) {
        const bool elided = prefix.back() == '\'';
        std::size_t size = 0;
        if (elided) {
            const auto apostrophe = find_apostrophe(text, false);
            const auto letters = std::string_view(prefix).substr(0, prefix.size() - 1);
            if (!apostrophe || word_key(text.substr(0, apostrophe->at)).hash != fold_hash(letters)) { continue; }
            size = apostrophe->at + apostrophe->size;
        } else {
            if (!text.starts_with(prefix) || language_->entries(word.hash) != nullptr) { continue; }
            size = prefix.size();
        }
        if (size >= text.size()) { continue; }
        const auto rest = word_key(text.substr(size));
        const bool article_follows =
            language_->code == "ar" && text.substr(size).starts_with("ال") && text.size() - size > 6;
        if (!elided && !article_follows && language_->entries(rest.hash) == nullptr) { continue; }
        Word first = word;
        first.span.end = word.span.begin + size;
        give_key(first, word_key(elided ? std::string_view(prefix).substr(0, prefix.size() - 1) : prefix));
        Word second;
        second.span = {first.span.end, word.span.end};
        give_key(second, rest);
        second.name_like = begins_like_a_name(text.substr(size));
        second.glued = true;
        first.name_like = false;
        words_.push_back(first);
        words_.push_back(second);
        return true;
    }
    return false;
}

void SentenceWords::tag() {
    const auto count = words_.size();
    first_tag_.assign(count + 1, 0);
    for (std::size_t i = 0; i < count; ++i) {
        first_tag_[i] = static_cast<std::uint32_t>(tags_.size());
        if (words_[i].hash == 0) { continue; }
        const auto* entries = language_->entries(words_[i].hash);
        if (entries == nullptr) { continue; }
        for (const auto& entry : *entries) {
            std::size_t at = i + 1;
            bool all = true;
            for (const auto expected : entry.rest) {
                // A hyphen between the words of a phrase, or the stop of "sq. km", is no word of its own.
                while (at < count &&
                       (words_[at].mark == Mark::dash ||
                        (words_[at].mark == Mark::stop && words_[at].glued && at + 1 < count)) &&
                       words_[at].hash != expected) {
                    ++at;
                }
                if (at >= count || words_[at].hash != expected) {
                    all = false;
                    break;
                }
                ++at;
            }
            if (!all) { continue; }
            for (const auto& sense : entry.senses) {
                words_[i].classes.set(static_cast<std::size_t>(sense.word_class));
                if (sense.word_class == WordClass::cue) {
                    words_[i].cues.set(static_cast<std::size_t>(language_->cues[sense.row]));
                }
                tags_.push_back({static_cast<int>(i), static_cast<int>(at), sense});
            }
        }
    }
    first_tag_[count] = static_cast<std::uint32_t>(tags_.size());
    for (const auto& word : words_) {
        classes_ |= word.classes;
        cues_ |= word.cues;
    }
}

void SentenceWords::place_mentions(const Toponyms& toponyms) {
    mentions_.resize(words_.size());
    if (words_.empty()) { return; }
    const TextSpan all{words_.front().span.begin, words_.back().span.end};
    auto from = std::lower_bound(toponyms.mentions.begin(), toponyms.mentions.end(), all.begin,
                                 [](const Mention& m, std::size_t begin) { return m.span.begin < begin; });
    for (; from != toponyms.mentions.end() && from->span.begin < all.end; ++from) {
        if (from->role == Role::boilerplate || from->role == Role::person) { continue; }
        const auto begin = std::lower_bound(words_.begin(), words_.end(), from->span.begin,
                                            [](const Word& w, std::size_t b) { return w.span.begin < b; });
        if (begin == words_.end() || begin->span.begin != from->span.begin) { continue; }
        auto end = begin;
        while (end != words_.end() && end->span.end <= from->span.end) { ++end; }
        while (end > begin && std::prev(end)->hash == 0) { --end; }
        if (end == begin) { continue; }
        auto& slot = mentions_[static_cast<std::size_t>(begin - words_.begin())];
        const MentionWords found{static_cast<std::uint32_t>(from - toponyms.mentions.begin()),
                                 static_cast<int>(end - words_.begin())};
        if (!slot || slot->end < found.end) { slot = found; }
    }
}

const Tag* SentenceWords::find_longest(int at, WordClass word_class) const {
    if ((*this)[at].genitive) { return nullptr; }
    const auto index = static_cast<std::size_t>(at);
    for (auto tag = first_tag_[index]; tag < first_tag_[index + 1]; ++tag) {
        if (tags_[tag].sense.word_class == word_class) { return &tags_[tag]; }
    }
    return nullptr;
}

const Tag* SentenceWords::find_cue(int at, Cue wanted) const {
    if ((*this)[at].genitive != (wanted == Cue::genitive)) { return nullptr; }
    const auto index = static_cast<std::size_t>(at);
    for (auto tag = first_tag_[index]; tag < first_tag_[index + 1]; ++tag) {
        const auto sense = tags_[tag].sense;
        if (sense.word_class == WordClass::cue && language_->cues[sense.row] == wanted) { return &tags_[tag]; }
    }
    return nullptr;
}

const Tag* SentenceWords::find_cue_before(int at, Cue wanted) const {
    for (int begin = std::max(0, at - 6); begin < at; ++begin) {
        const auto* tag = cue(begin, wanted);
        if (tag != nullptr && tag->end == at) { return tag; }
    }
    return nullptr;
}

bool SentenceWords::has_any(int at) const {
    const auto index = static_cast<std::size_t>(at);
    return has(at) && first_tag_[index] != first_tag_[index + 1];
}

bool SentenceWords::is_plain(int at) const {
    return has(at) && (*this)[at].hash != 0 && !(*this)[at].number && !(*this)[at].genitive && !has_any(at);
}

TextSpan SentenceWords::span(int begin, int end) const {
    if (begin >= end) { return {(*this)[begin].span.begin, (*this)[begin].span.begin}; }
    return {(*this)[begin].span.begin, (*this)[end - 1].span.end};
}

}  // namespace mapwire::expressions
