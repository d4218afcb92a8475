#include "mapwire/toponyms/outlet_homes.hpp"

#include <algorithm>
#include <charconv>

#include "mapwire/model/error.hpp"
#include "mapwire/tables/table.hpp"

namespace mapwire {
namespace {

constexpr std::size_t most_places = 16;

std::string number_text(double value) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 2).ptr;
    return {buffer, end};
}

}  // namespace

std::string host_of(std::string_view url) {
    if (const auto scheme = url.find("://"); scheme != std::string_view::npos) { url.remove_prefix(scheme + 3); }
    url = url.substr(0, url.find_first_of("/?#"));
    if (const auto user = url.rfind('@'); user != std::string_view::npos) { url.remove_prefix(user + 1); }
    url = url.substr(0, url.find(':'));
    std::string host;
    for (const char c : url) { host.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c); }
    for (const std::string_view prefix : {"www.", "m.", "rss.", "feeds."}) {
        if (host.starts_with(prefix) && std::count(host.begin(), host.end(), '.') >= 2) {
            host.erase(0, prefix.size());
        }
    }
    return host.find('.') == std::string::npos ? "" : host;
}

void OutletHomes::add(const Article& article, const Toponyms& toponyms, const Gazetteer& gazetteer) {
    const auto host = host_of(article.source_url);
    if (host.empty()) { return; }
    ArticlePlaces places{article.id.text, {}};
    for (std::size_t i = 0; i < toponyms.mentions.size(); ++i) {
        const auto* place = std::get_if<ResolvedPlace>(&toponyms.resolutions[i]);
        if (place == nullptr || place->approximate) { continue; }
        const auto id = gazetteer.lasting_id(place->place);
        const double confidence = place->confidence.value();
        const auto known =
            std::find_if(places.places.begin(), places.places.end(), [&](const auto& one) { return one.first == id; });
        if (known == places.places.end()) {
            places.places.emplace_back(id, confidence);
        } else {
            known->second = std::max(known->second, confidence);
        }
    }
    if (places.places.empty()) { return; }
    std::sort(places.places.begin(), places.places.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    if (places.places.size() > most_places) { places.places.resize(most_places); }
    auto& articles = hosts_[host];
    articles.insert(std::lower_bound(articles.begin(), articles.end(), places.article,
                                     [](const ArticlePlaces& a, const std::string& id) { return a.article < id; }),
                    places);
}

OutletHomes OutletHomes::parse(const std::string& name, std::string_view text) {
    const auto table = Table::parse(name, text, {"host", "article", "places"});
    OutletHomes homes;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const TableRow row = table.row(i);
        ArticlePlaces places{std::string(row["article"]), {}};
        for (const auto one : row.list("places")) {
            const auto colon = one.rfind(':');
            double confidence = 0.0;
            const auto digits = colon == std::string_view::npos ? std::string_view{} : one.substr(colon + 1);
            const auto end = digits.data() + digits.size();
            if (digits.empty() || std::from_chars(digits.data(), end, confidence).ptr != end) {
                throw InputError({row.where(), "the place \"" + std::string(one) + "\" has no confidence",
                                  "Write for example gn:172344:0.97"});
            }
            places.places.emplace_back(std::string(one.substr(0, colon)), confidence);
        }
        homes.hosts_[std::string(row["host"])].push_back(std::move(places));
    }
    for (auto& [host, articles] : homes.hosts_) {
        std::stable_sort(articles.begin(), articles.end(),
                         [](const ArticlePlaces& a, const ArticlePlaces& b) { return a.article < b.article; });
    }
    return homes;
}

OutletHomes OutletHomes::at(std::string lasting_id) {
    OutletHomes homes;
    homes.home_of_all_ = std::move(lasting_id);
    return homes;
}

std::string OutletHomes::to_table() const {
    std::string table = "# What outlets write about, learned by mapwire homes.\nhost\tarticle\tplaces\n";
    for (const auto& [host, articles] : hosts_) {
        for (const ArticlePlaces& one : articles) {
            std::string article = one.article;
            std::replace_if(
                article.begin(), article.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
            table += host + "\t" + article + "\t";
            for (std::size_t i = 0; i < one.places.size(); ++i) {
                table += (i > 0 ? "|" : "") + one.places[i].first + ":" + number_text(one.places[i].second);
            }
            table += "\n";
        }
    }
    return table;
}

}  // namespace mapwire
