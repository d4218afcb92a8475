#include "mapwire/articles/article_source.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "articles/support.hpp"

using namespace mapwire;
namespace fs = std::filesystem;

using testing::read_all;
using testing::WorkFolder;

TEST_CASE("NDJSON gives an article a line; a broken line is told and the rest is read") {
    const WorkFolder folder;
    const auto file =
        folder.file("list.ndjson",
                    "{\"id\":\"a\",\"title\":\"Rain\",\"text\":\"It rained.\",\"published\":\"2017-06-09\"}\n"
                    "\n"
                    "{\"id\":\"b\",\"text\":\"cut of\n"
                    "{\"id\":\"c\",\"text\":\"Say \\\"no\\\" \\u0633\\ud83d\\ude00.\"} \n"
                    "[1]\n"
                    "{\"id\":\"d\",\"title\":\"Empty\"}\n"
                    "{\"id\":\"e\",\"text\":\"Last\"} trailing");
    CHECK(read_all(folder, {file}) ==
          "a: Rain | It rained. | 2017-06-09\n"
          "~/list.ndjson:3: the JSON is broken: a string has no end (at byte 72). See whether the line was cut off.\n"
          "c:  | Say \"no\" س😀.\n"
          "~/list.ndjson:5: this is no JSON object (at byte 149). Give each article as an object with a text field.\n"
          "~/list.ndjson:6: the article has no text. Name the field that holds it, for example --fields text=.body; "
          "the record has id, title.\n"
          "~/list.ndjson:7: the JSON is broken: it does not end with its object's bracket (at byte 213). Check it, for "
          "example with jq.\n");
}

TEST_CASE("a byte order mark before records is passed over") {
    const WorkFolder folder;
    CHECK(read_all(folder, {folder.file("a.ndjson", "\xEF\xBB\xBF{\"text\":\"One\"}\n{\"text\":\"Two\"}\n")}) ==
          "a-1:  | One\na-2:  | Two\n");
    CHECK(read_all(folder, {folder.file("b.json", "\xEF\xBB\xBF[{\"text\":\"One\"}]")}) == "b-1:  | One\n");
}

TEST_CASE("a date that does not exist is told and taken as unknown; one without a day is only unknown") {
    const WorkFolder folder;
    const auto file =
        folder.file("a.ndjson",
                    "{\"text\":\"x\",\"date\":\"31.02.2017\"}\n{\"text\":\"x\",\"date\":\"2017-06\"}\n"
                    "{\"text\":\"x\",\"date\":\"20170609T120000Z\"}\n{\"text\":\"x\",\"date\":1496966400}\n"
                    "{\"text\":\"x\",\"date\":\"Fri, 09 Jun 2017 08:00:00 GMT\"}\n"
                    "{\"text\":\"x\",\"date\":\"5/6/2017\"}\n");
    CHECK(read_all(folder, {file}) ==
          "a-1:  | x\nnote: ~/a.ndjson:1: the date \"31.02.2017\" is no day that exists, it is taken as unknown. Write "
          "YYYY-MM-DD, for example 2017-06-09.\na-2:  | x\na-3:  | x | 2017-06-09\na-4:  | x | 2017-06-09\n"
          "a-5:  | x | 2017-06-09\na-6:  | x\nnote: ~/a.ndjson:6: the date \"5/6/2017\" is one of two days, it is "
          "taken as "
          "unknown. Write YYYY-MM-DD, for example 2017-06-09.\n");
}

TEST_CASE("fields stand where --fields says, and nowhere else") {
    const WorkFolder folder;
    const auto file = folder.file(
        "a.ndjson", "{\"head\":{\"line\":\"Talks\"},\"parts\":[{\"t\":\"One.\"},{\"t\":\"Two.\"}],\"text\":\"no\"}\n");
    InputOptions options;
    options.fields = FieldPaths::parse("text=.parts.t,title=.head.line");
    CHECK(read_all(folder, {file}, options) == "a-1: Talks | One.\n\nTwo.\n");
    options.fields = FieldPaths::parse("text=.parts[1].t");
    CHECK(read_all(folder, {file}, options) == "a-1: Talks | Two.\n");
    CHECK_THROWS_WITH(FieldPaths::parse("body=.x"), Catch::Contains("\"body\" is no field of an article"));
    CHECK_THROWS_WITH(FieldPaths::parse("text=.a..b"), Catch::Contains("is no field and path"));
    CHECK_THROWS_WITH(FieldPaths::parse("text"), Catch::Contains("is no field and path"));
}

TEST_CASE("JSON files give their objects: one, an array, several, or those that a service wraps") {
    const WorkFolder folder;
    const std::string one = "{\n \"id\": \"a\", \"text\": \"One [{,\\\"\"}";
    const std::string two = "{\"id\":\"b\",\"text\":\"Two\"}";
    const std::string both = "a:  | One [{,\"\nb:  | Two\n";
    CHECK(read_all(folder, {folder.file("1.json", one)}) == "a:  | One [{,\"\n");
    CHECK(read_all(folder, {folder.file("2.json", "[" + one + ",\n" + two + "]")}) == both);
    CHECK(read_all(folder, {folder.file("3.json", one + "\n" + two)}) == both);
    CHECK(read_all(folder, {folder.file("4.json", "{\"status\":\"ok\",\"articles\":[" + one + "," + two + "]}")}) ==
          both);
    CHECK(read_all(folder, {folder.file("5.json", "{\"response\":{\"n\":2,\"docs\":[" + one + "," + two +
                                                      "]},\"x\":1}")}) == both);
    CHECK(read_all(folder, {folder.file("6.json", "{\"chats\":{\"list\":[{\"name\":\"n\",\"messages\":[" + one +
                                                      "]},{\"messages\":[" + two + "]}]}}")}) == both);
    CHECK(read_all(folder, {folder.file("7.json", "[" + one + ", 5, " + two.substr(0, 12))}) ==
          "a:  | One [{,\"\n"
          "~/7.json:2: this is no JSON object (at byte 37). Give each article as an object with a text field.\n"
          "~/7.json: the JSON ends in the middle (at byte 40). See whether the file was cut off.\n");
}

TEST_CASE("a JSON text is cut into the same objects whatever pieces it arrives in") {
    const WorkFolder folder;
    const std::string text(700'000, 'x');
    std::string json = "[";
    for (int i = 0; i < 4; ++i) { json += (i > 0 ? ",\n" : "") + ("{\"text\":\"" + text + "\\\"\"}"); }
    const auto file = folder.file("big.json", json + "]");
    ArticleSource source({file}, {});
    std::size_t count = 0;
    while (auto item = source.next()) {
        REQUIRE(std::holds_alternative<RawRecord>(*item));
        const auto& record = std::get<RawRecord>(*item);
        CHECK(record.bytes.size() == text.size() + 13);
        CHECK(json.compare(record.key.byte, record.bytes.size(), record.bytes) == 0);
        CHECK(record.key.record == ++count);
    }
    CHECK(count == 4);
}

TEST_CASE("a line beyond the limit is passed over in bounded memory") {
    const WorkFolder folder;
    const auto file = folder.file(
        "a.ndjson", "{\"id\":\"a\",\"text\":\"" + std::string(3'000'000, 'x') + "\"}\n{\"id\":\"b\",\"text\":\"y\"}\n");
    InputOptions options;
    options.limits.record_bytes = 1 << 20;
    CHECK(read_all(folder, {file}, options) ==
          "~/a.ndjson:1: the article is longer than 1 MiB. Raise the limit with --max-record if it is one article "
          "indeed.\nb:  | y\n");
    CHECK(
        read_all(folder, {folder.file("a.txt", std::string(3'000'000, 'x'))}, options) ==
        "~/a.txt: the article is longer than 1 MiB. Raise the limit with --max-record if it is one article indeed.\n");
}

TEST_CASE("a directory gives its files, sorted, hidden ones left out, once each whatever links there are") {
    const WorkFolder folder;
    folder.file("d/b/2.txt", "Two");
    folder.file("d/b/notes.md", "Three");
    folder.file("d/a.txt", "One");
    folder.file("d/.hidden.txt", "No");
    fs::create_directories(folder.path("d/empty"));
    CHECK(read_all(folder, {folder.path("d")}) == "a:  | One\n2:  | Two\nnotes:  | Three\n");
    CHECK(read_all(folder, {folder.path("d/")}) == "a:  | One\n2:  | Two\nnotes:  | Three\n");
    InputOptions options;
    options.include = {"*.txt"};
    CHECK(read_all(folder, {folder.path("d")}, options) == "a:  | One\n2:  | Two\n");
    options.exclude = {"**/b/**"};
    CHECK(read_all(folder, {folder.path("d")}, options) == "a:  | One\n");
    CHECK(read_all(folder, {folder.path("d/*.txt")}) == "a:  | One\n");
    CHECK(read_all(folder, {folder.path("d/**/[12].txt")}) == "2:  | Two\n");
    CHECK(read_all(folder, {folder.path("d/*.pdf")}) == "~/d/*.pdf: no file matches. Check the name.\n");
    CHECK(read_all(folder, {folder.path("d/empty")}) ==
          "~/d/empty: the directory holds no articles. Name files or another directory.\n");
    fs::create_directory_symlink(folder.path("d"), folder.path("d/b/up"));
    CHECK(read_all(folder, {folder.path("d")}) ==
          "a:  | One\n2:  | Two\nnotes:  | Three\n~/d/b/up: this symbolic link leads back to a directory that holds "
          "it, it "
          "is not followed. Remove the link or leave it out with --exclude.\n");
    fs::create_symlink("loop", folder.path("loop"));
    CHECK(read_all(folder, {folder.path("loop")}) ==
          "~/loop: the symbolic link leads back to itself. Mend or remove the link.\n");
}

TEST_CASE("files of the same name in several folders give articles of different ids, and say so") {
    const WorkFolder folder;
    const auto one = folder.file("a/x.txt", "One");
    const auto two = folder.file("b/x.txt", "Two");
    const auto rows = folder.file("c/x.ndjson", "{\"text\":\"Three\"}\n{\"id\":\"own\",\"text\":\"Four\"}\n");
    CHECK(read_all(folder, {one, two, rows}) ==
          "x:  | One\nx~2:  | Two\nnote: ~/b/x.txt: another input has the same name, the id of this article is "
          "\"x~2\". Name "
          "the files differently, or give the records ids of their own.\nx~3-1:  | Three\nnote: ~/c/x.ndjson:1: "
          "another input "
          "has the same name, the id of this article is \"x~3-1\". Name the files differently, or give the records ids "
          "of their own.\nown:  | Four\n");
}

TEST_CASE("a list names inputs, one a line") {
    const WorkFolder folder;
    const auto one = folder.file("1.txt", "One");
    const auto two = folder.file("2.txt", "Two");
    const auto list = folder.file("list", "# June\n" + two + "\r\n\n" + one + "\n" + folder.path("3.txt"));
    CHECK(read_all(folder, {one, "@" + list}) ==
          "1:  | One\n2:  | Two\n1~2:  | One\nnote: ~/1.txt: another input has the same name, the id of this article "
          "is \"1~2\". Name "
          "the files differently, or give the records ids of their own.\n~/3.txt: there is no such file. Check the "
          "name.\n");
    CHECK(read_all(folder, {"@" + folder.path("none")}) ==
          "~/none: the list of inputs cannot be read. Check its name and permissions.\n");
}

namespace {

struct WriteDeleter {
    void operator()(archive* handle) const noexcept { archive_write_free(handle); }
};

using Members = std::vector<std::pair<std::string, std::string>>;

// "tar", "zip", or a filter's name with "raw": what libarchive writes.
std::string packed(const std::string& format, const std::string& filter, const Members& members) {
    std::unique_ptr<archive, WriteDeleter> handle(archive_write_new());
    REQUIRE(archive_write_set_format_by_name(handle.get(), format.c_str()) == ARCHIVE_OK);
    if (!filter.empty()) { REQUIRE(archive_write_add_filter_by_name(handle.get(), filter.c_str()) == ARCHIVE_OK); }
    archive_write_set_bytes_in_last_block(handle.get(), 1);
    std::vector<char> buffer(std::size_t{48} << 20U);
    std::size_t used = 0;
    REQUIRE(archive_write_open_memory(handle.get(), buffer.data(), buffer.size(), &used) == ARCHIVE_OK);
    for (const auto& [name, bytes] : members) {
        auto* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        REQUIRE(archive_write_header(handle.get(), entry) == ARCHIVE_OK);
        REQUIRE(archive_write_data(handle.get(), bytes.data(), bytes.size()) == static_cast<la_ssize_t>(bytes.size()));
        archive_entry_free(entry);
    }
    REQUIRE(archive_write_close(handle.get()) == ARCHIVE_OK);
    return {buffer.data(), used};
}

}  // namespace

TEST_CASE("compressed files are read as what is in them") {
    const WorkFolder folder;
    const std::string ndjson = "{\"text\":\"One\"}\n{\"text\":\"Two\"}\n";
    for (const std::string filter : {"gzip", "zstd", "xz", "bzip2", "lz4"}) {
        INFO(filter);
        const auto file = folder.file("list.ndjson.gz", packed("raw", filter, {{"x", ndjson}}));
        CHECK(read_all(folder, {file}) == "list-1:  | One\nlist-2:  | Two\n");
    }
    const auto twice =
        packed("raw", "gzip", {{"x", ndjson}}) + packed("raw", "gzip", {{"x", "{\"text\":\"Three\"}\n"}});
    CHECK(read_all(folder, {folder.file("a.ndjson.gz", twice)}) == "a-1:  | One\na-2:  | Two\na-3:  | Three\n");
    CHECK(read_all(folder, {folder.file("empty.gz", packed("raw", "gzip", {{"x", ""}}))}) ==
          "~/empty.gz: there is nothing in the packed file. Check how it was made.\n");
}

TEST_CASE("archives give their members, those in archives inside them too") {
    const WorkFolder folder;
    const Members members = {
        {"june/a.txt", "One"}, {"june/.DS_Store", "x"}, {"june/b.ndjson", "{\"id\":\"b\",\"text\":\"Two\"}\n"}};
    const std::string both = "a:  | One\nb:  | Two\n";
    CHECK(read_all(folder, {folder.file("x.zip", packed("zip", "", members))}) == both);
    CHECK(read_all(folder, {folder.file("x.tar", packed("pax", "", members))}) == both);
    CHECK(read_all(folder, {folder.file("x.tar.gz", packed("gnutar", "gzip", members))}) == both);
    CHECK(read_all(folder, {folder.file("x.tar.zst", packed("pax", "zstd", members))}) == both);
    const auto inner = packed("zip", "", members);
    CHECK(read_all(folder, {folder.file("y.tar", packed("pax", "", {{"x.zip", inner}, {"c.txt", "Three"}}))}) ==
          both + "c:  | Three\n");
    InputOptions options;
    options.include = {"*.ndjson"};
    CHECK(read_all(folder, {folder.file("x.zip", packed("zip", "", members))}, options) == "b:  | Two\n");
    options = {};
    options.limits.archive_depth = 1;
    CHECK(read_all(folder, {folder.path("y.tar")}, options) ==
          "~/y.tar/x.zip: archives are nested more than 1 deep. Unpack the inner ones first.\n");
}

TEST_CASE("a packed file that is cut off gives what came before, and says so") {
    const WorkFolder folder;
    std::string ndjson;
    for (int i = 0; i < 40'000; ++i) {
        ndjson += "{\"id\":\"" + std::to_string(i * 7919 % 100'003) + "\",\"text\":\"x\"}\n";
    }
    auto bytes = packed("raw", "gzip", {{"x", ndjson}});
    bytes.resize(bytes.size() / 2);
    const auto all = read_all(folder, {folder.file("a.ndjson.gz", bytes), folder.file("b.txt", "Next")});
    CHECK(std::count(all.begin(), all.end(), '\n') > 10'000);
    CHECK(all.find("~/a.ndjson.gz: the packed data is damaged or cut off (truncated gzip input). Fetch the file again; "
                   "what was read before this point is kept.\nb:  | Next\n") != std::string::npos);
}

TEST_CASE("a bomb is stopped by its ratio or size before it takes memory or time") {
    const WorkFolder folder;
    std::string zeros(std::size_t{64} << 20U, ' ');
    InputOptions options;
    options.limits.record_bytes = std::size_t{1} << 30U;
    for (const std::string filter : {"gzip", "zstd", "xz", "bzip2"}) {
        INFO(filter);
        const auto file = folder.file("bomb.gz", packed("raw", filter, {{"x", zeros}}));
        CHECK(read_all(folder, {file}, options) ==
              "~/bomb.gz: it unpacks to more than 250 times its size, as a zip bomb does; the rest is not read. Raise "
              "the limit with --max-ratio if you trust the file.\n");
    }
    options.limits.unpacked_bytes = std::size_t{8} << 20U;
    CHECK(read_all(folder, {folder.path("bomb.gz")}, options) ==
          "~/bomb.gz: it unpacks to more than 8 MiB, the rest is not read. Raise the limit with --max-unpacked if you "
          "trust the file.\n");
}

TEST_CASE("a member whose name leads out of the archive is told and not read") {
    const WorkFolder folder;
    const auto file = folder.file("x.tar", packed("pax", "", {{"../../etc/a.txt", "Bad"}, {"b.txt", "Good"}}));
    CHECK(read_all(folder, {file}) ==
          "~/x.tar/../../etc/a.txt: the member's name leads out of the archive, it is not read. Pack the archive anew "
          "with plain names.\nb:  | Good\n");
}
