#pragma once

#include "kiosk/access/steering.h"
#include "kiosk/flow/update.h"
#include "kiosk/inspect_server.h"
#include "kiosk/look_ahead.h"
#include "kiosk/platform/renderer.h"
#include "kiosk/platform/window.h"
#include "kiosk/reader.h"
#include "kiosk/ui/sheet.h"
#include "kiosk/worker.h"

#include <atomic>
#include <functional>
#include <memory>

namespace pledge::kiosk {

// The loop: wait → time and reports → fingers and keys → draw what changed → speak → answer --inspect → get
// ready for what may come. Owns the Model. Main thread.
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
        InspectServer* inspect = nullptr;  // may be null
    };
    App(flow::Model model, Parts parts);

    // Until the window closes, staff want a restart, or `stop` is set (and the window poked).
    void run(const std::atomic<bool>& stop);

  private:
    bool asked() const;
    void answer_inspect();
    void act(const flow::Action& action);
    void carry_out(flow::Effect& effect);
    void play_sound();
    void miss_pictures();  // says so in the log, and to staff
    void press(const access::Item& item);
    void tick();
    void steer();  // makes the way of choosing that was chosen, and lets it move on
    void take_reports();
    void take_inputs();
    void take(const access::Pointer& pointer);
    void take(const access::Key& key);
    void compose();  // a fresh page from the model
    void show();     // puts it on the glass if it differs
    void speak();
    void name_focus(const access::Focus& before);
    std::optional<std::chrono::milliseconds> patience() const;
    void forget();  // what was made for a visit, once it is off the glass

    Parts parts_;
    flow::Model model_;
    access::Presses presses_;
    flow::Choosing choosing_;  // what steering_ was made for
    bool still_ = false;
    std::unique_ptr<access::Steering> steering_;
    Reader reader_;
    std::unique_ptr<ui::Sheet> page_;
    ui::Cues cues_;
    LookAhead ahead_;
    std::string pressed_;  // the item whose press has just been acted on
    bool stale_ = true;    // the model changed since page_ was composed
    bool changed_ = true;  // what a press can lead to changed since ahead_ looked
    bool listen_ = false;  // Listen was pressed
    bool asked_ = false;   // --inspect waits for an answer to this turn of the loop
    bool visit_over_ = false;
    bool restart_ = false;
    std::size_t missing_ = 0;  // pictures that the log has named
    std::uint64_t frame_ = 0;
};

}  // namespace pledge::kiosk
