#include <cpl_http.h>

#include "ogr/module/functions.hpp"
#include "ogr/module/gdal_handles.hpp"

namespace mapwire {
namespace {

struct DestroyResult {
    void operator()(CPLHTTPResult* result) const { CPLHTTPDestroyResult(result); }
};

}  // namespace

std::string fetch_address(const std::string& address, std::string& bytes) {
    const MessageCatcher messages;
    CPLStringList options;
    options.SetNameValue("CONNECTTIMEOUT", "30");
    options.SetNameValue("LOW_SPEED_TIME", "60");
    options.SetNameValue("LOW_SPEED_LIMIT", "1");
    const std::unique_ptr<CPLHTTPResult, DestroyResult> result(CPLHTTPFetch(address.c_str(), options.List()));
    if (!result) { return messages.failure().empty() ? "no answer" : messages.failure(); }
    if (result->pszErrBuf != nullptr && *result->pszErrBuf != '\0') { return result->pszErrBuf; }
    if (result->nStatus != 0) { return "the connection broke (" + std::to_string(result->nStatus) + ")"; }
    bytes.assign(reinterpret_cast<const char*>(result->pabyData), static_cast<std::size_t>(result->nDataLen));
    return {};
}

}  // namespace mapwire
