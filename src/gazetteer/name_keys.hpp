#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"

namespace mapwire {

/// The keys under which a name is found: its folded form, and looser forms, each of which begins with a control
/// character that says which it is.
class NameKeys {
public:
    void make(std::string_view name, std::string_view country_code, NameKind kind);
    [[nodiscard]] std::string_view folded() const noexcept { return folded_; }
    [[nodiscard]] std::span<const std::string> looser() const noexcept { return looser_; }

private:
    std::string folded_;
    std::vector<std::string> looser_;
};

}  // namespace mapwire
