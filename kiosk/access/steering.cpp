#include "kiosk/access/steering.h"

#include "kiosk/access/dwell.h"
#include "kiosk/access/keys.h"
#include "kiosk/access/scan.h"

#include <algorithm>

namespace pledge::access {
namespace {

// Fingers on glass are access/presses.h; nothing stands out.
class Touch : public Steering {
  public:
    void shown(const ScreenList&, std::chrono::milliseconds) override {}
    const Item* key(const ScreenList&, const Key&) override { return nullptr; }
};

}  // namespace

bool Focus::has(const std::string& id) const {
    return std::find(items.begin(), items.end(), id) != items.end();
}

std::vector<const Item*> pressables(const ScreenList& list) {
    std::vector<const Item*> out;
    for (const auto& item : list.items)
        if (item.pressable()) out.push_back(&item);
    return out;
}

std::unique_ptr<Steering> make_steering(const flow::Choosing& choosing, bool reduced) {
    using std::chrono::milliseconds;
    switch (choosing.method) {
        case flow::Method::touch:
            return std::make_unique<Touch>();
        case flow::Method::keys:
            return std::make_unique<Keys>(choosing.repeat);
        case flow::Method::one_switch:
            return std::make_unique<Scan>(choosing.pace, choosing.repeat);
        case flow::Method::two_switches:
            return std::make_unique<Scan>(milliseconds(0), choosing.repeat);
        case flow::Method::dwell:
            return std::make_unique<Dwell>(milliseconds(reduced ? 425 : 50));
    }
    return std::make_unique<Touch>();
}

}  // namespace pledge::access
