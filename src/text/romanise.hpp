#pragma once

#include <string>
#include <string_view>

namespace mapwire {

enum class NameScript { latin, cyrillic, arabic, other };

/// The script of a folded name: other when it mixes several or has letters of a further one.
[[nodiscard]] NameScript script_of(std::string_view folded_name) noexcept;

/// A folded word in plain Latin letters: Cyrillic as English maps write it, Arabic letter by letter (its short vowels
/// are not written and stay out). Latin words stay as they are.
[[nodiscard]] std::string romanised(std::string_view folded_word, NameScript script);

/// Is the romanised word an article of Arabic names ("al", "ez", "ash")?
[[nodiscard]] bool is_arabic_article(std::string_view romanised_word) noexcept;

}  // namespace mapwire
