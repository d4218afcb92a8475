#include "app/shared_ids.hpp"

#include <algorithm>

#include "mapwire/layers/build_layers.hpp"

namespace mapwire {

namespace {

/// "a~2", which the second article of the id "a" would be called too.
bool ends_in_number(std::string_view id) {
    const auto tilde = id.rfind('~');
    return tilde != std::string_view::npos && tilde + 1 < id.size() &&
           std::all_of(id.begin() + static_cast<std::ptrdiff_t>(tilde) + 1, id.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void SharedIds::add(const ArticleRecord& head) {
    ids_.add(head.id.text + '\0' + lasting_order_key(head), head.where);
    if (ends_in_number(head.id.text)) { numbered_.insert(head.id.text); }
}

void SharedIds::find() {
    std::string id;
    std::string identity;
    std::string first_where;
    std::uint64_t number = 0;
    ids_.for_each([&](std::string_view key, std::string_view where) {
        const auto end = key.find('\0');
        const auto its_id = key.substr(0, end);
        const auto its_identity = key.substr(end + 1);
        if (number == 0 || its_id != id) {
            id = its_id;
            number = 1;
            first_where = where;
        } else if (its_identity != identity) {  // else the same article again
            do { ++number; } while (numbered_.contains(id + '~' + std::to_string(number)));
            later_.emplace(its_identity, Later{id + '~' + std::to_string(number), first_where});
        }
        identity = its_identity;
    });
}

void SharedIds::tell_apart(ArticleRecord& record, std::string_view identity) const {
    if (later_.empty()) { return; }
    const auto found = later_.find(std::string(identity));
    if (found != later_.end()) { rename_article(record, found->second.id, found->second.first_where); }
}

void rename_article(ArticleRecord& record, const std::string& id, const std::string& first_where) {
    static const std::vector<Layer> layers = layer_definitions();
    const ArticleId old = record.id;
    const std::string ending = id.substr(old.text.size());
    record.id.text = id;
    record.issues.push_back(
        {record.where,
         first_where + " has the same id \"" + old.text + "\", this article goes by \"" + record.id.text + '"',
         "Give each article an id of its own"});
    for (auto& told : record.features) {
        const auto& fields = layers.at(told.layer).fields;
        const auto article =
            std::find_if(fields.begin(), fields.end(), [](const auto& f) { return f.name == "article"; });
        if (article == fields.end()) { continue; }
        auto* value = std::get_if<std::string>(&told.feature.values.at(std::size_t(article - fields.begin())));
        if (value != nullptr && *value == old.text) { *value = record.id.text; }
    }
    for (auto& event : record.events) {
        event.id.text += ending;
        for (auto& telling : event.tellings) { telling.article = record.id; }
    }
}

}  // namespace mapwire
