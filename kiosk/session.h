#pragma once

#include "kiosk/access/steering.h"
#include "kiosk/flow/update.h"
#include "kiosk/reader.h"
#include "kiosk/ui/sheet.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pledge::kiosk {

// The kiosk without its window: what fingers, keys, time and the voice do to the model, and the page that
// comes of it. Owns the Model. No clock, no disk, no OpenGL: time is handed in, and what the world must do is
// handed out. The app puts it on glass; tests let time pass for it. Main thread.
class Session {
  public:
    Session(flow::Model model, ui::Kit kit, Voice& voice);

    // One turn, in this order: time, news, what was pressed, settle(), the glass, speak().
    void resize(int width, int height) { width_ = width, height_ = height; }
    void pass(std::chrono::milliseconds now, const LocalTime& local);
    void report(const flow::Action& news) { act(news); }
    void hear();  // what the voice and the headphones have to tell
    void take(const access::Pointer& pointer);
    void take(const access::Key& key);
    void take(const access::Typed& typed);  // where something is typed; elsewhere nothing
    // Lets the way of choosing move on and brings the page up to date; `now`: when it comes on the glass.
    void settle(std::chrono::milliseconds now);
    // What the voice says follows what is on the glass. True: what it says is marked on the page, which has
    // to be settled again.
    bool speak();

    // What the world must do since the last call. Listening and playing a sound are done here.
    std::vector<flow::Effect> take_effects();
    // Whether a press may lead elsewhere since the last call.
    bool take_changed() { return std::exchange(changed_, false); }

    const flow::Model& model() const { return model_; }
    const ui::Sheet& page() const { return *page_; }
    const ui::Cues& cues() const { return cues_; }
    const access::Focus& focus() const { return steering_->focus(); }
    // Nothing more will appear by itself, and a press would count.
    bool settled() const { return page_->list.settled && presses_.ready(model_.now); }
    // When time alone changes something.
    std::optional<std::chrono::milliseconds> deadline() const;

  private:
    void act(const flow::Action& action);
    void press(const access::Item& item);
    bool types() const;  // a keyboard writes, and does not only steer
    void steer();        // makes the way of choosing that was chosen, and lets it move on
    void compose();
    void name_focus(const access::Focus& before);
    std::optional<access::Spoken> chosen_just_now();
    void play_sound();

    flow::Model model_;
    ui::Kit kit_;
    Voice& voice_;
    Reader reader_;
    access::Presses presses_;
    flow::Choosing choosing_;  // what steering_ was made for
    bool still_ = false;
    std::unique_ptr<access::Steering> steering_;
    std::unique_ptr<ui::Sheet> page_;
    ui::Cues cues_;
    int width_ = 0, height_ = 0;
    std::vector<flow::Effect> effects_;
    std::string pressed_;  // the item whose press has just been acted on
    bool stale_ = true;    // the model changed since page_ was composed
    bool changed_ = true;
    bool listen_ = false;      // Listen was pressed
    bool visit_over_ = false;  // and nothing may be left of it once another page is up
};

}  // namespace pledge::kiosk
