#include "articles/gunzip.hpp"

#include <algorithm>
#include <limits>
#include <new>

namespace mapwire {

void Gunzip::Closer::operator()(z_stream* stream) const noexcept {
    inflateEnd(stream);
    delete stream;
}

Gunzip::Gunzip() {
    auto fresh = std::make_unique<z_stream>();
    if (inflateInit2(fresh.get(), MAX_WBITS + 16) != Z_OK) { throw std::bad_alloc(); }
    stream_.reset(fresh.release());
}

std::size_t Gunzip::read(InputBuffer& raw, char* into, std::size_t size) {
    auto& stream = *stream_;
    while (!fault_) {
        if (raw.view().empty() && !raw.fill()) {
            if (!between_members_) { fault_ = "truncated gzip input"; }
            return 0;
        }
        if (between_members_) {
            raw.fill_to(2);
            // Tapes and downloads pad files with zeros: what is no member ends the text, as gzip has it.
            if (!is_gzip(raw.view())) { return 0; }
            inflateReset(&stream);
            between_members_ = false;
        }
        const auto view = raw.view();
        const auto given = std::min<std::size_t>(view.size(), std::numeric_limits<uInt>::max());
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(view.data()));
        stream.avail_in = static_cast<uInt>(given);
        stream.next_out = reinterpret_cast<Bytef*>(into);
        stream.avail_out = static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
        const auto room = stream.avail_out;
        const int status = inflate(&stream, Z_NO_FLUSH);
        raw.take(given - stream.avail_in);
        if (status == Z_STREAM_END) {
            between_members_ = true;
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            fault_ = stream.msg != nullptr ? stream.msg : "no gzip data";
        }
        if (const auto got = room - stream.avail_out; got > 0) { return got; }
    }
    return 0;
}

}  // namespace mapwire
