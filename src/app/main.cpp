#include <cstdlib>

#include "app/program.hpp"
#include "app/resources.hpp"

// The address sanitizer looks for what was left behind: gcc tells it by a macro, clang by a feature.
#if defined(__SANITIZE_ADDRESS__)
#define MAPWIRE_TIDY_UP 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MAPWIRE_TIDY_UP 1
#endif
#endif

int main(int argc, char** argv) {
#ifndef MAPWIRE_TIDY_UP
    mapwire::leave_resources_to_the_system();
#endif
    const int status = mapwire::run_program({argv + 1, argv + argc});
#ifdef MAPWIRE_TIDY_UP
    return status;
#else
    std::_Exit(status);  // what was printed is flushed; nothing else of what the libraries would tidy up outlives us
#endif
}
