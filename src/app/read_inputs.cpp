#include "app/read_inputs.hpp"

#include "app/run_plan.hpp"
#include "mapwire/articles/article_source.hpp"
#include "mapwire/text/analyse.hpp"

namespace mapwire {

int read_inputs(const CommandLine& line, const Resources& resources, const Console& console,
                const std::function<void(const Article&, const Document&)>& work) {
    const auto options = plan_input(line);
    ArticleSource source(line.arguments, options);
    ArticleParser parser(resources.pages, options);
    int status = 0;
    const auto tell = [&](const Issue& issue) {
        console.error(issue);
        status = 1;
    };
    while (auto item = source.next()) {
        if (const auto* issue = std::get_if<Issue>(&*item)) {
            tell(*issue);
            continue;
        }
        const auto parsed = parser.parse(std::get<RawRecord>(std::move(*item)));
        if (const auto* issue = std::get_if<Issue>(&parsed)) {
            tell(*issue);
            continue;
        }
        const auto& [article, notes] = std::get<ParsedArticle>(parsed);
        for (const auto& note : notes) { console.warning(note); }
        work(article, analyse(article, resources.sentences));
    }
    return status;
}

}  // namespace mapwire
