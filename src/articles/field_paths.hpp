#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "articles/article_fields.hpp"
#include "mapwire/articles/input_options.hpp"

namespace mapwire {

/// A member of ArticleFields that a path fills.
using FieldMember = std::string ArticleFields::*;

/// The paths of a record as a tree: walking an object, each name leads to a node or is passed over.
struct FieldNode {
    struct Child {
        std::string name;
        std::unique_ptr<FieldNode> node;
    };
    std::vector<Child> children;
    FieldMember member = nullptr;  ///< nothing when a path only leads through here
    int rank = 0;                  ///< the field's value comes from the lowest rank that has one

    [[nodiscard]] const FieldNode* child(std::string_view name) const;
};

/// The user's paths before the common names of each field.
[[nodiscard]] FieldNode field_tree(const FieldPaths& paths);

/// The node of a column's name: as it is, or else in any letter case with blanks for underscores. Null when unknown.
[[nodiscard]] const FieldNode* column_node(const FieldNode& tree, std::string_view column);

/// "text" is &ArticleFields::text; null for an unknown name.
[[nodiscard]] FieldMember field_member(std::string_view name);

}  // namespace mapwire
