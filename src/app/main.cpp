#include "app/program.hpp"
#include "app/resources.hpp"

int main(int argc, char** argv) {
#ifndef __SANITIZE_ADDRESS__  // which looks for what was left behind
    mapwire::leave_resources_to_the_system();
#endif
    return mapwire::run_program({argv + 1, argv + argc});
}
