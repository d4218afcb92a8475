// Build tool: make_fold_table OUTPUT writes the table of folded characters as C++ rows, from the rules of
// fold_rules.cpp.
#include <cstdio>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "text/fold_rules.hpp"

namespace {

constexpr char32_t table_end = 0x20000;
constexpr char32_t page_size = 256;

bool is_itself(const mapwire::FoldedCodePoint& rule, char32_t c) {
    std::string itself;
    if (c < 0x800) {
        itself = {static_cast<char>(0xC0U | c >> 6U), static_cast<char>(0x80U | (c & 0x3FU))};
    } else if (c < 0x10000) {
        itself = {static_cast<char>(0xE0U | c >> 12U), static_cast<char>(0x80U | (c >> 6U & 0x3FU)),
                  static_cast<char>(0x80U | (c & 0x3FU))};
    } else {
        itself = {static_cast<char>(0xF0U | c >> 18U), static_cast<char>(0x80U | (c >> 12U & 0x3FU)),
                  static_cast<char>(0x80U | (c >> 6U & 0x3FU)), static_cast<char>(0x80U | (c & 0x3FU))};
    }
    return rule.fold_class == mapwire::FoldClass::word && rule.text == itself && c >= 0x80;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) { return 2; }
    // Entry 0 is "a word character that folds to itself"; the others are distinct outcomes in order of appearance.
    std::map<std::pair<mapwire::FoldClass, std::string>, unsigned> numbers;
    std::vector<std::pair<mapwire::FoldClass, std::string>> outcomes{{mapwire::FoldClass::word, ""}};
    std::map<std::vector<unsigned>, unsigned> page_numbers;
    std::vector<std::vector<unsigned>> pages;
    std::vector<unsigned> page_of;
    for (char32_t begin = 0; begin < table_end; begin += page_size) {
        std::vector<unsigned> page;
        for (char32_t c = begin; c < begin + page_size; ++c) {
            const auto rule = mapwire::fold_rule(c);
            if (is_itself(rule, c)) {
                page.push_back(0);
                continue;
            }
            const auto [at, inserted] = numbers.emplace(std::pair(rule.fold_class, rule.text), outcomes.size());
            if (inserted) { outcomes.emplace_back(rule.fold_class, rule.text); }
            page.push_back(at->second);
        }
        const auto [at, inserted] = page_numbers.emplace(page, pages.size());
        if (inserted) { pages.push_back(page); }
        page_of.push_back(at->second);
    }
    std::FILE* output = std::fopen(arguments[1], "wb");
    if (output == nullptr) { return 1; }
    std::fprintf(output, "constexpr FoldedOutcome outcomes[] = {\n");
    for (const auto& [fold_class, text] : outcomes) {
        std::fprintf(output, "    {FoldClass{%u}, %zu, {", static_cast<unsigned>(fold_class), text.size());
        for (const char byte : text) { std::fprintf(output, "char(%u),", static_cast<unsigned char>(byte)); }
        std::fprintf(output, "}},\n");
    }
    std::fprintf(output, "};\nconstexpr std::uint16_t pages[][256] = {\n");
    for (const auto& page : pages) {
        std::fprintf(output, "{");
        for (const auto number : page) { std::fprintf(output, "%u,", number); }
        std::fprintf(output, "},\n");
    }
    std::fprintf(output, "};\nconstexpr std::uint8_t page_of[] = {");
    for (const auto number : page_of) { std::fprintf(output, "%u,", number); }
    std::fprintf(output, "};\n");
    return std::fclose(output) == 0 && pages.size() <= 256 ? 0 : 1;
}
