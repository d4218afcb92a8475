#pragma once

#include <zlib.h>

#include <memory>
#include <optional>
#include <string>

#include "articles/byte_stream.hpp"

namespace mapwire {

/// Unpacks gzip, members one after the other as one text. Unlike libarchive's filter it hands on all that stands before
/// a fault, so that of a file that is cut off nothing is lost but what is missing.
class Gunzip {
public:
    [[nodiscard]] static bool is_gzip(std::string_view sample) noexcept { return sample.starts_with("\x1F\x8B"); }

    Gunzip();
    /// Up to `size` bytes of what is packed in `raw`; 0 at the end only. After a fault 0, and fault() says which.
    [[nodiscard]] std::size_t read(InputBuffer& raw, char* into, std::size_t size);
    /// "truncated gzip input"; nothing as long as all is well.
    [[nodiscard]] const std::optional<std::string>& fault() const noexcept { return fault_; }

private:
    struct Closer {
        void operator()(z_stream* stream) const noexcept;
    };
    std::unique_ptr<z_stream, Closer> stream_;
    std::optional<std::string> fault_;
    bool between_members_ = true;
};

}  // namespace mapwire
