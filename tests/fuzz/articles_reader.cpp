// Doors: every format that is read, archives included. Whatever the bytes, articles or issues come out, within the
// limits. Half of the time the format is recognised, else any one is told, as -F may be wrong; a sum of the bytes
// chooses.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "articles/formats.hpp"
#include "mapwire/articles/article_source.hpp"
#include "mapwire/text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace mapwire;
    static const auto pages = PageTables::load(geodata_files());
    static const std::string file =
        (std::filesystem::temp_directory_path() / ("mapwire_fuzz_" + std::to_string(::getpid()))).string();
    if (size == 0) { return 0; }
    const auto formats = format_table();
    InputOptions options;
    std::uint32_t sum = 2166136261U;
    for (std::size_t i = 0; i < size; ++i) { sum = (sum ^ data[i]) * 16777619U; }
    if (const auto choice = (sum >> 8U) % (2 * formats.size()); choice < formats.size()) {
        options.format = formats[choice].format;
        if (options.format == InputFormat::pdf) { options.format.reset(); }  // runs another program
    }
    options.limits.record_bytes = std::size_t{1} << 20U;
    options.limits.unpacked_bytes = std::size_t{8} << 20U;
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    ArticleSource source({file}, options);
    ArticleParser parser(pages, options);
    std::size_t items = 0;
    while (auto item = source.next()) {
        if (++items > 100'000) { std::abort(); }  // a reader that does not come to its end
        if (!std::holds_alternative<RawRecord>(*item)) { continue; }
        auto& record = std::get<RawRecord>(*item);
        if (record.format == InputFormat::pdf) { continue; }
        const auto parsed = parser.parse(std::move(record));
        const auto* const fine = std::get_if<ParsedArticle>(&parsed);
        if (fine == nullptr) { continue; }
        const auto& article = fine->article;
        if (first_invalid_utf8(article.text)) { std::abort(); }
        std::size_t end = 0;
        for (const auto& part : article.parts) {
            if (part.span.begin < end || part.span.end < part.span.begin || part.span.end > article.text.size()) {
                std::abort();
            }
            end = part.span.end;
        }
    }
    std::filesystem::remove(file);
    return 0;
}
