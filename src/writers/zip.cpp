#include "mapwire/writers/zip.hpp"

#include <zlib.h>

#include <cstdint>

#include "mapwire/model/date.hpp"
#include "mapwire/writers/qgis.hpp"

namespace mapwire {
namespace {

void put_little_endian(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i, value >>= 8U) { out.push_back(static_cast<char>(value & 0xFFU)); }
}

struct DosTime {
    std::uint32_t day = (1U << 5U) | 1U;  ///< 1 January 1980, the earliest a zip can say
    std::uint32_t clock = 0;
};

// Of "2017-06-09T08:30:00Z".
DosTime dos_time(std::string_view time) {
    const auto number = [&](std::size_t at, std::size_t size) {
        std::uint32_t value = 0;
        for (const char c : time.substr(at, size)) { value = value * 10 + static_cast<std::uint32_t>(c - '0'); }
        return value;
    };
    const auto day = time.size() >= 19 ? Date::parse_iso(time.substr(0, 10)) : std::nullopt;
    const auto digits =
        day ? std::string(time.substr(11, 2)) + std::string(time.substr(14, 2)) + std::string(time.substr(17, 2))
            : std::string();
    if (!day || digits.find_first_not_of("0123456789") != std::string::npos) { return {}; }
    const auto year = number(0, 4);
    if (year < 1980 || year > 2107) { return {}; }
    return {(year - 1980U) << 9U | number(5, 2) << 5U | number(8, 2),
            number(11, 2) << 11U | number(14, 2) << 5U | number(17, 2) / 2U};
}

// The fields that a member's local header and its row of the directory have in common.
// Stored, not compressed: compressed bytes would depend on zlib's version, and what we pack is small.
std::string shared_fields(const ZipMember& member, DosTime time) {
    const auto size = static_cast<std::uint32_t>(member.bytes.size());
    const auto sum = static_cast<std::uint32_t>(
        ::crc32(0, reinterpret_cast<const Bytef*>(member.bytes.data()), static_cast<uInt>(member.bytes.size())));
    std::string shared;
    put_little_endian(shared, 20, 2);      // version needed
    put_little_endian(shared, 0x0800, 2);  // names are UTF-8
    put_little_endian(shared, 0, 2);       // stored
    put_little_endian(shared, time.clock, 2);
    put_little_endian(shared, time.day, 2);
    put_little_endian(shared, sum, 4);
    put_little_endian(shared, size, 4);
    put_little_endian(shared, size, 4);
    put_little_endian(shared, static_cast<std::uint32_t>(member.name.size()), 2);
    put_little_endian(shared, 0, 2);  // no extra field
    return shared;
}

}  // namespace

std::string to_zip(std::span<const ZipMember> members, std::string_view time) {
    const auto dated = dos_time(time);
    std::string out;
    std::string directory;
    for (const auto& member : members) {
        const auto shared = shared_fields(member, dated);
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

std::string to_qgz(std::string_view project, std::string_view member_name, std::string_view time) {
    const ZipMember member{std::string(member_name), project};
    return to_zip({&member, 1}, time);
}

}  // namespace mapwire
