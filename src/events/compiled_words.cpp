#include "events/compiled_words.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string>

#include "events/lexicon.hpp"

namespace mapwire {
namespace {

// All images: their number, then for each its language, the bytes of the tables it was made from and its length, then
// one image after the other.
constexpr std::size_t entry_words = 3;

std::uint64_t letters(std::string_view language) {
    std::uint64_t number = 0;
    std::memcpy(&number, language.data(), std::min(language.size(), sizeof(number)));
    return number;
}

/// In place of a language: the words of time of all languages.
constexpr std::string_view times = "*times";

/// The tables that an image comes from, told apart by their size.
std::uint64_t bytes_of_tables(std::string_view language, std::span<const GeodataFile> files) {
    const auto own = "geodata/events/" + std::string(language) + "/";
    const auto shared = "geodata/languages/" + std::string(language) + "/";
    std::uint64_t bytes = 0;
    for (const auto& file : files) {
        if (language == times) {
            bytes += TimeWords::reads(file) ? file.text.size() : 0;
        } else if (file.path.starts_with(own) || file.path.starts_with(shared) ||
                   file.path == "geodata/events/actors.tsv") {
            bytes += file.text.size();
        }
    }
    return bytes;
}

}  // namespace

std::span<const std::uint64_t> events::compiled_times(std::span<const std::uint64_t> compiled,
                                                      std::span<const GeodataFile> files) {
    return compiled_words(compiled, times, files);
}

std::span<const std::uint64_t> events::compiled_words(std::span<const std::uint64_t> compiled,
                                                      std::string_view language, std::span<const GeodataFile> files) {
    if (compiled.empty()) { return {}; }
    const auto count = static_cast<std::size_t>(compiled.front());
    std::size_t begin = 1 + count * entry_words;
    for (std::size_t i = 0; i < count; ++i) {
        if (begin > compiled.size()) { break; }
        const auto entry = compiled.subspan(1 + i * entry_words, entry_words);
        const auto length = static_cast<std::size_t>(entry[2]);
        if (length > compiled.size() - begin) { break; }
        if (entry[0] == letters(language)) {
            const bool same = entry[1] == bytes_of_tables(language, files);
            return same ? compiled.subspan(begin, length) : std::span<const std::uint64_t>{};
        }
        begin += length;
        if (i + 1 == count) { return {}; }
    }
    throw std::logic_error("the compiled words of events are cut off");
}

std::vector<std::uint64_t> EventTables::compile(std::span<const GeodataFile> files) {
    const auto tables = load(files);
    std::vector<std::uint64_t> entries;
    std::vector<std::uint64_t> images;
    const auto add = [&](std::string_view name, const std::vector<std::uint64_t>& image) {
        entries.insert(entries.end(), {letters(name), bytes_of_tables(name, files), image.size()});
        images.insert(images.end(), image.begin(), image.end());
    };
    add(times, TimeWords::compile(files));
    for (const auto& language : tables.state().languages) {
        add(language->code, tables.state().language(language->code)->image);
    }
    std::vector<std::uint64_t> all{tables.state().languages.size() + 1};
    all.insert(all.end(), entries.begin(), entries.end());
    all.insert(all.end(), images.begin(), images.end());
    return all;
}

}  // namespace mapwire
