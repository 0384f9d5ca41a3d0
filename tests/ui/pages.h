#pragma once

#include "kiosk/ui/views/views.h"

#include <string>
#include <vector>

namespace pledge::testing {

// The sizes of panel that every page must fit: 21.5" lying and standing, 15.6".
struct Panel {
    const char* name;
    int width, height;
    double pixels_per_mm;
};
inline constexpr Panel kPanels[] = {
    {"1920x1080", 1920, 1080, 4.03}, {"1280x800", 1280, 800, 3.81}, {"1080x1920", 1080, 1920, 4.03}};
inline constexpr const Panel& kPanel = kPanels[0];       // where one is enough
inline constexpr const Panel& kSmallPanel = kPanels[1];  // where words stand closest to pictures
inline constexpr const char* kLanguages[] = {"en", "pl", "sk", "pa", "ur"};

// Each screen as a visitor meets it, some in more than one state; named like the pictures of the demo.
struct Page {
    std::string name;
    flow::Model model;
};
std::vector<Page> pages(const std::string& language, const Panel& panel, const flow::Settings& settings = {});
// Those that a visitor meets: without the pages for staff and for whoever leads a group.
std::vector<Page> child_pages(const std::string& language, const Panel& panel,
                              const flow::Settings& settings = {});
// The one of that name; throws std::out_of_range.
flow::Model page_of(const std::string& language, const std::string& name, const Panel& panel = kPanel);

// The part of them with several sets and a building's screen, from the kiosk at rest.
std::vector<Page> set_pages(const flow::Model& rest);
// The part of them where the council has replied; and those without a golden.
std::vector<Page> reply_pages(const flow::Model& rest);
std::vector<Page> more_reply_pages(const flow::Model& rest);
// The part of them for staff, from the same.
std::vector<Page> staff_pages(const flow::Model& rest);
std::vector<Page> more_staff_pages(const flow::Model& rest);
// The part of them in a live session; and those without a golden.
std::vector<Page> live_pages(const flow::Model& rest);
std::vector<Page> more_live_pages(const flow::Model& rest);
// What has no golden of its own and must fit as well: the screens of the other sets, at other depths, every
// slide.
std::vector<Page> more_set_pages(const flow::Model& rest, const ui::Kit& kit, const Panel& panel);

// Engines and words of the built product, made once.
class Stage {
  public:
    static Stage& instance();
    ui::Kit kit();
    text::Catalogues& catalogues() { return catalogues_; }
    text::Paragraphs& paragraphs() { return paragraphs_; }
    ui::Art& art() { return art_; }
    // Lays a page out, with two steps where the panel is too small for one.
    std::unique_ptr<ui::Sheet> compose(flow::Model& model, const Panel& panel);

  private:
    Stage(text::Catalogues catalogues, text::Paragraphs paragraphs);
    text::Catalogues catalogues_;
    text::Paragraphs paragraphs_;
    ui::Wording wording_;
    ui::Typesetter typesetter_;
    ui::Art art_;
};

}  // namespace pledge::testing
