#include "mapwire/model/error.hpp"

namespace mapwire {

std::string to_message(const Issue& issue) {
    std::string message = issue.where;
    if (!issue.where.empty() && !issue.what.empty()) { message += ": "; }
    message += issue.what;
    if (!issue.what.empty()) { message += "."; }
    if (!issue.remedy.empty()) {
        if (!message.empty()) { message += " "; }
        message += issue.remedy + ".";
    }
    return message;
}

}  // namespace mapwire
