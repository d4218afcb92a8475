#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "articles/formats.hpp"

extern char** environ;

namespace mapwire {
namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const noexcept { return number_; }
    void close() noexcept {
        if (number_ >= 0) { ::close(number_); }
        number_ = -1;
    }

private:
    int number_;
};

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto done = ::write(descriptor, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR) { continue; }
        if (done <= 0) { return false; }
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return true;
}

struct Converted {
    int status;  // of pdftotext; -1 when it could not be started
    std::string text;
};

// Runs pdftotext on the bytes, which are handed over in memory.
Converted run_pdftotext(const std::string& pdf, std::uint64_t limit) {
    const Descriptor file(::memfd_create("article.pdf", 0));
    std::array<int, 2> ends{-1, -1};
    if (file.get() < 0 || !write_all(file.get(), pdf) || ::pipe2(ends.data(), O_CLOEXEC) != 0) { return {-1, {}}; }
    const Descriptor out(ends[0]);
    Descriptor in(ends[1]);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.get(), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    const std::string path = "/dev/fd/" + std::to_string(file.get());
    std::array<const char*, 7> arguments = {"pdftotext", "-q", "-enc", "UTF-8", path.c_str(), "-", nullptr};
    pid_t child = 0;
    const int started =
        ::posix_spawnp(&child, "pdftotext", &actions, nullptr, const_cast<char* const*>(arguments.data()), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (started != 0) { return {-1, {}}; }
    in.close();
    Converted converted{0, {}};
    std::array<char, 16384> buffer{};
    while (converted.text.size() <= limit) {
        const auto got = ::read(out.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) { continue; }
        if (got <= 0) { break; }
        converted.text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    if (converted.text.size() > limit) { ::kill(child, SIGKILL); }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    converted.status = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    return converted;
}

}  // namespace

std::variant<ParsedArticle, Issue> read_pdf_record(RawRecord record, ParserTools& tools) {
    const auto where = record.key.where();
    auto converted = run_pdftotext(record.bytes, tools.options.limits.record_bytes);
    if (converted.status == -1 || converted.status == 127) {
        return Issue{where, "reading PDF needs the program pdftotext, which is not installed",
                     "Install it, for example with apt-get install poppler-utils"};
    }
    if (converted.status != 0) {
        return Issue{where, "pdftotext cannot read the file", "Check whether it is damaged or locked with a password"};
    }
    ArticleFields fields;
    fields.text = text_of_pages(converted.text);
    if (fields.text.empty()) {
        return Issue{where, "the PDF has no text", "Pages that are pictures have to go through OCR first"};
    }
    return article_of_fields(record.key, std::move(fields), tools.pages);
}

}  // namespace mapwire
