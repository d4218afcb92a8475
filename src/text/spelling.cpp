#include "mapwire/text/spelling.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "text/romanise.hpp"

namespace mapwire {
namespace {

constexpr std::array steps = {
    SpellingStep{"script", "Cyrillic and Arabic letters are written in Latin ones", "Хан-Шейхун = Khan Shaykhun"},
    SpellingStep{"article", "al, el and their assimilated forms go, alone or in Arabic script",
                 "Deir ez-Zor = Deir al-Zor"},
    SpellingStep{"article of the word", "al or el written together with a long word goes", "Elbukemal = al-Bukamal"},
    SpellingStep{"joined words", "words are read without what stands between them", "Kafrnabl = Kafr Nabl"},
    SpellingStep{"vowels", "vowels go, with w and y as parts of them", "Tell Rifaat = Tal Rifat"},
    SpellingStep{"ending", "h at the end of a word goes, as -a, -ah, -eh are one ending", "Maskanah = Meskene"},
    SpellingStep{"doubled letters", "a doubled letter is one", "Shaddadi = Shadadi"},
    SpellingStep{"q and k", "q, k and ck are one", "Qalamoun = Kalamun"},
    SpellingStep{"kh and h", "kh, h and x are one", "Khmeimim = Hmeimim"},
    SpellingStep{"gh and j", "gh, g, j, dj, c and zh are one", "Marj = Marg"},
    SpellingStep{"dentals", "d, dh, z, th and t are one", "Mayadin = Mayathin"},
    SpellingStep{"sh and s", "sh, ch, sch and s are one", "Cheikh = Shaykh"},
    SpellingStep{"labials", "p and b are one", "Palmyra = Balmira"},
};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

// A word as sounds: capitals are classes of consonants, small letters vowels.
struct Sounds {
    std::string_view word;
    std::size_t at = 0;

    [[nodiscard]] bool follows(std::string_view letters) const { return word.substr(at).starts_with(letters); }
    char take(std::size_t letters, char sound) {
        at += letters;
        return sound;
    }
    [[nodiscard]] char next() {
        const char c = word[at];
        if (follows("sch")) { return take(3, 'S'); }
        if (follows("tch")) { return take(3, 'S'); }
        if (follows("sh") || follows("ch")) { return take(2, 'S'); }
        if (follows("kh")) { return take(2, 'H'); }
        if (follows("gh") || follows("dj") || follows("zh")) { return take(2, 'G'); }
        if (follows("dh") || follows("th") || follows("ts")) { return take(2, 'D'); }
        if (follows("ck")) { return take(2, 'K'); }
        // "ou" before a vowel is w: Naoua, Nawa.
        if (at > 0 && follows("ou") && at + 2 < word.size() && is_vowel(word[at + 2]) && is_vowel(word[at - 1])) {
            return take(2, 'W');
        }
        switch (c) {
            case 's': return take(1, 'S');
            case 'h':
            case 'x': return take(1, 'H');
            case 'g':
            case 'j':
            case 'c': return take(1, 'G');
            case 'd':
            case 't':
            case 'z': return take(1, 'D');
            case 'q':
            case 'k': return take(1, 'K');
            case 'b':
            case 'p': return take(1, 'B');
            case 'v':
            case 'w': {
                const bool after_vowel = at > 0 && is_vowel(word[at - 1]);
                const bool before_vowel = at + 1 < word.size() && is_vowel(word[at + 1]);
                if (before_vowel && (after_vowel || at == 0)) { return take(1, 'W'); }
                return take(1, c == 'v' ? 'F' : 'u');
            }
            case 'f': return take(1, 'F');
            case 'l': return take(1, 'L');
            case 'm': return take(1, 'M');
            case 'n': return take(1, 'N');
            case 'r': return take(1, 'R');
            default: return take(1, c);
        }
    }
};

bool is_sound_of_consonant(char c) { return c >= 'A' && c <= 'Z'; }

// The words of a folded name in Latin letters without articles; nothing for other scripts.
std::vector<std::string> latin_words(std::string_view folded) {
    std::vector<std::string> words;
    const auto script = script_of(folded);
    if (script == NameScript::other) { return words; }
    std::size_t begin = 0;
    while (begin <= folded.size()) {
        const auto end = std::min(folded.find_first_of(" ,", begin), folded.size());
        auto word = romanised(folded.substr(begin, end - begin), script);
        if (!word.empty()) { words.push_back(std::move(word)); }
        begin = end + 1;
    }
    if (words.size() > 1) {
        const auto is_article = [&](const std::string& word) { return is_arabic_article(word); };
        if (!std::all_of(words.begin(), words.end(), is_article)) { std::erase_if(words, is_article); }
    }
    constexpr std::size_t shortest_with_article = 7;
    if (words.empty()) { return words; }
    auto& first = words.front();
    if (first.size() >= shortest_with_article && (first.starts_with("al") || first.starts_with("el"))) {
        first.erase(0, 2);
    }
    return words;
}

// The sounds of all words in a row: consonants of a class in capitals, and vowels a, e, i, o, u.
std::string sounds_of(std::string_view folded) {
    std::string sounds;
    for (const auto& word : latin_words(folded)) {
        Sounds reader{word};
        std::string own;
        while (reader.at < word.size()) { own.push_back(reader.next()); }
        if (own.size() > 1 && own.back() == 'H') { own.pop_back(); }
        sounds += own;
    }
    return sounds;
}

std::string collapsed(std::string_view sounds, bool with_vowels) {
    std::string result;
    for (std::size_t i = 0; i < sounds.size(); ++i) {
        const char c = sounds[i];
        // w is a vowel as often as not: Nawa, Naoua, Naua.
        if (!with_vowels && (!is_sound_of_consonant(c) || c == 'W')) { continue; }
        if (i > 0 && sounds[i - 1] == c) { continue; }
        result.push_back(c);
    }
    return result;
}

double substitution_cost(char a, char b) {
    if (a == b) { return 0.0; }
    const bool consonants = is_sound_of_consonant(a) && is_sound_of_consonant(b);
    const bool vowels = !is_sound_of_consonant(a) && !is_sound_of_consonant(b);
    constexpr double other_consonant = 1.0;
    constexpr double other_vowel = 0.2;
    constexpr double consonant_for_vowel = 1.2;
    return consonants ? other_consonant : vowels ? other_vowel : consonant_for_vowel;
}

double removal_cost(char c) {
    constexpr double vowel = 0.2;
    constexpr double weak = 0.5;  // h and w come and go
    return is_sound_of_consonant(c) ? (c == 'H' || c == 'W' ? weak : 1.0) : vowel;
}

}  // namespace

std::span<const SpellingStep> spelling_steps() noexcept { return steps; }

std::string consonants_of(std::string_view folded_name) { return collapsed(sounds_of(folded_name), false); }

std::string in_latin_letters(std::string_view folded_name) {
    const auto script = script_of(folded_name);
    if (script != NameScript::cyrillic && script != NameScript::arabic) { return {}; }
    std::string latin;
    for (std::size_t begin = 0; begin <= folded_name.size();) {
        const auto end = std::min(folded_name.find_first_of(" ,", begin), folded_name.size());
        latin += (latin.empty() ? "" : " ") + romanised(folded_name.substr(begin, end - begin), script);
        begin = end + 1;
    }
    return latin;
}

double spelling_likeness(std::string_view folded_a, std::string_view folded_b) {
    if (folded_a == folded_b) { return 1.0; }
    const auto a = collapsed(sounds_of(folded_a), true);
    const auto b = collapsed(sounds_of(folded_b), true);
    if (a.empty() || b.empty()) { return 0.0; }
    std::vector<double> row(b.size() + 1);
    for (std::size_t j = 1; j <= b.size(); ++j) { row[j] = row[j - 1] + removal_cost(b[j - 1]); }
    double all_b = row.back();
    double all_a = 0.0;
    for (const char c : a) {
        double diagonal = row[0];
        row[0] += removal_cost(c);
        all_a += removal_cost(c);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const double best = std::min({diagonal + substitution_cost(c, b[j - 1]), row[j] + removal_cost(c),
                                          row[j - 1] + removal_cost(b[j - 1])});
            diagonal = row[j];
            row[j] = best;
        }
    }
    const double most = std::max(all_a, all_b);
    return most <= 0.0 ? 0.0 : std::clamp(1.0 - row.back() / most, 0.0, 1.0);
}

}  // namespace mapwire
