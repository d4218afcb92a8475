#include "mapwire/toponyms/reading_memory.hpp"

#include "toponyms/memory.hpp"

namespace mapwire {

ReadingMemory::ReadingMemory() : memory_(std::make_unique<toponyms::Memory>()) {}
ReadingMemory::ReadingMemory(ReadingMemory&&) noexcept = default;
ReadingMemory& ReadingMemory::operator=(ReadingMemory&&) noexcept = default;
ReadingMemory::~ReadingMemory() = default;

}  // namespace mapwire
