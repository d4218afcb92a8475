#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>

#include "writers/picture/sheet.hpp"

namespace mapwire {
namespace {

constexpr const char* ink = "#1f2430";
constexpr const char* grey = "#5f6673";

/// The first and last day that the layers' articles were published.
std::string days_of(std::span<const Layer> layers) {
    std::string first;
    std::string last;
    std::set<std::string> articles;
    for (const auto& layer : layers) {
        for (const auto& feature : layer.features) {
            if (const auto* article = text_of(layer, feature, "article")) { articles.insert(*article); }
            const auto* time = text_of(layer, feature, "published");
            if (time == nullptr) { continue; }
            const auto day = time->substr(0, 10);
            if (first.empty() || day < first) { first = day; }
            if (day > last) { last = day; }
        }
    }
    std::string words =
        "Drawn from " + (articles.size() == 1 ? "one article" : std::to_string(articles.size()) + " articles");
    if (articles.empty()) { words.clear(); }
    if (!first.empty()) { words += ", published " + (first == last ? first : first + " to " + last); }
    return words;
}

/// The largest of 1, 2, 5, 10 … that is not more.
double round_number(double most) {
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    for (const double step : {5.0, 2.0}) {
        if (step * power <= most) { return step * power; }
    }
    return power;
}

std::string distance_words(double metres) {
    std::array<char, 32> text{};
    if (metres >= 1000.0) {
        std::snprintf(text.data(), text.size(), "%.0f km", metres / 1000.0);
    } else {
        std::snprintf(text.data(), text.size(), "%.0f m", metres);
    }
    return text.data();
}

void swatch(const Drawn::Kind& kind, const PixelBox& box, double millimetre, Svg& svg) {
    const Pixel middle{(box.left + box.right) / 2.0, (box.top + box.bottom) / 2.0};
    switch (kind.geometry) {
        case GeometryKind::point:
            draw_marker(kind.symbol, middle, std::min(marker_radius(kind.symbol, millimetre) * 1.1, box.height() / 2.0),
                        false, 1.0, svg);
            return;
        case GeometryKind::multi_line_string:
            svg.line({box.left, middle.y}, {box.right, middle.y}, line_paint(kind.symbol, millimetre));
            return;
        case GeometryKind::multi_polygon: svg.rectangle(box, area_paint(kind.symbol, millimetre), 2.0); return;
    }
}

struct Note {
    bool wanted;
    SymbolRow symbol;
    const char* words;
    enum class Look { ring, hollow, faded } look;
};

}  // namespace

void draw_title(std::span<const Layer> layers, const std::string& title, const Sheet& sheet, Svg& svg) {
    const double size = sheet.text_size() * 1.75;
    auto lines = wrapped(for_label(title, 160), sheet.title.width(), size * 1.08);
    svg.text({sheet.title.left, sheet.title.top + size * 0.85}, lines.front() + (lines.size() > 1 ? " …" : ""),
             {size, ink, true});
    svg.text({sheet.title.left, sheet.title.bottom - sheet.text_size() * 0.35}, days_of(layers),
             {sheet.text_size(), grey});
}

namespace {

/// The largest print in which all kinds find room; below the least some are left out, which the legend says.
double legend_size(const Drawn& drawn, const Sheet& sheet) {
    constexpr double least = 0.6;
    double part = 0.9;
    for (; part > least; part -= 0.05) {
        const double size = sheet.text_size() * part;
        double steps = 0.0;
        for (const auto& [title, kinds] : drawn.layers) {
            steps += 1.35;
            for (const auto& kind : kinds) {
                const auto lines = wrapped(kind.symbol.label, sheet.legend.width() - size * 2.6, size);
                steps += 1.0 + static_cast<double>(lines.size() - 1) * 0.71;
            }
        }
        steps += 1.75 * (static_cast<double>(drawn.rings) + static_cast<double>(drawn.hollow) +
                         static_cast<double>(drawn.faded));
        if (steps * size * 1.7 <= sheet.legend.height()) { break; }
    }
    return sheet.text_size() * part;
}

}  // namespace

void draw_legend(const Drawn& drawn, const Sheet& sheet, Svg& svg) {
    const double size = legend_size(drawn, sheet);
    const double step = size * 1.7;
    const double key = size * 1.9;
    const double left = sheet.legend.left;
    double y = sheet.legend.top;
    const auto room = [&](double rows) { return y + rows * step <= sheet.legend.bottom; };
    const auto row = [&](const std::string& words) {
        const auto lines = wrapped(words, sheet.legend.right - left - key - size * 0.7, size);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            svg.text({left + key + size * 0.7, y + step * 0.66 + static_cast<double>(i) * size * 1.2}, lines[i],
                     {size, ink});
        }
        y += step + static_cast<double>(lines.size() - 1) * size * 1.2;
    };
    std::size_t left_out = 0;
    for (const auto& [title, kinds] : drawn.layers) {
        if (!room(2.2)) {
            left_out += kinds.size();
            continue;
        }
        svg.text({left, y + size}, title, {size, grey, true});
        y += step;
        for (const auto& kind : kinds) {
            if (!room(1.0)) {
                ++left_out;
                continue;
            }
            swatch(kind, {left, y + step * 0.12, left + key, y + step * 0.84}, sheet.millimetre(), svg);
            row(kind.symbol.label);
        }
        y += step * 0.35;
    }
    const SymbolRow plain{"", "", "circle", "#4b5563", 100.0, "#ffffff", "solid", 0.3, 2.6, "", ""};
    const std::array<Note, 3> notes{{
        {drawn.rings, plain, "The place lies somewhere in the ring", Note::Look::ring},
        {drawn.hollow, plain, "Not known to have happened, or known to a region only", Note::Look::hollow},
        {drawn.faded, plain, "Less certain than 50 per cent", Note::Look::faded},
    }};
    for (const auto& note : notes) {
        if (!note.wanted || !room(1.5)) { continue; }
        const Pixel at{left + key / 2.0, y + step * 0.48};
        if (note.look == Note::Look::ring) {
            svg.circle(at, size * 0.75, {plain.colour, 0.06, plain.colour, 1.0, "2 3"});
        }
        const double radius = note.look == Note::Look::ring ? size * 0.2 : size * 0.36;
        draw_marker(plain, at, radius, note.look == Note::Look::hollow, note.look == Note::Look::faded ? 0.5 : 1.0,
                    svg);
        row(note.words);
    }
    if (left_out > 0) {
        svg.text({left, std::min(y + size, sheet.legend.bottom)}, "and " + std::to_string(left_out) + " more kinds",
                 {size, grey});
    }
}

void draw_scale_bar(const Projection& projection, const Sheet& sheet, LabelPlacer& labels, Svg& svg) {
    const double size = sheet.text_size() * 0.85;
    const double metres = round_number(sheet.map.width() * 0.2 * projection.metres_per_pixel());
    const double length = metres / projection.metres_per_pixel();
    const double left = sheet.map.left + size;
    const double bottom = sheet.map.bottom - size * 0.9;
    std::array<char, 48> where{};
    std::snprintf(where.data(), where.size(), "at %.0f° %s", std::abs(projection.middle_latitude()),
                  projection.middle_latitude() < 0.0 ? "S" : "N");
    const double wide = std::max(length, width_of(where.data(), size)) + width_of(distance_words(metres), size);
    const PixelBox box{left - size * 0.5, bottom - size * 2.7, left + wide + size * 0.6, bottom + size * 0.5};
    labels.keep_free(box);
    svg.rectangle(box, {"#ffffff", 0.82}, 3.0);
    const double tall = size * 0.32;
    svg.rectangle({left, bottom - tall, left + length / 2.0, bottom}, {ink});
    svg.rectangle({left, bottom - tall, left + length, bottom}, {"", 1.0, ink, 1.2});
    svg.text({left, bottom - size * 0.75}, "0", {size, ink, false, false, 0.0, "middle"});
    svg.text({left + length, bottom - size * 0.75}, distance_words(metres), {size, ink, false, false, 0.0, "middle"});
    svg.text({left, bottom - size * 1.75}, where.data(), {size * 0.85, grey});
}

void draw_north_arrow(const Sheet& sheet, LabelPlacer& labels, Svg& svg) {
    const double size = sheet.text_size();
    const Pixel at{sheet.map.right - size * 1.5, sheet.map.top + size * 1.2};
    const PixelBox box{at.x - size, at.y - size * 0.7, at.x + size, at.y + size * 3.2};
    labels.keep_free(box);
    svg.rectangle(box, {"#ffffff", 0.82}, 3.0);
    svg.shape({{{at.x, at.y + size * 0.5},
                {at.x + size * 0.55, at.y + size * 2.8},
                {at.x, at.y + size * 2.3},
                {at.x - size * 0.55, at.y + size * 2.8}}},
              true, {ink});
    svg.text({at.x, at.y + size * 0.3}, "N", {size * 0.9, ink, true, false, 0.0, "middle"});
}

void draw_notes(const Drawn& drawn, const FileNotes& notes, const BaseMap& base, const Sheet& sheet, Svg& svg) {
    const double size = sheet.text_size() * 0.78;
    std::vector<std::string> lines;
    if (!drawn.beyond.empty()) {
        constexpr std::size_t most = 10;
        std::string words = "Named, but beyond this map: ";
        for (std::size_t i = 0; i < std::min(most, drawn.beyond.size()); ++i) {
            words += (i > 0 ? ", " : "") + drawn.beyond[i];
        }
        if (drawn.beyond.size() > most) { words += " and " + std::to_string(drawn.beyond.size() - most) + " more"; }
        lines = wrapped(words, sheet.notes.width(), size);
    }
    std::string credit = "Read from news by " + (notes.generator.empty() ? std::string("mapwire") : notes.generator) +
                         ": check the sources before you publish.";
    if (!notes.attribution.empty()) { credit += " Places: " + notes.attribution + "."; }
    if (!base.credit.empty()) { credit += " " + base.credit + "."; }
    for (auto& line : wrapped(credit, sheet.notes.width(), size)) { lines.push_back(std::move(line)); }
    double y = sheet.notes.top + size;
    for (const auto& line : lines) {
        if (y > sheet.notes.bottom) { break; }
        svg.text({sheet.notes.left, y}, line, {size, grey});
        y += size * 1.3;
    }
}

}  // namespace mapwire
