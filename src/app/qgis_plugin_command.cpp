#include "app/commands.hpp"
#include "app/write_result.hpp"
#include "mapwire/tables/geodata.hpp"
#include "mapwire/writers/output_files.hpp"
#include "mapwire/writers/zip.hpp"

namespace mapwire {

int run_qgis_plugin(const CommandLine& line, const Console& console) {
    constexpr std::string_view folder = "geodata/qgis_plugin/";
    std::vector<ZipMember> members;
    for (const auto& file : geodata_files()) {
        if (file.path.starts_with(folder)) {
            members.push_back({std::string(file.path.substr(folder.size())), file.text});
        }
    }
    const auto path = line.value("output").value_or("mapwire_provider.zip");
    OutputFile file(path, line.has("overwrite"));
    file.write(to_zip(members, source_date().value_or("")));
    file.commit();
    console.say("wrote " + path + ". In QGIS: Plugins > Manage and Install Plugins > Install from ZIP.");
    return 0;
}

}  // namespace mapwire
