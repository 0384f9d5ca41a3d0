#pragma once

#include "kiosk/ui/picture.h"

#include <cstddef>
#include <map>

namespace pledge::platform {

// Pictures on the graphics card. Made when first drawn, dropped when they have not been drawn for a while and
// the budget is spent. Needs a current context; one thread.
class GlTextures {
  public:
    explicit GlTextures(std::size_t budget_bytes = 96U << 20) : budget_(budget_bytes) {}
    ~GlTextures();
    GlTextures(const GlTextures&) = delete;
    GlTextures& operator=(const GlTextures&) = delete;

    unsigned texture_of(const ui::Picture& picture);
    // Makes it before it is drawn. False when it is there already, or when the budget has no room for
    // guesses.
    bool prepare(const ui::Picture& picture);
    // Takes one that was made elsewhere.
    void add(const ui::Picture& picture, const ui::Bitmap& bitmap);
    // It is on screen, though nothing of it is drawn anew.
    void touch(const ui::Picture& picture);
    // Called once a frame: ages what was not drawn, and drops the oldest above the budget.
    void end_frame();
    // Drops everything that was not on screen in the last frame: nothing of a visit stays on the card.
    void drop_unused();
    std::size_t bytes() const { return bytes_; }

  private:
    struct Entry {
        unsigned texture;
        std::size_t bytes;
        std::uint64_t last_frame;
    };
    void drop(std::map<std::uint64_t, Entry>::iterator at);

    std::map<std::uint64_t, Entry> entries_;
    std::size_t bytes_ = 0, budget_;
    std::uint64_t frame_ = 1;
};

}  // namespace pledge::platform
