#include "app/interrupt.hpp"

#include <csignal>

namespace mapwire {
namespace {

// Signals know no other way: the one variable of the program that everybody shares.
volatile std::sig_atomic_t noted = 0;

void note(int) { noted = 1; }

}  // namespace

void note_interrupts() {
    struct sigaction action {};
    action.sa_handler = note;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() noexcept { return noted != 0; }

}  // namespace mapwire
