#include "text/time_lexicon.hpp"

#include <stdexcept>

#include "mapwire/text/letter_case.hpp"
#include "mapwire/text/word_image.hpp"
#include "text/characters.hpp"

namespace mapwire {
namespace {

std::string_view take_line(std::string_view& text) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) { throw std::logic_error("the words of time are cut off"); }
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

std::vector<std::string> take_lines(std::string_view& text) {
    std::vector<std::string> lines;
    for (auto line = take_line(text); !line.empty(); line = take_line(text)) { lines.emplace_back(line); }
    return lines;
}

}  // namespace

std::string normalised_time_word(std::string_view word) {
    std::string normal(word);
    bool is_ascii = true;
    for (auto& c : normal) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c + 32); }
        is_ascii = is_ascii && static_cast<unsigned char>(c) < 0x80;
    }
    if (is_ascii) { return normal; }
    const auto lower = lower_case(word);
    normal.clear();
    normal.reserve(lower.size());
    for (std::size_t at = 0; at < lower.size();) {
        const auto here = characters::at(lower, at);
        const auto letter = here.value;
        if (characters::is_apostrophe(letter)) {
            normal += '\'';
        } else if (letter == 0x622 || letter == 0x623 || letter == 0x625) {
            normal += "\xD8\xA7";  // ا
        } else if (letter == 0x649) {
            normal += "\xD9\x8A";  // ي
        } else if (letter == 0x451) {
            normal += "\xD0\xB5";  // е
        } else if (!(letter >= 0x64B && letter <= 0x65F) && letter != 0x640 && letter != 0x307) {
            normal.append(lower, at, here.size);
        }
        at += here.size;
    }
    return normal;
}

TimeWords::Lexicon::Lexicon(std::span<const std::uint64_t> image) {
    if (image.size() < image_header || image.front() != image_version) {
        throw std::logic_error("the words of time are none of this version");
    }
    auto rest = image.subspan(image_header);
    first_words = take_from_image<Slot>(rest, image[1]);
    telling_words = take_from_image<Slot>(rest, image[2]);
    entries = take_from_image<TimeEntry>(rest, image[3]);
    rest_words = take_from_image<std::uint64_t>(rest, image[4]);
    const auto letters = take_from_image<char>(rest, image[5]);
    for (std::string_view text(letters.data(), letters.size()); !text.empty();) {
        languages.emplace_back(take_line(text));
        prefixes.push_back(take_lines(text));
        suffixes.push_back(take_lines(text));
    }
}

TimeWords::TimeWords(std::unique_ptr<const Lexicon> lexicon) noexcept : lexicon_(std::move(lexicon)) {}
TimeWords::TimeWords(TimeWords&&) noexcept = default;
TimeWords& TimeWords::operator=(TimeWords&&) noexcept = default;
TimeWords::~TimeWords() = default;

bool TimeWords::reads(const GeodataFile& file) noexcept {
    return file.path.starts_with("geodata/languages/") &&
           (file.path.ends_with("/time_words.tsv") || file.path.ends_with("/months.tsv"));
}

std::vector<std::uint64_t> TimeWords::compile(std::span<const GeodataFile> files) { return Lexicon::gather(files); }

TimeWords TimeWords::load(std::span<const GeodataFile> files, std::span<const std::uint64_t> compiled) {
    return TimeWords(compiled.empty() ? std::make_unique<const Lexicon>(Lexicon::gather(files))
                                      : std::make_unique<const Lexicon>(compiled));
}

}  // namespace mapwire
