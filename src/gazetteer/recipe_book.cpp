#include <algorithm>
#include <atomic>
#include <mutex>
#include <stdexcept>
#include <unordered_map>

#include "gazetteer/recipe_tree.hpp"
#include "gazetteer/recipe_value.hpp"
#include "mapwire/gazetteer/recipe.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/validity.hpp"
#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

using recipes::Call;

struct Entry {
    std::string id;
    std::string where;
    recipes::Tree tree;
    std::vector<std::uint32_t> uses;  // entries of the same book
    // Filled once, when the area is first asked for.
    mutable std::once_flag once;
    mutable MultiPolygon area;
    mutable std::atomic<bool> made = false;
    // The same for the box, which needs no area.
    mutable std::once_flag once_bounded;
    mutable std::optional<BoundingBox> bounds;
};

}  // namespace

struct RecipeBook::State {
    std::string kind;
    std::shared_ptr<const State> base;
    Outlines outlines;
    RecipePoints points;
    Metres tolerance;
    std::vector<std::unique_ptr<Entry>> entries;
    std::unordered_map<std::string_view, std::uint32_t> by_id;
    std::vector<std::uint32_t> rank;  // of each entry: what it uses has a lower one

    [[nodiscard]] const State* book_of(std::string_view kind_word) const {
        for (const auto* book = this; book != nullptr; book = book->base.get()) {
            if (book->kind == kind_word) { return book; }
        }
        return nullptr;
    }

    void add(const RecipeRow& row);
    void check(Entry& entry);
    void check_named(Entry& entry, const recipes::Node& node);
    void order();
    /// What an entry uses, directly or through others, and itself: lowest rank first.
    [[nodiscard]] std::vector<std::uint32_t> needed_for(std::uint32_t wanted) const;
    [[nodiscard]] recipes::World world() const;
    [[nodiscard]] const MultiPolygon& area(std::uint32_t wanted) const;
    [[nodiscard]] std::optional<BoundingBox> bounds(std::string_view id) const;
    [[nodiscard]] std::optional<BoundingBox> made_bounds(std::uint32_t wanted) const;
    [[nodiscard]] const MultiPolygon& area(std::string_view id) const {
        const auto found = by_id.find(id);
        if (found == by_id.end()) { throw std::out_of_range("no recipe of a " + kind + " " + std::string(id)); }
        return area(found->second);
    }
};

namespace {

[[noreturn]] void refuse(const Entry& entry, std::string what, std::string remedy) {
    throw InputError({entry.where, "recipe: " + std::move(what), std::move(remedy)});
}

void check_polygon(const Entry& entry, const recipes::Node& node) {
    for (std::size_t i = 0; i < node.positions.size(); ++i) {
        const auto next = node.positions[(i + 1) % node.positions.size()];
        if (std::abs(next.longitude() - node.positions[i].longitude()) > 180.0) {
            refuse(entry, "an edge of the polygon is longer than half a turn",
                   "An outline across the 180th meridian is a union of two polygons, cut at 180 and -180");
        }
    }
    if (const auto wrong = invalidity(recipes::polygon_of(node.positions))) {
        refuse(entry, "the polygon is not valid: " + *wrong, "List the corners once round the area, in order");
    }
}

}  // namespace

void RecipeBook::State::add(const RecipeRow& row) {
    auto entry = std::make_unique<Entry>();
    entry->id = row.id;
    entry->where = row.where;
    entry->tree = recipes::parse(row.recipe, row.where);
    if (row.id.empty()) { throw InputError({row.where, "the " + kind + " has no id", "Give each its own"}); }
    if (!by_id.emplace(entry->id, static_cast<std::uint32_t>(entries.size())).second) {
        throw InputError({row.where, "the id " + quoted(row.id) + " is there twice", "Give each " + kind + " its own"});
    }
    entries.push_back(std::move(entry));
}

void RecipeBook::State::check_named(Entry& entry, const recipes::Node& node) {
    const auto* const book = book_of(node.names[0]);
    if (book == nullptr || !book->by_id.contains(node.names[1])) {
        refuse(entry, "there is no " + node.names[0] + " " + quoted(node.names[1]), "Use the id of a row that exists");
    }
    if (book == this) { entry.uses.push_back(by_id.find(node.names[1])->second); }
}

void RecipeBook::State::check(Entry& entry) {
    for (const auto& node : entry.tree.nodes) {
        switch (node.call) {
            case Call::outline:
            case Call::border:
                for (const auto& name : node.names) {
                    if (!outlines.facts(name)) {
                        refuse(entry, "there is no outline of " + quoted(name), "Draw it in geodata/outlines/");
                    }
                }
                if (node.call == Call::border && !outlines.share_border(node.names[0], node.names[1])) {
                    refuse(entry, quoted(node.names[0]) + " and " + quoted(node.names[1]) + " share no border",
                           "Name two neighbours");
                }
                break;
            case Call::land:
                if (!outlines.has_land_of(node.names[0])) {
                    refuse(entry, "there is no outline of the country " + quoted(node.names[0]),
                           "Write a code of ISO 3166-1 alpha-2 such as SY");
                }
                break;
            case Call::arc:
                if (!outlines.has_arc(node.names[0])) {
                    refuse(entry, "there is no arc " + quoted(node.names[0]), "Draw it in geodata/outlines/");
                }
                break;
            case Call::points:
                if (!points.contains(node.names[0])) {
                    refuse(entry, "there is no group of points " + quoted(node.names[0]), "Add it to the points table");
                }
                break;
            case Call::named: check_named(entry, node); break;
            case Call::polygon: check_polygon(entry, node); break;
            default: break;
        }
    }
}

/// Ranks entries so that what a recipe uses comes before it; refuses a recipe that refers to itself. Without recursion:
/// a chain may be longer than the stack.
void RecipeBook::State::order() {
    enum class Mark : std::uint8_t { fresh, open, done };
    std::vector<Mark> marks(entries.size(), Mark::fresh);
    rank.assign(entries.size(), 0);
    std::uint32_t next_rank = 0;
    struct Step {
        std::uint32_t entry;
        std::size_t next_use;
    };
    for (std::uint32_t first = 0; first < entries.size(); ++first) {
        if (marks[first] != Mark::fresh) { continue; }
        std::vector<Step> path{{first, 0}};
        marks[first] = Mark::open;
        while (!path.empty()) {
            auto& step = path.back();
            const auto& entry = *entries[step.entry];
            if (step.next_use == entry.uses.size()) {
                marks[step.entry] = Mark::done;
                rank[step.entry] = next_rank++;
                path.pop_back();
                continue;
            }
            const auto used = entry.uses[step.next_use++];
            if (marks[used] == Mark::open) {
                refuse(entry, "the recipe refers to itself through " + quoted(entries[used]->id),
                       "Take one of the references out");
            }
            if (marks[used] == Mark::fresh) {
                marks[used] = Mark::open;
                path.push_back({used, 0});
            }
        }
    }
}

std::vector<std::uint32_t> RecipeBook::State::needed_for(std::uint32_t wanted) const {
    std::vector<std::uint32_t> needed{wanted};
    std::vector<bool> seen(entries.size(), false);
    seen[wanted] = true;
    for (std::size_t i = 0; i < needed.size(); ++i) {
        for (const auto used : entries[needed[i]]->uses) {
            if (!seen[used]) { needed.push_back(used); }
            seen[used] = true;
        }
    }
    std::sort(needed.begin(), needed.end(), [this](auto a, auto b) { return rank[a] < rank[b]; });
    return needed;
}

recipes::World RecipeBook::State::world() const {
    return {outlines, points,
            [this](std::string_view kind_word, std::string_view id) -> const MultiPolygon& {
                const auto* const book = book_of(kind_word);
                // Of this book, what is needed has been made before.
                return book != this ? book->area(id) : entries[by_id.find(id)->second]->area;
            },
            nullptr, tolerance};
}

const MultiPolygon& RecipeBook::State::area(std::uint32_t wanted) const {
    if (entries[wanted]->made.load(std::memory_order_acquire)) { return entries[wanted]->area; }
    const auto of = world();
    // In the order of rank no evaluation waits for another inside it.
    for (const auto index : needed_for(wanted)) {
        const auto& entry = *entries[index];
        std::call_once(entry.once, [&] {
            auto area = recipes::evaluate(entry.tree, of);
            // Overlay leaves nothing to mend; this holds the promise even where arithmetic does not.
            if (invalidity(area)) { area = repaired(area).area; }
            entry.area = std::move(area);
            entry.made.store(true, std::memory_order_release);
        });
    }
    return entries[wanted]->area;
}

std::optional<BoundingBox> RecipeBook::State::bounds(std::string_view id) const {
    const auto found = by_id.find(id);
    if (found == by_id.end()) { throw std::out_of_range("no recipe of a " + kind + " " + std::string(id)); }
    const auto& entry = *entries[found->second];
    std::call_once(entry.once_bounded, [&] { entry.bounds = made_bounds(found->second); });
    return entry.bounds;
}

std::optional<BoundingBox> RecipeBook::State::made_bounds(std::uint32_t wanted) const {
    auto of = world();
    std::unordered_map<std::string_view, std::optional<BoundingBox>> made;
    of.named_bounds = [&](std::string_view kind_word, std::string_view used) {
        const auto* const book = book_of(kind_word);
        return book != this ? book->bounds(used) : made.at(used);
    };
    for (const auto index : needed_for(wanted)) {
        made.emplace(entries[index]->id, recipes::bounds(entries[index]->tree, of));
    }
    return made.at(entries[wanted]->id);
}

RecipeBook::RecipeBook() = default;

RecipeBook RecipeBook::read(std::string_view kind, std::span<const RecipeRow> rows, const Outlines& outlines,
                            const RecipePoints& points, const RecipeBook* base, Metres tolerance) {
    auto state = std::make_shared<State>(
        State{std::string(kind), base != nullptr ? base->state_ : nullptr, outlines, points, tolerance, {}, {}, {}});
    for (const auto& row : rows) { state->add(row); }
    for (const auto& entry : state->entries) { state->check(*entry); }
    state->order();
    RecipeBook book;
    book.state_ = std::move(state);
    return book;
}

bool RecipeBook::has(std::string_view id) const { return state_ != nullptr && state_->by_id.contains(id); }

const MultiPolygon& RecipeBook::area(std::string_view id) const {
    if (state_ == nullptr) { throw std::out_of_range("no recipe " + std::string(id)); }
    return state_->area(id);
}

std::optional<BoundingBox> RecipeBook::bounds(std::string_view id) const {
    if (state_ == nullptr) { throw std::out_of_range("no recipe " + std::string(id)); }
    return state_->bounds(id);
}

}  // namespace mapwire
