#include <algorithm>
#include <unordered_map>

#include "mapwire/text/single_spaced.hpp"
#include "mapwire/writers/picture.hpp"
#include "writers/page/page_json.hpp"

namespace mapwire {
namespace {

/// Numbers that stand for places, articles and symbols in the data.
class PageData {
public:
    PageData(const PageContent& content, const RunNotes& notes) : content_(content), notes_(notes) {
        for (const auto& [id, place] : content.places) {
            place_numbers_.emplace(id, places_.size());
            places_.push_back(&place);
        }
        for (const auto& reading : content.readings) { readings_.push_back(&reading); }
        // As the layers have them: by day, undated last, then id.
        std::stable_sort(readings_.begin(), readings_.end(), [](const auto* a, const auto* b) {
            const auto& x = a->article;
            const auto& y = b->article;
            if (x.published.has_value() != y.published.has_value()) { return x.published.has_value(); }
            return std::tie(x.published, x.id, x.text) < std::tie(y.published, y.id, y.text);
        });
        for (std::size_t i = 0; i < readings_.size(); ++i) { note_sentences(i); }
    }

    std::string text() {
        json_.begin_object().key("title").value(notes_.title).key("generator").value(notes_.files.generator);
        json_.key("attribution").value(notes_.files.attribution).key("credit").value(content_.base.credit);
        const auto view = extent_of(content_.layers);
        json_.key("view")
            .begin_array()
            .value(view.west)
            .value(view.south)
            .value(view.east)
            .value(view.north)
            .end_array();
        roles();
        places();
        json_.key("articles").begin_array();
        for (const auto* reading : readings_) { article(*reading); }
        json_.end_array();
        layers();
        tellings();
        symbols();
        base();
        json_.key("corrections").begin_array();
        for (const auto& correction : content_.corrections) { json_.raw(correction_json(correction)); }
        json_.end_array().end_object();
        return json_.take();
    }

private:
    /// Layers quote sentences; here they are found again, so that a feature leads to its sentence.
    void note_sentences(std::size_t index) {
        const auto& reading = *readings_[index];
        article_numbers_.try_emplace(reading.article.id.text, index);
        auto& sentences = sentences_.emplace_back();
        for (std::size_t i = 0; i < reading.document.sentences.size(); ++i) {
            sentences.try_emplace(single_spaced(reading.document.sentences[i].span.of(reading.article.text)), i);
        }
    }

    void roles() {
        json_.key("roles").begin_array();
        for (const auto& row : content_.symbols.rows("mentions")) {
            if (row.value.empty()) { continue; }
            json_.begin_array().value(row.value).value(row.label).value(row.colour).end_array();
        }
        json_.end_array();
    }

    void places() {
        json_.key("places").begin_array();
        for (const Place* place : places_) {
            json_.begin_array()
                .value(place->id)
                .value(place->name)
                .value(place->feature_code)
                .value(place->country_code);
            json_.value(place->admin1).value(place->admin2);
            json_.value(place->position.longitude()).value(place->position.latitude());
            json_.value(place->uncertainty.value()).value(place->population).value(place->gazetteer).end_array();
        }
        json_.end_array();
    }

    [[nodiscard]] std::int64_t number_of(PlaceId id) const {
        const auto found = place_numbers_.find(id);
        return found == place_numbers_.end() ? -1 : static_cast<std::int64_t>(found->second);
    }

    void article(const ArticleReading& reading) {
        const auto& article = reading.article;
        const Utf16Offsets offsets(article.text);
        json_.begin_object().key("id").value(article.id.text).key("title").value_or_null(article.title);
        json_.key("published");
        article.published ? json_.value(article.published->iso()) : json_.null();
        if (reading.digest != 0) { json_.key("digest").value(digest_text(reading.digest)); }
        json_.key("lang").value(article.language).key("url").value_or_null(article.source_url);
        json_.key("text").value(article.text);
        json_.key("sentences").begin_array();
        for (const auto& sentence : reading.document.sentences) {
            json_.begin_array().value(offsets.at(sentence.span.begin)).value(offsets.at(sentence.span.end));
            json_.value(static_cast<int>(sentence.paragraph)).value(static_cast<int>(sentence.part)).end_array();
        }
        json_.end_array().key("mentions").begin_array();
        std::vector<std::size_t> order(reading.toponyms.mentions.size());
        for (std::size_t i = 0; i < order.size(); ++i) { order[i] = i; }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return reading.toponyms.mentions[a].span < reading.toponyms.mentions[b].span;
        });
        for (const auto i : order) { mention(reading, i, offsets); }
        json_.end_array().end_object();
    }

    void mention(const ArticleReading& reading, std::size_t index, const Utf16Offsets& offsets) {
        const auto& mention = reading.toponyms.mentions[index];
        const auto& resolution = reading.toponyms.resolutions.at(index);
        const auto* resolved = std::get_if<ResolvedPlace>(&resolution);
        const auto* unresolved = std::get_if<Unresolved>(&resolution);
        json_.begin_array().value(offsets.at(mention.span.begin)).value(offsets.at(mention.span.end));
        json_.value(mention.span.begin).value(mention.span.end).value(static_cast<int>(mention.sentence));
        json_.value(to_text(mention.role)).value(resolved != nullptr ? number_of(resolved->place) : std::int64_t{-1});
        json_.value(resolved != nullptr ? resolved->confidence.value() : mention.confidence.value());
        json_.value(resolved != nullptr ? resolved->evidence : unresolved->reason).value(mention.rule);
        json_.value(resolved != nullptr && resolved->stands_for ? number_of(*resolved->stands_for) : std::int64_t{-1});
        json_.begin_array();
        for (const auto& other : resolved != nullptr ? resolved->alternatives : unresolved->alternatives) {
            if (number_of(other.place) >= 0) {
                json_.begin_array().value(number_of(other.place)).value(other.score).end_array();
            }
        }
        json_.end_array().end_array();
    }

    /// Told by the article already, or known to few: the page has no use for them.
    static bool is_left_out(std::string_view field) {
        return field == "article" || field == "article_title" || field == "published" || field == "source_url" ||
               field == "licence" || field == "geonames_id" || field == "centre_lon" || field == "centre_lat";
    }

    void value(const FieldValue& value) {
        if (const auto* words = std::get_if<std::string>(&value)) {
            json_.value(*words);
        } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            json_.value(*whole);
        } else if (const auto* real = std::get_if<double>(&value)) {
            json_.value(*real);
        } else {
            json_.null();
        }
    }

    void feature(const Layer& layer, const Feature& feature) {
        feature.geometry ? json_.begin_array().raw(packed(*feature.geometry, 1e5)) : json_.begin_array().null();
        std::int64_t article = -1;
        std::int64_t sentence = -1;
        if (const auto* id = text_of(layer, feature, "article")) {
            const auto found = article_numbers_.find(*id);
            if (found != article_numbers_.end()) {
                article = static_cast<std::int64_t>(found->second);
                const auto* quoted = text_of(layer, feature, "sentence");
                const auto& known = sentences_[found->second];
                const auto place = quoted == nullptr ? known.end() : known.find(*quoted);
                if (place != known.end()) { sentence = static_cast<std::int64_t>(place->second); }
            }
        }
        json_.value(article).value(sentence).value(symbol_number(layer, feature));
        for (std::size_t i = 0; i < layer.fields.size(); ++i) {
            if (is_left_out(layer.fields[i].name)) { continue; }
            // The article has the sentence already.
            if (layer.fields[i].name == "sentence" && sentence >= 0) {
                json_.null();
            } else {
                value(feature.values[i]);
            }
        }
        json_.end_array();
    }

    void layers() {
        json_.key("layers").begin_array();
        for (const auto& layer : content_.layers) {
            if (layer.name == "mentions") { continue; }
            json_.begin_object()
                .key("name")
                .value(layer.name)
                .key("title")
                .value(layer.title)
                .key("fields")
                .begin_array();
            for (const auto& field : layer.fields) {
                if (!is_left_out(field.name)) { json_.value(field.name); }
            }
            json_.end_array().key("features").begin_array();
            for (const auto& one : layer.features) {
                json_.line_break();
                feature(layer, one);
            }
            json_.end_array().end_object();
        }
        json_.end_array();
    }

    /// Of each event that several articles tell: by event_id, for each telling its article and sentence.
    void tellings() {
        json_.key("tellings").begin_object();
        std::map<std::string, const Event*> several;
        for (const auto& event : content_.events) {
            if (event.tellings.size() > 1) { several.emplace(event.id.text, &event); }
        }
        for (const auto& [id, event] : several) {
            json_.key(id).begin_array();
            for (const auto& telling : event->tellings) {
                const auto found = article_numbers_.find(telling.article.text);
                if (found == article_numbers_.end()) { continue; }
                const auto& known = sentences_[found->second];
                const auto place = known.find(telling.sentence_text);
                if (place == known.end()) { continue; }
                json_.begin_array().value(found->second).value(place->second).end_array();
            }
            json_.end_array();
        }
        json_.end_object();
    }

    std::size_t symbol_number(const Layer& layer, const Feature& feature) {
        auto symbol = content_.symbols.of(layer, feature);
        if (layer.geometry_kind != GeometryKind::point) { symbol.shape.clear(); }
        const auto [found, is_new] = symbol_numbers_.try_emplace(layer.name + " " + symbol.value, symbols_.size());
        if (is_new) { symbols_.push_back(std::move(symbol)); }
        return found->second;
    }

    void symbols() {
        json_.key("symbols").begin_array();
        for (const auto& symbol : symbols_) {
            json_.begin_object().key("value").value(symbol.value).key("label").value(symbol.label);
            json_.key("shape")
                .value_or_null(symbol.shape)
                .key("colour")
                .value(symbol.colour)
                .key("fill")
                .value(symbol.fill_percent);
            json_.key("outline").value(symbol.outline).key("style").value(symbol.outline_style);
            json_.key("width").value(symbol.outline_mm).key("size").value(symbol.size_mm).end_object();
        }
        json_.end_array();
    }

    void base() {
        json_.key("base").begin_array();
        for (const auto& outline : content_.base.outlines) {
            json_.begin_object().key("n").value(outline.name).key("k").value(outline.kind);
            json_.key("g").raw(packed(outline.area, 1e3)).end_object();
        }
        json_.end_array();
    }

    const PageContent& content_;
    const RunNotes& notes_;
    JsonText json_;
    std::vector<const Place*> places_;
    std::map<PlaceId, std::size_t> place_numbers_;
    std::vector<const ArticleReading*> readings_;
    std::unordered_map<std::string, std::size_t> article_numbers_;
    std::vector<std::unordered_map<std::string, std::size_t>> sentences_;  // by article: quoted words → sentence
    std::vector<SymbolRow> symbols_;
    std::map<std::string, std::size_t> symbol_numbers_;
};

}  // namespace

std::string page_data(const PageContent& content, const RunNotes& notes) { return PageData(content, notes).text(); }

}  // namespace mapwire
