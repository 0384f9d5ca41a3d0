#pragma once

#include "kiosk/session.h"
#include "tests/ui/pages.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pledge::testing {

// A voice that is heard by nobody: it keeps what it was given, and says each text in two seconds.
class SilentVoice final : public kiosk::Voice {
  public:
    static constexpr std::chrono::milliseconds kEach{2000};

    void say(std::vector<access::Spoken> words) override;
    void stop() override { waiting_.clear(); }
    void set_gain_db(double db) override { gain = db; }
    std::optional<access::Spoken> now() const override;
    bool busy() const override { return !waiting_.empty(); }
    bool headphones() const override { return plugged; }
    flow::SoundState state() const override { return {}; }
    void pass(std::chrono::milliseconds now);

    std::vector<access::Spoken> said;  // every text that was handed over, in order
    double gain = 0;
    bool plugged = false;

  private:
    std::vector<access::Spoken> waiting_;  // the first is heard now
    std::chrono::milliseconds now_{0}, until_{0};
};

// Somebody at a kiosk without a window: the kiosk's own Session, in a time that the test lets pass.
class Visitor {
  public:
    Visitor(flow::Model model, const Panel& panel);

    // Each is followed by as much time as the guards want.
    void tap(const std::string& id);
    void key(access::Key::Code code);
    // Chooses this item the way that was chosen for choosing; false when it can't be reached.
    bool choose(const std::string& id);
    // A finger or the mouse, at once. `finger` 0: the mouse.
    void point(access::Pointer::Kind kind, float x, float y, std::uint64_t finger = 1);
    void point(access::Pointer::Kind kind, const std::string& id, std::uint64_t finger = 1);
    void pass(std::chrono::milliseconds time);
    // From the first screen to the last and home again; every promise of the short set gets this face. The
    // number of things that were chosen; 0 when it got stuck, and where() says on which screen.
    int journey(const std::string& face);

    // The same, as far as this screen.
    bool go_to(flow::Screen screen, const std::string& face = "face.4");

    const access::Item* find(const std::string& id) const { return page().list.find(id); }
    const ui::Sheet& page() const { return session_.page(); }
    std::string where() const { return std::string(flow::name_of(model.screen)); }

    SilentVoice voice;

  private:
    Panel panel_;
    kiosk::Session session_;

  public:
    const flow::Model& model = session_.model();
    const ui::Cues& cues = session_.cues();
    std::vector<Answer> stored;                      // what was sent
    std::vector<std::chrono::milliseconds> changes;  // when what is seen changed
    int acted = 0;                                   // how often keys or switches chose something
    int forgotten = 0;                               // how often the world was told to forget

  private:
    void step();
    bool by_keys(const std::string& id);
    bool by_switch(const std::string& id, bool by_itself);
    bool by_resting(const std::string& id);
    std::string next_of_journey(const std::string& face) const;

    ui::DisplayList seen_;
};

// The kiosk at rest, offering the demo's promises in all languages; a visit begins with these settings.
flow::Model resting(const std::string& language, const Panel& panel);

}  // namespace pledge::testing
