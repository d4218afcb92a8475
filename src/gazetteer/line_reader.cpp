#include "gazetteer/line_reader.hpp"

#include <algorithm>
#include <cstring>

namespace mapwire {

bool LineReader::fill() {
    if (at_end_) { return false; }
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    if (end_ == buffer_.size()) { buffer_.resize(buffer_.size() * 2); }
    const auto count = source_->read(buffer_.data() + end_, buffer_.size() - end_);
    if (count == 0) { at_end_ = true; }
    end_ += count;
    return count > 0;
}

bool LineReader::next(std::string_view& line) {
    std::size_t searched = 0;
    bool skipping = false;
    too_long_ = false;
    std::string_view cut;
    while (true) {
        const char* const from = buffer_.data() + begin_;
        const auto* const found =
            static_cast<const char*>(std::memchr(from + searched, '\n', end_ - begin_ - searched));
        if (found != nullptr) {
            line = std::string_view(from, static_cast<std::size_t>(found - from));
            begin_ += line.size() + 1;
            break;
        }
        searched = end_ - begin_;
        if (searched > longest_line) {
            // What is over-long is read and forgotten up to its end.
            skipping = true;
            begin_ = end_;
            searched = 0;
        }
        if (fill()) { continue; }
        if (begin_ == end_ && !skipping) { return false; }
        line = std::string_view(buffer_.data() + begin_, end_ - begin_);
        begin_ = end_;
        break;
    }
    ++number_;
    if (skipping) {
        too_long_ = true;
        line = cut;
    }
    if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) { line.remove_prefix(3); }
    if (line.ends_with('\r')) { line.remove_suffix(1); }
    return true;
}

}  // namespace mapwire
