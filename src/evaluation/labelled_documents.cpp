#include "mapwire/evaluation/labelled_documents.hpp"

#include <simdjson.h>

#include <fstream>
#include <sstream>
#include <unordered_set>
#include <utility>

#include "mapwire/model/error.hpp"
#include "mapwire/text/json_text.hpp"
#include "mapwire/text/utf8.hpp"

namespace mapwire {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

[[noreturn]] void refuse(const std::string& where, std::string what) {
    throw InputError({where, std::move(what), "Write one object a line with \"id\", \"text\" and \"toponyms\""});
}

std::string text_of(const object& record, const char* key) {
    element value;
    if (record[key].get(value) != simdjson::SUCCESS || value.is_null()) { return {}; }
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) { return std::string(text); }
    std::int64_t number = 0;
    return value.get(number) == simdjson::SUCCESS ? std::to_string(number) : std::string{};
}

std::optional<double> number_of(const object& record, const char* key) {
    element value;
    double number = 0.0;
    std::string_view text;
    if (record[key].get(value) != simdjson::SUCCESS) { return std::nullopt; }
    if (value.get(number) == simdjson::SUCCESS) { return number; }
    if (value.get(text) == simdjson::SUCCESS) {
        std::istringstream stream{std::string(text)};
        if (stream >> number) { return number; }
    }
    return std::nullopt;
}

bool flag_of(const object& record, const char* key) {
    bool value = false;
    return record[key].get(value) == simdjson::SUCCESS && value;
}

LabelledToponym toponym_of(const element& value, const std::string& where) {
    object record;
    if (value.get(record) != simdjson::SUCCESS) { refuse(where, "a toponym is no object"); }
    const auto start = number_of(record, "start");
    const auto end = number_of(record, "end");
    if (!start || !end || *start < 0.0 || *end < *start) { refuse(where, "a toponym has no start and end in order"); }
    LabelledToponym toponym;
    toponym.start = static_cast<std::size_t>(*start);
    toponym.end = static_cast<std::size_t>(*end);
    toponym.text = text_of(record, "text");
    const auto latitude = number_of(record, "lat");
    auto longitude = number_of(record, "lon");
    if (latitude && longitude) {
        if (*longitude > 180.0 && *longitude <= 360.0) { longitude = *longitude - 360.0; }
        if (*longitude < -180.0 && *longitude >= -360.0) { longitude = *longitude + 360.0; }
        toponym.position = Coordinate::try_from_degrees({.longitude = *longitude, .latitude = *latitude});
    }
    if (const auto id = number_of(record, "geonameid")) {
        if (*id != 0.0) { toponym.geonames_id = static_cast<std::int64_t>(*id); }
    }
    toponym.kind = text_of(record, "kind");
    toponym.demonym = flag_of(record, "demonym");
    toponym.confidence = number_of(record, "confidence");
    return toponym;
}

bool is_toponym(const Mention& mention, const Resolution& resolution) {
    switch (mention.role) {
        case Role::literal:
        case Role::metonymic:
        case Role::demonym:
        case Role::dateline: return true;
        case Role::organisation: return std::holds_alternative<ResolvedPlace>(resolution);
        case Role::person:
        case Role::boilerplate: return false;
    }
    return false;
}

}  // namespace

std::vector<LabelledDocument> read_labelled_documents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) { throw InputError({path, "the file cannot be read", "Check its name and rights"}); }
    std::ostringstream text;
    text << file.rdbuf();
    return parse_labelled_documents(text.str(), path);
}

std::vector<LabelledDocument> parse_labelled_documents(std::string_view lines, const std::string& name) {
    std::vector<LabelledDocument> documents;
    std::unordered_set<std::string> ids;
    simdjson::dom::parser parser;
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < lines.size();) {
        const auto end = std::min(lines.find('\n', begin), lines.size());
        const auto line = lines.substr(begin, end - begin);
        begin = end + 1;
        const std::string where = name + ":" + std::to_string(++number);
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) { continue; }
        object record;
        if (parser.parse(simdjson::padded_string(line)).get(record) != simdjson::SUCCESS) {
            refuse(where, "the line is no JSON object");
        }
        LabelledDocument document;
        document.id = text_of(record, "id");
        document.title = text_of(record, "title");
        document.text = text_of(record, "text");
        document.source = text_of(record, "source");
        document.date = text_of(record, "date");
        document.partial = flag_of(record, "partial");
        if (document.id.empty()) { refuse(where, "the document has no id"); }
        if (!ids.insert(document.id).second) { refuse(where, "the id \"" + document.id + "\" stands twice"); }
        simdjson::dom::array toponyms;
        if (record["toponyms"].get(toponyms) == simdjson::SUCCESS) {
            for (const element value : toponyms) { document.toponyms.push_back(toponym_of(value, where)); }
        }
        documents.push_back(std::move(document));
    }
    return documents;
}

Article article_of(const LabelledDocument& document) {
    Article article;
    article.id = ArticleId{document.id};
    article.where = document.id;
    article.text = document.text;
    article.title = document.title;
    article.source_url = document.source;
    if (document.date.size() >= 10) { article.published = Date::parse_iso(document.date.substr(0, 10)); }
    article.parts.push_back({PartKind::body, {0, article.text.size()}});
    return article;
}

LabelledDocument predictions_of(const Article& article, const Toponyms& toponyms, const Gazetteer& gazetteer,
                                bool with_approximate) {
    LabelledDocument document;
    document.id = article.id.text;
    document.title = article.title;
    document.text = article.text;
    document.source = article.source_url;
    if (article.published) { document.date = article.published->iso(); }
    const CodePointOffsets offsets(article.text);
    for (std::size_t i = 0; i < toponyms.mentions.size(); ++i) {
        const Mention& mention = toponyms.mentions[i];
        const Resolution& resolution = toponyms.resolutions[i];
        if (!is_toponym(mention, resolution)) { continue; }
        LabelledToponym toponym;
        toponym.start = offsets.at(mention.span.begin);
        toponym.end = offsets.at(mention.span.end);
        toponym.text = std::string(mention.span.of(article.text));
        toponym.kind = std::string(to_text(mention.role));
        toponym.confidence = mention.confidence.value();
        const auto* resolved = std::get_if<ResolvedPlace>(&resolution);
        if (resolved != nullptr && resolved->approximate && !with_approximate) { continue; }
        if (resolved != nullptr) {
            const Place place = gazetteer.place(resolved->place);
            // The White House is a place on a map; the corpora take it for an institution.
            if (place.feature_code == "ADMF") { continue; }
            toponym.position = place.position;
            toponym.geonames_id = resolved->approximate ? std::nullopt : place.geonames_id;
            toponym.confidence = resolved->confidence.value();
        }
        document.toponyms.push_back(std::move(toponym));
    }
    return document;
}

std::string to_json_line(const LabelledDocument& document) {
    JsonText json;
    json.begin_object().key("id").value(document.id).key("text").value(document.text).key("toponyms").begin_array();
    for (const LabelledToponym& toponym : document.toponyms) {
        json.begin_object().key("start").value(toponym.start).key("end").value(toponym.end);
        json.key("text").value(toponym.text);
        const auto number_or_null = [&json](const char* key, std::optional<double> value) {
            json.key(key);
            value ? json.value(*value) : json.null();
        };
        const auto& position = toponym.position;
        number_or_null("lat", position ? std::optional(position->latitude()) : std::nullopt);
        number_or_null("lon", position ? std::optional(position->longitude()) : std::nullopt);
        json.key("geonameid");
        toponym.geonames_id ? json.value(*toponym.geonames_id) : json.null();
        number_or_null("confidence", toponym.confidence);
        json.key("kind").value_or_null(toponym.kind).end_object();
    }
    json.end_array().end_object();
    return json.take() + "\n";
}

}  // namespace mapwire
