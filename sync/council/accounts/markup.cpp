#include "sync/council/accounts/markup.h"

#include <cassert>

namespace pledge::council {

Markup& Markup::operator+=(const Markup& more) {
    text_ += more.text_;
    return *this;
}

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            case '\n':
            case '\t':
                out += c;
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
                    out += "\xef\xbf\xbd";
                else
                    out += c;
        }
    }
    return out;
}

Markup fill(Literal pattern, std::initializer_list<Piece> pieces) {
    Markup out;
    auto rest = pattern.text();
    for (const auto& piece : pieces) {
        const auto at = rest.find("{}");
        assert(at != std::string_view::npos);
        if (at == std::string_view::npos) return {};
        out.text_ += rest.substr(0, at);
        out.text_ += piece.text();
        rest.remove_prefix(at + 2);
    }
    assert(rest.find("{}") == std::string_view::npos);
    out.text_ += rest;
    return out;
}

}  // namespace pledge::council
