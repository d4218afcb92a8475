#pragma once

#include <ctime>

namespace {

// Processor time: one thread, and the machine may be busy.
[[maybe_unused]] double seconds_of(auto work) {
    const auto begin = std::clock();
    work();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace
