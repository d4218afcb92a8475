#include "articles/html_text.hpp"

#include <algorithm>

#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

enum class Break { none, space, cell, line, paragraph };

Break break_of(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_BR:
        case GUMBO_TAG_LI:
        case GUMBO_TAG_TR:
        case GUMBO_TAG_DT:
        case GUMBO_TAG_DD:
        case GUMBO_TAG_OPTION: return Break::line;
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH: return Break::cell;
        case GUMBO_TAG_ADDRESS:
        case GUMBO_TAG_ARTICLE:
        case GUMBO_TAG_ASIDE:
        case GUMBO_TAG_BLOCKQUOTE:
        case GUMBO_TAG_CAPTION:
        case GUMBO_TAG_CENTER:
        case GUMBO_TAG_DIV:
        case GUMBO_TAG_DL:
        case GUMBO_TAG_FIELDSET:
        case GUMBO_TAG_FIGCAPTION:
        case GUMBO_TAG_FIGURE:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_H1:
        case GUMBO_TAG_H2:
        case GUMBO_TAG_H3:
        case GUMBO_TAG_H4:
        case GUMBO_TAG_H5:
        case GUMBO_TAG_H6:
        case GUMBO_TAG_HEADER:
        case GUMBO_TAG_HR:
        case GUMBO_TAG_MAIN:
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_OL:
        case GUMBO_TAG_P:
        case GUMBO_TAG_PRE:
        case GUMBO_TAG_SECTION:
        case GUMBO_TAG_TABLE:
        case GUMBO_TAG_UL: return Break::paragraph;
        default: return Break::none;
    }
}

class TextWriter {
public:
    explicit TextWriter(bool (*skip)(const GumboNode&)) : skip_(skip) {}

    void write(const GumboNode& node) {
        switch (node.type) {
            case GUMBO_NODE_TEXT:
            case GUMBO_NODE_CDATA: append(node.v.text.text); break;
            case GUMBO_NODE_WHITESPACE: ask(Break::space); break;
            case GUMBO_NODE_ELEMENT: {
                if (skip_(node)) { break; }
                const auto tag = node.v.element.tag;
                const auto around = break_of(tag);
                // Two <br> in a row part paragraphs.
                ask(tag == GUMBO_TAG_BR && break_ == Break::line && last_br_ ? Break::paragraph : around);
                if (tag == GUMBO_TAG_BR) { last_br_ = true; }
                for_each_child(node, [&](const GumboNode& child) { write(child); });
                ask(around);
                break;
            }
            default: break;
        }
    }

    std::string take() { return std::move(out_); }

private:
    void ask(Break wanted) { break_ = std::max(break_, wanted); }

    void append(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            if (const auto size = blank_size(text, at); size > 0) {
                ask(Break::space);
                at += size;
            } else if (const auto mark = ignored_size(text, at); mark > 0) {
                at += mark;
            } else {
                flush_break();
                out_.push_back(text[at++]);
            }
        }
    }

    void flush_break() {
        last_br_ = false;
        if (!out_.empty()) {
            switch (break_) {
                case Break::none: break;
                case Break::space: out_ += ' '; break;
                case Break::cell: out_ += '\t'; break;
                case Break::line: out_ += '\n'; break;
                case Break::paragraph: out_ += "\n\n"; break;
            }
        }
        break_ = Break::none;
    }

    static std::size_t blank_size(std::string_view text, std::size_t at) {
        const char c = text[at];
        if (c == ' ' || (c >= '\t' && c <= '\r')) { return 1; }
        return text.substr(at, 2) == "\xC2\xA0" ? 2 : 0;  // no-break space
    }

    // Soft hyphen, zero-width space, word joiner, byte order mark. Joiners of letters mean something and stay.
    static std::size_t ignored_size(std::string_view text, std::size_t at) {
        if (text.substr(at, 2) == "\xC2\xAD") { return 2; }
        const auto three = text.substr(at, 3);
        return three == "\xE2\x80\x8B" || three == "\xE2\x81\xA0" || three == "\xEF\xBB\xBF" ? 3 : 0;
    }

    bool (*skip_)(const GumboNode&);
    std::string out_;
    Break break_ = Break::none;
    bool last_br_ = false;
};

}  // namespace

std::string text_of(const GumboNode& node, bool (*skip)(const GumboNode&)) {
    TextWriter writer(skip);
    writer.write(node);
    return writer.take();
}

bool is_machinery(const GumboNode& node) {
    switch (tag_of(node)) {
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_NOSCRIPT:
        case GUMBO_TAG_TEMPLATE:
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_BUTTON:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_OBJECT:
        case GUMBO_TAG_EMBED:
        case GUMBO_TAG_SVG:
        case GUMBO_TAG_MATH:
        case GUMBO_TAG_CANVAS:
        case GUMBO_TAG_AUDIO:
        case GUMBO_TAG_VIDEO: return true;
        default: return false;
    }
}

}  // namespace mapwire
