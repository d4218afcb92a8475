#pragma once

#include <memory>

namespace mapwire {

namespace toponyms {
struct Memory;
}

/// What reading looked up for earlier articles, names and words, so that the next one need not look again. It changes
/// the time that reading takes, never what is read. One for each thread, always with the same gazetteer and tables; it
/// begins anew when it has grown to some twenty megabytes.
class ReadingMemory {
public:
    ReadingMemory();
    ReadingMemory(ReadingMemory&&) noexcept;
    ReadingMemory& operator=(ReadingMemory&&) noexcept;
    ~ReadingMemory();

    /// For the room itself.
    [[nodiscard]] toponyms::Memory& memory() noexcept { return *memory_; }

private:
    std::unique_ptr<toponyms::Memory> memory_;
};

}  // namespace mapwire
