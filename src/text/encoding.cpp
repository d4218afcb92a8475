#include "mapwire/text/encoding.hpp"

#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>

#include "mapwire/text/utf8.hpp"
#include "text/characters.hpp"
#include "text/converters.hpp"

namespace mapwire {
namespace {

constexpr std::size_t sample_size = std::size_t{64} << 10U;

// Well-formed sequences of several bytes, and bytes above ASCII that belong to none.
struct Utf8Census {
    std::size_t sequences = 0;
    std::size_t faults = 0;
};

Utf8Census census_of(std::string_view bytes) {
    Utf8Census census;
    while (true) {
        const auto fault = first_invalid_utf8(bytes);
        const auto fine = bytes.substr(0, fault.value_or(bytes.size()));
        census.sequences += static_cast<std::size_t>(
            std::count_if(fine.begin(), fine.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
        if (!fault) { return census; }
        ++census.faults;  // a sequence that is cut off is one fault
        bytes.remove_prefix(*fault + 1);
        while (!bytes.empty() && (static_cast<unsigned char>(bytes.front()) & 0xC0U) == 0x80U) {
            bytes.remove_prefix(1);
        }
    }
}

// U+FFFD for each fault, as the census counts them.
std::string with_faults_replaced(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + 64);
    while (true) {
        const auto fault = first_invalid_utf8(bytes);
        text += bytes.substr(0, fault.value_or(bytes.size()));
        if (!fault) { return text; }
        text += "\xEF\xBF\xBD";
        bytes.remove_prefix(*fault + 1);
        while (!bytes.empty() && (static_cast<unsigned char>(bytes.front()) & 0xC0U) == 0x80U) {
            bytes.remove_prefix(1);
        }
    }
}

// UTF-16 without a mark: in most scripts every second byte of blanks and punctuation is NUL, and in Latin text of all.
const char* utf16_kind(std::string_view bytes) {
    if (bytes.size() < 4 || bytes.size() % 2 != 0) { return nullptr; }
    const auto sample = bytes.substr(0, 4096);
    std::size_t blanks_little = 0;
    std::size_t blanks_big = 0;
    std::array<std::size_t, 2> nuls{};
    for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
        nuls[0] += sample[i] == '\0' ? 1U : 0U;
        nuls[1] += sample[i + 1] == '\0' ? 1U : 0U;
        blanks_little += (sample[i] == ' ' || sample[i] == '\n') && sample[i + 1] == '\0' ? 1U : 0U;
        blanks_big += (sample[i + 1] == ' ' || sample[i + 1] == '\n') && sample[i] == '\0' ? 1U : 0U;
    }
    if (nuls[0] == 0 && blanks_little * 40 > sample.size() / 2) { return "UTF-16LE"; }
    if (nuls[1] == 0 && blanks_big * 40 > sample.size() / 2) { return "UTF-16BE"; }
    return nullptr;
}

enum class Script { none, latin, cyrillic, arabic, other };

Script script_of(char32_t c) {
    if (c < 0x80) { return Script::none; }
    if ((c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || c == 0x1E9E) { return Script::latin; }
    if (c >= 0x400 && c < 0x460) { return Script::cyrillic; }
    if ((c >= 0x621 && c < 0x64B) || (c >= 0x671 && c < 0x6D4)) { return Script::arabic; }
    return characters::is_letter(c) ? Script::other : Script::none;
}

// How much a text looks like words, by its characters above ASCII: letters beside letters of the same script count for
// it; letters of another script beside them, capitals after small letters, controls and stray signs count against it.
double plausibility(std::string_view text) {
    double score = 0.0;
    std::size_t count = 0;
    char32_t before = U' ';
    for (std::size_t at = 0; at < text.size() && at < sample_size;) {
        const auto c = characters::at(text, at);
        at += c.size;
        const auto previous = before;
        before = c.value;
        if (c.value < 0x80) { continue; }
        ++count;
        const auto script = script_of(c.value);
        const bool after_letter = characters::is_letter(previous);
        if (script == Script::none) {
            const bool usual = (c.value >= 0x2010 && c.value <= 0x2026) || c.value == 0xAB || c.value == 0xBB ||
                               c.value == 0xA0 || c.value == 0x60C || c.value == 0x61F || c.value == 0x61B ||
                               c.value == 0xB0 || c.value == 0x20AC || (c.value >= 0x64B && c.value <= 0x652);
            score += c.value < 0xA0 ? -4.0 : usual ? 0.5 : after_letter ? -2.0 : -0.5;
            continue;
        }
        if (!after_letter) {
            score += script == Script::latin ? 0.2 : 0.5;
            continue;
        }
        // An accented letter stands between plain ones; Cyrillic and Arabic letters stand beside their like.
        const bool plain_before = previous < 0x80;
        const bool fits = script == Script::latin ? plain_before || script_of(previous) == script
                                                  : !plain_before && script_of(previous) == script;
        const bool shouted = characters::is_upper(c.value) && characters::is_lower(previous);
        const bool rare = script == Script::other || (script == Script::latin && !plain_before) ||
                          (script == Script::arabic && c.value >= 0x671);
        score += !fits ? -2.0 : shouted ? -2.0 : rare ? 0.1 : 1.0;
    }
    return count == 0 ? 0.0 : score / static_cast<double>(count);
}

std::string proposed_by_uchardet(std::string_view bytes) {
    uchardet_t detector = uchardet_new();
    std::string name;
    if (uchardet_handle_data(detector, bytes.data(), std::min(bytes.size(), sample_size)) == 0) {
        uchardet_data_end(detector);
        name = uchardet_get_charset(detector);
    }
    uchardet_delete(detector);
    return encoding_name(name);
}

DecodedText likeliest(std::string_view bytes) {
    // What uchardet proposes counts a little more, since it knows languages; the others are there because it is often
    // wrong about short texts.
    const auto proposed = proposed_by_uchardet(bytes);
    std::array<std::string, 6> names = {"windows-1252", "windows-1256", "windows-1251",
                                        "KOI8-R",       "ISO-8859-6",   proposed};
    DecodedText best;
    double best_score = -1e9;
    for (const auto& name : names) {
        if (name.empty()) { continue; }
        auto text = to_utf8(bytes, name.c_str());
        if (!text) { continue; }
        const auto score = plausibility(*text) + (name == proposed ? 0.15 : 0.0);
        // Encodings that say the same of these bytes go by the first name.
        if (score > best_score && *text != best.text) {
            best_score = score;
            best = {std::move(*text), name, true};
        }
    }
    return best;
}

}  // namespace

bool is_encoding(std::string_view name) { return !encoding_name(name).empty(); }

std::variant<DecodedText, EncodingFault> decode_text(std::string bytes, std::string_view declared) {
    using namespace std::string_view_literals;
    const bool wide_mark = bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv);
    if (wide_mark) {
        const bool four = bytes.starts_with("\xFF\xFE\0\0"sv) && bytes.size() % 4 == 0;
        const char* const name = four ? "UTF-32" : "UTF-16";
        if (auto text = to_utf8(bytes, name)) { return DecodedText{std::move(*text), name, false}; }
    }
    const auto fault = first_invalid_utf8(bytes);
    if (!wide_mark) {
        const char* const kind = bytes.find('\0') == std::string::npos ? nullptr : utf16_kind(bytes);
        if (kind != nullptr) {
            if (auto text = to_utf8(bytes, kind)) { return DecodedText{std::move(*text), kind, false}; }
        }
        if (!fault) { return DecodedText{std::move(bytes), "UTF-8", false}; }
    }
    const auto name = encoding_name(declared);
    if (!name.empty() && name != "UTF-8") {
        auto text = to_utf8(bytes, name.c_str());
        // Latin-1 and ASCII are declared by habit: they have to fit better than others.
        if (text && plausibility(*text) > (name == "windows-1252" ? 0.0 : -1.0)) {
            return DecodedText{std::move(*text), name, false};
        }
    }
    const auto census = census_of(bytes);
    if (fault && census.sequences >= 2 * census.faults) {
        // A byte cut off or flipped in what is UTF-8 beyond doubt: the rest is not thrown away.
        const bool few = census.sequences >= 20 * census.faults || bytes.size() >= 2000 * census.faults;
        if (!few) { return EncodingFault{*fault, "the text is not UTF-8"}; }
        return DecodedText{with_faults_replaced(bytes), "UTF-8", false, census.faults, *fault};
    }
    auto guess = likeliest(bytes);
    const auto controls = std::count_if(guess.text.begin(), guess.text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    });
    if (guess.encoding.empty() || static_cast<std::size_t>(controls) * 50 > guess.text.size()) {
        return EncodingFault{fault.value_or(0), "this is no text in any encoding that mapwire knows"};
    }
    return guess;
}

}  // namespace mapwire
