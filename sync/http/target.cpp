#include "sync/http/target.h"

#include "sync/core/bytes.h"

namespace pledge::http {
namespace {

constexpr std::size_t kMostParts = 32;

// Takes the part before `mark` off the front; the rest stays, empty once nothing is left.
std::string_view take(std::string_view& text, char mark) {
    const auto at = text.find(mark);
    const auto part = text.substr(0, at);
    text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    return part;
}

bool read_path(std::string_view path, Target& out) {
    if (path.empty() || path.front() != '/') return false;
    out.path = path;
    path.remove_prefix(1);
    if (path.empty()) return true;
    for (bool more = true; more;) {
        more = path.find('/') != std::string_view::npos;
        auto segment = percent_decode(take(path, '/'), false);
        if (!segment || *segment == "." || *segment == ".." || out.segments.size() == kMostParts)
            return false;
        out.segments.push_back(std::move(*segment));
    }
    return true;
}

}  // namespace

std::optional<std::map<std::string, std::string>> read_form(std::string_view body) {
    std::map<std::string, std::string> out;
    while (!body.empty()) {
        auto value = take(body, '&');
        const auto name = percent_decode(take(value, '='), true);
        auto decoded = percent_decode(value, true);
        if (!name || name->empty() || !decoded || out.size() == kMostParts) return std::nullopt;
        if (!out.emplace(*name, std::move(*decoded)).second) return std::nullopt;
    }
    return out;
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            const auto byte = from_hex(text.substr(i + 1, 2));
            if (!byte) return std::nullopt;
            c = static_cast<char>(byte->front());
            i += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        if (c == '\0') return std::nullopt;
        out += c;
    }
    return out;
}

std::optional<Target> read_target(std::string_view text) {
    if (text.find('#') != std::string_view::npos) return std::nullopt;
    Target out;
    const auto path = take(text, '?');
    auto query = read_form(text);
    if (!read_path(path, out) || !query) return std::nullopt;
    out.query = std::move(*query);
    return out;
}

}  // namespace pledge::http
