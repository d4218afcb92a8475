// Door: the files that GeoNames offers beside its dumps. Whatever their bytes, rows are taken or named as faulty, and a
// place is completed by what was taken.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "gazetteer/dump_companions.hpp"
#include "mapwire/model/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace mapwire;
    DumpCompanions companions;
    for (const auto kind : {CompanionKind::alternate_names, CompanionKind::hierarchy, CompanionKind::admin1_codes,
                            CompanionKind::admin2_codes}) {
        try {
            SourceReport report;
            companions.read("fuzz", bytes_of_text({reinterpret_cast<const char*>(data), size}), kind, 20, report);
        } catch (const InputError&) {}
    }
    companions.finish();
    for (const std::uint32_t id : {10U, 20U, 21U}) {
        PlaceRow row{.position = Coordinate::from_degrees({38.0, 35.0})};
        row.geonames_id = id;
        row.country_code = "SY";
        row.admin1_code = "08";
        row.admin2_code = "1";
        DumpCompanions::Ids ids;
        companions.complete(row, ids);
    }
    return 0;
}
