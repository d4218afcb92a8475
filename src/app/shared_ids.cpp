#include "app/shared_ids.hpp"

#include <algorithm>

#include "mapwire/layers/build_layers.hpp"

namespace mapwire {

void SharedIds::add(const ArticleRecord& head) { ids_.add(head.id.text + '\0' + lasting_order_key(head), head.where); }

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
            later_.emplace(its_identity, Later{++number, first_where});
        }
        identity = its_identity;
    });
}

void SharedIds::tell_apart(ArticleRecord& record, std::string_view identity) const {
    if (later_.empty()) { return; }
    const auto found = later_.find(std::string(identity));
    if (found != later_.end()) { give_number(record, found->second.number, found->second.first_where); }
}

void give_number(ArticleRecord& record, std::uint64_t number, const std::string& first_where) {
    static const std::vector<Layer> layers = layer_definitions();
    const std::string ending = "~" + std::to_string(number);
    const ArticleId old = record.id;
    record.id.text += ending;
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
