#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "articles/article_fields.hpp"
#include "mapwire/articles/input_options.hpp"

namespace mapwire {

/// Takes the fields of articles out of JSON objects in one pass over each.
class JsonFields {
public:
    explicit JsonFields(const FieldPaths& paths);
    ~JsonFields();
    JsonFields(JsonFields&&) noexcept;
    JsonFields& operator=(JsonFields&&) noexcept;

    /// The fields of one object, or what is wrong with it. `bytes` may grow by the padding that the parser needs.
    [[nodiscard]] std::variant<ArticleFields, Issue> read(const RecordKey& key, std::string& bytes);

    /// "id, title, text (empty)": the members of an object, for messages; "" for what is none.
    [[nodiscard]] std::string names_in(std::string& bytes);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mapwire
