#include "sync/council/pages/qr_picture.h"

#include "sync/text/qr.h"

#include <string>

namespace pledge::council::html {
namespace {

constexpr int kQuiet = 4;  // modules around it, as ISO/IEC 18004 asks

// Dark modules of a row that touch become one stroke.
std::string path_of(const text::QrModules& code) {
    std::string out;
    for (int y = 0; y < code.width; ++y)
        for (int x = 0; x < code.width;) {
            int run = 0;
            while (x + run < code.width && code.dark(x + run, y)) ++run;
            if (run > 0)
                out += "M" + std::to_string(x + kQuiet) + " " + std::to_string(y + kQuiet) + "h" +
                       std::to_string(run) + "v1h-" + std::to_string(run) + "z";
            x += run > 0 ? run : 1;
        }
    return out;
}

}  // namespace

Markup qr_picture(std::string_view text, std::string_view says) {
    const auto code = text::qr_modules(text);
    if (!code) return {};
    const auto side = std::to_string(code->width + 2 * kQuiet);
    return fill(
        "<div class=\"pledge-qr\"><svg role=\"img\" width=\"220\" height=\"220\" viewBox=\"0 0 {} {}\" "
        "shape-rendering=\"crispEdges\"><title>{}</title><rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>"
        "<path fill=\"#000000\" d=\"{}\"/></svg></div>\n",
        {side, side, says, side, side, path_of(*code)});
}

}  // namespace pledge::council::html
