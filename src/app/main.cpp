#include <cstdlib>

#include "app/program.hpp"
#include "app/resources.hpp"

int main(int argc, char** argv) {
#ifndef __SANITIZE_ADDRESS__  // which looks for what was left behind
    mapwire::leave_resources_to_the_system();
#endif
    const int status = mapwire::run_program({argv + 1, argv + argc});
#ifdef __SANITIZE_ADDRESS__
    return status;
#else
    std::_Exit(status);  // what was printed is flushed; nothing else of what the libraries would tidy up outlives us
#endif
}
