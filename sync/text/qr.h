#pragma once

#include "sync/core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace pledge::text {

// A QR code (libqrencode, error correction L) as the squares it is made of, without its quiet zone.
struct QrModules {
    int width = 0;  // squares on each side
    std::vector<bool> squares;

    bool dark(int x, int y) const {
        return x >= 0 && y >= 0 && x < width && y < width && squares[static_cast<std::size_t>(y * width + x)];
    }
};
// Code::too_large: more than a code holds.
Result<QrModules> qr_modules(std::string_view text);

// The same for a terminal, two rows in each line of half blocks, light on dark, with its quiet zone.
Result<std::string> qr_for_terminal(std::string_view text);

}  // namespace pledge::text
