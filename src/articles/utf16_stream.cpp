#include "articles/utf16_stream.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace mapwire {
namespace {

class Utf16Stream final : public ByteStream {
public:
    explicit Utf16Stream(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

    std::size_t read(char* into, std::size_t size) override {
        while (out_.size() == taken_) {
            out_.clear();
            taken_ = 0;
            const auto got = stream_->read(buffer_.data() + kept_, buffer_.size() - kept_);
            if (got == 0) { return finish(into, size); }
            convert(kept_ + got);
        }
        const auto given = std::min(size, out_.size() - taken_);
        out_.copy(into, given, taken_);
        taken_ += given;
        return given;
    }

private:
    std::size_t finish(char* into, std::size_t size) {
        if (finished_ || (high_ == 0 && kept_ == 0) || size < 3) { return 0; }
        finished_ = true;
        return std::string_view("\xEF\xBF\xBD").copy(into, size);
    }

    void convert(std::size_t size) {
        std::size_t at = 0;
        for (; at + 1 < size; at += 2) {
            const auto first = static_cast<unsigned char>(buffer_[at]);
            const auto second = static_cast<unsigned char>(buffer_[at + 1]);
            if (!told_) {
                big_ = first == 0xFE;
                told_ = true;
                continue;
            }
            unit(big_ ? first << 8U | second : second << 8U | first);
        }
        kept_ = size - at;
        if (kept_ == 1) { buffer_[0] = buffer_[at]; }
    }

    void unit(std::uint32_t value) {
        const bool low = value >= 0xDC00 && value < 0xE000;
        if (high_ != 0) {
            append(low ? 0x10000 + ((high_ - 0xD800) << 10U) + (value - 0xDC00) : 0xFFFD);
            high_ = 0;
            if (low) { return; }
        }
        if (value >= 0xD800 && value < 0xDC00) {
            high_ = value;
        } else {
            append(low ? 0xFFFD : value);
        }
    }

    void append(std::uint32_t code) {
        const auto put = [&](std::uint32_t byte) { out_.push_back(static_cast<char>(byte)); };
        if (code < 0x80) { return put(code); }
        if (code < 0x800) {
            put(0xC0 | code >> 6U);
        } else {
            if (code < 0x10000) {
                put(0xE0 | code >> 12U);
            } else {
                put(0xF0 | code >> 18U);
                put(0x80 | (code >> 12U & 0x3FU));
            }
            put(0x80 | (code >> 6U & 0x3FU));
        }
        put(0x80 | (code & 0x3FU));
    }

    std::unique_ptr<ByteStream> stream_;
    std::array<char, 65536> buffer_{};
    std::size_t kept_ = 0;  // half of a unit that waits for its other half
    std::uint32_t high_ = 0;
    bool told_ = false;
    bool big_ = false;
    bool finished_ = false;
    std::string out_;
    std::size_t taken_ = 0;
};

}  // namespace

bool begins_as_utf16(std::string_view sample) noexcept {
    using namespace std::string_view_literals;
    return (sample.starts_with("\xFF\xFE"sv) && sample.substr(2, 2) != "\0\0"sv) || sample.starts_with("\xFE\xFF"sv);
}

std::unique_ptr<ByteStream> utf8_of_utf16(std::unique_ptr<ByteStream> stream) {
    return std::make_unique<Utf16Stream>(std::move(stream));
}

}  // namespace mapwire
