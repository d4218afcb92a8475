#include "text/converters.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace mapwire {
namespace {

struct ConverterDeleter {
    void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterDeleter>;

Converter open(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(name.c_str(), &status));
    return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

}  // namespace

std::optional<std::string> to_utf8(std::string_view bytes, const char* encoding) {
    const auto from = open(encoding);
    const auto to = open("UTF-8");
    if (!from || !to) { return std::nullopt; }
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 2);
    // Most texts converted are a byte of a table or a whole article.
    std::vector<UChar> pivot(std::clamp<std::size_t>(bytes.size(), 64, 4096));
    std::vector<char> chunk(4 * pivot.size());
    UChar* pivot_from = pivot.data();
    UChar* pivot_to = pivot.data();
    const char* source = bytes.data();
    bool first = true;
    while (true) {
        char* target = chunk.data();
        status = U_ZERO_ERROR;
        ucnv_convertEx(to.get(), from.get(), &target, chunk.data() + chunk.size(), &source, bytes.data() + bytes.size(),
                       pivot.data(), &pivot_from, &pivot_to, pivot.data() + pivot.size(), first ? 1 : 0, 1, &status);
        first = false;
        out.append(chunk.data(), static_cast<std::size_t>(target - chunk.data()));
        if (status == U_BUFFER_OVERFLOW_ERROR) { continue; }
        if (U_FAILURE(status)) { return std::nullopt; }
        return out;
    }
}

std::string encoding_name(std::string_view name) {
    const auto first = name.find_first_not_of(" \t\"'");
    if (first == std::string_view::npos) { return {}; }
    const std::string plain(name.substr(first, name.find_last_not_of(" \t\"';") + 1 - first));
    const auto converter = open(plain);
    if (!converter) { return {}; }
    UErrorCode status = U_ZERO_ERROR;
    const char* const internal = ucnv_getName(converter.get(), &status);
    const char* usual = ucnv_getStandardName(internal, "MIME", &status);
    if (usual == nullptr) { usual = ucnv_getStandardName(internal, "IANA", &status); }
    const std::string found = usual != nullptr ? usual : internal != nullptr ? internal : "";
    if (found == "ISO-8859-1" || found == "US-ASCII") { return "windows-1252"; }
    return found;
}

}  // namespace mapwire
