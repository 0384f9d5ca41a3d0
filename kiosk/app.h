#pragma once

#include "kiosk/inspect_server.h"
#include "kiosk/live_host.h"
#include "kiosk/look_ahead.h"
#include "kiosk/platform/renderer.h"
#include "kiosk/platform/window.h"
#include "kiosk/session.h"
#include "kiosk/worker.h"

#include <atomic>
#include <functional>

namespace pledge::kiosk {

// The loop around a Session: wait → time and reports → fingers and keys → draw what changed → speak → answer
// --inspect → get ready for what may come. Main thread.
class App {
  public:
    struct Parts {
        const Clock& clock;
        platform::Window& window;
        platform::Renderer& renderer;
        Worker& worker;
        Voice& voice;
        ui::Kit kit;
        std::function<void()>
            take_words;  // called before reports are acted on: new catalogues for the Wording
        InspectServer* inspect = nullptr;         // may be null
        LiveHost* live = nullptr;                 // null: no live sessions, as with --display
        std::optional<flow::SavedLive> resume{};  // a session that this kiosk's restart broke off
    };
    App(flow::Model model, Parts parts);

    // Until the window closes, staff want a restart, or `stop` is set (and the window poked).
    void run(const std::atomic<bool>& stop);

  private:
    bool asked() const;
    void answer_inspect();
    void tick();
    void take_reports();
    void take_inputs();
    void show();  // puts the page on the glass if it differs
    void carry_out(flow::Effect& effect);
    void carry_out_live(flow::Effect& effect);
    void miss_pictures();  // says so in the log
    std::optional<std::chrono::milliseconds> patience() const;

    Parts parts_;
    Session session_;
    LookAhead ahead_;
    bool asked_ = false;  // --inspect waits for an answer to this turn of the loop
    bool visit_over_ = false;
    bool restart_ = false;
    std::size_t missing_ = 0;  // pictures that the log has named
    std::uint64_t frame_ = 0;
};

}  // namespace pledge::kiosk
