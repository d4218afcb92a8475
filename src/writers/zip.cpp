#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "mapwire/writers/qgis.hpp"

namespace mapwire {
namespace {

void put_little_endian(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i, value >>= 8U) { out.push_back(static_cast<char>(value & 0xFFU)); }
}

}  // namespace

std::string to_qgz(std::string_view project, std::string_view member_name) {
    // Stored, not compressed: compressed bytes would depend on zlib's version, and a project is small.
    constexpr std::uint32_t first_dos_day = (1U << 5U) | 1U;  // 1 January 1980, the earliest a zip can say
    const auto size = static_cast<std::uint32_t>(project.size());
    const auto name_size = static_cast<std::uint32_t>(member_name.size());
    const auto sum = static_cast<std::uint32_t>(
        ::crc32(0, reinterpret_cast<const Bytef*>(project.data()), static_cast<uInt>(project.size())));
    std::string shared;                    // the fields that the local header and the directory have in common
    put_little_endian(shared, 20, 2);      // version needed
    put_little_endian(shared, 0x0800, 2);  // names are UTF-8
    put_little_endian(shared, 0, 2);       // stored
    put_little_endian(shared, 0, 2);       // midnight
    put_little_endian(shared, first_dos_day, 2);
    put_little_endian(shared, sum, 4);
    put_little_endian(shared, size, 4);
    put_little_endian(shared, size, 4);
    put_little_endian(shared, name_size, 2);
    put_little_endian(shared, 0, 2);  // no extra field

    std::string out = "PK\x03\x04" + shared;
    out += member_name;
    out += project;
    const auto directory_begin = static_cast<std::uint32_t>(out.size());
    out += "PK\x01\x02";
    put_little_endian(out, 0x0314, 2);  // made on Unix
    out += shared;
    put_little_endian(out, 0, 2);  // no comment
    put_little_endian(out, 0, 2);  // disk
    put_little_endian(out, 0, 2);  // internal attributes
    put_little_endian(out, 0100644U << 16U, 4);
    put_little_endian(out, 0, 4);  // where the local header begins
    out += member_name;
    const auto directory_size = static_cast<std::uint32_t>(out.size()) - directory_begin;
    out += "PK\x05\x06";
    put_little_endian(out, 0, 4);  // disks
    put_little_endian(out, 1, 2);
    put_little_endian(out, 1, 2);
    put_little_endian(out, directory_size, 4);
    put_little_endian(out, directory_begin, 4);
    put_little_endian(out, 0, 2);
    return out;
}

}  // namespace mapwire
