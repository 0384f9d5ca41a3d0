#pragma once

#include "sync/council/accounts/markup.h"

#include <string_view>

namespace pledge::council::html {

// A QR code as inline SVG, dark on white with its quiet zone, about 5 cm wide. `says` is its title, which a
// screen reader reads: never the secret itself. Empty where the text is more than a code holds; a page always
// says the same in letters beside it.
Markup qr_picture(std::string_view text, std::string_view says);

}  // namespace pledge::council::html
