#pragma once

#include <string>
#include <vector>

#include "app/pipeline.hpp"

/// Maps articles in the test program itself, as `mapwire map` would, and finds features in the layers.
namespace mapwire::testing {

[[nodiscard]] RunResult map_articles(const std::vector<std::string>& files, const std::string& as_of = "");

/// The events of the articles, merged.
[[nodiscard]] std::vector<Event> events_of(const std::vector<std::string>& files, const std::string& as_of);

/// The reading of a file that holds one article.
[[nodiscard]] ArticleReading read_one(const std::string& file);

[[nodiscard]] const Layer& layer(const RunResult& result, const std::string& name);
/// The value of a field; null when the feature has none. Fails the test for a field that the layer does not have.
[[nodiscard]] FieldValue value(const Layer& layer, const Feature& feature, const std::string& field);
[[nodiscard]] std::string text(const Layer& layer, const Feature& feature, const std::string& field);
[[nodiscard]] double number(const Layer& layer, const Feature& feature, const std::string& field);
/// The first feature with this text in the field, or nullptr.
[[nodiscard]] const Feature* find(const Layer& layer, const std::string& field, const std::string& text);

}  // namespace mapwire::testing
