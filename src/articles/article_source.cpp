#include "mapwire/articles/article_source.hpp"

#include <filesystem>
#include <utility>

#include "articles/formats.hpp"
#include "articles/input_walker.hpp"
#include "articles/record_reader.hpp"

namespace mapwire {

std::string RecordKey::where() const {
    const auto name = input == "-" ? "standard input" : input;
    return record == 0 ? name : name + ":" + std::to_string(record);
}

struct ArticleSource::State {
    InputOptions options;
    InputWalker walker;
    std::unique_ptr<RecordReader> reader;
    std::string name;  // of the file that is being read
    Progress progress;
    bool all_known = true;

    State(std::vector<std::string> inputs, InputOptions given)
        : options(std::move(given)), walker(std::move(inputs), {options.include, options.exclude}) {}

    std::optional<SourceItem> next() {
        while (true) {
            try {
                if (reader) {
                    if (auto item = reader->next()) { return item; }
                    reader.reset();
                }
                auto file = walker.next();
                if (!file) { return std::nullopt; }
                if (auto* issue = std::get_if<Issue>(&*file)) { return std::move(*issue); }
                open(std::get<InputFile>(*file));
            } catch (const StreamFault& fault) {
                reader.reset();
                return fault.issue();
            }
        }
    }

    void open(const InputFile& file) {
        note_size(file.path);
        OpenInput input{file.path, InputBuffer(open_file(file.path, &progress.done)), options.limits};
        const auto format = options.format ? options.format : recognise_format(sample_of(input.bytes), file.path);
        reader = row_of(*format).split(std::move(input), *format);
    }

    // Enough to tell the format; of JSON one line, which may be long, and no more: a pipe may be written line by line.
    static std::string_view sample_of(InputBuffer& bytes) {
        constexpr std::size_t enough = 4096;
        constexpr std::size_t enough_json = std::size_t{1} << 20U;
        while (true) {
            const auto view = bytes.view();
            const bool json = !view.empty() && view.front() == '{';
            const bool line = view.find('\n') != std::string_view::npos;
            if (json ? line || view.size() >= enough_json : view.size() >= enough) { break; }
            if (!bytes.fill()) { break; }
        }
        return bytes.view();
    }

    void note_size(const std::string& path) {
        std::error_code error;
        const auto size = path == "-" ? 0 : std::filesystem::file_size(path, error);
        all_known = all_known && path != "-" && !error;
        progress.all = all_known ? progress.all + size : 0;
    }
};

ArticleSource::ArticleSource(std::vector<std::string> inputs, InputOptions options)
    : state_(std::make_unique<State>(std::move(inputs), std::move(options))) {}
ArticleSource::~ArticleSource() = default;
ArticleSource::ArticleSource(ArticleSource&&) noexcept = default;
ArticleSource& ArticleSource::operator=(ArticleSource&&) noexcept = default;

std::optional<std::variant<RawRecord, Issue>> ArticleSource::next() { return state_->next(); }
ArticleSource::Progress ArticleSource::progress() const noexcept { return state_->progress; }

struct ArticleParser::State {
    ParserTools tools;
};

ArticleParser::ArticleParser(const PageTables& pages, const InputOptions& options)
    : state_(std::make_unique<State>(State{{pages, options, JsonFields(options.fields)}})) {}
ArticleParser::~ArticleParser() = default;
ArticleParser::ArticleParser(ArticleParser&&) noexcept = default;
ArticleParser& ArticleParser::operator=(ArticleParser&&) noexcept = default;

std::variant<ParsedArticle, Issue> ArticleParser::parse(RawRecord record) {
    return row_of(record.format).parse(std::move(record), state_->tools);
}

}  // namespace mapwire
