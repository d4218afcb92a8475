#pragma once

#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>

#include "mapwire/writers/geojson.hpp"

namespace mapwire {

/// GeoJSON text that grows at its end: a buffer that is handed on whenever it is full, numbers written without detours.
/// Beside text/json_text.hpp, which keeps track of commas and brackets, since a million features must cost no more than
/// their bytes.
class GeoJsonBuffer {
public:
    /// Keeps everything; take() hands it out.
    GeoJsonBuffer() = default;
    /// Hands pieces of about 64 KiB to the sink; flush() hands on the rest.
    explicit GeoJsonBuffer(const ByteSink& sink) : sink_(&sink) {}

    void raw(std::string_view text) {
        room(text.size());
        std::memcpy(buffer_.data() + size_, text.data(), text.size());
        size_ += text.size();
    }
    void raw(char c) {
        room(1);
        buffer_[size_++] = c;
    }
    /// A string with its quotation marks, escaped as RFC 8259 asks.
    void string(std::string_view text);
    void integer(std::int64_t value);
    /// The shortest digits that give the same number back, always with a decimal point or an exponent. Finite.
    void real(double value);
    /// Ten-millionths of a degree, at most 180 degrees either way, as decimal degrees without needless zeros: 386177800
    /// is 38.61778.
    void degrees(std::int64_t e7);
    /// "[38.61778,33.50583]", of the same.
    void position(std::int64_t longitude_e7, std::int64_t latitude_e7);

    void flush();
    [[nodiscard]] std::string take();

private:
    static constexpr std::size_t piece = std::size_t{1} << 16U;
    void room(std::size_t bytes) {
        if (size_ + bytes > buffer_.size()) { grow(bytes); }
    }
    void grow(std::size_t bytes);
    void escaped(char c);

    const ByteSink* sink_ = nullptr;
    std::string buffer_;
    std::size_t size_ = 0;
};

}  // namespace mapwire
