#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "gazetteer/recipe_tree.hpp"
#include "mapwire/geometry/buffer.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire::recipes {
namespace {

/// What a function takes, one letter an argument: n name, p position, d distance, y latitude, x longitude, A area,
/// L lines, P points, G any of the three; a + at the end: any number more of the last one.
struct Function {
    std::string_view name;
    Call call;
    Value value;
    std::string_view takes;
    std::string_view example;
};

constexpr std::array functions{
    Function{"outline", Call::outline, Value::area, "n", "outline(gn:170903)"},
    Function{"land", Call::land, Value::area, "n", "land(SY)"},
    Function{"region", Call::named, Value::area, "n", "region(southwest-syria)"},
    Function{"zone", Call::named, Value::area, "n", "zone(eastern-ghouta)"},
    Function{"polygon", Call::polygon, Value::area, "ppp+", "polygon(36 33, 37 33, 37 34, 36 34)"},
    Function{"union", Call::unite, Value::area, "A+", "union(land(SY), land(LB))"},
    Function{"intersection", Call::intersect, Value::area, "AA+", "intersection(land(SY), region(badia))"},
    Function{"difference", Call::differ, Value::area, "AA+", "difference(land(SY), region(badia))"},
    Function{"north_of", Call::north_of, Value::area, "Ay", "north_of(land(SY), 35)"},
    Function{"south_of", Call::south_of, Value::area, "Ay", "south_of(land(SY), 33.7)"},
    Function{"east_of", Call::east_of, Value::area, "Ax", "east_of(land(SY), 38)"},
    Function{"west_of", Call::west_of, Value::area, "Ax", "west_of(land(SY), 38)"},
    Function{"buffer", Call::buffer, Value::area, "Gd", "buffer(point(38.618 33.506), 55km)"},
    Function{"inside_band", Call::inside_band, Value::area, "Ad", "inside_band(land(SY), 5km)"},
    Function{"inside_band", Call::inside_band, Value::area, "ALd",
             "inside_band(land(SY), border(gn:163843, gn:298795), 5km)"},
    Function{"outside_band", Call::outside_band, Value::area, "Ad", "outside_band(land(SY), 5km)"},
    Function{"outside_band", Call::outside_band, Value::area, "ALd",
             "outside_band(land(SY), border(gn:163843, gn:298795), 5km)"},
    Function{"line", Call::line, Value::lines, "pp+", "line(36 33, 37 33.5)"},
    Function{"border", Call::border, Value::lines, "nn", "border(gn:163843, gn:248816)"},
    Function{"arc", Call::arc, Value::lines, "n", "arc(golan-quneitra)"},
    Function{"edge", Call::edge, Value::lines, "A", "edge(land(SY))"},
    Function{"cut", Call::cut, Value::lines, "LA", "cut(border(gn:163843, gn:298795), region(afrin))"},
    Function{"links", Call::links, Value::lines, "Pd", "links(points(rastan), 9km)"},
    Function{"point", Call::point, Value::points, "p", "point(38.618 33.506)"},
    Function{"points", Call::points, Value::points, "n", "points(rastan)"},
};

/// Deeper than anyone writes by hand, far from the end of the stack.
constexpr int deepest_nesting = 60;

std::optional<double> distance_m(std::string_view word) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc{}) { return std::nullopt; }
    auto unit = word.substr(static_cast<std::size_t>(end - word.data()));
    while (unit.starts_with(' ')) { unit.remove_prefix(1); }
    struct Unit {
        std::string_view name;
        double metres;
    };
    for (const auto& known : {Unit{"km", 1000.0}, Unit{"m", 1.0}, Unit{"mi", metres_per_mile},
                              Unit{"nmi", metres_per_nautical_mile}, Unit{"ft", metres_per_foot}}) {
        if (unit == known.name) { return number * known.metres; }
    }
    return std::nullopt;
}

std::optional<double> plain_number(std::string_view word) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc{} || end != word.data() + word.size()) { return std::nullopt; }
    return number;
}

class Parser {
public:
    Parser(std::string_view text, const std::string& where) : text_(text), where_(where) {}

    Tree whole() {
        const auto root = call(0);
        skip_blanks();
        if (at_ < text_.size()) { refuse(quoted(text_.substr(at_)) + " follows the recipe", "Remove it"); }
        if (tree_.nodes[root].value != Value::area) {
            refuse("the recipe gives no area", "Put buffer(…, 5km) around points or lines");
        }
        return std::move(tree_);
    }

private:
    [[noreturn]] void refuse(std::string what, std::string remedy) const {
        throw InputError({where_, "recipe: " + std::move(what), std::move(remedy)});
    }

    void skip_blanks() {
        while (at_ < text_.size() && text_[at_] == ' ') { ++at_; }
    }

    /// Up to the next sign of the grammar, without blanks at the end.
    std::string_view word() {
        skip_blanks();
        const auto begin = at_;
        at_ = std::min(text_.find_first_of("(),", at_), text_.size());
        auto found = text_.substr(begin, at_ - begin);
        while (found.ends_with(' ')) { found.remove_suffix(1); }
        return found;
    }

    [[nodiscard]] bool next_is(char sign) {
        skip_blanks();
        return at_ < text_.size() && text_[at_] == sign;
    }

    /// One argument: another call (its node) or a word.
    struct Argument {
        std::optional<std::uint32_t> node;
        std::string_view word;
    };

    std::uint32_t call(int depth) {
        if (depth > deepest_nesting) {
            refuse("calls are nested more than " + std::to_string(deepest_nesting) + " deep",
                   "Give a part a row of its own and name it");
        }
        const auto name = word();
        if (name.empty()) { refuse("a function is missing", "Write for example outline(gn:170903)"); }
        if (!next_is('(')) { refuse("no ( after " + quoted(name), "Write for example outline(gn:170903)"); }
        ++at_;
        return finish(name, arguments(depth));
    }

    std::vector<Argument> arguments(int depth) {
        std::vector<Argument> list;
        while (true) {
            const auto begin = at_;
            const auto text = word();
            if (next_is('(')) {
                at_ = begin;
                list.push_back({call(depth + 1), {}});
            } else {
                if (text.empty()) { refuse("an argument is missing", "Write one between the signs ( , )"); }
                list.push_back({std::nullopt, text});
            }
            if (next_is(',')) {
                ++at_;
            } else if (next_is(')')) {
                ++at_;
                return list;
            } else {
                refuse("a ) is missing", "Close every (");
            }
        }
    }

    std::uint32_t finish(std::string_view name, const std::vector<Argument>& list) {
        const Function* nearest = nullptr;
        for (const auto& function : functions) {
            if (function.name != name) { continue; }
            nearest = &function;
            Node node{function.call, function.value, {}, {}, {}, 0.0};
            if (function.call == Call::named) { node.names.emplace_back(name); }
            if (!fill(function, list, node)) { continue; }
            check_reach(node);
            tree_.nodes.push_back(std::move(node));
            return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
        }
        if (nearest == nullptr) { refuse("there is no function " + quoted(name), "See the list in geodata/README.md"); }
        refuse(quoted(name) + " was given other arguments than it takes",
               "Write for example " + std::string(nearest->example));
    }

    /// Only discs may be wider than the bands that the geometry room makes.
    void check_reach(const Node& node) const {
        const bool band = node.call == Call::inside_band || node.call == Call::outside_band;
        const bool disc = node.call == Call::buffer && tree_.nodes[node.children[0]].value == Value::points;
        if ((band || (node.call == Call::buffer && !disc)) && (node.number > 5'000'000.0 || node.number < 1.0)) {
            refuse("a distance from lines or areas is impossible", "Write one from 1m to 5000km");
        }
    }

    /// Whether the arguments are what the function takes; if so, they are in the node.
    bool fill(const Function& function, const std::vector<Argument>& list, Node& node) const {
        auto takes = function.takes;
        const bool more = takes.ends_with('+');
        if (more) { takes.remove_suffix(1); }
        if (list.size() < takes.size() || (list.size() > takes.size() && !more)) { return false; }
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (!fill_one(takes[std::min(i, takes.size() - 1)], list[i], node)) { return false; }
        }
        return true;
    }

    bool fill_one(char kind, const Argument& argument, Node& node) const {
        const bool wants_value = kind == 'A' || kind == 'L' || kind == 'P' || kind == 'G';
        if (argument.node.has_value() != wants_value) { return false; }
        if (wants_value) {
            const auto value = tree_.nodes[*argument.node].value;
            if ((kind == 'A' && value != Value::area) || (kind == 'L' && value != Value::lines) ||
                (kind == 'P' && value != Value::points)) {
                return false;
            }
            node.children.push_back(*argument.node);
            return true;
        }
        switch (kind) {
            case 'n': node.names.emplace_back(argument.word); return true;
            case 'p': node.positions.push_back(position(argument.word)); return true;
            case 'd': node.number = distance(argument.word); return true;
            default: node.number = degrees(argument.word, kind == 'y' ? 90.0 : 180.0); return true;
        }
    }

    Coordinate position(std::string_view word) const {
        const auto blank = word.find(' ');
        if (blank != std::string_view::npos) {
            auto second = word.substr(blank);
            while (second.starts_with(' ')) { second.remove_prefix(1); }
            const auto longitude = plain_number(word.substr(0, blank));
            const auto latitude = plain_number(second);
            if (longitude && latitude) {
                const auto found = Coordinate::try_from_degrees({.longitude = *longitude, .latitude = *latitude});
                if (found) { return *found; }
            }
        }
        refuse(quoted(word) + " is not a position",
               "Write longitude and latitude in degrees, for example 38.618 33.506");
    }

    double distance(std::string_view word) const {
        const auto metres = distance_m(word);
        if (!metres) {
            refuse(quoted(word) + " is not a distance", "Write a number with a unit: 5km 500m 20mi 15nmi 300ft");
        }
        if (!(*metres > 0.0) || *metres > half_earth_m) {
            refuse("the distance " + std::string(word) + " is impossible",
                   "Write one greater than 0 and at most half the Earth (20003 km)");
        }
        return *metres;
    }

    double degrees(std::string_view word, double limit) const {
        const auto number = plain_number(word);
        if (!number || !(std::abs(*number) <= limit)) {
            refuse(quoted(word) + (limit == 90.0 ? " is not a latitude" : " is not a longitude"),
                   "Write degrees, for example " + std::string(limit == 90.0 ? "33.7" : "38.5"));
        }
        return *number;
    }

    std::string_view text_;
    const std::string& where_;
    std::size_t at_ = 0;
    Tree tree_;
};

}  // namespace

Tree parse(std::string_view text, const std::string& where) { return Parser(text, where).whole(); }

}  // namespace mapwire::recipes
