#pragma once

#include "toponyms/name_memory.hpp"
#include "toponyms/word_memory.hpp"

namespace mapwire::toponyms {

/// Of one thread.
struct Memory {
    NameMemory names;
    WordMemory words;
};

}  // namespace mapwire::toponyms
