#include <cstring>

#include "articles/record_splitter.hpp"

namespace mapwire {
namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos; }

class WholeReader final : public RecordSplitter {
public:
    WholeReader(OpenInput input, InputFormat format) : input_(std::move(input)), format_(format) {}

    std::optional<SourceItem> next() override {
        if (done_) { return std::nullopt; }
        done_ = true;
        const RecordKey key{input_.name, 0, 0};
        if (input_.bytes.fill_to(input_.limits.record_bytes + 1)) { return too_long(key, input_.limits); }
        const auto view = input_.bytes.view();
        return RawRecord{key, format_, std::string(view)};
    }

private:
    OpenInput input_;
    InputFormat format_;
    bool done_ = false;
};

class LineReader final : public RecordSplitter {
public:
    LineReader(OpenInput input, InputFormat format) : input_(std::move(input)), format_(format) {}

    std::optional<SourceItem> next() override {
        auto& bytes = input_.bytes;
        std::size_t searched = 0;
        while (true) {
            const auto view = bytes.view();
            const void* const found = std::memchr(view.data() + searched, '\n', view.size() - searched);
            if (found != nullptr) {
                const auto size = static_cast<std::size_t>(static_cast<const char*>(found) - view.data());
                auto item = line(view.substr(0, size));
                bytes.take(size + 1);
                searched = 0;
                if (item) { return item; }
                continue;
            }
            searched = view.size();
            if (searched > input_.limits.record_bytes) { return skip_long_line(); }
            if (bytes.fill()) { continue; }
            if (bytes.view().empty()) { return std::nullopt; }
            auto item = line(bytes.view());
            bytes.take(bytes.view().size());
            return item;
        }
    }

private:
    std::optional<SourceItem> line(std::string_view text) {
        ++number_;
        if (text.size() > input_.limits.record_bytes) { return too_long(key(), input_.limits); }
        if (is_blank(text)) { return std::nullopt; }
        RawRecord record{key(), format_, {}};
        record.bytes.reserve(text.size() + 64);  // simdjson reads that far beyond the end
        record.bytes.assign(text);
        return record;
    }

    SourceItem skip_long_line() {
        ++number_;
        const auto where = key();
        while (true) {
            const auto view = input_.bytes.view();
            const auto end = view.find('\n');
            if (end != std::string_view::npos) {
                input_.bytes.take(end + 1);
                break;
            }
            input_.bytes.take(view.size());
            if (!input_.bytes.fill()) { break; }
        }
        return too_long(where, input_.limits);
    }

    RecordKey key() const { return {input_.name, number_, input_.bytes.offset()}; }

    OpenInput input_;
    InputFormat format_;
    std::uint64_t number_ = 0;
};

}  // namespace

std::string bytes_text(std::uint64_t bytes) {
    constexpr const char* units[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    std::size_t unit = 0;
    while (bytes >= 1024 && bytes % 1024 == 0 && unit < 4) {
        bytes /= 1024;
        ++unit;
    }
    return std::to_string(bytes) + " " + units[unit];
}

Issue too_long(const RecordKey& key, const InputLimits& limits) {
    return {key.where(), "the article is longer than " + bytes_text(limits.record_bytes),
            "Raise the limit with --max-record if it is one article indeed"};
}

std::unique_ptr<RecordSplitter> split_whole(OpenInput input, InputFormat format) {
    return std::make_unique<WholeReader>(std::move(input), format);
}

std::unique_ptr<RecordSplitter> split_lines(OpenInput input, InputFormat format) {
    return std::make_unique<LineReader>(std::move(input), format);
}

}  // namespace mapwire
