#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <type_traits>
#include <vector>

/// Tables of words laid out as one run of 64-bit words when the program is built, so that a run need not read them.
namespace mapwire {

/// Appends the bytes of some elements, the last word filled with zeros. An element has no bytes between its fields.
template <class Elements>
void append_to_image(std::vector<std::uint64_t>& image, const Elements& all) {
    const std::span elements(all);
    static_assert(std::is_trivially_copyable_v<typename decltype(elements)::element_type>);
    const auto begin = image.size();
    image.resize(begin + (elements.size_bytes() + 7) / 8);
    if (!elements.empty()) { std::memcpy(image.data() + begin, elements.data(), elements.size_bytes()); }
}

/// Takes the next `count` elements off the front of an image, of which they are a view. Throws std::logic_error when
/// fewer are left.
template <class Element>
[[nodiscard]] std::span<const Element> take_from_image(std::span<const std::uint64_t>& image, std::uint64_t count) {
    static_assert(std::is_trivially_copyable_v<Element> && alignof(Element) <= alignof(std::uint64_t));
    if (count > image.size_bytes() / sizeof(Element)) { throw std::logic_error("an image of words is cut off"); }
    const std::span<const Element> elements(reinterpret_cast<const Element*>(image.data()),
                                            static_cast<std::size_t>(count));
    image = image.subspan((elements.size_bytes() + 7) / 8);
    return elements;
}

}  // namespace mapwire
