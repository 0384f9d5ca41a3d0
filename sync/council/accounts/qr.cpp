#include "sync/council/accounts/qr.h"

#include <memory>

#include <qrencode.h>

namespace pledge::council {
namespace {

struct Free {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

constexpr int kQuiet = 2;  // modules around it; the terminal's own background does for the rest

}  // namespace

Result<std::string> qr_for_terminal(std::string_view text) {
    const std::unique_ptr<QRcode, Free> code(
        QRcode_encodeString(std::string(text).c_str(), 0, QR_ECLEVEL_L, QR_MODE_8, 1));
    if (!code)
        return Error{Code::too_large, "The text does not fit into a QR code; type it into the app instead."};
    const auto light = [&](int x, int y) {
        if (x < 0 || y < 0 || x >= code->width || y >= code->width) return true;
        return (code->data[y * code->width + x] & 1) == 0;
    };
    std::string out;
    for (int y = -kQuiet; y < code->width + kQuiet; y += 2) {
        for (int x = -kQuiet; x < code->width + kQuiet; ++x) {
            const bool above = light(x, y), below = light(x, y + 1);
            out += above && below ? "█" : above ? "▀" : below ? "▄" : " ";
        }
        out += '\n';
    }
    return out;
}

}  // namespace pledge::council
