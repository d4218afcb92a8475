#include "gazetteer/name_keys.hpp"

#include "mapwire/text/fold.hpp"

namespace mapwire {

void NameKeys::make(std::string_view name, std::string_view, NameKind) {
    looser_.clear();
    folded_ = fold_name(name);
}

}  // namespace mapwire
