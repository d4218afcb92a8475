#include "mapwire/model/feature_list.hpp"

#include <cassert>
#include <string>

#include "mapwire/model/layer.hpp"
#include "mapwire/model/record_bytes.hpp"
#include "mapwire/model/spill_file.hpp"

namespace mapwire {
namespace {

/// A little more than what a feature takes in memory.
std::size_t memory_of(const Feature& feature) {
    std::size_t bytes = sizeof(Feature) + feature.values.capacity() * sizeof(FieldValue);
    for (const auto& value : feature.values) {
        if (const auto* text = std::get_if<std::string>(&value)) { bytes += text->capacity() + 16; }
    }
    if (feature.geometry) {
        if (const auto* area = std::get_if<MultiPolygon>(&*feature.geometry)) {
            for (const auto& polygon : area->polygons) {
                bytes += 100 + polygon.exterior.positions.size() * sizeof(Coordinate);
                for (const auto& hole : polygon.holes) { bytes += 50 + hole.positions.size() * sizeof(Coordinate); }
            }
        } else if (const auto* lines = std::get_if<MultiLineString>(&*feature.geometry)) {
            for (const auto& line : lines->lines) { bytes += 50 + line.positions.size() * sizeof(Coordinate); }
        }
    }
    return bytes;
}

}  // namespace

/// Chunks of features in a file without name: it vanishes with the program, however that ends.
class FeatureList::Spilled {
public:
    explicit Spilled(const std::filesystem::path& folder) : file_(folder) {}

    void add(const std::vector<Feature>& features) {
        RecordWriter writer;
        for (const auto& feature : features) { writer.feature(feature); }
        chunks_.push_back({file_.append(writer.bytes()), writer.bytes().size(), features.size()});
        features_ += features.size();
    }
    [[nodiscard]] std::size_t features() const noexcept { return features_; }
    [[nodiscard]] std::size_t chunks() const noexcept { return chunks_.size(); }
    /// In the place of the features that stand there.
    void read_chunk(std::size_t index, std::vector<Feature>& features) const {
        const auto& place = chunks_[index];
        std::string bytes(place.size, '\0');
        file_.read(place.begin, bytes.data(), bytes.size());
        RecordReader reader(bytes);
        features.resize(place.count, Feature{0, std::nullopt, {}});
        for (auto& feature : features) { reader.feature(feature); }
    }

private:
    struct Place {
        std::uint64_t begin;
        std::size_t size;
        std::size_t count;
    };
    SpillFile file_;
    std::size_t features_ = 0;
    std::vector<Place> chunks_;
};

FeatureList::FeatureList() = default;
FeatureList::FeatureList(std::initializer_list<Feature> features) : kept_(features) {}
FeatureList::FeatureList(std::filesystem::path spill_folder, std::size_t memory_bytes)
    : spill_folder_(std::move(spill_folder)), memory_limit_(memory_bytes) {}
FeatureList::FeatureList(const FeatureList&) = default;
FeatureList::FeatureList(FeatureList&&) noexcept = default;
FeatureList& FeatureList::operator=(const FeatureList&) = default;
FeatureList& FeatureList::operator=(FeatureList&&) noexcept = default;
FeatureList::~FeatureList() = default;

void FeatureList::push_back(Feature feature) {
    if (!spill_folder_.empty()) {
        memory_used_ += memory_of(feature);
        if (memory_used_ > memory_limit_ && !kept_.empty()) { spill(); }
    }
    kept_.push_back(std::move(feature));
}

void FeatureList::spill() {
    assert(!spilled_ || spilled_.use_count() == 1);
    if (!spilled_) { spilled_ = std::make_shared<Spilled>(spill_folder_); }
    // Chunks of a megabyte or so: who reads holds one of them.
    const std::size_t pieces = memory_used_ / (1U << 20U) + 1;
    const std::size_t step = kept_.size() / pieces + 1;
    for (std::size_t from = 0; from < kept_.size(); from += step) {
        const auto to = std::min(from + step, kept_.size());
        spilled_->add({std::make_move_iterator(kept_.begin() + static_cast<std::ptrdiff_t>(from)),
                       std::make_move_iterator(kept_.begin() + static_cast<std::ptrdiff_t>(to))});
    }
    spilled_count_ += kept_.size();
    kept_.clear();
    memory_used_ = 0;
}

std::vector<Feature>& FeatureList::in_memory() {
    assert(!spilled_);
    return kept_;
}
const Feature& FeatureList::operator[](std::size_t index) const {
    assert(!spilled_);
    return kept_[index];
}
const Feature& FeatureList::at(std::size_t index) const {
    assert(!spilled_);
    return kept_.at(index);
}
void FeatureList::clear() {
    kept_.clear();
    spilled_.reset();
    spilled_count_ = memory_used_ = 0;
}

struct FeatureList::const_iterator::Chunk {
    std::size_t number = 0;
    std::size_t first = 0;  // index of its first feature
    std::vector<Feature> features;
};

FeatureList::const_iterator::const_iterator(const FeatureList* list, std::size_t index) : list_(list), index_(index) {
    if (list_->spilled_ && index_ < list_->spilled_->features()) {
        chunk_ = std::make_shared<Chunk>();
        list_->spilled_->read_chunk(0, chunk_->features);
    }
}

const Feature& FeatureList::const_iterator::operator*() const {
    if (chunk_) { return chunk_->features[index_ - chunk_->first]; }
    return list_->kept_[index_ - (list_->spilled_ ? list_->spilled_->features() : 0)];
}

FeatureList::const_iterator& FeatureList::const_iterator::operator++() {
    ++index_;
    if (chunk_ && index_ - chunk_->first == chunk_->features.size()) {
        const auto next = chunk_->number + 1;
        if (next == list_->spilled_->chunks()) {
            chunk_.reset();
        } else {
            if (chunk_.use_count() > 1) { chunk_ = std::make_shared<Chunk>(); }  // another iterator still reads it
            chunk_->number = next;
            chunk_->first = index_;
            list_->spilled_->read_chunk(next, chunk_->features);
        }
    }
    return *this;
}

FeatureList::const_iterator FeatureList::begin() const { return {this, 0}; }
FeatureList::const_iterator FeatureList::end() const {
    const_iterator past(this, size());
    return past;
}

}  // namespace mapwire
