#pragma once

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <vector>

#include "mapwire/model/feature.hpp"

namespace mapwire {

/// The features of a layer, one after the other, however many: what exceeds a few megabytes lies in a file without name
/// in the folder given, so that a layer of ten million articles takes no more memory than one of ten.
///
/// Reading from the front is always possible and gives the features in the order in which they were added. Reaching
/// for one by number, changing and removing are for lists in memory, as all are that were given no folder.
class FeatureList {
public:
    FeatureList();
    FeatureList(std::initializer_list<Feature> features);
    /// Throws RunError, as push_back and reading do, when the disk is full or fails.
    explicit FeatureList(std::filesystem::path spill_folder, std::size_t memory_bytes = 4U << 20U);
    FeatureList(const FeatureList&);
    FeatureList(FeatureList&&) noexcept;
    FeatureList& operator=(const FeatureList&);
    FeatureList& operator=(FeatureList&&) noexcept;
    ~FeatureList();

    void push_back(Feature feature);
    [[nodiscard]] std::size_t size() const noexcept { return spilled_count_ + kept_.size(); }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    /// Does part of it lie on disk?
    [[nodiscard]] bool spilled() const noexcept { return spilled_ != nullptr; }

    class const_iterator;
    [[nodiscard]] const_iterator begin() const;
    [[nodiscard]] const_iterator end() const;

    // For lists in memory.
    [[nodiscard]] std::vector<Feature>& in_memory();
    [[nodiscard]] const Feature& operator[](std::size_t index) const;
    [[nodiscard]] const Feature& at(std::size_t index) const;
    [[nodiscard]] const Feature& front() const { return at(0); }
    [[nodiscard]] const Feature& back() const { return at(size() - 1); }
    void clear();

private:
    class Spilled;
    void spill();

    std::vector<Feature> kept_;           // the last of them
    std::shared_ptr<Spilled> spilled_;    // those before; never changed while it is shared
    std::filesystem::path spill_folder_;  // "" never to spill
    std::size_t memory_limit_ = 0;
    std::size_t memory_used_ = 0;
    std::size_t spilled_count_ = 0;
};

class FeatureList::const_iterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Feature;
    using difference_type = std::ptrdiff_t;
    using pointer = const Feature*;
    using reference = const Feature&;

    [[nodiscard]] const Feature& operator*() const;
    [[nodiscard]] const Feature* operator->() const { return &**this; }
    const_iterator& operator++();
    void operator++(int) { ++*this; }
    friend bool operator==(const const_iterator& a, const const_iterator& b) noexcept { return a.index_ == b.index_; }

private:
    friend class FeatureList;
    struct Chunk;
    const_iterator(const FeatureList* list, std::size_t index);
    const FeatureList* list_ = nullptr;
    std::size_t index_ = 0;
    std::shared_ptr<Chunk> chunk_;  // of what lies on disk; nothing within what is kept in memory
};

}  // namespace mapwire
