#include "mapwire/raster/png_module.hpp"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

#include "mapwire/model/error.hpp"
#include "raster/module_interface.hpp"

namespace fs = std::filesystem;

namespace mapwire {
namespace {

constexpr const char* module_name = "mapwire_png.so";

/// Where the module may be, best first: what the user says, then relative to the program, then where it was installed.
std::vector<fs::path> module_places() {
    if (const char* named = std::getenv("MAPWIRE_PNG_MODULE"); named != nullptr && *named != '\0') { return {named}; }
    std::vector<fs::path> places;
    std::error_code error;
    if (const auto program = fs::read_symlink("/proc/self/exe", error); !error) {
        const auto folder = program.parent_path();
        places.push_back(folder / ".." / "lib" / "mapwire" / module_name);
        places.push_back(folder / MAPWIRE_LIBDIR_FROM_BINDIR / "mapwire" / module_name);
        places.push_back(folder / module_name);
    }
    places.emplace_back(fs::path(MAPWIRE_INSTALLED_LIBDIR) / "mapwire" / module_name);
    return places;
}

fs::path module_path() {
    const auto places = module_places();
    for (const auto& place : places) {
        std::error_code error;
        if (fs::exists(place, error)) { return place; }
    }
    return places.front();
}

const PngModuleInterface& loaded() {
    // Stays loaded until the program ends: GLib's types cannot be taken back.
    const auto path = module_path();
    void* handle = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    const auto refuse = [&](const std::string& what) -> InputError {
        return InputError({path.string(), what, "Install mapwire with its module (it needs librsvg), or use -f svg"});
    };
    if (handle == nullptr) {
        const char* reason = ::dlerror();
        throw refuse("the module that draws PNG pictures cannot be loaded (" +
                     std::string(reason != nullptr ? reason : "no reason given") + ")");
    }
    const auto get = reinterpret_cast<const PngModuleInterface* (*)()>(::dlsym(handle, png_module_symbol));
    if (get == nullptr || std::string_view(get()->built_for) != png_module_version) {
        throw refuse("is not the module of this mapwire");
    }
    return *get();
}

}  // namespace

std::string PngModule::to_png(std::string_view svg) {
    std::string png;
    const auto failure = loaded().to_png(svg, png);
    if (!failure.empty()) {
        throw RunError(
            {"mapwire.png", "the picture could not be drawn (" + failure + ")", "Use -f svg and report this"});
    }
    return png;
}

bool PngModule::is_there() {
    try {
        static_cast<void>(loaded());
        return true;
    } catch (const InputError&) { return false; }
}

}  // namespace mapwire
