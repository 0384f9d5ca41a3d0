#pragma once

#include "kiosk/access/steering.h"
#include "kiosk/flow/model.h"
#include "kiosk/ui/art.h"
#include "kiosk/ui/display_list.h"
#include "kiosk/ui/typesetter.h"
#include "kiosk/ui/wording.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pledge::ui {

// Millimetres on the panel, from the corner where reading starts: x grows in the reading direction, so one
// layout serves left-to-right and right-to-left.
struct Box {
    float x = 0, y = 0, w = 0, h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    Box inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
};

// Words laid out to be placed: millimetres.
struct Block {
    Line line;
    Shape shape;
    Align align = Align::start;
    float w = 0, h = 0;
    float ink_top = 0, ink_bottom = 0;  // Nastaliq reaches above and below its lines

    float above() const { return std::max(0.0F, -ink_top); }  // room it needs over its lines
    float reach() const { return std::max(h, ink_bottom); }   // down to where the next block may begin
};

// What every view needs and nothing that could reach outside.
struct Kit {
    Wording& wording;
    Typesetter& typesetter;
    Art& art;
};

// What stands out on a page without being part of it: fingers, focus, the voice.
struct Cues {
    std::function<bool(const std::string&)> held;  // whether a finger is on an item
    access::Focus focus;
    std::string speaking;                   // the item that is being read out
    std::string caption, caption_language;  // what the voice says
    bool talking = false;                   // the voice is at work: Listen says how to quiet it
};

// How a page is set: as the child wished, or as much of that as it can hold.
struct Setting {
    int size = 1;             // of words
    bool more_space = false;  // between them
    bool low = false;         // what is pressed lies in the lower half
    int captions = 0;  // lines kept free for what the voice says; with none left they float over the page
};
Setting wished(const flow::Settings& settings);

// The page a view draws on: it takes millimetres and words, and fills the display list and the screen list.
class Sheet {
  public:
    Sheet(const flow::Model& model, Kit kit, int width_px, int height_px, const Cues& cues = {},
          std::optional<Setting> setting = std::nullopt);

    const flow::Model& model() const { return model_; }
    const Theme& theme() const { return theme_; }
    bool rtl() const { return rtl_; }
    float width() const { return width_; }
    float height() const { return height_; }  // less the strip for captions
    float strip() const { return strip_; }    // height of that, below the page
    // Both bars are below. A panel that is no higher than this is within reach as it is: a sitting person
    // reaches from 800 to 1,100 mm above the floor.
    static constexpr float kHighPanel = 240;
    bool reach() const { return model_.looks().reach && height_ + strip_ > kHighPanel; }
    bool low() const { return setting_.low && reach(); }  // and so is what is pressed
    const Cues& cues() const { return cues_; }
    float stroke() const;  // of controls, in this theme
    bool held(const std::string& id) const { return cues_.held && cues_.held(id); }

    // Words in the language of the visit. Using one counts it for the badges.
    Line say(const text::Key& key, const Fills& fills = {});
    Line say_many(const text::Key& key, std::size_t count, const Fills& fills = {});
    Line of_pack(const std::string& place, const std::string& english);
    Line of_pack(const Pack& pack, const std::string& place, const std::string& english);  // another set's
    // One sentence of a reply; in English where the reply has no words in the language of the visit.
    Line of_reply(const Reply& reply, std::string ReplyWords::*sentence);
    Line of_council(const std::string& name);  // a value the council supplies; empty when it did not

    Block block(const Line& line, const Style& style, float max_width = 0);
    // Draws a block with its start corner at (x, y); `w` is the room it is aligned in (0: its own width).
    void put(const Block& block, float x, float y, Colour colour, float w = 0);
    // The same, for words that belong inside something; tests hold them to it.
    void put_inside(const Block& block, float x, float y, Colour colour, float w, const Box& container);
    // Words with the middle of their lines at the middle of the box: for labels.
    void put_in(const Block& block, const Box& box, Colour colour);

    void fill(const Box& box, Colour colour, float radius = 0, Colour border = {}, float border_width = 0);
    void picture(const Box& box, const PicturePtr& picture, bool mirrored = false);
    Rect to_px(const Box& box) const;
    int px(float mm) const { return static_cast<int>(mm * ppm_ + 0.5F); }

    // What is added from here on is scanned together; `name` is what the voice calls it, if anything. The
    // group of a page's own matter is "".
    void group(const std::string& id, const Line& name = {});
    // Adds to the screen list. Words that can be read but not pressed are items too.
    access::Item& item(std::string id, access::Role role, const Line& line, const Box& box);
    void words(std::string id, const Block& block, float x, float y, Colour colour, float w = 0,
               access::Role role = access::Role::text);

    // What the badges were for when this page was laid out last: they take room.
    void expect(bool drafts, bool foreign) { expected_drafts_ = drafts, expected_foreign_ = foreign; }
    bool badge() const { return expected_drafts_ || expected_foreign_; }
    bool badge_says_foreign() const { return expected_foreign_; }
    bool drafts() const { return drafts_; }    // some words on this page are a first try
    bool foreign() const { return foreign_; }  // some are in English for want of a translation

    DisplayList display;
    access::ScreenList list;
    Kit kit;
    // Words and what they must lie in, in pixels: how a test sees a label that runs out of its button.
    struct Contained {
        std::string text;
        Rect words, container;
    };
    std::vector<Contained> contained;
    // Whether everything lies in the window and nothing lies on anything else.
    bool fits() const;

  private:
    Line counted(Line line);

    const flow::Model& model_;
    const Theme& theme_;
    bool rtl_;
    float ppm_, width_, height_, strip_ = 0;
    std::string group_;
    Cues cues_;
    Setting setting_;
    int width_px_;
    bool drafts_ = false, foreign_ = false, expected_drafts_ = false, expected_foreign_ = false;
};

}  // namespace pledge::ui
