#pragma once

#include <cpl_error.h>
#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace mapwire {

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using DatasetHandle = std::unique_ptr<GDALDataset, CloseDataset>;

struct DestroyFeature {
    void operator()(OGRFeature* feature) const { OGRFeature::DestroyFeature(feature); }
};
using FeatureHandle = std::unique_ptr<OGRFeature, DestroyFeature>;

/// Catches GDAL's messages instead of letting it print them.
class MessageCatcher {
public:
    MessageCatcher() { CPLPushErrorHandlerEx(catch_message, this); }
    ~MessageCatcher() { CPLPopErrorHandler(); }
    MessageCatcher(const MessageCatcher&) = delete;
    MessageCatcher& operator=(const MessageCatcher&) = delete;

    [[nodiscard]] const std::string& failure() const { return failure_; }  ///< the first one, "" when none
    [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }

private:
    static void CPL_STDCALL catch_message(CPLErr kind, CPLErrorNum, const char* message) {
        auto* self = static_cast<MessageCatcher*>(CPLGetErrorHandlerUserData());
        if (kind == CE_Warning) {
            if (std::find(self->warnings_.begin(), self->warnings_.end(), message) == self->warnings_.end()) {
                self->warnings_.emplace_back(message);
            }
        } else if (kind >= CE_Failure && self->failure_.empty()) {
            self->failure_ = message;
        }
    }

    std::string failure_;
    std::vector<std::string> warnings_;
};

[[nodiscard]] inline CPLStringList string_list(const std::vector<std::string>& strings) {
    CPLStringList list;
    for (const auto& text : strings) { list.AddString(text.c_str()); }
    return list;
}

}  // namespace mapwire
