#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/article.hpp"
#include "mapwire/model/mention.hpp"

namespace mapwire {

/// What each outlet writes about, learned from its articles without labels; a local paper never names its own state.
/// When an article is read, what it said itself is left out.
///
/// File (`mapwire homes`): a table with the columns host, article, places; one row an article; places are lasting ids
/// with their confidence: "gn:4736286:0.97|gn:4693342:0.81".
class OutletHomes {
public:
    /// One article's places: distinct, surest first, at most sixteen; countries by their own points are kept too.
    struct ArticlePlaces {
        std::string article;
        std::vector<std::pair<std::string, double>> places;  ///< lasting id, confidence
    };

    /// Notes an article that was read (without homes). An article without a source address or place is passed over.
    void add(const Article& article, const Toponyms& toponyms, const Gazetteer& gazetteer);
    /// Throws InputError (file, line) for a broken row.
    [[nodiscard]] static OutletHomes parse(const std::string& name, std::string_view text);
    /// Every article's outlet is at home at this place (`--home PLACE`).
    [[nodiscard]] static OutletHomes at(std::string lasting_id);
    /// The table, rows sorted: the same bytes for the same articles in any order.
    [[nodiscard]] std::string to_table() const;

    [[nodiscard]] const std::map<std::string, std::vector<ArticlePlaces>, std::less<>>& hosts() const noexcept {
        return hosts_;
    }
    [[nodiscard]] const std::string& home_of_all() const noexcept { return home_of_all_; }

private:
    std::map<std::string, std::vector<ArticlePlaces>, std::less<>> hosts_;  // articles sorted by id
    std::string home_of_all_;
};

/// "www.Example.com:80/x" and "https://example.com/y" are both "example.com"; "" when there is no host.
[[nodiscard]] std::string host_of(std::string_view url);

}  // namespace mapwire
