#pragma once

#include <hs/hs.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "processor_time.hpp"

struct Scan {
    const char* text;
    std::size_t size;
    std::size_t matches;
};

inline int on_match(unsigned, unsigned long long from, unsigned long long to, unsigned, void* context) {
    auto& scan = *static_cast<Scan*>(context);
    const auto word = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    const bool begins = from == 0 || !word(scan.text[from - 1]);
    const bool ends = to >= scan.size || !word(scan.text[to]);
    scan.matches += begins && ends ? 1U : 0U;
    return 0;
}

/// All names as literals.
class Vectorscan {
public:
    Vectorscan(const std::vector<std::string>& names, bool caseless);
    Vectorscan(const Vectorscan&) = delete;
    Vectorscan& operator=(const Vectorscan&) = delete;
    ~Vectorscan() {
        hs_free_scratch(scratch_);
        hs_free_database(database_);
    }
    /// Matches that begin and end at ends of words.
    [[nodiscard]] std::size_t count(std::string_view text) const;
    [[nodiscard]] bool is_built() const { return database_ != nullptr; }
    [[nodiscard]] double build_seconds() const { return build_seconds_; }

private:
    hs_database_t* database_ = nullptr;
    hs_scratch_t* scratch_ = nullptr;
    double build_seconds_ = 0.0;
};

inline Vectorscan::Vectorscan(const std::vector<std::string>& names, bool caseless) {
    std::vector<const char*> expressions;
    std::vector<std::size_t> lengths;
    std::vector<unsigned> flags;
    std::vector<unsigned> ids;
    for (const auto& name : names) {
        expressions.push_back(name.data());
        lengths.push_back(name.size());
        flags.push_back(HS_FLAG_SOM_LEFTMOST | (caseless ? HS_FLAG_CASELESS : 0U));
        ids.push_back(static_cast<unsigned>(ids.size()));
    }
    hs_compile_error_t* error = nullptr;
    build_seconds_ = seconds_of([&] {
        hs_compile_lit_multi(expressions.data(), flags.data(), ids.data(), lengths.data(),
                             static_cast<unsigned>(names.size()), HS_MODE_BLOCK, nullptr, &database_, &error);
    });
    if (database_ != nullptr) { hs_alloc_scratch(database_, &scratch_); }
}

inline std::size_t Vectorscan::count(std::string_view text) const {
    Scan scan{text.data(), text.size(), 0};
    constexpr std::size_t part = std::size_t{1} << 30U;
    for (std::size_t at = 0; at < text.size(); at += part) {
        hs_scan(database_, text.data() + at, static_cast<unsigned>(std::min(part, text.size() - at)), 0, scratch_,
                on_match, &scan);
    }
    return scan.matches;
}
