#include <algorithm>
#include <array>

#include "articles/record_splitter.hpp"

namespace mapwire {
namespace {

// Members of an object that hold articles when they are arrays of objects: News API and GDELT ("articles"), ReliefWeb
// ("data"), Media Cloud ("stories"), Telegram ("messages", under "chats" "list"), feeds in JSON ("items") …
constexpr std::array<std::string_view, 12> array_names = {"articles", "data",    "stories",   "messages",
                                                          "items",    "results", "documents", "docs",
                                                          "records",  "entries", "list",      "hits"};
// Members that are objects in which such an array stands: Telegram, and search services.
constexpr std::array<std::string_view, 3> object_names = {"chats", "response", "hits"};

enum class Holder { none, array, object, either };

Holder holder_named(std::string_view name) {
    const bool array = std::find(array_names.begin(), array_names.end(), name) != array_names.end();
    const bool object = std::find(object_names.begin(), object_names.end(), name) != object_names.end();
    return array && object ? Holder::either : array ? Holder::array : object ? Holder::object : Holder::none;
}

bool may_begin(Holder holder, char bracket) {
    return holder == Holder::either || holder == (bracket == '[' ? Holder::array : Holder::object);
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// A message of Telegram that is a picture alone, or something that the service says: no article, and no fault.
bool is_wordless_message(std::string_view object) {
    const auto has = [&](std::string_view words) { return object.find(words) != std::string_view::npos; };
    const bool by_service = has("\"type\": \"service\"") || has("\"type\":\"service\"");
    if (by_service && has("\"action\"")) { return true; }  // older exports name nobody
    const bool by_message = has("\"type\": \"message\"") || has("\"type\":\"message\"");
    if (!by_message && !has("\"date_unixtime\"") && !has("\"from_id\"") && !has("\"actor_id\"")) { return false; }
    return by_service || has("\"text\": \"\"") || has("\"text\":\"\"");
}

// Follows brackets and strings of a JSON text through the window of the stream, so that a file of any size is cut into
// objects in bounded memory. It checks no more than it needs for that: what it cuts out is parsed later.
class JsonSplitter final : public RecordSplitter {
public:
    JsonSplitter(OpenInput input, InputFormat format) : input_(std::move(input)), format_(format) {}

    std::optional<SourceItem> next() override {
        if (failed_) { return std::nullopt; }
        while (true) {
            const auto c = peek();
            if (!c) {
                if (open_.empty()) { return std::nullopt; }
                return fail("the JSON ends in the middle", "See whether the file was cut off");
            }
            if (is_space(*c) || *c == ',' || *c == ':' || *c == '\x1E') {
                skip(1);
                continue;
            }
            if (*c == '"') {  // only inside a holder: the name of a member, or a string that is no article
                if (open_.empty()) { return fail("this is no JSON object", "Give objects"); }
                if (!read_name()) { return fail("a string has no end", "See whether the file was cut off"); }
                continue;
            }
            if (*c == '[' && (open_.empty() || may_begin(holding_, '['))) {
                if (open_.size() > 64) { return fail("arrays are nested too deep for articles", "Check the file"); }
                open_.push_back(']');
                holding_ = Holder::none;
                skip(1);
                continue;
            }
            if (!open_.empty() && *c == open_.back()) {
                open_.pop_back();
                holding_ = Holder::none;
                skip(1);
                continue;
            }
            if (*c == ']' || *c == '}') { return fail("a bracket closes nothing", "Check the JSON"); }
            if (auto item = value(*c == '{' && in_place_of_article())) { return item; }
        }
    }

private:
    bool in_place_of_article() const { return open_.empty() || open_.back() == ']' || may_begin(holding_, '{'); }

    std::optional<char> peek() {
        if (input_.bytes.view().empty() && !input_.bytes.fill()) { return std::nullopt; }
        return input_.bytes.view().front();
    }

    void skip(std::size_t size) { input_.bytes.take(size); }

    // A member's name inside a holder; remembers whether its value may hold articles.
    bool read_name() {
        const auto size = value_size(false);
        if (!size) { return false; }
        const auto name = input_.bytes.view().substr(1, *size - 2);
        holding_ = open_.back() == '}' ? holder_named(name) : Holder::none;
        skip(*size);
        return true;
    }

    // Passes over one value. An object in the place of an article is the record, unless it turns out to be a holder.
    std::optional<SourceItem> value(bool article) {
        const auto size = value_size(article);
        if (entered_) {
            entered_ = false;
            return std::nullopt;
        }
        if (too_long_) {
            failed_ = true;
            return too_long({input_.name, number_ + 1, input_.bytes.offset()}, input_.limits);
        }
        if (!size) { return fail("the JSON ends in the middle", "See whether the file was cut off"); }
        if (!article) {
            const bool scalar_in_list = open_.empty() || open_.back() == ']';
            if (scalar_in_list) { return unfit(*size); }
            skip(*size);
            holding_ = Holder::none;
            return std::nullopt;
        }
        holding_ = Holder::none;
        if (!open_.empty() && is_wordless_message(input_.bytes.view().substr(0, *size))) {
            ++number_;
            skip(*size);
            return std::nullopt;
        }
        RawRecord record{{input_.name, ++number_, input_.bytes.offset()}, format_, {}};
        record.bytes.reserve(*size + 64);
        record.bytes.assign(input_.bytes.view().substr(0, *size));
        skip(*size);
        return record;
    }

    SourceItem unfit(std::size_t size) {
        const RecordKey key{input_.name, ++number_, input_.bytes.offset()};
        skip(size);
        return Issue{key.where(), "this is no JSON object (at byte " + std::to_string(key.byte) + ")",
                     "Give each article as an object with a text field"};
    }

    // How many bytes the value at the front has; nothing when the stream ends in it. With `may_hold`, an object of
    // which a member turns out to hold articles is entered instead: its bytes up to there are taken.
    std::optional<std::size_t> value_size(bool may_hold) {
        std::size_t at = 0;
        std::size_t depth = 0;
        bool in_string = false;
        bool escaped = false;
        std::size_t string_begin = 0;
        Holder name_holds = Holder::none;  // by the last string at depth 1, when that is the name of a member
        while (true) {
            const auto view = input_.bytes.view();
            for (; at < view.size(); ++at) {
                const char c = view[at];
                if (in_string) {
                    if (escaped) {
                        escaped = false;
                    } else if (c == '\\') {
                        escaped = true;
                    } else if (c == '"') {
                        in_string = false;
                        if (depth == 0) { return at + 1; }
                        if (depth == 1) { name_holds = holder_named(view.substr(string_begin, at - string_begin)); }
                    } else {
                        // Most of an article is inside strings: jump to what may end one.
                        const auto stop = view.find_first_of("\"\\", at);
                        at = (stop == std::string_view::npos ? view.size() : stop) - 1;
                    }
                    continue;
                }
                if (c == '"') {
                    in_string = true;
                    string_begin = at + 1;
                } else if (c == '{' || c == '[') {
                    if (may_hold && depth == 1 && may_begin(name_holds, c) && enter(at, c)) { return 0; }
                    ++depth;
                    name_holds = Holder::none;
                } else if (c == '}' || c == ']') {
                    if (depth == 0) { return at == 0 ? 1 : at; }
                    if (--depth == 0) { return at + 1; }
                } else if (c == ',' || is_space(c)) {
                    if (depth == 0) { return at; }
                    if (c == ',' && depth == 1) { name_holds = Holder::none; }
                }
            }
            if (at > input_.limits.record_bytes) {
                too_long_ = true;
                return std::nullopt;
            }
            if (!input_.bytes.fill()) {
                if (depth == 0 && !in_string && at > 0) { return at; }
                return std::nullopt;
            }
        }
    }

    // A holder begins at `at`, inside the object at the front of the window. An array holds articles when its first
    // element is an object; an object may hold an array that does.
    bool enter(std::size_t at, char bracket) {
        if (bracket == '[') {
            std::size_t next = at + 1;
            while (true) {
                const auto view = input_.bytes.view();
                while (next < view.size() && is_space(view[next])) { ++next; }
                if (next < view.size()) {
                    if (view[next] != '{') { return false; }
                    break;
                }
                if (!input_.bytes.fill()) { return false; }
            }
        }
        open_.push_back('}');  // the object that holds
        open_.push_back(bracket == '[' ? ']' : '}');
        holding_ = Holder::none;
        skip(at + 1);
        entered_ = true;
        return true;
    }

    SourceItem fail(std::string what, std::string remedy) {
        failed_ = true;
        return Issue{RecordKey{input_.name}.where(),
                     std::move(what) + " (at byte " + std::to_string(input_.bytes.offset()) + ")", std::move(remedy)};
    }

    OpenInput input_;
    InputFormat format_;
    std::string open_;  // closing brackets of the holders that we are in, outermost first
    Holder holding_ = Holder::none;
    bool entered_ = false;
    bool too_long_ = false;
    bool failed_ = false;
    std::uint64_t number_ = 0;
};

}  // namespace

bool holds_article_array(std::string_view object) {
    const auto skip_spaces = [&](std::size_t at) {
        while (at < object.size() && is_space(object[at])) { ++at; }
        return at;
    };
    return std::any_of(array_names.begin(), array_names.end(), [&](std::string_view name) {
        const auto quoted = "\"" + std::string(name) + "\"";
        for (auto at = object.find(quoted); at != std::string_view::npos; at = object.find(quoted, at + 1)) {
            std::size_t next = at + quoted.size();
            for (const char wanted : {':', '[', '{'}) {
                next = skip_spaces(next);
                if (next >= object.size() || object[next] != wanted) {
                    next = std::string_view::npos;
                    break;
                }
                ++next;
            }
            if (next != std::string_view::npos) { return true; }
        }
        return false;
    });
}

std::unique_ptr<RecordSplitter> split_json(OpenInput input, InputFormat format) {
    return std::make_unique<JsonSplitter>(std::move(input), format);
}

}  // namespace mapwire
