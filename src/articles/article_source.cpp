#include "mapwire/articles/article_source.hpp"

#include <array>
#include <filesystem>
#include <functional>
#include <unordered_map>
#include <utility>

#include "articles/article_fields.hpp"
#include "articles/formats.hpp"
#include "articles/input_walker.hpp"
#include "articles/record_splitter.hpp"
#include "articles/unpack.hpp"
#include "articles/utf16_stream.hpp"

namespace mapwire {

std::string RecordKey::where() const {
    const auto name = input == "-" ? "standard input" : input;
    return record == 0 ? name : name + ":" + std::to_string(record);
}

namespace {

// Hands on what a buffer has already read, then the rest of its stream.
class BufferedStream final : public ByteStream {
public:
    explicit BufferedStream(InputBuffer buffer) : buffer_(std::move(buffer)) {}
    std::size_t read(char* into, std::size_t size) override {
        if (buffer_.view().empty() && !buffer_.fill()) { return 0; }
        const auto got = buffer_.view().copy(into, size);
        buffer_.take(got);
        return got;
    }

private:
    InputBuffer buffer_;
};

// "list.ndjson.gz" is a list.ndjson when it comes to endings.
std::string unpacked_name(const std::string& name) {
    const auto dot = name.rfind('.');
    return dot == std::string::npos ? name : name.substr(0, dot);
}

}  // namespace

struct ArticleSource::State {
    InputOptions options;
    FileFilter filter;
    InputWalker walker;
    std::vector<std::unique_ptr<Unpacker>> archives;  // the file's own first, archives in it after
    std::unique_ptr<RecordSplitter> reader;
    std::size_t records = 0;  // of the file or member that is being read
    std::string name;
    std::uint32_t namesake = 0;
    std::unordered_map<std::size_t, std::uint32_t> names_seen;  // by hash of the id that a file's name gives
    Progress progress;
    bool all_known = true;

    State(std::vector<std::string> inputs, InputOptions given)
        : options(std::move(given)), filter{options.include, options.exclude}, walker(std::move(inputs), filter) {}

    std::optional<SourceItem> next() {
        while (true) {
            try {
                if (reader) {
                    auto item = reader->next();
                    if (item) {
                        ++records;
                        if (auto* record = std::get_if<RawRecord>(&*item)) { record->key.namesake = namesake; }
                        return item;
                    }
                    reader.reset();
                    if (records == 0) { return Issue{name, "it holds no article", "Check what the file is"}; }
                }
                if (!archives.empty()) {
                    if (auto issue = next_member()) { return std::move(*issue); }
                    continue;
                }
                auto file = walker.next();
                if (!file) { return std::nullopt; }
                if (auto* issue = std::get_if<Issue>(&*file)) { return std::move(*issue); }
                const auto& path = std::get<InputFile>(*file).path;
                note_size(path);
                start({path == "-" ? "-" : path, open_file(path, &progress.done)});
            } catch (const StreamFault& fault) {
                reader.reset();
                archives.clear();
                return fault.issue();
            }
        }
    }

    std::optional<Issue> next_member() {
        auto member = archives.back()->next();
        if (!member) {
            auto issue = archives.back()->emptiness();
            archives.pop_back();
            return issue;
        }
        if (auto* issue = std::get_if<Issue>(&*member)) { return std::move(*issue); }
        auto& found = std::get<Member>(*member);
        if (found.name != name) {  // of an archive, not the one thing in a compressed file
            const bool beside = filter.include.empty() && lies_beside_articles(found.name);
            if (beside || !filter.takes(found.name)) { return std::nullopt; }
        }
        start(std::move(found));
        return std::nullopt;
    }

    // Unpacks, or tells the format and splits.
    void start(Member input) {
        name = input.name == "-" ? "standard input" : input.name;
        InputBuffer bytes(std::move(input.bytes));
        if (begins_as_utf16(sample_of(bytes))) {
            bytes = InputBuffer(utf8_of_utf16(std::make_unique<BufferedStream>(std::move(bytes))));
        }
        const auto sample = sample_of(bytes);
        const auto packing = packing_of(sample);
        if (packing == Packing::packed) {
            const auto depth = archives.empty() ? 1 : archives.back()->depth() + 1;
            if (depth > options.limits.archive_depth) {
                throw StreamFault(
                    {name, "archives are nested more than " + std::to_string(options.limits.archive_depth) + " deep",
                     "Unpack the inner ones first"});
            }
            auto budget = archives.empty() ? std::make_shared<UnpackBudget>() : archives.back()->budget();
            if (archives.empty()) { budget->file = name; }
            archives.push_back(std::make_unique<Unpacker>(input.name,
                                                          std::make_unique<BufferedStream>(std::move(bytes)),
                                                          std::move(budget), options.limits, depth));
            return;
        }
        const bool compressed = !archives.empty() && !archives.back()->has_members();
        const auto format =
            options.format ? options.format : recognise_format(sample, compressed ? unpacked_name(name) : name);
        records = 0;
        namesake = names_seen[std::hash<std::string>{}(id_of_key({input.name, 0, 0}).text)]++;
        // Of a text the mark is part of the file that offsets refer to; records begin behind it.
        const auto& row = row_of(*format);
        if (row.split != split_whole && sample.starts_with("\xEF\xBB\xBF")) { bytes.take(3); }
        reader = row.split({std::move(input.name), std::move(bytes), options.limits, options.fields}, *format);
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
            try {
                if (!bytes.fill()) { break; }
            } catch (const StreamFault&) {
                // What stands before the fault is read first; whoever reads on meets the fault again.
                if (bytes.view().empty()) { throw; }
                break;
            }
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

bool is_packed_file(const std::string& path) {
    std::array<char, 512> head{};
    try {
        const auto got = open_file(path)->read(head.data(), head.size());
        return packing_of({head.data(), got}) == Packing::packed;
    } catch (const StreamFault&) { return false; }
}

}  // namespace mapwire
