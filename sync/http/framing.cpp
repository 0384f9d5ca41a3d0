#include "sync/http/framing.h"

#include "sync/http/message.h"

#include <algorithm>
#include <string>

namespace pledge::http {
namespace {

bool is_length(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// As the laxest reader would take it: some servers make an underscore of a dash, or drop what is no letter.
std::string lax(std::string_view name) {
    std::string out;
    for (const char c : lower_case(name))
        if (c >= 'a' && c <= 'z') out += c;
    return out;
}

}  // namespace

bool is_oddly_framed(unsigned version, std::span<const Field> fields) {
    std::size_t codings = 0, lengths = 0;
    for (const auto& field : fields) {
        const auto name = lower_case(field.name);
        if (name == "transfer-encoding") {
            ++codings;
            if (lower_case(field.value) != "chunked") return true;
        } else if (name == "content-length") {
            ++lengths;
            if (!is_length(field.value)) return true;
        } else if (const auto read = lax(name); read == "transferencoding" || read == "contentlength") {
            return true;
        }
    }
    return codings > 1 || lengths > 1 || (codings == 1 && (lengths == 1 || version < 11));
}

}  // namespace pledge::http
