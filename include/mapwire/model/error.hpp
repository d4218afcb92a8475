#pragma once

#include <compare>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

/// The four kinds of failure and their treatment stand in CONTRIBUTING.md, "Errors".
namespace mapwire {

/// One thing that is wrong: where it is, what was found there, what to do about it.
struct Issue {
    std::string where;
    std::string what;
    std::string remedy;
    friend auto operator<=>(const Issue&, const Issue&) = default;
};

/// "where: what. remedy." as the user reads it; parts that are empty leave no trace.
[[nodiscard]] std::string to_message(const Issue& issue);

/// A word or cell as messages show it, in quotation marks.
[[nodiscard]] inline std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

/// The run cannot start: bad option, broken table row, output that exists. Caught once, in main: exit status 2.
class InputError : public std::runtime_error {
public:
    explicit InputError(Issue issue) : std::runtime_error(to_message(issue)), issue_(std::move(issue)) {}
    [[nodiscard]] const Issue& issue() const noexcept { return issue_; }

private:
    Issue issue_;
};

/// The run started and failed midway: disk full, a file that vanished. Caught once, in main: exit status 1.
class RunError : public std::runtime_error {
public:
    explicit RunError(Issue issue) : std::runtime_error(to_message(issue)), issue_(std::move(issue)) {}
    [[nodiscard]] const Issue& issue() const noexcept { return issue_; }

private:
    Issue issue_;
};

}  // namespace mapwire
