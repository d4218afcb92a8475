#include "app/read_inputs.hpp"

#include "mapwire/articles/read_text.hpp"
#include "mapwire/text/analyse.hpp"

namespace mapwire {

int read_inputs(const CommandLine& line, const Resources& resources, const Console& console,
                const std::function<void(const Article&, const Document&)>& work) {
    int status = 0;
    for (const auto& input : line.arguments) {
        const auto read = read_text_article(input, resources.pages);
        if (const auto* issue = std::get_if<Issue>(&read)) {
            console.error(*issue);
            status = 1;
            continue;
        }
        const auto& article = std::get<Article>(read);
        work(article, analyse(article, resources.sentences));
    }
    return status;
}

}  // namespace mapwire
