#include "ogr/module/functions.hpp"
#include "ogr/module/gdal_handles.hpp"
#include "ogr/module_interface.hpp"

namespace mapwire {
namespace {

void register_drivers() {
    static const bool done = [] {
        GDALAllRegister();
        return true;
    }();
    static_cast<void>(done);
}

void version(std::string& text) { text = GDALVersionInfo("RELEASE_NAME"); }

bool driver(const std::string& name, OgrDriver& found) {
    register_drivers();
    auto* made = GetGDALDriverManager()->GetDriverByName(name.c_str());
    if (made == nullptr || made->GetMetadataItem(GDAL_DCAP_VECTOR) == nullptr) { return false; }
    const auto item = [&](const char* key) {
        const char* value = made->GetMetadataItem(key);
        return std::string(value != nullptr ? value : "");
    };
    found.name = made->GetDescription();
    found.extension = item(GDAL_DMD_EXTENSION);
    if (found.extension.empty()) {
        const auto several = item(GDAL_DMD_EXTENSIONS);
        found.extension = several.substr(0, several.find(' '));
    }
    found.writes = item(GDAL_DCAP_CREATE) == "YES";
    found.many_layers = item(GDAL_DCAP_MULTIPLE_VECTOR_LAYERS) == "YES";
    return true;
}

std::string write(const OgrWriteJob& job, std::vector<std::string>& losses) try {
    register_drivers();
    return write_job(job, losses);
} catch (const std::exception& error) { return error.what(); }

std::string read(const OgrSource& source, const OgrFeatureSink& sink) {
    register_drivers();
    return read_source(source, sink);
}

}  // namespace
}  // namespace mapwire

extern "C" __attribute__((visibility("default"))) const mapwire::OgrModuleInterface* mapwire_ogr_module() {
    static const mapwire::OgrModuleInterface functions{
        mapwire::ogr_module_version, mapwire::version, mapwire::driver, mapwire::write, mapwire::read,
        mapwire::fetch_address};
    return &functions;
}
