#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/article.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/model/event.hpp"
#include "mapwire/model/layer.hpp"

namespace mapwire {

/// A feature as one article tells it. Features of a layer with the same key are one feature of the finished layer; one
/// without key stays alone.
struct ToldFeature {
    std::uint8_t layer = 0;  ///< index into layer_definitions()
    std::string key;
    Feature feature;
};

struct MentionCounts {
    std::uint64_t resolved = 0;
    std::uint64_t unresolved = 0;
    std::array<std::uint64_t, 7> by_role{};     ///< by the number of the role
    std::vector<std::string> unresolved_names;  ///< of mentions that ask for a place
};

/// What outlives the reading of an article: all that the layers, the report and later merges need of it, in few bytes.
/// The output of a run depends on the set of its records alone, not on their order, so that shards, threads and
/// interrupted runs come to the same bytes.
struct ArticleRecord {
    std::string where;  ///< what messages name
    ArticleId id;
    std::optional<Date> published;
    std::uint64_t digest = 0;      ///< article_digest; 0 when it could not be read
    std::string language;          ///< "" when unknown
    std::optional<Issue> failure;  ///< why it could not be read; then nothing else is told
    std::vector<Issue> issues;
    MentionCounts mentions;
    std::vector<ToldFeature> features;
    std::vector<Event> events;
    std::vector<std::uint32_t> fingerprint;  ///< tells near copies of an article with events; empty without
};

/// Tells articles of the same id apart: depends on id, day of publication and text.
[[nodiscard]] std::uint64_t article_digest(const Article& article);

/// Bytes that compare as articles are ordered in every output: by day of publication (undated last), id, digest. What
/// could not be read comes last, by its place in the input.
[[nodiscard]] std::string lasting_order_key(const ArticleRecord& record);

[[nodiscard]] std::string to_bytes(const ArticleRecord& record);
/// Throws DamagedRecord, as the next.
[[nodiscard]] ArticleRecord article_record(std::string_view bytes);
/// Only what lasting_order_key asks for, in a fraction of the time.
[[nodiscard]] ArticleRecord head_of_record(std::string_view bytes);

}  // namespace mapwire
