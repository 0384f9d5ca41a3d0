#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace pledge::http {

// A file in a form. `filename` is what the browser called it, without folders: to be shown, never opened.
// Empty, without bytes: nothing was chosen.
struct Upload {
    std::string filename, type;
    std::string bytes;  // any, NUL too
    bool operator==(const Upload&) const = default;
};

struct MultipartForm {
    std::map<std::string, std::string> fields;
    std::map<std::string, Upload> files;
};

constexpr std::size_t kMostFormParts = 32;

// The body of a form with a file in it: multipart/form-data, RFC 7578 in the frame of RFC 2046, as browsers
// write it (WHATWG). Strict: another type, a boundary that is missing or odd, anything before the first or
// after the last part, a part without a name, a name that comes twice, a nested multipart, a transfer
// encoding, a NUL or broken name, a NUL in a field that is no file, or more than `most_parts` parts yields
// nothing.
std::optional<MultipartForm> read_multipart(std::string_view content_type, std::string_view body,
                                            std::size_t most_parts = kMostFormParts);

}  // namespace pledge::http
