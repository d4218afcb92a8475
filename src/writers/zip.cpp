#include "mapwire/writers/zip.hpp"

#include <zlib.h>

#include <cstdint>

#include "mapwire/writers/qgis.hpp"

namespace mapwire {
namespace {

void put_little_endian(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i, value >>= 8U) { out.push_back(static_cast<char>(value & 0xFFU)); }
}

// The fields that a member's local header and its row of the directory have in common.
// Stored, not compressed: compressed bytes would depend on zlib's version, and what we pack is small.
std::string shared_fields(const ZipMember& member) {
    constexpr std::uint32_t first_dos_day = (1U << 5U) | 1U;  // 1 January 1980, the earliest a zip can say
    const auto size = static_cast<std::uint32_t>(member.bytes.size());
    const auto sum = static_cast<std::uint32_t>(
        ::crc32(0, reinterpret_cast<const Bytef*>(member.bytes.data()), static_cast<uInt>(member.bytes.size())));
    std::string shared;
    put_little_endian(shared, 20, 2);      // version needed
    put_little_endian(shared, 0x0800, 2);  // names are UTF-8
    put_little_endian(shared, 0, 2);       // stored
    put_little_endian(shared, 0, 2);       // midnight
    put_little_endian(shared, first_dos_day, 2);
    put_little_endian(shared, sum, 4);
    put_little_endian(shared, size, 4);
    put_little_endian(shared, size, 4);
    put_little_endian(shared, static_cast<std::uint32_t>(member.name.size()), 2);
    put_little_endian(shared, 0, 2);  // no extra field
    return shared;
}

}  // namespace

std::string to_zip(std::span<const ZipMember> members) {
    std::string out;
    std::string directory;
    for (const auto& member : members) {
        const auto shared = shared_fields(member);
        directory += "PK\x01\x02";
        put_little_endian(directory, 0x0314, 2);  // made on Unix
        directory += shared;
        put_little_endian(directory, 0, 2);  // no comment
        put_little_endian(directory, 0, 2);  // disk
        put_little_endian(directory, 0, 2);  // internal attributes
        put_little_endian(directory, 0100644U << 16U, 4);
        put_little_endian(directory, static_cast<std::uint32_t>(out.size()), 4);  // where its local header begins
        directory += member.name;
        out += "PK\x03\x04" + shared + member.name;
        out += member.bytes;
    }
    const auto directory_begin = static_cast<std::uint32_t>(out.size());
    out += directory;
    out += "PK\x05\x06";
    put_little_endian(out, 0, 4);  // disks
    put_little_endian(out, static_cast<std::uint32_t>(members.size()), 2);
    put_little_endian(out, static_cast<std::uint32_t>(members.size()), 2);
    put_little_endian(out, static_cast<std::uint32_t>(directory.size()), 4);
    put_little_endian(out, directory_begin, 4);
    put_little_endian(out, 0, 2);
    return out;
}

std::string to_qgz(std::string_view project, std::string_view member_name) {
    const ZipMember member{std::string(member_name), project};
    return to_zip({&member, 1});
}

}  // namespace mapwire
