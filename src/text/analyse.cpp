#include "mapwire/text/analyse.hpp"

#include <algorithm>
#include <span>

#include "mapwire/tables/table.hpp"
#include "text/characters.hpp"
#include "text/tokens.hpp"

namespace mapwire {
namespace {

class SentenceBuilder {
public:
    SentenceBuilder(const Article& article, const SentenceTables& tables, Document& document)
        : text_(article.text), tables_(tables), document_(document) {}

    /// A part; of a paragraph that a page's footer runs through, all pieces.
    void add_part(std::span<const ArticlePart> pieces) {
        const auto& part = pieces.front();
        const bool line_by_line = part.kind != PartKind::body && part.kind != PartKind::dateline;
        const auto first = static_cast<std::uint32_t>(document_.tokens.size());
        footers_.clear();
        for (std::size_t i = 0; i < pieces.size(); i += 2) {
            append_tokens(text_, pieces[i].span, document_.tokens);
            if (i + 2 < pieces.size()) { footers_.push_back(static_cast<std::uint32_t>(document_.tokens.size()) - 1); }
        }
        const auto end = static_cast<std::uint32_t>(document_.tokens.size());
        std::uint32_t begin = first;
        for (std::uint32_t i = first; i < end; ++i) {
            const bool last = i + 1 == end;
            const std::size_t newlines = last ? 2 : newlines_after(i);
            const bool paragraph_ends = newlines >= 2 || (line_by_line && newlines >= 1);
            if (paragraph_ends || ends_sentence(i)) {
                i = last ? i : with_closing_marks(i, end);
                finish(begin, i + 1, part.kind);
                begin = i + 1;
                if (begin == end || newlines_after(i) >= (line_by_line ? 1U : 2U)) { ++paragraph_; }
            }
        }
    }

private:
    std::string_view word(std::uint32_t token) const { return document_.tokens[token].span.of(text_); }

    // Newlines between a token and the next; there is a next one.
    std::size_t newlines_after(std::uint32_t token) const {
        if (std::find(footers_.begin(), footers_.end(), token) != footers_.end()) { return 1; }
        std::size_t count = 0;
        for (auto at = document_.tokens[token].span.end; at < document_.tokens[token + 1].span.begin; ++at) {
            count += text_[at] == '\n' ? 1U : 0U;
        }
        return count;
    }

    bool space_after(std::uint32_t token) const {
        return document_.tokens[token].span.end < document_.tokens[token + 1].span.begin;
    }

    static bool is_closing_mark(std::string_view mark) {
        return mark == "\"" || mark == "”" || mark == "’" || mark == "'" || mark == ")" || mark == "]" || mark == "»";
    }

    // Closing quotes and brackets right after the last mark belong to the sentence.
    std::uint32_t with_closing_marks(std::uint32_t token, std::uint32_t end) const {
        while (token + 1 < end && !space_after(token) && is_closing_mark(word(token + 1))) { ++token; }
        return token;
    }

    // The next token that is a word or number, closing and opening marks passed over.
    std::string_view next_word(std::uint32_t token) const {
        for (auto i = token + 1; i < document_.tokens.size() && i <= token + 4; ++i) {
            if (document_.tokens[i].kind != TokenKind::punctuation) { return word(i); }
        }
        return {};
    }

    bool ends_sentence(std::uint32_t token) const {
        const auto mark = word(token);
        const bool initialism = document_.tokens[token].kind == TokenKind::word && is_initialism(mark);
        if (!initialism && document_.tokens[token].kind != TokenKind::punctuation) { return false; }
        if (mark == "!" || mark == "?" || mark == "؟" || mark == "。" || mark == "…") { return begins_new(token); }
        if (initialism) { return tables_.starts_sentences(next_word(token)) && begins_new(token); }
        if (mark != "." || token == 0) { return false; }
        const auto before = document_.tokens[token - 1];
        if (before.span.end == document_.tokens[token].span.begin && before.kind == TokenKind::word) {
            const auto previous = word(token - 1);
            const auto first = characters::at(previous, 0);
            if (first.size == previous.size() && characters::is_upper(first.value)) { return false; }  // "J. Davis"
            if (tables_.is_abbreviation(previous)) { return false; }
        }
        return begins_new(token);
    }

    // Whether what follows the mark can begin a sentence: space first, then anything but a lower-case letter.
    bool begins_new(std::uint32_t token) const {
        const auto end = static_cast<std::uint32_t>(document_.tokens.size());
        const auto last = with_closing_marks(token, end);
        if (last + 1 >= end) { return true; }
        if (!space_after(last)) { return false; }
        const auto next = next_word(last);
        return next.empty() || !characters::is_lower(characters::at(next, 0).value);
    }

    void finish(std::uint32_t begin, std::uint32_t end, PartKind part) {
        const auto number = static_cast<std::uint32_t>(document_.sentences.size());
        const TextSpan span{document_.tokens[begin].span.begin, document_.tokens[end - 1].span.end};
        document_.sentences.push_back({span, begin, end, paragraph_, part});
        for (auto i = begin; i < end; ++i) { document_.tokens[i].sentence = number; }
    }

    std::string_view text_;
    const SentenceTables& tables_;
    Document& document_;
    std::uint32_t paragraph_ = 0;
    std::vector<std::uint32_t> footers_;  // of the part at hand: tokens that a footer follows
};

/// How many parts from here on are one paragraph that footers run through: "clearance operations / Page 2 of 4 / on the
/// ground by Iraqi troops". The line before the footer ends no sentence, the one behind goes on in small letters.
std::size_t pieces_from(std::string_view text, std::span<const ArticlePart> parts) {
    const auto touch = [&](const ArticlePart& a, const ArticlePart& b) {
        const auto between = text.substr(a.span.end, b.span.begin - a.span.end);
        return std::count(between.begin(), between.end(), '\n') == 1;
    };
    constexpr std::string_view sentence_ends = ".!?:;\"”";
    std::size_t count = 1;
    while (count + 1 < parts.size()) {
        const auto& before = parts[count - 1];
        const auto& footer = parts[count];
        const auto& behind = parts[count + 1];
        const bool through = before.kind == PartKind::body &&
                             (footer.kind == PartKind::furniture || footer.kind == PartKind::byline) &&
                             behind.kind == PartKind::body && before.span.size() > 0 && behind.span.size() > 0 &&
                             touch(before, footer) && touch(footer, behind);
        if (!through || sentence_ends.find(text[before.span.end - 1]) != std::string_view::npos ||
            !characters::is_lower(characters::at(text, behind.span.begin).value)) {
            break;
        }
        count += 2;
    }
    return count;
}

bool in_folder(std::string_view path, std::string_view file) {
    return path.starts_with("geodata/languages/") && path.ends_with(file);
}

}  // namespace

SentenceTables SentenceTables::load(std::span<const GeodataFile> files) {
    SentenceTables tables;
    const auto read = [](const GeodataFile& file, auto& words) {
        const auto table = Table::of(file, {"word"});
        for (std::size_t i = 0; i < table.size(); ++i) { words.emplace(table.row(i)["word"]); }
    };
    for (const auto& file : files) {
        if (in_folder(file.path, "/abbreviations.tsv")) { read(file, tables.abbreviations_); }
        if (in_folder(file.path, "/sentence_starters.tsv")) { read(file, tables.starters_); }
    }
    return tables;
}

bool SentenceTables::is_abbreviation(std::string_view word) const { return abbreviations_.contains(word); }
bool SentenceTables::starts_sentences(std::string_view word) const { return starters_.contains(word); }

Document analyse(const Article& article, const SentenceTables& tables) {
    Document document;
    document.tokens.reserve(article.text.size() / 5);
    SentenceBuilder builder(article, tables, document);
    if (article.parts.empty()) {
        const ArticlePart all{PartKind::body, {0, article.text.size()}};
        builder.add_part({&all, 1});
    }
    const std::span<const ArticlePart> parts(article.parts);
    for (std::size_t i = 0; i < parts.size();) {
        const auto pieces = pieces_from(article.text, parts.subspan(i));
        builder.add_part(parts.subspan(i, pieces));
        i += pieces;
    }
    return document;
}

}  // namespace mapwire
