#include "articles/unpack.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include "articles/gunzip.hpp"
#include "articles/record_splitter.hpp"

namespace mapwire {
namespace {

constexpr std::uint64_t free_bytes = std::uint64_t{16} << 20U;  // ratios are only judged beyond so many

struct ReadDeleter {
    void operator()(archive* handle) const noexcept { archive_read_free(handle); }
};
using ReadHandle = std::unique_ptr<archive, ReadDeleter>;

// No filter that runs another program, no format that needs to seek.
ReadHandle new_handle() {
    ReadHandle handle(archive_read_new());
    archive_read_support_filter_gzip(handle.get());
    archive_read_support_filter_bzip2(handle.get());
    archive_read_support_filter_xz(handle.get());
    archive_read_support_filter_zstd(handle.get());
    archive_read_support_filter_lz4(handle.get());
    archive_read_support_format_zip_streamable(handle.get());
    archive_read_support_format_tar(handle.get());
    archive_read_support_format_raw(handle.get());
    archive_read_support_format_empty(handle.get());
    return handle;
}

bool leads_out(std::string_view name) {
    if (name.starts_with('/')) { return true; }
    for (std::size_t at = 0; at <= name.size();) {
        const auto end = std::min(name.find('/', at), name.size());
        if (name.substr(at, end - at) == "..") { return true; }
        at = end + 1;
    }
    return false;
}

bool is_hidden(std::string_view name) {
    return name.starts_with('.') ? !name.starts_with("./") || name.find("/.", 1) != std::string_view::npos
                                 : name.find("/.") != std::string_view::npos || name.starts_with("__MACOSX/");
}

}  // namespace

Packing packing_of(std::string_view sample) noexcept {
    using namespace std::string_view_literals;
    constexpr std::array compressed = {"\x1F\x8B"sv,
                                       "BZh"sv,
                                       "\xFD"
                                       "7zXZ\0"sv,
                                       "\x28\xB5\x2F\xFD"sv,
                                       "\x04\x22\x4D\x18"sv,
                                       "PK\x05\x06"sv};
    for (const auto magic : compressed) {
        if (sample.starts_with(magic)) { return Packing::packed; }
    }
    if (sample.size() > 262 && sample.substr(257, 5) == "ustar") { return Packing::packed; }
    if (!sample.starts_with("PK\x03\x04")) { return Packing::none; }
    const auto first_name = sample.substr(std::min<std::size_t>(30, sample.size()));
    constexpr std::array document_starts = {"mimetypeapplication/vnd.oasis.opendocument.text"sv,
                                            "[Content_Types].xml"sv, "_rels/.rels"sv, "docProps/"sv, "word/"sv};
    for (const auto start : document_starts) {
        if (first_name.starts_with(start)) { return Packing::document; }
    }
    return Packing::packed;
}

struct Unpacker::State {
    std::string name;
    InputBuffer packed;
    std::optional<Gunzip> gunzip;  // when that is how it is packed
    std::uint64_t counted = 0;     // bytes of `packed` that stand in the budget
    std::shared_ptr<UnpackBudget> budget;
    const InputLimits& limits;
    unsigned depth;
    ReadHandle handle = new_handle();
    std::vector<char> buffer = std::vector<char>(std::size_t{128} << 10U);
    std::optional<Issue> broken;  // why no more can be read
    bool opened = false;
    std::size_t members = 0;

    State(std::string name_, std::unique_ptr<ByteStream> packed_, std::shared_ptr<UnpackBudget> budget_,
          const InputLimits& limits_, unsigned depth_)
        : name(std::move(name_)),
          packed(std::move(packed_)),
          budget(std::move(budget_)),
          limits(limits_),
          depth(depth_) {}

    // A fault comes to libarchive as the end, or it would keep what it has read ahead to itself; read() and next() tell
    // it after that.
    static la_ssize_t read_packed(archive* /*handle*/, void* client, const void** bytes) noexcept {
        auto& self = *static_cast<State*>(client);
        try {
            const auto got = self.read_raw();
            if (self.depth == 1) { self.budget->packed += self.packed.offset() - self.counted; }
            self.counted = self.packed.offset();
            *bytes = self.buffer.data();
            if (got == 0 && self.gunzip && self.gunzip->fault()) { self.broken = self.damage(*self.gunzip->fault()); }
            return static_cast<la_ssize_t>(got);
        } catch (const StreamFault& fault) { self.broken = fault.issue(); } catch (...) {
            self.broken = Issue{self.name, "the file cannot be read to its end", "Check the disk"};
        }
        return 0;
    }

    std::size_t read_raw() {
        if (gunzip) { return gunzip->read(packed, buffer.data(), buffer.size()); }
        if (packed.view().empty() && !packed.fill()) { return 0; }
        const auto got = packed.view().copy(buffer.data(), buffer.size());
        packed.take(got);
        return got;
    }

    Issue damage(const std::string& words) const {
        return {RecordKey{name}.where(), "the packed data is damaged or cut off (" + words + ")",
                "Fetch the file again; what was read before this point is kept"};
    }

    // Says the same however often it is asked.
    [[noreturn]] void fail() {
        const char* const words = archive_error_string(handle.get());
        if (!broken) { broken = damage(words != nullptr ? words : "no reason"); }
        throw StreamFault(*broken);
    }

    std::size_t read(char* into, std::size_t size) {
        const auto got = archive_read_data(handle.get(), into, size);
        // Of an archive libarchive knows itself whether the member is whole.
        const bool lone = archive_format(handle.get()) == ARCHIVE_FORMAT_RAW;
        if (got < 0 || (got == 0 && lone && broken)) { fail(); }
        budget->unpacked += static_cast<std::uint64_t>(got);
        if (budget->unpacked > limits.unpacked_bytes) {
            throw StreamFault(
                {budget->file,
                 "it unpacks to more than " + bytes_text(limits.unpacked_bytes) + ", the rest is not read",
                 "Raise the limit with --max-unpacked if you trust the file"});
        }
        if (budget->unpacked > free_bytes && budget->unpacked / limits.unpacked_ratio > budget->packed) {
            throw StreamFault({budget->file,
                               "it unpacks to more than " + std::to_string(limits.unpacked_ratio) +
                                   " times its size, as a zip bomb does; the rest is not read",
                               "Raise the limit with --max-ratio if you trust the file"});
        }
        return static_cast<std::size_t>(got);
    }

    std::optional<std::variant<Member, Issue>> next();
};

namespace {

class MemberStream final : public ByteStream {
public:
    explicit MemberStream(std::function<std::size_t(char*, std::size_t)> read) : read_(std::move(read)) {}
    std::size_t read(char* into, std::size_t size) override { return read_(into, size); }

private:
    std::function<std::size_t(char*, std::size_t)> read_;
};

}  // namespace

// libarchive reads members' names by the locale; names in UTF-8 come to nothing in the locale "C", in which programs
// begin. Of this thread alone, and of letters alone.
class NamesInUtf8 {
public:
    NamesInUtf8() : before_(::uselocale(letters())) {}
    ~NamesInUtf8() { ::uselocale(before_); }
    NamesInUtf8(const NamesInUtf8&) = delete;
    NamesInUtf8& operator=(const NamesInUtf8&) = delete;

private:
    static locale_t letters() {
        static const locale_t made = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        return made;  // null, which changes nothing, where the system has no such locale
    }
    locale_t before_;
};

std::optional<std::variant<Member, Issue>> Unpacker::State::next() {
    const NamesInUtf8 names;
    if (!opened) {
        opened = true;
        packed.fill_to(2);
        if (Gunzip::is_gzip(packed.view())) { gunzip.emplace(); }
        if (archive_read_open(handle.get(), this, nullptr, read_packed, nullptr) != ARCHIVE_OK) { fail(); }
    }
    while (true) {
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(handle.get(), &entry);
        if (status < ARCHIVE_WARN || (status == ARCHIVE_EOF && broken)) { fail(); }
        if (status == ARCHIVE_EOF) { return std::nullopt; }
        ++members;
        const bool lone = archive_format(handle.get()) == ARCHIVE_FORMAT_RAW;
        const char* const utf8 = archive_entry_pathname_utf8(entry);
        const char* const path = utf8 != nullptr ? utf8 : archive_entry_pathname(entry);
        const std::string inner = path != nullptr ? path : "";
        if (!lone && (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr ||
                      inner.ends_with('/'))) {
            continue;
        }
        auto whole = lone ? name : name + "/" + inner;
        if (!lone && leads_out(inner)) {
            return Issue{std::move(whole), "the member's name leads out of the archive, it is not read",
                         "Pack the archive anew with plain names"};
        }
        if (!lone && is_hidden(inner)) { continue; }
        if (archive_entry_is_data_encrypted(entry) != 0) {
            return Issue{std::move(whole), "the member is encrypted", "Unpack it with its password first"};
        }
        return Member{std::move(whole), std::make_unique<MemberStream>(
                                            [this](char* into, std::size_t size) { return read(into, size); })};
    }
}

Unpacker::Unpacker(std::string name, std::unique_ptr<ByteStream> packed, std::shared_ptr<UnpackBudget> budget,
                   const InputLimits& limits, unsigned depth)
    : state_(std::make_unique<State>(std::move(name), std::move(packed), std::move(budget), limits, depth)) {}
Unpacker::~Unpacker() = default;

std::optional<std::variant<Member, Issue>> Unpacker::next() { return state_->next(); }
std::optional<Issue> Unpacker::emptiness() const {
    if (state_->members > 0) { return std::nullopt; }
    return Issue{RecordKey{state_->name}.where(), "there is nothing in the packed file", "Check how it was made"};
}
bool Unpacker::has_members() const noexcept { return archive_format(state_->handle.get()) != ARCHIVE_FORMAT_RAW; }
unsigned Unpacker::depth() const noexcept { return state_->depth; }
const std::shared_ptr<UnpackBudget>& Unpacker::budget() const noexcept { return state_->budget; }

namespace {

std::optional<std::string> read_member(archive* handle, std::uint64_t limit) {
    std::string bytes;
    std::vector<char> buffer(std::size_t{64} << 10U);
    while (true) {
        const auto got = archive_read_data(handle, buffer.data(), buffer.size());
        if (got < 0 || bytes.size() + static_cast<std::size_t>(got) > limit) { return std::nullopt; }
        if (got == 0) { return bytes; }
        bytes.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

}  // namespace

std::optional<std::string> unpack_bytes(std::string_view packed, std::uint64_t limit) {
    const auto handle = new_handle();
    archive_entry* entry = nullptr;
    if (archive_read_open_memory(handle.get(), packed.data(), packed.size()) != ARCHIVE_OK ||
        archive_read_next_header(handle.get(), &entry) < ARCHIVE_WARN || entry == nullptr) {
        return std::nullopt;
    }
    return read_member(handle.get(), limit);
}

std::optional<std::string> zip_member(std::string_view zip, std::string_view name, std::uint64_t limit) {
    const ReadHandle handle(archive_read_new());
    archive_read_support_format_zip_seekable(handle.get());
    if (archive_read_open_memory(handle.get(), zip.data(), zip.size()) != ARCHIVE_OK) { return std::nullopt; }
    while (true) {
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(handle.get(), &entry);
        if (status == ARCHIVE_EOF || status < ARCHIVE_WARN || entry == nullptr) { return std::nullopt; }
        const char* const path = archive_entry_pathname(entry);
        if (path != nullptr && name == path) { return read_member(handle.get(), limit); }
    }
}

}  // namespace mapwire
