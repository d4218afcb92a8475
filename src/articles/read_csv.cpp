#include <algorithm>

#include "articles/field_paths.hpp"
#include "articles/formats.hpp"
#include "articles/html.hpp"
#include "mapwire/text/encoding.hpp"

namespace mapwire {
namespace {

// Follows rows of RFC 4180: a field in quotation marks may hold line breaks, a doubled mark in it is one.
class RowScanner {
public:
    explicit RowScanner(char separator) : separator_(separator) {}

    // Where the row ends within what has been seen so far (the line break not counted); goes on where it stopped.
    std::optional<std::size_t> scan(std::string_view view) {
        for (; at_ < view.size(); ++at_) {
            const char c = view[at_];
            if (quoted_) {
                if (c == '"') { quoted_ = false; }
                continue;  // a doubled mark closes and opens again
            }
            if (c == '"' && (at_field_start_ || (at_ > 0 && view[at_ - 1] == '"'))) {
                quoted_ = true;
            } else if (c == '\n') {
                return at_;
            }
            at_field_start_ = c == separator_;
        }
        return std::nullopt;
    }
    [[nodiscard]] bool in_quotes() const noexcept { return quoted_; }

private:
    char separator_;
    std::size_t at_ = 0;
    bool quoted_ = false;
    bool at_field_start_ = true;
};

std::vector<std::string> fields_of(std::string_view row, char separator) {
    if (row.ends_with('\r')) { row.remove_suffix(1); }
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t at = 0; at < row.size(); ++at) {
        const char c = row[at];
        auto& field = fields.back();
        if (quoted) {
            if (c != '"') {
                field.push_back(c);
            } else if (row.substr(at + 1, 1) == "\"") {
                field.push_back(row[++at]);
            } else {
                quoted = false;
            }
        } else if (c == '"' && field.empty()) {
            quoted = true;
        } else if (c == separator) {
            fields.emplace_back();
        } else {
            field.push_back(c);
        }
    }
    return fields;
}

// The sign that stands most often in the header.
char separator_of(std::string_view header) {
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char c : {',', '\t', ';', '|'}) {
        const auto count = std::count(header.begin(), header.end(), c);
        if (count > most) {
            most = count;
            best = c;
        }
    }
    return best;
}

class CsvReader final : public RecordSplitter {
public:
    CsvReader(OpenInput input, InputFormat format) : input_(std::move(input)), format_(format) {}

    std::optional<SourceItem> next() override {
        if (!columns_ && !failed_) {
            if (auto issue = read_header()) { return std::move(*issue); }
        }
        while (!failed_) {
            const RecordKey key{input_.name, number_ + 1, input_.bytes.offset()};
            auto row = next_row();
            if (!row) { return std::nullopt; }
            if (failed_) {
                return Issue{key.where(),
                             "a quotation mark is not closed (the row begins at byte " + std::to_string(key.byte) + ")",
                             "Check the quotation marks of the file"};
            }
            ++number_;
            if (row->find_first_not_of(" \t\r\n,;|\"") == std::string::npos) { continue; }
            RawRecord record{key, format_, std::move(*row)};
            record.encoding = encoding_;
            record.columns = columns_;
            return record;
        }
        return std::nullopt;
    }

private:
    std::optional<Issue> read_header() {
        failed_ = true;
        input_.bytes.fill_to(std::size_t{64} << 10U);
        if (input_.bytes.view().starts_with("\xEF\xBB\xBF")) { input_.bytes.take(3); }
        const auto sample = input_.bytes.view();
        separator_ = separator_of(sample.substr(0, sample.find('\n')));
        // "sep=;" before the header is a word of Excel to itself.
        if (sample.starts_with("sep=") && sample.size() > 5 && (sample[5] == '\n' || sample[5] == '\r')) {
            separator_ = sample[4];
            input_.bytes.take(std::min(sample.find('\n'), sample.size() - 1) + 1);
        }
        const auto decoded = decode_text(std::string(sample.substr(0, sample.rfind('\n'))));
        if (const auto* text = std::get_if<DecodedText>(&decoded)) { encoding_ = text->encoding; }
        auto header = next_row();
        if (!header || header->find_first_not_of(" \t\r\n") == std::string::npos) {
            return Issue{RecordKey{input_.name}.where(), "the file is empty", "Give a table with a header row"};
        }
        // The separator travels with the columns, before the first of them.
        std::vector<std::string> columns = fields_of(*header, separator_);
        for (auto& column : columns) {
            const auto name = decode_text(column, encoding_);
            if (const auto* text = std::get_if<DecodedText>(&name)) { column = text->text; }
        }
        const auto tree = field_tree(input_.fields);
        const bool has_text = std::any_of(columns.begin(), columns.end(), [&](const std::string& column) {
            const auto* const node = column_node(tree, column);
            return node != nullptr && node->member == &ArticleFields::text;
        });
        if (!has_text) {
            std::string names;
            for (const auto& column : columns) { names += (names.empty() ? "" : ", ") + column; }
            return Issue{RecordKey{input_.name}.where(),
                         "no column holds the text (the columns are " + names.substr(0, 200) + ")",
                         "Give the columns' names in the first row, or name it, for example --fields text=BODY"};
        }
        columns.insert(columns.begin(), std::string(1, separator_));
        columns_ = std::make_shared<const std::vector<std::string>>(std::move(columns));
        number_ = 1;
        failed_ = false;
        return std::nullopt;
    }

    std::optional<std::string> next_row() {
        RowScanner scanner(separator_);
        while (true) {
            const auto view = input_.bytes.view();
            if (const auto end = scanner.scan(view)) {
                std::string row(view.substr(0, *end));
                input_.bytes.take(*end + 1);
                return row;
            }
            if (view.size() > input_.limits.record_bytes) {
                failed_ = true;
                return std::string();
            }
            if (input_.bytes.fill()) { continue; }
            if (input_.bytes.view().empty()) { return std::nullopt; }
            if (scanner.in_quotes()) { failed_ = true; }
            std::string row(input_.bytes.view());
            input_.bytes.take(row.size());
            return row;
        }
    }

    OpenInput input_;
    InputFormat format_;
    char separator_ = ',';
    std::string encoding_;
    std::shared_ptr<const std::vector<std::string>> columns_;
    std::uint64_t number_ = 0;
    bool failed_ = false;
};

}  // namespace

std::unique_ptr<RecordSplitter> split_csv(OpenInput input, InputFormat format) {
    return std::make_unique<CsvReader>(std::move(input), format);
}

std::variant<ParsedArticle, Issue> read_csv_record(RawRecord record, ParserTools& tools) {
    ArticleFields fields;
    if (auto issue = decode_record(record.key, record.bytes, record.encoding, fields.notes)) {
        return std::move(*issue);
    }
    if (!record.columns || record.columns->empty()) {
        return Issue{record.key.where(), "the row has no header", "Give a table with a header row"};
    }
    const auto& columns = *record.columns;
    auto cells = fields_of(record.bytes, columns.front().front());
    const auto tree = field_tree(tools.options.fields);
    struct Best {
        FieldMember member;
        int rank;
    };
    std::vector<Best> best;
    for (std::size_t i = 0; i < cells.size() && i + 1 < columns.size(); ++i) {
        const auto* const node = column_node(tree, columns[i + 1]);
        if (node == nullptr || node->member == nullptr || cells[i].find_first_not_of(" \t\r\n") == std::string::npos) {
            continue;
        }
        auto found =
            std::find_if(best.begin(), best.end(), [&](const Best& each) { return each.member == node->member; });
        if (found != best.end() && found->rank <= node->rank) { continue; }
        if (found == best.end()) {
            best.push_back({node->member, node->rank});
        } else {
            found->rank = node->rank;
        }
        fields.*(node->member) = std::move(cells[i]);
    }
    if (auto issue = extract_html(record.key, fields)) { return std::move(*issue); }
    return article_of_fields(record.key, std::move(fields), tools.pages);
}

}  // namespace mapwire
