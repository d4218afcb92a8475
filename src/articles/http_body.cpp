#include "articles/http_body.hpp"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "articles/unpack.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

std::optional<std::string> inflated(std::string_view packed, int window_bits, std::uint64_t limit) {
    z_stream stream{};
    if (inflateInit2(&stream, window_bits) != Z_OK) { return std::nullopt; }
    const std::unique_ptr<z_stream, int (*)(z_stream*)> closer(&stream, inflateEnd);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string out;
    std::array<char, std::size_t{16} << 10U> piece{};
    while (true) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        const int status = inflate(&stream, Z_NO_FLUSH);
        out.append(piece.data(), piece.size() - stream.avail_out);
        if (out.size() > limit) { return std::nullopt; }
        if (status == Z_STREAM_END) { return out; }
        if (status != Z_OK) { return std::nullopt; }
    }
}

std::optional<std::string> from_brotli(std::string_view packed, std::uint64_t limit) {
    const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> decoder(
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
    if (!decoder) { return std::nullopt; }
    const auto* next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
    std::size_t left = packed.size();
    std::string out;
    std::array<char, std::size_t{16} << 10U> piece{};
    while (true) {
        auto* next_out = reinterpret_cast<std::uint8_t*>(piece.data());
        std::size_t room = piece.size();
        const auto status = BrotliDecoderDecompressStream(decoder.get(), &left, &next_in, &room, &next_out, nullptr);
        out.append(piece.data(), piece.size() - room);
        if (out.size() > limit) { return std::nullopt; }
        if (status == BROTLI_DECODER_RESULT_SUCCESS) { return out; }
        if (status != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) { return std::nullopt; }
    }
}

bool begins_like_a_page(std::string_view body) {
    const auto first = body.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos || body[first] == '<' || body.starts_with("\xEF\xBB\xBF");
}

}  // namespace

std::string without_chunks(std::string_view body) {
    std::string whole;
    while (true) {
        std::size_t size = 0;
        const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
        const auto line = body.find("\r\n");
        if (error != std::errc{} || line == std::string_view::npos || size == 0) { return whole; }
        whole += body.substr(line + 2, size);
        body.remove_prefix(std::min(body.size(), line + 2 + std::min(size, body.size()) + 2));
    }
}

std::optional<std::string> unpacked_body(std::string body, std::string_view coding, std::uint64_t limit) {
    if (packing_of(body) == Packing::packed) { return unpack_bytes(body, limit); }
    const auto name = lower_case(coding);
    std::optional<std::string> plain;
    if (name == "br") { plain = from_brotli(body, limit); }
    if (name == "deflate") {
        plain = inflated(body, MAX_WBITS, limit);
        if (!plain) { plain = inflated(body, -MAX_WBITS, limit); }
    }
    if (plain) { return plain; }
    const bool packed = name == "br" || name == "deflate";
    if (packed && !begins_like_a_page(body)) { return std::nullopt; }
    return body;
}

}  // namespace mapwire
