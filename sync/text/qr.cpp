#include "sync/text/qr.h"

#include <memory>

#include <qrencode.h>

namespace pledge::text {
namespace {

struct Free {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

constexpr int kQuiet = 2;  // modules around it; the terminal's own background does for the rest

}  // namespace

Result<QrModules> qr_modules(std::string_view text) {
    const std::unique_ptr<QRcode, Free> code(
        QRcode_encodeString(std::string(text).c_str(), 0, QR_ECLEVEL_L, QR_MODE_8, 1));
    if (!code)
        return Error{Code::too_large, "The text does not fit into a QR code; type it into the app instead."};
    QrModules out{code->width, {}};
    for (int i = 0; i < code->width * code->width; ++i) out.squares.push_back((code->data[i] & 1) != 0);
    return out;
}

Result<std::string> qr_for_terminal(std::string_view text) {
    const auto code = qr_modules(text);
    if (!code) return code.error();
    std::string out;
    for (int y = -kQuiet; y < code->width + kQuiet; y += 2) {
        for (int x = -kQuiet; x < code->width + kQuiet; ++x) {
            const bool above = !code->dark(x, y), below = !code->dark(x, y + 1);
            out += above && below ? "█" : above ? "▀" : below ? "▄" : " ";
        }
        out += '\n';
    }
    return out;
}

}  // namespace pledge::text
