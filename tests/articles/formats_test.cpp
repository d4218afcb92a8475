// Each format of the table, as the programs that write it do.
#include "articles/formats.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "articles/support.hpp"

using namespace mapwire;
using testing::WorkFolder;

namespace {

// "id | title | date | language | url | text" of each article; issues as their messages.
std::string whole(const WorkFolder& folder, const std::string& file, const InputOptions& options = {}) {
    std::string all;
    for (const auto& item : testing::read_inputs({file}, options)) {
        if (const auto* issue = std::get_if<Issue>(&item)) {
            all += "! " + to_message(*issue) + "\n";
            continue;
        }
        const auto& article = std::get<ParsedArticle>(item).article;
        all += article.id.text + " | " + article.title + " | " + (article.published ? article.published->iso() : "-") +
               " | " + article.language + " | " + article.source_url + " | " + article.text + "\n";
    }
    return folder.relative(all);
}

const std::string first_sentence = "The convoy was stopped on the road to the border on Friday, officials said.";
const std::string second_sentence = "They said that it would be allowed to go on to the town after the talks.";

}  // namespace

TEST_CASE("HTML: the article alone, with what meta tags and JSON-LD say of it") {
    const WorkFolder folder;
    const std::string page =
        "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>Convoy stopped - The Border "
        "Times</title>"
        "<meta property=\"og:title\" content=\"Convoy stopped at the border\">"
        "<link rel=\"canonical\" href=\"https://example.org/convoy\">"
        "<script "
        "type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"WebSite\",\"url\":"
        "\"https://example.org\"},{\"@type\":\"NewsArticle\",\"datePublished\":\"2017-06-09T10:00:00+02:00\"}]}</"
        "script>"
        "<script>var teaser = 'Aleppo, Homs';</script><style>p { color: Red }</style></head><body "
        "class=\"has-sidebar\">"
        "<header><a href=/>Damascus Bureau</a></header><nav>Home &raquo; Baghdad</nav>"
        "<div id=\"wrap\"><div class=\"story\"><h1>Convoy stopped at the border</h1>"
        "<figure><img src=x><figcaption>A lorry in Mosul</figcaption></figure>"
        "<p>" +
        first_sentence +
        "</p><div class=\"ad-slot\">Visit Paris</div>"
        "<p>They said that&nbsp;it would be allowed <b>to go</b> on to the to&shy;wn after the talks.<br>And more.</p>"
        "<ul><li>First</li><li>Second</li></ul></div>"
        "<div class=\"comments\"><p>What about London? I have been saying so for years and nobody listens to me "
        "here.</p>"
        "</div></div><div style=\"display: none\">Tehran</div><footer>Moscow</footer></body></html>";
    CHECK(whole(folder, folder.file("page.html", page)) ==
          "page | Convoy stopped at the border | 2017-06-09 | en | https://example.org/convoy | "
          "Convoy stopped at the border\n\n" +
              first_sentence + "\n\n" + second_sentence + "\nAnd more.\n\nFirst\nSecond\n");
    // Recognised by content, whatever the name is.
    CHECK(whole(folder, folder.file("page.txt", page)).find("page | Convoy stopped at the border | 2017-06-09") == 0);
}

TEST_CASE("HTML: encodings are declared in the page") {
    const WorkFolder folder;
    const auto file = folder.file("a.html",
                                  "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; "
                                  "charset=windows-1251\"></head><body><p>\xCC\xEE\xF1\xEA\xE2\xE0</p></body></html>");
    CHECK(whole(folder, file) == "a |  | - |  |  | Москва\n");
}

TEST_CASE("HTML with a million open tags is refused at once") {
    const WorkFolder folder;
    std::string page = "<html><body>";
    for (int i = 0; i < 1'000'000; ++i) { page += "<div>"; }
    CHECK(whole(folder, folder.file("deep.html", page)) ==
          "! ~/deep.html: the HTML has more than 1000 elements open at once. Check what made the page.\n");
    std::string flat = "<html><body>";
    for (int i = 0; i < 50'000; ++i) { flat += "<p>x<li>y"; }
    CHECK(whole(folder, folder.file("flat.html", flat)).find("flat | x | - |") == 0);
}

TEST_CASE("HTML in a text field becomes its text") {
    const WorkFolder folder;
    const auto file = folder.file("a.ndjson",
                                  "{\"id\":\"a\",\"title\":\"T\",\"body\":\"<p>One &amp; two.</p><p>Three.</p>\"}\n"
                                  "{\"id\":\"b\",\"body\":\"a < b and b > c, see <http://x.org>\"}\n");
    CHECK(whole(folder, file) ==
          "a | T | - |  |  | One & two.\n\nThree.\nb |  | - | en |  | a < b and b > c, see <http://x.org>\n");
}

TEST_CASE("Markdown: front matter and text, without addresses of links") {
    const WorkFolder folder;
    const auto file =
        folder.file("note.md",
                    "---\ntitle: \"Convoy stopped\"\ndate: 2017-06-09\nlang: en\n---\n\n# Convoy stopped\n\nThe "
                    "**convoy** was at [Tanf](https://example.org/Baghdad).\n\n- one\n- two\n");
    CHECK(whole(folder, file) ==
          "note | Convoy stopped | 2017-06-09 | en |  | Convoy stopped\n\nThe convoy was at Tanf.\n\none\ntwo\n");
}

TEST_CASE("JSON: the shapes of services") {
    const WorkFolder folder;
    CHECK(whole(folder,
                folder.file("newsapi.json",
                            "{\"status\":\"ok\",\"totalResults\":1,\"articles\":[{\"source\":{\"id\":null,\"name\":"
                            "\"Times\"},\"author\":\"A\",\"title\":\"T\",\"description\":\"D\",\"url\":\"u\","
                            "\"publishedAt\":\"2017-06-09T08:00:00Z\",\"content\":\"Body\"}]}")) ==
          "newsapi-1 | T | 2017-06-09 |  | u | Body\n");
    CHECK(
        whole(folder,
              folder.file(
                  "reliefweb.json",
                  "{\"data\":[{\"id\":\"42\",\"score\":1,\"fields\":{\"title\":\"T\",\"body\":\"Body\",\"date\":"
                  "{\"created\":\"2018-07-11T00:00:00+00:00\"},\"language\":[{\"code\":\"en\"}],\"url\":\"u\"}}]}")) ==
        "42 | T | 2018-07-11 | en | u | Body\n");
    CHECK(whole(folder,
                folder.file("mediacloud.json",
                            "[{\"stories_id\":7,\"title\":\"T\",\"publish_date\":\"2017-06-09 10:00:00\",\"language\":"
                            "\"en\",\"url\":\"u\",\"media_name\":\"M\",\"story_text\":\"Body\"}]")) ==
          "7 | T | 2017-06-09 | en | u | Body\n");
    CHECK(whole(folder,
                folder.file(
                    "mediacloud.ndjson",
                    "{\"original_url\":\"u\",\"canonical_domain\":\"example.org\",\"publication_date\":\"2017-06-09\","
                    "\"language\":\"en\",\"article_title\":\"T\",\"text_content\":\"Body\"}\n")) ==
          "mediacloud-1 | T | 2017-06-09 | en | u | Body\n");
    CHECK(whole(folder,
                folder.file("ccnews.json",
                            "{\"authors\":[\"A\",\"B\"],\"date_publish\":\"2017-06-09 12:00:00\",\"description\":\"D\","
                            "\"language\":\"en\",\"maintext\":\"Body\",\"title\":\"T\",\"url\":\"u\"}")) ==
          "ccnews-1 | T | 2017-06-09 | en | u | Body\n");
    CHECK(
        whole(folder, folder.file("gdelt.json",
                                  "{\"articles\":[{\"url\":\"u\",\"title\":\"Drone shot down near Tanf\",\"seendate\":"
                                  "\"20170620T101500Z\",\"domain\":\"example.org\",\"language\":\"English\"}]}")) ==
        "gdelt-1 | Drone shot down near Tanf | 2017-06-20 | en | u | Drone shot down near Tanf\n");
}

TEST_CASE("CSV: columns by their names, quoted cells, any usual separator") {
    const WorkFolder folder;
    CHECK(
        whole(folder,
              folder.file("a.csv",
                          "ID,Title,Publish Date,URL,Text\r\n1,\"Talks, again\",2017-06-09,u,\"He said \"\"no\"\".\r\n"
                          "Then \n left.\"\r\n\r\n2,,,,Two\r\n3,T,,,\r\n")) ==
        "1 | Talks, again | 2017-06-09 | en | u | He said \"no\".\r\nThen \n left.\n2 |  | - |  |  | Two\n"
        "! ~/a.csv:5: the article has no text. Name the field that holds it, for example --fields text=.body.\n");
    CHECK(whole(folder, folder.file("b.tsv", "id\tbody\n7\tOne\n")) == "7 |  | - |  |  | One\n");
    CHECK(whole(folder, folder.file("c.csv", "id;body\n7;\xCC\xEE\xF1\xEA\xE2\xE0\n8;\xD1\xE8\xF0\xE8\xFF\n")) ==
          "7 |  | - |  |  | Москва\n8 |  | - |  |  | Сирия\n");
    CHECK(whole(folder, folder.file("d.csv", "a,b\n1,2\n")) ==
          "! ~/d.csv: no column holds the text (the columns are a, b). Give the columns' names in the first "
          "row, or name it, for example --fields text=BODY.\n");
    CHECK(
        whole(folder, folder.file("f.csv", "id,date,text\n1,05/06/2017,One\n2,25/06/2017,Two\n3,31/02/2017,Three\n")) ==
        "1 |  | - |  |  | One\n2 |  | 2017-06-25 |  |  | Two\n3 |  | - |  |  | Three\n");
    InputOptions options;
    options.fields = FieldPaths::parse("text=b,id=a");
    CHECK(whole(folder, folder.path("d.csv"), options) == "1 |  | - |  |  | 2\n");
    CHECK(whole(folder, folder.file("e.csv", "id,text\n1,One\n2,\"Two\n3,Three\n")) ==
          "1 |  | - |  |  | One\n! ~/e.csv:3: a quotation mark is not closed (the row begins at byte 14). Check the "
          "quotation marks of the file.\n");
}

TEST_CASE("UTF-16 is read as such in files of records too") {
    const WorkFolder folder;
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("id,text\n1,One\n2,Two\n")) { wide += {c, '\0'}; }
    CHECK(whole(folder, folder.file("a.csv", wide)) == "1 |  | - |  |  | One\n2 |  | - |  |  | Two\n");
    CHECK(whole(folder, folder.file("b.txt", std::string("\xFE\xFF\x04\x1C\xD8\x3D\xDE\x00", 8))) ==
          "b |  | - |  |  | М😀\n");
}

TEST_CASE("feeds: RSS and Atom, the fullest text of each item") {
    const WorkFolder folder;
    CHECK(
        whole(folder,
              folder.file("rss.xml",
                          "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>News</title>"
                          "<language>en-us</language><item><title>T &amp; U</title><link>u</link><guid>g1</guid>"
                          "<pubDate>Fri, 09 Jun 2017 08:00:00 GMT</pubDate><description>Short</description>"
                          "<content:encoded><![CDATA[<p>Long <b>text</b>.</p><p></item></p>]]></content:encoded></item>"
                          "<item><title>Two</title><description>&lt;p&gt;Only this&lt;/p&gt;</description></item>"
                          "</channel></rss>")) ==
        "g1 | T & U | 2017-06-09 | en | u | T & U\n\nLong text.\nrss-2 | Two | - | en |  | Two\n\nOnly this\n");
    CHECK(whole(folder,
                folder.file(
                    "atom.xml",
                    "<?xml version='1.0' encoding='windows-1251'?><feed xmlns=\"http://www.w3.org/2005/Atom\">"
                    "<entry><title>\xCC\xEE\xF1\xEA\xE2\xE0</title><link rel=\"alternate\" href=\"u\"/><id>e1</id>"
                    "<published>2017-06-09T08:00:00Z</published><content type=\"html\">&lt;p&gt;"
                    "\xD1\xE8\xF0\xE8\xFF&lt;/p&gt;</content></entry></feed>")) ==
          "e1 | Москва | 2017-06-09 |  | u | Москва\n\nСирия\n");
    CHECK(whole(folder,
                folder.file("bomb.xml",
                            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]><rss>"
                            "<channel><item><title>&b;</title></item></channel></rss>")) ==
          "! ~/bomb.xml: the XML declares entities of its own, as an entity bomb does; it is not read. Give a feed "
          "without "
          "<!ENTITY.\n");
    CHECK(whole(folder, folder.file("other.xml", "<?xml version=\"1.0\"?><config><a>1</a></config>")) ==
          "! ~/other.xml: it holds no article. Check what the file is.\n");
}

TEST_CASE("mail: the text of the right part, in its encoding") {
    const WorkFolder folder;
    const std::string mail =
        "Received: from x\r\nMessage-ID: <m1@example.org>\r\nFrom: =?utf-8?Q?Ann_Ex=C3=A1mple?= <a@example.org>\r\n"
        "Subject: =?windows-1251?B?zO7x6uLg?=\r\n =?utf-8?B?IGFuZCBUYW5m?=\r\nDate: Fri, 9 Jun 2017 10:00:00 +0200\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b1\"\r\n\r\nPreamble\r\n--b1\r\n"
        "Content-Type: multipart/alternative; boundary=b2\r\n\r\n--b2\r\nContent-Type: "
        "text/html\r\n\r\n<p>HTML</p>\r\n--b2\r\n"
        "Content-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "=F3=C9=D2=C9=\r\n=D1 at noon\r\n--b2--\r\n--b1\r\nContent-Type: text/plain\r\nContent-Disposition: "
        "attachment; "
        "filename=x.txt\r\n\r\nAttached\r\n--b1--\r\n";
    CHECK(whole(folder, folder.file("a.eml", mail)) ==
          "m1@example.org | Москва and Tanf | 2017-06-09 | en |  | Москва and Tanf\n\nСирия at noon\n");
    CHECK(whole(folder,
                folder.file("b.eml",
                            "From: a@b\nDate: Fri, 9 Jun 2017 10:00:00\nSubject: S\nContent-Type: text/html; "
                            "charset=utf-8\nContent-Transfer-Encoding: base64\n\nPHA+T25lPC9wPjxwPlR3bzwvcD4=\n")) ==
          "b | S | 2017-06-09 |  |  | S\n\nOne\n\nTwo\n");
    const std::string one = "From a@b Fri Jun  9 10:00:00 2017\nFrom: a@b\nSubject: One\n\nFirst.\n>From here.\n\n";
    const std::string two = "From a@b Fri Jun  9 11:00:00 2017\nFrom: a@b\nSubject: Two\n\nSecond. From\nhere\n";
    CHECK(whole(folder, folder.file("c.mbox", one + two)) ==
          "c-1 | One | - |  |  | One\n\nFirst.\nFrom here.\n\n\nc-2 | Two | - |  |  | Two\n\nSecond. From\nhere\n\n");
}

TEST_CASE("Telegram: messages with words, in both shapes of export") {
    const WorkFolder folder;
    CHECK(whole(folder,
                folder.file(
                    "result.json",
                    "{\n \"name\": \"Channel\",\n \"type\": \"public_channel\",\n \"id\": 9,\n \"messages\": [\n"
                    "  {\"id\": 0, \"type\": \"service\", \"date\": \"2017-06-09T09:00:00\", \"action\": "
                    "\"create_channel\"},\n"
                    "  {\"id\": 1, \"type\": \"service\", \"date\": \"2017-06-09T10:00:00\", \"actor_id\": \"c\", "
                    "\"text\": \"\"},\n"
                    "  {\"id\": 2, \"type\": \"message\", \"date\": \"2017-06-09T10:00:00\", \"date_unixtime\": "
                    "\"1497002400\", \"text\": [\"Strike near \", {\"type\": \"hashtag\", \"text\": \"#Tanf\"}, "
                    "\" today\"], \"text_entities\": []},\n"
                    "  {\"id\": 3, \"type\": \"message\", \"date\": \"2017-06-10T10:00:00\", \"date_unixtime\": "
                    "\"1497088800\", \"photo\": \"x.jpg\", \"text\": \"\"},\n"
                    "  {\"id\": 4, \"type\": \"message\", \"date\": \"2017-06-11T10:00:00\", \"from_id\": \"c\", "
                    "\"text\": \"Plain\"}\n ]\n}\n")) ==
          "2 |  | 2017-06-09 |  |  | Strike near #Tanf today\n4 |  | 2017-06-11 |  |  | Plain\n");
    CHECK(
        whole(folder,
              folder.file("messages.html",
                          "<!DOCTYPE html>\n<html>\n <head>\n<title>Exported Data</title>\n </head>\n<body>\n<div "
                          "class=\"page_wrap\"><div class=\"page_body chat_page\"><div class=\"history\">\n"
                          "<div class=\"message service\" id=\"message-1\"><div class=\"body details\">9 June 2017"
                          "</div></div>\n<div class=\"message default clearfix\" id=\"message2\">\n<div class=\"body\">"
                          "<div class=\"pull_right date details\" title=\"09.06.2017 10:00:00 UTC+03:00\">10:00</div>"
                          "<div class=\"from_name\">\nChannel \n</div>\n<div class=\"text\">\nStrike near <a "
                          "href=\"\">#Tanf</a><br>today\n</div></div></div>\n<div class=\"message default clearfix\" "
                          "id=\"message3\"><div class=\"body\"><div class=\"media\">Photo</div></div></div>\n"
                          "</div></div></div></body></html>")) ==
        "message2 | Strike near #Tanf | 2017-06-09 |  |  | Strike near #Tanf\ntoday\n");
}

TEST_CASE("WARC: pages that were fetched") {
    const WorkFolder folder;
    const auto record = [](const std::string& kind, const std::string& block, const std::string& more = {}) {
        return "WARC/1.0\r\nWARC-Type: " + kind + "\r\nWARC-Target-URI: https://example.org/a\r\n" + more +
               "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
    };
    const std::string html = "<html><head><title>T</title></head><body><p>" + first_sentence + "</p></body></html>";
    const auto file = folder.file(
        "crawl.warc",
        record("warcinfo", "software: x\r\n") + record("request", "GET / HTTP/1.1\r\n\r\n") +
            record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html) +
            record("response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>gone</p>") +
            record("response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
            record("response",
                   "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>Ch"
                   "\r\n9\r\nunked</p>\r\n0\r\n\r\n") +
            record("conversion", "Plain text of a page.", "Content-Type: text/plain\r\n"));
    CHECK(whole(folder, file) == "crawl-3 | T | - | en | https://example.org/a | T\n\n" + first_sentence +
                                     "\ncrawl-6 |  | - |  | https://example.org/a | Chunked\n"
                                     "crawl-7 |  | - | en | https://example.org/a | Plain text of a page.\n");
    CHECK(whole(folder, folder.file("cut.warc", record("response", std::string(500, 'x')).substr(0, 300))) ==
          "! ~/cut.warc:1: the record is cut off (at byte 0). See whether the file was cut off.\n");
}

TEST_CASE("documents of word processors: paragraphs, without what was deleted") {
    const WorkFolder folder;
    const auto seed = [](const std::string& name) {
        std::ifstream stream(std::string(MAPWIRE_SOURCE_DIR) + "/tests/fuzz/articles_seeds/" + name, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(stream), {});
    };
    // The names say nothing: both are told by their content.
    CHECK(whole(folder, folder.file("a.bin", seed("a.docx.seed"))) ==
          "a | T | - |  |  | T\n\nThe convoy\tstopped.\n\nTwo\n");
    CHECK(whole(folder, folder.file("b.bin", seed("a.odt.seed"))) == "b | T | - |  |  | T\n\nThe convoy\nstopped\n");
}

TEST_CASE("PDF: the text that pdftotext finds") {
    const WorkFolder folder;
    const std::string content = "BT /F1 12 Tf 20 200 Td (The convoy reached Aleppo.) Tj ET";
    const auto file = folder.file(
        "a.pdf",
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 "
        "R>>>>>>endobj\n"
        "4 0 obj<</Length " +
            std::to_string(content.size()) + ">>stream\n" + content +
            "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 "
            "R>>\n");
    const auto read = whole(folder, file);
    if (read.find("which is not installed") != std::string::npos) {
        WARN("skipped: pdftotext is not installed");
        return;
    }
    CHECK(read == "a |  | - |  |  | The convoy reached Aleppo.\n");
}

TEST_CASE("PDF: running lines go, parted words are joined") {
    CHECK(text_of_pages(
              "Border Times  1\n\nThe con-\nvoy was near Al-\nTanf.\nPage 1 of 2\n\fBorder Times  2\nSecond page.\n"
              "Page 2 of 2\n\f") == "The convoy was near Al-\nTanf.\nSecond page.");
    CHECK(text_of_pages("").empty());
}
