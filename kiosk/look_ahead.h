#pragma once

#include "kiosk/flow/update.h"
#include "kiosk/platform/renderer.h"
#include "kiosk/ui/sheet.h"

#include <memory>
#include <vector>

namespace pledge::kiosk {

// Gets ready for what the next press can show: update() and the views are pure, so each action that the page
// offers is tried on a copy of the model, and the words and pictures of the page it leads to are made before
// a finger waits for them. Does nothing once everything is ready. Main thread.
class LookAhead {
  public:
    LookAhead(ui::Kit kit, platform::Renderer& renderer) : kit_(kit), renderer_(renderer) {}

    // Another page is on the glass.
    void look(const flow::Model& model, const access::ScreenList& list);
    // Forgets the copies of what somebody answered.
    void forget();
    bool ready() const { return next_.empty() && pictures_.empty(); }
    // One step of a few milliseconds.
    void step(int width, int height);

  private:
    ui::Kit kit_;
    platform::Renderer& renderer_;
    std::unique_ptr<flow::Model> model_;
    std::vector<flow::Action> next_;  // the likeliest last
    std::vector<ui::PicturePtr> pictures_;
};

}  // namespace pledge::kiosk
