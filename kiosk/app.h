#pragma once

#include "kiosk/access/presses.h"
#include "kiosk/flow/update.h"
#include "kiosk/inspect_server.h"
#include "kiosk/look_ahead.h"
#include "kiosk/platform/renderer.h"
#include "kiosk/platform/window.h"
#include "kiosk/ui/sheet.h"
#include "kiosk/worker.h"

#include <atomic>
#include <functional>
#include <memory>

namespace pledge::kiosk {

// The loop: wait → time and reports → fingers → draw what changed → answer --inspect → get ready for what may
// come. Owns the Model. Main thread.
class App {
  public:
    struct Parts {
        const Clock& clock;
        platform::Window& window;
        platform::Renderer& renderer;
        Worker& worker;
        ui::Kit kit;
        std::function<void()>
            take_words;  // called before reports are acted on: new catalogues for the Wording
        InspectServer* inspect = nullptr;  // may be null
    };
    App(flow::Model model, Parts parts);

    // Until the window closes or `stop` is set (and the window poked).
    void run(const std::atomic<bool>& stop);

  private:
    void answer_inspect();
    void act(const flow::Action& action);
    void tick();
    void take_reports();
    void take_fingers();
    void compose();  // a fresh page from the model
    void show();     // puts it on the glass if it differs
    std::optional<std::chrono::milliseconds> patience() const;
    void forget();  // what was made for a visit, once it is off the glass

    Parts parts_;
    flow::Model model_;
    access::Presses presses_;
    std::unique_ptr<ui::Sheet> page_;
    LookAhead ahead_;
    bool stale_ = true;    // the model changed since page_ was composed
    bool changed_ = true;  // what a press can lead to changed since ahead_ looked
    bool visit_over_ = false;
    std::uint64_t frame_ = 0;
};

}  // namespace pledge::kiosk
