#include "kiosk/access/reading.h"

namespace pledge::access {
namespace {

bool leads(const Item& item) {
    return item.id == "title" || item.id == "heading";
}

}  // namespace

Spoken read_item(const Item& item) {
    return {item.id, item.spoken, item.language};
}

std::vector<Spoken> read_page(const ScreenList& list, bool personal) {
    std::vector<Spoken> out;
    for (const bool heading : {true, false})
        for (const auto& item : list.items) {
            if (leads(item) != heading || item.spoken.empty() || item.group == kBars ||
                item.role == Role::image)
                continue;
            if (item.personal && !item.pressable() && !personal) continue;
            out.push_back(read_item(item));
        }
    return out;
}

}  // namespace pledge::access
