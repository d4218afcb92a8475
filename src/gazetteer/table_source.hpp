#pragma once

#include <memory>
#include <string>

#include "gazetteer/dump_companions.hpp"
#include "gazetteer/line_reader.hpp"
#include "gazetteer/place_intake.hpp"

namespace mapwire {

/// Adds the places of one table. Faulty rows are counted and named in the report.
void import_table(const std::string& name, std::unique_ptr<ByteSource> bytes, const DumpCompanions& companions,
                  PlaceIntake& intake);

}  // namespace mapwire
