// Door: a table of places from elsewhere (GeoNames dump, overlay). Whatever its bytes, rows are taken or named as
// faulty.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "gazetteer/table_source.hpp"
#include "mapwire/model/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace mapwire;
    try {
        GazetteerBuilder builder({"", "", ""}, geodata_files());
        const auto source = builder.add_source({"fuzz", "", "", ""});
        SourceReport report;
        const BuildOptions options;
        PlaceIntake intake(options, builder, source, report);
        import_table("fuzz", bytes_of_text({reinterpret_cast<const char*>(data), size}), {}, intake);
        (void)builder.merge_same_places();
        (void)std::move(builder).compile();
    } catch (const InputError&) {}
    return 0;
}
