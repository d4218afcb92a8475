#include "mapwire/ogr/ogr_module.hpp"

#include <dlfcn.h>

#include <cstdlib>
#include <string_view>
#include <system_error>

#include "mapwire/model/error.hpp"
#include "ogr/module_interface.hpp"

namespace fs = std::filesystem;

namespace mapwire {
namespace {

constexpr const char* module_name = "mapwire_gdal.so";

/// Where the module may be, best first: what the user says, then relative to the program, then where it was installed.
std::vector<fs::path> module_places() {
    if (const char* named = std::getenv("MAPWIRE_GDAL_MODULE"); named != nullptr && *named != '\0') { return {named}; }
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

[[noreturn]] void refuse(const fs::path& where, std::string what) {
    throw InputError(
        {where.string(), std::move(what), "Install mapwire with its module, or name the file in MAPWIRE_GDAL_MODULE"});
}

}  // namespace

struct OgrModule::Loaded {
    void* handle = nullptr;
    const OgrModuleInterface* functions = nullptr;
};

OgrModule::OgrModule() = default;
// The module stays loaded until the program ends: GDAL registers clean-up functions that must remain in place.
OgrModule::~OgrModule() = default;
OgrModule::OgrModule(OgrModule&&) noexcept = default;
OgrModule& OgrModule::operator=(OgrModule&&) noexcept = default;

OgrModule::Loaded& OgrModule::loaded() {
    if (loaded_) { return *loaded_; }
    const auto places = module_places();
    fs::path found = places.front();
    for (const auto& place : places) {
        std::error_code error;
        if (fs::exists(place, error)) {
            found = place;
            break;
        }
    }
    auto loaded = std::make_unique<Loaded>();
    loaded->handle = ::dlopen(found.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (loaded->handle == nullptr) {
        const char* reason = ::dlerror();
        refuse(found, "the module that reads and writes OGR's formats cannot be loaded (" +
                          std::string(reason != nullptr ? reason : "no reason given") + ")");
    }
    const auto get = reinterpret_cast<const OgrModuleInterface* (*)()>(::dlsym(loaded->handle, ogr_module_symbol));
    if (get == nullptr) { refuse(found, "is not mapwire's module"); }
    loaded->functions = get();
    if (std::string_view(loaded->functions->built_for) != ogr_module_version) {
        refuse(found, "belongs to another version of mapwire");
    }
    loaded_ = std::move(loaded);
    return *loaded_;
}

std::string OgrModule::version() {
    std::string version;
    loaded().functions->version(version);
    return version;
}

std::optional<OgrDriver> OgrModule::driver(const std::string& name) {
    OgrDriver found;
    if (!loaded().functions->driver(name, found)) { return std::nullopt; }
    return found;
}

std::vector<std::string> OgrModule::write(const OgrWriteJob& job) {
    std::vector<std::string> losses;
    const auto failure = loaded().functions->write(job, losses);
    if (!failure.empty()) {
        throw RunError({job.destination, "writing as " + job.driver + " failed (" + failure + ")",
                        job.upsert ? "See that the server runs, and what stands after PG:"
                                   : "Free some space or check the options given with --co and --lco"});
    }
    return losses;
}

void OgrModule::read(const OgrSource& source, const OgrFeatureSink& sink) {
    const auto failure = loaded().functions->read(source, sink);
    if (!failure.empty()) {
        throw InputError({source.path, "cannot be read (" + failure + ")",
                          "Name a file that ogrinfo can read, and a layer that is in it"});
    }
}

std::string OgrModule::fetch(const std::string& address) {
    std::string bytes;
    const auto failure = loaded().functions->fetch(address, bytes);
    if (!failure.empty()) {
        throw InputError(
            {address, "cannot be fetched (" + failure + ")", "Check the address and the network, or try again"});
    }
    return bytes;
}

}  // namespace mapwire
