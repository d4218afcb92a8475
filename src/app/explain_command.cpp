#include <algorithm>
#include <charconv>

#include "app/commands.hpp"
#include "app/event_records.hpp"
#include "app/pipeline.hpp"
#include "app/read_inputs.hpp"
#include "app/resources.hpp"
#include "app/run_plan.hpp"
#include "mapwire/expressions/expression_json.hpp"
#include "mapwire/expressions/locate.hpp"
#include "mapwire/text/json_text.hpp"
#include "mapwire/text/time_expressions.hpp"
#include "mapwire/toponyms/explain.hpp"
#include "mapwire/toponyms/read_toponyms.hpp"

namespace mapwire {
namespace {

std::optional<std::size_t> asked_byte(const CommandLine& line) {
    const auto text = line.value("at");
    if (!text) { return std::nullopt; }
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc{} || end != text->data() + text->size()) {
        throw InputError({"--at " + *text, "this is no byte offset", "Write a whole number, for example 120"});
    }
    return value;
}

// Keeps the mentions that were asked for.
void keep_asked(const CommandLine& line, const Article& article, std::vector<ExplainedMention>& mentions) {
    const auto byte = asked_byte(line);
    const auto words = line.value("mention");
    std::erase_if(mentions, [&](const ExplainedMention& explained) {
        const auto span = explained.mention.span;
        if (byte && !(span.begin <= *byte && *byte < span.end)) { return true; }
        return words && span.of(article.text) != *words;
    });
}

void append_times(JsonText& json, const Article& article, const Document& document, const TimeWords& words) {
    json.key("times").begin_array();
    TimeContext context;
    context.language = article.language;
    for (const auto& sentence : document.sentences) {
        if (sentence.part == PartKind::furniture) { continue; }
        const std::span tokens(document.tokens.data() + sentence.first_token,
                               sentence.end_token - sentence.first_token);
        for (const auto& time : find_times(article.text, tokens, article.published, words, context)) {
            context.previous = time.range;
            json.begin_object().key("text").value(time.span.of(article.text));
            json.key("byte_start").value(time.span.begin).key("byte_end").value(time.span.end);
            json.key("earliest").value_or_null(time.range.first ? time.range.first->iso() : "");
            json.key("latest").value_or_null(time.range.last ? time.range.last->iso() : "");
            json.key("precision").value(to_text(time.range.precision)).end_object();
        }
    }
    json.end_array();
}

std::string article_json(const Article& article, const Document& document, const Toponyms& toponyms,
                         const std::vector<ExplainedMention>& mentions, const Resources& resources,
                         const TimeWords& words, const MapPlan& plan) {
    JsonText json;
    json.begin_object().key("article").value(article.id.text);
    json.key("mentions").raw(explanation_json(article, mentions, resources.gazetteer));
    json.key("expressions").begin_array();
    const auto expressions = parse_expressions(article, document, toponyms, resources.gazetteer, resources.expressions);
    for (const auto& located :
         locate_all(expressions, {resources.gazetteer, resources.outlines, resources.regions, Metres{100.0}, {}})) {
        json.begin_object().key("byte_start").value(located.expression.span.begin);
        json.key("byte_end").value(located.expression.span.end);
        append_expression_members(json, located, resources.gazetteer);
        json.end_object();
    }
    json.end_array();
    append_times(json, article, document, words);
    json.key("events").begin_array();
    Timings timings;
    for (const auto& event : read_article(article, resources, plan, timings).events) { json.raw(event_json(event)); }
    json.end_array().end_object();
    return json.take() + "\n";
}

}  // namespace

int run_explain(const CommandLine& line, const Console& console) {
    MapPlan plan;
    plan.gazetteers = plan_gazetteers(line);
    const auto resources = load_resources(plan);
    const auto words = TimeWords::load(geodata_files());
    bool any = false;
    const int status = read_inputs(line, resources, console, [&](const Article& article, const Document& document) {
        auto mentions = explain_toponyms(article, document, resources.gazetteer, resources.toponyms);
        keep_asked(line, article, mentions);
        any = any || !mentions.empty();
        if (!line.has("json")) {
            console.result(explanation_text(article, mentions, resources.gazetteer));
            return;
        }
        const auto toponyms = read_toponyms(article, document, resources.gazetteer, resources.toponyms);
        console.result(article_json(article, document, toponyms, mentions, resources, words, plan));
    });
    if (const auto asked = line.value("mention"); asked && !any) {
        console.warning({"--mention " + *asked, "nothing in the text was read as this name",
                         "Write it as it stands there; without --mention all names are explained"});
    }
    return status;
}

}  // namespace mapwire
