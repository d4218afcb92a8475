#include <algorithm>
#include <optional>
#include <utility>

#include "articles/dateline.hpp"
#include "articles/lines.hpp"
#include "mapwire/articles/read_text.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

constexpr std::size_t longest_title = 250;  // bytes
constexpr std::size_t longest_byline = 160;
constexpr std::size_t header_lines = 12;  // a byline stands among the first so many lines

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view edge = " \t.,;:|-–—·•";
    const auto first = text.find_first_not_of(edge);
    if (first == std::string_view::npos) { return {}; }
    return text.substr(first, text.find_last_not_of(edge) - first + 1);
}

class PageParser {
public:
    PageParser(Article& article, const PageTables& tables, const KnownFields& known)
        : article_(article),
          tables_(tables),
          known_(known),
          lines_(lines_of(article.text)),
          kinds_(lines_.size(), PartKind::body) {}

    void parse() {
        find_title();
        find_bylines();
        find_furniture();
        find_scraps_before_body();
        find_scraps_after_body();
        write_parts();
    }

private:
    std::string_view line(std::size_t i) const { return lines_[i].span.of(article_.text); }

    void find_title() {
        if (!known_.title.empty()) { return find_known_title(); }
        if (lines_.size() < 2) { return; }
        const auto first = line(0);
        if (first.size() > longest_title || ends_like_a_sentence(first) || is_only_links(first) ||
            tables_.is_furniture(first)) {
            return;
        }
        kinds_[0] = PartKind::title;
        article_.title = std::string(without_outlet(first));
        title_line_ = 0;
    }

    void find_known_title() {
        article_.title = known_.title;
        for (std::size_t i = 0; i < std::min(lines_.size(), header_lines); ++i) {
            const auto size = line(i).size();
            // An outlet's name may stand before or behind the title.
            if (size > known_.title.size() + 60 || size + 4 < known_.title.size()) { continue; }
            if (!same_words(line(i), known_.title) && !same_words(without_outlet(line(i)), known_.title) &&
                !is_title_behind_name(line(i))) {
                continue;
            }
            kinds_[i] = PartKind::title;
            title_line_ = i;
            return;
        }
    }

    // "CENTCOM - Coalition defends its partners": what stands before the title that is known can only be who prints it.
    bool is_title_behind_name(std::string_view text) const {
        for (const std::string_view separator : {" - ", " | ", " – ", " — ", " :: ", ": "}) {
            const auto at = text.find(separator);
            if (at == std::string_view::npos || count_words(text.substr(0, at)) > 6) { continue; }
            if (same_words(text.substr(at + separator.size()), known_.title)) { return true; }
        }
        return false;
    }

    // "The Daily Journal - Talks go on" is the outlet's name and the title.
    std::string_view without_outlet(std::string_view title) const {
        for (const std::string_view separator : {" - ", " | ", " – ", " — ", " :: "}) {
            const auto first = title.find(separator);
            if (first != std::string_view::npos && tables_.names_outlet(title.substr(0, first)) &&
                count_words(title.substr(0, first)) <= 6) {
                return trimmed(title.substr(first + separator.size()));
            }
            const auto last = title.rfind(separator);
            if (last != std::string_view::npos && tables_.names_outlet(title.substr(last + separator.size())) &&
                count_words(title.substr(last + separator.size())) <= 6) {
                return trimmed(title.substr(0, last));
            }
        }
        return title;
    }

    void find_bylines() {
        for (std::size_t i = 0; i < std::min(lines_.size(), header_lines); ++i) {
            if (kinds_[i] != PartKind::body || line(i).size() > longest_byline) { continue; }
            const auto date = find_full_date(line(i), tables_.months());
            if (!is_byline(line(i), date)) { continue; }
            kinds_[i] = PartKind::byline;
            last_byline_ = i;
            if (date && !article_.published) { article_.published = date->date; }
            read_authors(i, date);
        }
    }

    // A date with little else around it, or "By" and names.
    bool is_byline(std::string_view text, const std::optional<FoundDate>& date) const {
        if (begins_with_by(text) && count_words(text) <= 14 && names_only(text.substr(3), date)) { return true; }
        if (!date || count_words(text) > 16 || dateline_length(text, tables_) > 0) { return false; }
        // "On 19 November 2023, the Arakan Army took control of an outpost.": a sentence, whatever its capitals.
        if (ends_like_a_sentence(text) && small_words(text) > 4) { return false; }
        return names_only(text, date);
    }

    static bool begins_with_by(std::string_view text) {
        return text.size() > 3 && (text.starts_with("By ") || text.starts_with("by ") || text.starts_with("BY "));
    }

    // Words of two letters and more that begin with a small one; "Published on … by A and B." has four at most.
    static std::size_t small_words(std::string_view text) {
        std::size_t count = 0;
        for (std::size_t at = 0; at < text.size();) {
            const auto end = std::min(text.find(' ', at), text.size());
            count += end > at + 1 && text[at] >= 'a' && text[at] <= 'z' ? 1U : 0U;
            at = end + 1;
        }
        return count;
    }

    // Whether what is left beside the date reads as labels, names and times, not as a sentence: at most a third of the
    // words are lower case.
    static bool names_only(std::string_view text, const std::optional<FoundDate>& date) {
        std::size_t lower = 0;
        std::size_t all = 0;
        std::size_t at = 0;
        while (at < text.size()) {
            const auto end = std::min(text.find(' ', at), text.size());
            const bool inside_date = date && date->span.begin < end && at < date->span.end;
            if (end > at && !inside_date) {
                ++all;
                const auto word = text.substr(at, end - at);
                const bool small = lower_case(word) == word && begins_like_a_name(word) == false &&
                                   (word[0] < '0' || word[0] > '9') && word.size() > 3;
                lower += small ? 1U : 0U;
            }
            at = end + 1;
        }
        return lower * 3 <= all;
    }

    void read_authors(std::size_t i, const std::optional<FoundDate>& date) {
        std::string text(line(i));
        if (date) { text.replace(date->span.begin, date->span.size(), ";"); }
        if (begins_with_by(text)) { text.erase(0, 3); }
        for (auto at = text.find(" and "); at != std::string::npos; at = text.find(" and ")) {
            text.replace(at, 5, ";");
        }
        std::size_t at = 0;
        while (at <= text.size()) {
            const auto end = std::min(text.find_first_of(",;|", at), text.size());
            const auto name = trimmed(std::string_view(text).substr(at, end - at));
            if (is_person_name(name)) { article_.authors.emplace_back(name); }
            at = end + 1;
        }
    }

    bool is_person_name(std::string_view name) const {
        const auto words = count_words(name);
        if (words < 2 || words > 4 || tables_.names_outlet(name)) { return false; }
        std::size_t at = 0;
        while (at < name.size()) {
            const auto end = std::min(name.find(' ', at), name.size());
            if (!begins_like_a_name(name.substr(at, end - at)) ||
                name.substr(at, end - at).find(':') != std::string_view::npos) {
                return false;
            }
            at = end + 1;
        }
        return name.find_first_of("0123456789") == std::string_view::npos;
    }

    void find_furniture() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (kinds_[i] != PartKind::body) { continue; }
            const bool title_again =
                title_line_ && i != *title_line_ && i <= header_lines && same_words(line(i), line(*title_line_));
            if (title_again || is_only_links(line(i)) || tables_.is_furniture(line(i))) {
                kinds_[i] = PartKind::furniture;
            }
        }
    }

    static bool same_words(std::string_view a, std::string_view b) {
        return lower_case(trimmed(a)) == lower_case(trimmed(b));
    }

    // Channel names and rubrics: short lines without a full stop between title and byline, next to other furniture or
    // without any capital.
    void find_scraps_before_body() {
        const std::size_t end = last_byline_ ? *last_byline_ : 0;
        for (std::size_t i = title_line_ ? 1 : 0; i < end; ++i) {
            if (kinds_[i] != PartKind::body || ends_like_a_sentence(line(i)) || count_words(line(i)) > 5) { continue; }
            const bool beside_furniture =
                (i > 0 && kinds_[i - 1] == PartKind::furniture) || kinds_[i + 1] == PartKind::furniture;
            if (beside_furniture || lower_case(line(i)) == line(i)) { kinds_[i] = PartKind::furniture; }
        }
    }

    // Buttons and labels after the last paragraph.
    void find_scraps_after_body() {
        const auto paragraphs = std::count(kinds_.begin(), kinds_.end(), PartKind::body);
        if (paragraphs < 3) { return; }
        for (std::size_t i = lines_.size(); i-- > 0;) {
            if (kinds_[i] == PartKind::furniture) { continue; }
            const bool scrap = kinds_[i] == PartKind::body && lines_[i].after_gap && !ends_like_a_sentence(line(i)) &&
                               count_words(line(i)) <= 4;
            if (!scrap) { return; }
            kinds_[i] = PartKind::furniture;
        }
    }

    // Body lines without a gap between them are one paragraph that was wrapped; the dateline is the start of the first
    // paragraphs.
    void write_parts() {
        std::size_t paragraphs = 0;
        bool dateline_found = false;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            TextSpan span = lines_[i].span;
            if (kinds_[i] == PartKind::body) {
                while (i + 1 < lines_.size() && kinds_[i + 1] == PartKind::body && !lines_[i + 1].after_gap) {
                    span.end = lines_[++i].span.end;
                }
                const auto length =
                    dateline_found || ++paragraphs > 4 ? 0 : dateline_length(span.of(article_.text), tables_);
                if (length > 0) {
                    dateline_found = true;
                    add_dateline({span.begin, span.begin + length});
                    span.begin += length;
                }
                article_.parts.push_back({PartKind::body, span});
            } else {
                article_.parts.push_back({kinds_[i], span});
            }
        }
    }

    void add_dateline(TextSpan span) {
        article_.parts.push_back({PartKind::dateline, span});
        if (article_.published) { return; }
        if (const auto date = find_full_date(span.of(article_.text), tables_.months())) {
            article_.published = date->date;
        }
    }

    Article& article_;
    const PageTables& tables_;
    const KnownFields& known_;
    std::vector<Line> lines_;
    std::vector<PartKind> kinds_;
    std::optional<std::size_t> title_line_;
    std::optional<std::size_t> last_byline_;
};

}  // namespace

Article parse_text_article(ArticleId id, std::string where, std::string text, const PageTables& tables,
                           const KnownFields& known) {
    Article article;
    article.id = std::move(id);
    article.where = std::move(where);
    article.text = std::move(text);
    article.published = known.published;
    PageParser(article, tables, known).parse();
    article.language = tables.languages().detect(article.text);
    if (article.language.empty()) { article.language = known.language; }
    return article;
}

}  // namespace mapwire
