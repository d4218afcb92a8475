// What files look like outside of textbooks: as people, crawlers, spreadsheets and mail programs leave them.
#include <zlib.h>

#include <catch2/catch.hpp>
#include <string>

#include "articles/support.hpp"

using namespace mapwire;
using namespace std::string_literals;
using testing::read_all;
using testing::WorkFolder;

namespace {

// The text of each article, issues as their messages.
std::string texts(const WorkFolder& folder, const std::string& file) {
    std::string all;
    for (const auto& item : testing::read_inputs({file})) {
        const auto* const issue = std::get_if<Issue>(&item);
        all += issue != nullptr ? "! " + to_message(*issue) : "[" + std::get<ParsedArticle>(item).article.text + "]";
    }
    return folder.relative(all);
}

std::string gzip(const std::string& text) {
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string out(text.size() + 1000, '\0');
    auto given = text;
    stream.next_in = reinterpret_cast<Bytef*>(given.data());
    stream.avail_in = static_cast<uInt>(given.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace

TEST_CASE("of a gzip file that is cut off every whole record is read, however small the file") {
    const WorkFolder folder;
    const auto one = gzip("{\"id\":\"a\",\"text\":\"One\"}\n{\"id\":\"b\",\"text\":\"Two\"}\n{\"id\":\"c\",\"te");
    const std::string fault =
        "~/x.gz: the packed data is damaged or cut off (truncated gzip input). Fetch the file again; what was read "
        "before this point is kept.\n";
    CHECK(read_all(folder, {folder.file("x.gz", one.substr(0, one.size() - 8))}) == "a:  | One\nb:  | Two\n" + fault);
    CHECK(read_all(folder, {folder.file("x.gz", gzip("{\"id\":\"a\",\"text\":\"One\"}\n") + one.substr(0, 12))}) ==
          "a:  | One\n" + fault);
    // Zeros behind the end, as tapes pad files.
    CHECK(read_all(folder, {folder.file("x.gz", gzip("{\"id\":\"a\",\"text\":\"One\"}\n") + std::string(512, '\0'))}) ==
          "a:  | One\n");
    auto flipped = gzip("{\"id\":\"a\",\"text\":\"One\"}\n");
    flipped[flipped.size() - 6] ^= 1;
    CHECK(read_all(folder, {folder.file("x.gz", flipped)}).find("incorrect data check") != std::string::npos);
}

TEST_CASE("members of a zip archive keep names beyond ASCII") {
    const WorkFolder folder;
    const auto zip =
        "PK\x03\x04\x14\0\0\x08\0\0\0\0\xC9J\x11\xC0!B\x03\0\0\0\x03\0\0\0\x0C\0\0\0\xC3\xA9t\xC3\xA9 \xD8\xAA.txtOne"
        "PK\x01\x02\x14\x03\x14\0\0\x08\0\0\0\0\xC9J\x11\xC0!B\x03\0\0\0\x03\0\0\0\x0C\0\0\0\0\0\0\0\0\0\0\0\x80\x01\0"
        "\0\0\0\xC3\xA9t\xC3\xA9 \xD8\xAA.txtPK\x05\x06\0\0\0\0\x01\0\x01\0:\0\0\0-\0\0\0\0\0"s;
    CHECK(read_all(folder, {folder.file("x.zip", zip)}) == "été ت:  | One\n");
}

TEST_CASE("pictures, styles and scripts beside articles are passed over, unless they are asked for") {
    const WorkFolder folder;
    folder.file("d/page.txt", "One");
    folder.file("d/page_files/a.PNG", "\x89PNG\r\n\x1A\n\0"s);
    folder.file("d/page_files/s.css", "a{}");
    folder.file("d/page_files/s.js", "var a;");
    CHECK(read_all(folder, {folder.path("d")}) == "page:  | One\n");
    CHECK(read_all(folder, {folder.path("d/page_files")}) ==
          "~/d/page_files: the directory holds no articles. Name files or another directory.\n");
    CHECK(read_all(folder, {folder.path("d/page_files/s.js")}) == "s:  | var a;\n");
    InputOptions options;
    options.include = {"*.js"};
    CHECK(read_all(folder, {folder.path("d")}, options) == "s:  | var a;\n");
    options.include = {"*.pdf"};
    CHECK(read_all(folder, {folder.path("d")}, options) ==
          "~/d: --include and --exclude leave no file of it. Check their patterns.\n");
    CHECK(read_all(folder, {folder.path("d/page_files/a.PNG")}) ==
          "~/d/page_files/a.PNG: this is a picture (PNG), no text. Pictures have to go through OCR first.\n");
    CHECK(read_all(folder, {folder.file("a.rtf", "{\\rtf1 One}")}) ==
          "~/a.rtf: this is a document in RTF, no text. Save it as docx, odt or text.\n");
}

TEST_CASE("mbox: a sentence that begins with From stays in its mail, quoted ones lose their mark") {
    const WorkFolder folder;
    const std::string one = "From a@b Fri Jun  9 10:00:00 2017\nFrom: a@b\nSubject: One\n\nFirst.\n\n";
    const std::string two =
        "From the ground, calm.\n\n>>From him.\n\nFrom a@b Fri Jun  9 11:00:00 2017\nX-Mailer: x\n"
        "From: a@b\nSubject: Two\n\nSecond.\n";
    CHECK(texts(folder, folder.file("a.mbox", one + two)) ==
          "[One\n\nFirst.\n\nFrom the ground, calm.\n\n>From him.\n\n][Two\n\nSecond.\n]");
    CHECK(texts(folder, folder.file("a.mbox", one + "From end\n")) == "[One\n\nFirst.\n\nFrom end\n]");
}

TEST_CASE("mail: signatures go, mails that hang on a mail stay") {
    const WorkFolder folder;
    const std::string head = "From: a@b\nDate: Fri, 9 Jun 2017 10:00:00\nSubject: S\n";
    CHECK(texts(folder, folder.file("a.eml", head + "\nText.\n-- \nAnn\nParis desk\n")) == "[S\n\nText.\n]");
    CHECK(texts(folder, folder.file("b.eml", head + "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nSee below.\n"
                                                    "--x\nContent-Type: message/rfc822\nContent-Disposition: "
                                                    "attachment\n\nSubject: Inner\nContent-Type: text/html\n\n"
                                                    "<p>One</p><p>Two</p>\n--x--\n")) ==
          "[S\n\nSee below.\n\nInner\n\nOne\n\nTwo]");
}

TEST_CASE("WARC: bodies packed by brotli and deflate, and those unpacked whose header still says packed") {
    const WorkFolder folder;
    const auto answer = [](const std::string& coding, const std::string& body) {
        const auto block =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " + coding + "\r\n\r\n" + body;
        return "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" +
               block + "\r\n\r\n";
    };
    const auto brotli = "\x8B\x07\x80<p>One page.</p>\x03"s;
    const auto zlib = "x\x9C\xB3)\xB0\xF3\xCFKU(HLO\xD5\xB3\xD1/\xB0\x03\0,.\x05\x11"s;
    const auto deflate = "\xB3)\xB0\xF3\xCFKU(HLO\xD5\xB3\xD1/\xB0\x03\0"s;
    CHECK(texts(folder, folder.file("a.warc", answer("br", brotli) + answer("deflate", zlib) +
                                                  answer("deflate", deflate) + answer("br", "<p>One page.</p>"))) ==
          "[One page.][One page.][One page.][One page.]");
    CHECK(texts(folder, folder.file("b.warc", answer("br", brotli.substr(0, 9)))) ==
          "! ~/b.warc:1: the page's packed body is damaged or too long. Fetch the page again.");
}

TEST_CASE("feeds: paragraphs of xhtml, and items without anything") {
    const WorkFolder folder;
    CHECK(texts(folder, folder.file("a.atom",
                                    "<feed><entry><title>T</title><content type=\"xhtml\"><div><p>One <b>b"
                                    "</b>.</p><p>Two.</p></div></content></entry><entry></entry></feed>")) ==
          "[T\n\nOne b.\n\nTwo.]! ~/a.atom:2: the item has neither title nor text. Leave it out, or fetch the feed "
          "again.");
}

TEST_CASE("records: entities of HTML, WordPress, headings in other languages, Excel's own first line") {
    const WorkFolder folder;
    CHECK(
        read_all(folder, {folder.file("a.ndjson",
                                      "{\"id\":\"a\",\"title\":\"A &amp; B\",\"text\":\"Da&#39;el &nope; &amp;\\nx\"}\n"
                                      "{\"title\":{\"rendered\":\"W &#8211; P\"},\"content\":{\"rendered\":\"<p>One"
                                      "</p>\"},\"date_gmt\":\"2017-06-09T08:00:00\"}\n")}) ==
        "a: A & B | Da'el &nope; &\nx\nnote: ~/a.ndjson:1: letters were written as entities of HTML (&amp;) and are "
        "decoded. Offsets refer to the decoded text, which --save-text writes.\n"
        "a-2: W – P | One | 2017-06-09\n");
    CHECK(read_all(folder, {folder.file("a.csv", "Titel;Datum;Text\nT;9.6.2017;One\n")}) ==
          "a-2: T | One | 2017-06-09\n");
    CHECK(read_all(folder, {folder.file("a.csv", "العنوان,التاريخ,النص\nT,٢٠١٧-٠٦-٠٩,One\n")}) ==
          "a-2: T | One | 2017-06-09\n");
    CHECK(read_all(folder, {folder.file("a.csv", "sep=;\r\nid;text\r\na;One\r\n")}) == "a:  | One\n");
}

TEST_CASE("a wrong declared encoding is told, as is UTF-8 with a fault") {
    const WorkFolder folder;
    const auto page = "<html><head><meta charset=\"utf-8\"></head><body><p>\xC9t\xE9 \xE0 Alep, r\xE9gion</p></body>";
    CHECK(read_all(folder, {folder.file("a.html", page)}) ==
          "a:  | Été à Alep, région\nnote: ~/a.html: the text is not in utf-8 as it declares, it is read as "
          "windows-1252. Convert it to UTF-8 if letters look wrong.\n");
    std::string much = "One \xFF";
    while (much.size() < 2100) { much += " \xE2\x80\x9Cyes\xE2\x80\x9D"; }
    CHECK(read_all(folder, {folder.file("b.txt", much)})
              .find("note: ~/b.txt: 1 place is not UTF-8 and became \uFFFD "
                    "(the first at byte 4). Fetch the text again") != std::string::npos);
}

TEST_CASE("HTML: boxes beside an article are told by names in pieces, camel case, AMP and components") {
    const WorkFolder folder;
    std::string boxes;
    for (const auto* const box : {"div class=\"site-header\"", "div class=\"gdpr\"", "div class=\"relatedStories\"",
                                  "div class=\"x readMore\"", "div id=\"OUTBRAIN\"", "amp-ad type=x", "amp-sidebar",
                                  "cookie-banner", "div data-component=\"links-block\""}) {
        const std::string open = box;
        boxes += "<" + open + "><p>Storm in Manila.</p></" + open.substr(0, open.find(' ')) + ">";
    }
    // What sounds alike and is none: the header of the article, a story, a column of text.
    const auto page = "<html><body>" + boxes +
                      "<div class=\"article-header\"><h1>Title</h1></div><div class=\"storyBody moreSpace\"><p>One.</p>"
                      "<my-text class=\"column on\"><p>Two.</p></my-text></div></body></html>";
    CHECK(texts(folder, folder.file("a.html", page)) == "[Title\n\nOne.\n\nTwo.]");
}

TEST_CASE("JSON: a record without text says what it has, an answer that tells an error is no article") {
    const WorkFolder folder;
    const auto file =
        folder.file("a.ndjson",
                    "{\"id\":\"a\",\"text\":null,\"title\":\"\",\"n\":[1,{\"x\":2}]}\n{\"id\":\"b\",\"text\":\" \"}\n"
                    "{\"status\":\"error\",\"code\":\"apiKeyInvalid\",\"message\":\"Your key is no key.\"}\n");
    CHECK(texts(folder, file) ==
          "! ~/a.ndjson:1: the article has no text. Name the field that holds it, for example --fields text=.body; the "
          "record has id, text (empty), title (empty), n.! ~/a.ndjson:2: the article has no text. Name the field that "
          "holds it, for example --fields text=.body; the record has id, text.! ~/a.ndjson:3: this is what a service "
          "says of an error: Your key is no key. Ask the service again.");
}
