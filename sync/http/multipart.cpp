#include "sync/http/multipart.h"

#include "sync/http/message.h"

#include <algorithm>

namespace pledge::http {
namespace {

constexpr std::string_view kLine = "\r\n";
constexpr std::size_t kMostBoundary = 70;  // RFC 2046, 5.1.1
constexpr std::size_t kMostHeaderLine = 1024, kMostHeaders = 8;
constexpr std::size_t kMostName = 64, kMostFilename = 255;

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_boundary(std::string_view text) {
    return !text.empty() && text.size() <= kMostBoundary && text.back() != ' ' &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return is_alphanumeric(c) ||
                      std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
           });
}

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// What stands before `mark`, taken off the front together with it.
std::optional<std::string_view> take(std::string_view& text, std::string_view mark) {
    const auto at = text.find(mark);
    if (at == std::string_view::npos) return std::nullopt;
    const auto part = text.substr(0, at);
    text.remove_prefix(at + mark.size());
    return part;
}

// The first word of a header and what follows it as name=value, names in lower case.
struct Value {
    std::string word;
    std::map<std::string, std::string> params;
};

std::optional<std::string> take_param_value(std::string_view& text) {
    if (text.empty() || text.front() != '"') {
        const auto end = std::min(text.find(';'), text.size());
        const std::string out(trimmed(text.substr(0, end)));
        text.remove_prefix(end);
        if (out.empty() || out.find('"') != std::string::npos) return std::nullopt;
        return out;
    }
    text.remove_prefix(1);
    auto quoted = take(text, "\"");  // browsers write %22 for a quote, so that none is inside
    if (!quoted) return std::nullopt;
    text = trimmed(text);
    if (!text.empty() && text.front() != ';') return std::nullopt;
    return std::string(*quoted);
}

std::optional<Value> read_value(std::string_view text) {
    Value out;
    auto end = std::min(text.find(';'), text.size());
    out.word = lower_case(trimmed(text.substr(0, end)));
    text.remove_prefix(end);
    while (!text.empty()) {
        text.remove_prefix(1);
        const auto name = take(text, "=");
        if (!name) return std::nullopt;
        auto value = take_param_value(text);
        if (!value || !out.params.emplace(lower_case(trimmed(*name)), std::move(*value)).second)
            return std::nullopt;
    }
    return out;
}

// A browser writes a quote, CR and LF in a name as %22, %0D and %0A, and nothing else that way.
std::string without_escapes(std::string text) {
    for (const auto& [escape, is] : {std::pair("%22", "\""), {"%0D", " "}, {"%0A", " "}})
        for (auto at = text.find(escape); at != std::string::npos; at = text.find(escape, at + 1))
            text.replace(at, 3, is);
    return text;
}

struct Part {
    std::string name;
    std::optional<std::string> filename;
    std::string type;
};

bool read_disposition(const std::string& text, Part& out) {
    auto value = read_value(text);
    if (!value || value->word != "form-data") return false;
    for (auto& [name, is] : value->params) {
        if (has_control(is)) return false;
        if (name == "name") {
            out.name = without_escapes(is);
        } else if (name == "filename") {
            const auto folder = is.find_last_of("/\\");
            out.filename = without_escapes(folder == std::string::npos ? is : is.substr(folder + 1));
        } else {
            return false;  // filename*, which RFC 7578 forbids, or something nobody sends
        }
    }
    return !out.name.empty() && out.name.size() <= kMostName &&
           out.filename.value_or("").size() <= kMostFilename;
}

std::optional<Part> read_head(std::string_view head) {
    std::map<std::string, std::string> headers;
    while (!head.empty()) {
        auto line = take(head, kLine);
        if (!line || line->size() > kMostHeaderLine || has_control(*line)) return std::nullopt;
        const auto name = take(*line, ":");
        if (!name || name->empty() || headers.size() == kMostHeaders) return std::nullopt;
        if (!headers.emplace(lower_case(*name), trimmed(*line)).second) return std::nullopt;
    }
    Part out;
    if (headers.count("content-transfer-encoding") || !read_disposition(headers["content-disposition"], out))
        return std::nullopt;
    if (const auto at = headers.find("content-type"); at != headers.end()) {
        const auto value = read_value(at->second);
        if (!value || value->word.starts_with("multipart/") || value->word.starts_with("message/"))
            return std::nullopt;
        out.type = value->word;
    }
    return out;
}

bool add_part(MultipartForm& form, std::string_view text) {
    // a part without headers has no name, so there is always a blank line
    const auto end = text.find("\r\n\r\n");
    if (end == std::string_view::npos) return false;
    auto part = read_head(text.substr(0, end + kLine.size()));
    if (!part) return false;
    const std::string bytes(text.substr(end + 2 * kLine.size()));
    if (form.fields.count(part->name) || form.files.count(part->name)) return false;
    if (part->filename) {
        form.files[part->name] = {std::move(*part->filename), std::move(part->type), bytes};
        return true;
    }
    if (bytes.find('\0') != std::string::npos) return false;
    form.fields[part->name] = bytes;
    return true;
}

}  // namespace

std::optional<MultipartForm> read_multipart(std::string_view content_type, std::string_view body,
                                            std::size_t most_parts) {
    const auto type = read_value(content_type);
    if (!type || type->word != "multipart/form-data") return std::nullopt;
    const auto boundary = type->params.find("boundary");
    if (boundary == type->params.end() || !is_boundary(boundary->second)) return std::nullopt;
    const auto first = "--" + boundary->second, next = "\r\n" + first;
    if (!body.starts_with(first)) return std::nullopt;
    body.remove_prefix(first.size());
    MultipartForm out;
    for (std::size_t parts = 0; !body.starts_with("--"); ++parts) {
        if (!body.starts_with(kLine) || parts == most_parts) return std::nullopt;
        body.remove_prefix(kLine.size());
        const auto part = take(body, next);
        if (!part || !add_part(out, *part)) return std::nullopt;
    }
    body.remove_prefix(2);
    if (!body.empty() && body != kLine) return std::nullopt;
    return out;
}

}  // namespace pledge::http
