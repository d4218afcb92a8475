#pragma once

#include <functional>
#include <memory>
#include <string>

#include "gazetteer/line_reader.hpp"
#include "mapwire/gazetteer/build.hpp"

namespace mapwire {

/// Adds the places of one table to a builder. Faulty rows are counted and named in the report.
void import_table(const std::string& name, std::unique_ptr<ByteSource> bytes, const BuildOptions& options,
                  GazetteerBuilder& builder, std::uint16_t source, SourceReport& report);

}  // namespace mapwire
