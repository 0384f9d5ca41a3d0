#pragma once

#include "sync/report/wording.h"
#include "sync/text/paper.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pledge::report {

// The light theme of assets/design/tokens.json, on white paper.
namespace shade {
inline constexpr auto kInk = text::ink(0x1B2A38), kMuted = text::ink(0x3A4855), kLine = text::ink(0x5C6B77),
                      kHair = text::ink(0xC9D2D6), kPrimary = text::ink(0x0B4F5C),
                      kWhite = text::ink(0xFFFFFF), kPaper = text::ink(0xF7F3EA),
                      kWater = text::ink(0xDBEAEC), kTint = text::ink(0xBFD8D6), kStone = text::ink(0xE6DECF),
                      kSurface = text::ink(0xFFFDF8), kWarn = text::ink(0x8A2B0E);
}

struct Style {
    double size = 10.5;  // points
    text::Step step = text::Step::body;
    bool bold = false;
    text::Ink colour = shade::kInk;
    text::Align align = text::Align::start;
};

// A text laid out to be put somewhere; empty where there is none.
struct Block {
    std::optional<text::Typeset> words;
    text::Ink colour;
    text::Align align = text::Align::start;

    double width() const { return words ? words->width() : 0; }
    double height() const { return words ? words->height() : 0; }
};

// The pages of one paper while it is written. Places are logical: x counts points from the margin where
// reading starts, which is the right one in Urdu, and y from the top edge down. What is put is kept, and
// drawn by finish(), when the number of pages and the places that page one points to are known. The first
// error stays and comes with finish(). One thread; must not outlive paragraphs and words.
class Sheet {
  public:
    Sheet(text::Paragraphs& type, const Wording& words, text::PaperFacts facts);

    const Wording& words() const { return words_; }
    double width() const { return facts_.size.width - 2 * kSide; }
    double page_width() const { return facts_.size.width; }
    double page_height() const { return facts_.size.height; }
    double y() const { return y_; }
    // Above and below a line of a table: Nastaliq's tall lines bring most of it along.
    double padding() const { return words_.language().line(text::Step::small) > 1.6 ? 0.6 : 3; }
    double room() const { return facts_.size.height - kBottom - y_; }
    void down(double by) { y_ += by; }
    void to(double y) { y_ = y; }
    void begin_page();
    std::size_t pages() const { return pages_.size(); }
    // Begins a page unless so much fits on this one. Whether it did.
    bool need(double height);

    Block set(const Said& said, const Style& style, double width);
    // Into a box that is `width` wide, at the style's side of it.
    void put(const Block& block, double x, double y, double width);
    void fill(double x, double y, double width, double height, text::Ink colour, double radius = 0);
    void outline(double x, double y, double width, double height, text::Ink colour, double line,
                 double radius = 0);
    void hatch(double x, double y, double width, double height, text::Hatch kind, text::Ink colour);
    void line(double x1, double y1, double x2, double y2, text::Ink colour, double width = 0.6);
    void picture(const text::Drawing& drawing, double x, double y, double width, double height,
                 bool turns_round = false);
    void begin(text::Element element);
    void end(text::Element element);

    // At the cursor, over the whole width, and moves it below.
    void heading(int level, const Said& said, const std::string& name = {});
    void paragraph(const Said& said, const Style& style = {}, double after = 5);
    void list(const std::vector<Said>& items, const Style& style = {});
    // The same in a column of the page; not broken. Its height.
    double list_at(const std::vector<Said>& items, const Style& style, double x, double y, double width);

    // A named place that links lead to, on this page; and what is put when all places are known, on this
    // page.
    void name_place(const std::string& name);
    void at_end(std::function<void(Sheet&)> work);
    int page_of(const std::string& name) const;  // 0: no such place
    void begin_link(const std::string& name);
    void end_link();

    // What stands at the foot of every page, beside its number; nothing: no foot at all.
    Result<std::string> finish(const std::optional<Said>& foot);

    static constexpr double kSide = 17 * text::kMm, kTop = 15 * text::kMm, kBottom = 19 * text::kMm;

  private:
    void draw_foot(const Said& foot, int number);
    Said one_line(Said said, const Style& style, double width);
    void draw(std::function<void(text::Paper&)> mark) { pages_.at(page_).push_back(std::move(mark)); }
    text::PaperBox box(double x, double y, double width, double height) const;

    text::Paragraphs& type_;
    const Wording& words_;
    text::PaperFacts facts_;
    std::vector<std::vector<std::function<void(text::Paper&)>>> pages_;
    std::size_t page_ = 0;  // where marks go
    double y_ = kTop;
    std::map<std::string, int> places_;
    std::vector<std::pair<std::size_t, std::function<void(Sheet&)>>> later_;
    std::optional<Error> problem_;
};

}  // namespace pledge::report
