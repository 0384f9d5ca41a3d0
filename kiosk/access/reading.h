#pragma once

#include "kiosk/access/screen_list.h"

#include <string>
#include <vector>

// What a voice says about a page, from the same list that is seen, pressed and tested.
namespace pledge::access {

struct Spoken {
    std::string item, text, language;
    bool operator==(const Spoken&) const = default;
};

// The page from top to bottom: its heading, its words, what can be chosen. The bars that are the same on
// every page are left out; exploring, keys and switches name them. `personal`: what was answered may be said.
std::vector<Spoken> read_page(const ScreenList& list, bool personal);
// One item, as exploring and keys name it.
Spoken read_item(const Item& item);

}  // namespace pledge::access
