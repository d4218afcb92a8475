#include "writers/picture/svg.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "mapwire/text/utf8.hpp"
#include "writers/xml_text.hpp"

namespace mapwire {

void Svg::number(double value) {
    std::array<char, 32> text{};
    const double rounded = std::round(value * 10.0) / 10.0;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), rounded == 0.0 ? 0.0 : rounded).ptr;
    out_.append(text.data(), end);
}

void Svg::open(std::string_view tag_with_attributes) {
    out_ += '<';
    out_ += tag_with_attributes;
    out_ += ">\n";
}

void Svg::close(std::string_view tag) {
    out_ += "</";
    out_ += tag;
    out_ += ">\n";
}

void Svg::words(std::string_view words) { out_ += xml_escaped(words) + "\n"; }

void Svg::paint(const Paint& paint) {
    const auto attribute = [&](std::string_view name, double value) {
        std::array<char, 32> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), std::round(value * 100.0) / 100.0).ptr;
        out_ += " " + std::string(name) + "=\"" + std::string(text.data(), end) + "\"";
    };
    out_ += " fill=\"" + (paint.fill.empty() ? std::string("none") : paint.fill) + "\"";
    if (!paint.fill.empty() && paint.fill_opacity < 1.0) { attribute("fill-opacity", paint.fill_opacity); }
    if (!paint.stroke.empty()) {
        out_ += " stroke=\"" + paint.stroke + "\"";
        attribute("stroke-width", paint.stroke_width);
        if (!paint.dash.empty()) { out_ += " stroke-dasharray=\"" + paint.dash + "\""; }
    }
    if (paint.opacity < 1.0) { attribute("opacity", paint.opacity); }
}

void Svg::rectangle(const PixelBox& box, const Paint& how, double corner) {
    out_ += "<rect x=\"";
    number(box.left);
    out_ += "\" y=\"";
    number(box.top);
    out_ += "\" width=\"";
    number(box.width());
    out_ += "\" height=\"";
    number(box.height());
    if (corner > 0.0) {
        out_ += "\" rx=\"";
        number(corner);
    }
    out_ += '"';
    paint(how);
    out_ += "/>\n";
}

void Svg::circle(Pixel centre, double radius, const Paint& how) {
    out_ += "<circle cx=\"";
    number(centre.x);
    out_ += "\" cy=\"";
    number(centre.y);
    out_ += "\" r=\"";
    number(radius);
    out_ += '"';
    paint(how);
    out_ += "/>\n";
}

void Svg::line(Pixel from, Pixel to, const Paint& how) { shape({{from, to}}, false, how); }

void Svg::shape(const std::vector<PixelPath>& paths, bool closed, const Paint& how, std::string_view title) {
    if (paths.empty()) { return; }
    out_ += "<path fill-rule=\"evenodd\" d=\"";
    for (const auto& path : paths) {
        char command = 'M';
        for (const auto& point : path) {
            out_ += command;
            number(point.x);
            out_ += ' ';
            number(point.y);
            command = 'L';
        }
        if (closed) { out_ += 'Z'; }
    }
    out_ += '"';
    paint(how);
    if (title.empty()) {
        out_ += "/>\n";
    } else {
        out_ += "><title>" + xml_escaped(title) + "</title></path>\n";
    }
}

void Svg::text(Pixel at, std::string_view words, const TextStyle& style) {
    const auto attributes = [&](bool rim) {
        out_ += "<text x=\"";
        number(at.x);
        out_ += "\" y=\"";
        number(at.y);
        out_ += "\" font-size=\"";
        number(style.size);
        out_ += "\" text-anchor=\"" + std::string(style.anchor) + "\" unicode-bidi=\"isolate\"";
        if (style.bold) { out_ += " font-weight=\"bold\""; }
        if (style.italic) { out_ += " font-style=\"italic\""; }
        if (style.spacing > 0.0) {
            out_ += " letter-spacing=\"";
            number(style.spacing);
            out_ += '"';
        }
        if (rim) {
            out_ +=
                " fill=\"none\" stroke=\"#ffffff\" stroke-opacity=\"0.85\" stroke-linejoin=\"round\" stroke-width=\"";
            number(style.size * 0.22);
            out_ += '"';
        } else {
            out_ += " fill=\"" + style.colour + "\"";
        }
        out_ += '>' + xml_escaped(words) + "</text>\n";
    };
    // The rim as an element of its own: not every viewer knows paint-order.
    if (style.halo) { attributes(true); }
    attributes(false);
}

double width_of(std::string_view words, double size, bool bold, double spacing) {
    double ems = 0.0;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < words.size();) {
        const auto c = static_cast<unsigned char>(words[at]);
        const std::size_t bytes = c < 0x80U ? 1 : c < 0xE0U ? 2 : c < 0xF0U ? 3 : 4;
        at += bytes;
        ++letters;
        if (bytes >= 3 && c >= 0xE3U) {
            ems += 1.02;  // Chinese, Japanese, Korean and beyond
        } else if (bytes > 1) {
            ems += 0.63;
        } else if (std::string_view("ijlI.,:;'|!()[] ftr-").find(words[at - 1]) != std::string_view::npos) {
            ems += 0.38;
        } else if (std::string_view("mwMW@%").find(words[at - 1]) != std::string_view::npos) {
            ems += 0.93;
        } else {
            ems += c >= 'A' && c <= 'Z' ? 0.69 : 0.59;
        }
    }
    return size * ems * (bold ? 1.08 : 1.0) + spacing * static_cast<double>(letters);
}

std::string for_label(std::string_view words, std::size_t most_letters) {
    std::string result;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < words.size();) {
        const auto c = static_cast<unsigned char>(words[at]);
        std::size_t bytes = c < 0x80U ? 1 : c < 0xE0U ? 2 : c < 0xF0U ? 3 : 4;
        bytes = std::min(bytes, words.size() - at);
        const auto letter = words.substr(at, bytes);
        at += bytes;
        // U+200B to U+200F, U+202A to U+202E, U+2060 to U+2069, U+FEFF: marks, overrides and isolates.
        const bool unseen = (letter >= "\xE2\x80\x8B" && letter <= "\xE2\x80\x8F") ||
                            (letter >= "\xE2\x80\xA8" && letter <= "\xE2\x80\xAE") ||
                            (letter >= "\xE2\x81\xA0" && letter <= "\xE2\x81\xAF") || letter == "\xEF\xBB\xBF" ||
                            c < 0x20U;
        if (unseen) {
            if (c == '\n' || c == '\t') { result += ' '; }
            continue;
        }
        if (++letters > most_letters) { return result + "…"; }
        result += letter;
    }
    return result;
}

std::vector<std::string> wrapped(std::string_view words, double width, double size) {
    std::vector<std::string> lines(1);
    for (std::size_t at = 0; at < words.size();) {
        const auto end = std::min(words.find(' ', at), words.size());
        const auto word = words.substr(at, end - at);
        at = end + 1;
        const std::string longer = lines.back().empty() ? std::string(word) : lines.back() + " " + std::string(word);
        if (!lines.back().empty() && width_of(longer, size) > width) {
            lines.emplace_back(word);
        } else {
            lines.back() = longer;
        }
    }
    return lines;
}

}  // namespace mapwire
