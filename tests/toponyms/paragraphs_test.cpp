// Own paragraphs of world news and of outbreaks with every place they name (tests/tables/toponyms_en.cases): the share
// found and right has a floor, by the reference gazetteer where it is there, and by the embedded one.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "mapwire/geometry/geodesic.hpp"
#include "toponyms/reading.hpp"

using namespace mapwire;

namespace {

struct Label {
    TextSpan span;
    std::string place;  // country code, or longitude and latitude; empty: may be read or not
};

struct Paragraph {
    std::string id;
    std::string text;
    std::vector<Label> labels;
};

// "[name|place]" and "{name}" become labels of the bare text.
Paragraph parse(const std::string& id, const std::string& marked) {
    Paragraph paragraph{id, "", {}};
    for (std::size_t at = 0; at < marked.size();) {
        if (marked[at] != '[' && marked[at] != '{') {
            paragraph.text += marked[at++];
            continue;
        }
        const bool placed = marked[at] == '[';
        const auto end = marked.find(placed ? ']' : '}', at);
        const auto bar = placed ? marked.find('|', at) : end;
        const auto name = marked.substr(at + 1, bar - at - 1);
        const auto begin = paragraph.text.size();
        paragraph.text += name;
        paragraph.labels.push_back(
            {{begin, begin + name.size()}, placed ? marked.substr(bar + 1, end - bar - 1) : std::string()});
        at = end + 1;
    }
    return paragraph;
}

const std::vector<Paragraph>& paragraphs() {
    static const auto all = [] {
        std::ifstream file(std::string(MAPWIRE_SOURCE_DIR) + "/tests/tables/toponyms_en.cases");
        REQUIRE(file);
        std::vector<Paragraph> read;
        std::string line;
        std::string id;
        while (std::getline(file, line)) {
            if (line.starts_with("== ")) {
                id = line.substr(3);
            } else if (!line.empty() && line[0] != '#') {
                read.push_back(parse(id, line));
            }
        }
        return read;
    }();
    return all;
}

std::optional<Coordinate> position_of(const Label& label, const Gazetteer& gazetteer) {
    if (label.place.empty()) { return std::nullopt; }
    if (label.place.size() == 2) { return gazetteer.facts(gazetteer.country(label.place).value()).position; }
    std::istringstream numbers(label.place);
    double longitude = 0.0;
    double latitude = 0.0;
    numbers >> longitude >> latitude;
    return Coordinate::from_degrees({longitude, latitude});
}

struct Counts {
    double right = 0.0;
    double marked = 0.0;
    double told = 0.0;
    [[nodiscard]] double f1() const { return 2.0 * right / (marked + told); }
};

void read(const Paragraph& paragraph, const Gazetteer& gazetteer, Counts& counts) {
    const testing::ReadText analysed(paragraph.text);
    const auto& article = analysed.article;
    const auto toponyms = read_toponyms(article, analysed.document, gazetteer, testing::toponym_tables());
    std::vector<char> taken(paragraph.labels.size(), 0);
    for (std::size_t i = 0; i < toponyms.mentions.size(); ++i) {
        const auto& mention = toponyms.mentions[i];
        const auto* const place = std::get_if<ResolvedPlace>(&toponyms.resolutions[i]);
        if (place == nullptr || mention.role == Role::demonym) { continue; }
        const Label* label = nullptr;
        for (std::size_t l = 0; l < paragraph.labels.size() && label == nullptr; ++l) {
            if (taken[l] == 0 && paragraph.labels[l].span.overlaps(mention.span)) {
                label = &paragraph.labels[l];
                taken[l] = 1;
            }
        }
        const auto wanted = label == nullptr ? std::nullopt : position_of(*label, gazetteer);
        if (label != nullptr && !wanted) { continue; }
        counts.told += 1.0;
        const bool right =
            wanted && distance_between(*wanted, gazetteer.facts(place->place).position) <= kilometres(161.0);
        counts.right += right ? 1.0 : 0.0;
        if (!right) { UNSCOPED_INFO(paragraph.id << ": " << mention.span.of(article.text) << " is wrong"); }
    }
    for (std::size_t l = 0; l < paragraph.labels.size(); ++l) {
        if (paragraph.labels[l].place.empty()) { continue; }
        counts.marked += 1.0;
        if (taken[l] == 0) {
            UNSCOPED_INFO(paragraph.id << ": " << paragraph.labels[l].span.of(article.text) << " is not found");
        }
    }
}

double score(const Gazetteer& gazetteer, const std::string& kind) {
    Counts counts;
    for (const auto& paragraph : paragraphs()) {
        if (paragraph.id.ends_with(kind)) { read(paragraph, gazetteer, counts); }
    }
    UNSCOPED_INFO(kind << ": " << counts.right << " right of " << counts.told << " told and " << counts.marked
                       << " marked");
    return counts.f1();
}

std::optional<Gazetteer> reference_gazetteer() {
    const char* const given = std::getenv("MAPWIRE_REFERENCE_GAZETTEER");
    if (given == nullptr || !std::filesystem::exists(given)) { return std::nullopt; }
    return Gazetteer::open(given);
}

}  // namespace

TEST_CASE("the paragraphs are there and marked") {
    CHECK(paragraphs().size() >= 45);
    std::size_t labels = 0;
    for (const auto& paragraph : paragraphs()) { labels += paragraph.labels.size(); }
    CHECK(labels >= 280);
}

TEST_CASE("world news and outbreaks are read with the embedded gazetteer") {
    // It knows few towns: the floor is what cities, provinces and countries make up.
    CHECK(score(testing::embedded_gazetteer(), "world") >= 0.8);
    CHECK(score(testing::embedded_gazetteer(), "epidemic") >= 0.85);
}

TEST_CASE("world news and outbreaks are read with a gazetteer of the world") {
    const auto gazetteer = reference_gazetteer();
    if (!gazetteer) {
        WARN("skipped: MAPWIRE_REFERENCE_GAZETTEER names no compiled gazetteer");
        return;
    }
    CHECK(score(*gazetteer, "world") >= 0.88);
    CHECK(score(*gazetteer, "epidemic") >= 0.88);
}

TEST_CASE("a capital is meant where nothing else speaks") {
    const auto place_of = [](const std::string& text, const std::string& name) {
        return testing::ReadText(text).place(name);
    };
    CHECK(place_of("TRIPOLI, May 3 - Officials in Tripoli said the airport would open again.", "Tripoli") ==
          "Tripoli, LY");
    const testing::ReadText benghazi("Officials in Benghazi said that the port would take ships again.");
    REQUIRE(benghazi.mention("Benghazi"));
    const auto& resolution = benghazi.toponyms.resolutions[*benghazi.mention("Benghazi")];
    REQUIRE(std::holds_alternative<ResolvedPlace>(resolution));
    CHECK(std::get<ResolvedPlace>(resolution).confidence.value() >= 0.6);
}

TEST_CASE("a shortened name without its full stop is no place") {
    CHECK(testing::ReadText("I'll see you there, said Miss Olga Brown of Boston.").place("I'll") == "none");
    CHECK(testing::ReadText("She was named Miss Ohio in June.").place("Miss") == "none");
}
