#include "sync/report/poster.h"

#include "sync/report/parts.h"

#include <cmath>

#include "words/kiosk.h"

namespace pledge::report {
namespace {

using text::Element;
using text::Step;

constexpr std::size_t kMostTiles = 12;

// One page of a poster. `unit`: how much larger than A4 it is.
class Page {
  public:
    Page(Sheet& sheet, const PosterInput& input, Pictures& pictures)
        : sheet_(sheet), input_(input), pictures_(pictures), unit_(input.size.width / text::kA4.width) {}

    void draw(const std::vector<const Point*>& points) {
        scenery();
        heading();
        const std::size_t columns = points.size() > 1 ? 2 : 1, rows = (points.size() + columns - 1) / columns;
        const double gap = 10 * unit_;
        const double bottom = sheet_.page_height() - 74 * unit_;
        const double width =
            (sheet_.width() - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
        const double room = bottom - sheet_.y() - gap * static_cast<double>(rows - 1);
        const double height = std::min(room / static_cast<double>(rows), (rows > 3 ? 122 : 172) * unit_);
        const double top = sheet_.y() + (room - height * static_cast<double>(rows)) / 2;
        const double size = largest(points, width, height);
        sheet_.begin(Element::list);
        for (std::size_t i = 0; i < points.size(); ++i) {
            const bool alone = columns == 2 && i + 1 == points.size() && i % 2 == 0;
            const double x =
                alone ? (sheet_.width() - width) / 2 : static_cast<double>(i % columns) * (width + gap);
            tile(*points[i], x, top + static_cast<double>(i / columns) * (height + gap), width, height, size);
        }
        sheet_.end(Element::list);
        foot();
    }

  private:
    void scenery() {
        const double w = sheet_.page_width(), h = sheet_.page_height(), side = Sheet::kSide;
        sheet_.fill(-side, 0, w, h, shade::kPaper);
        const double hills = 92 * unit_, horizon = 168 * unit_;
        if (const auto far = pictures_.valley(w, hills, false))
            sheet_.picture(*far, -side, horizon - hills, w, hills, true);
        sheet_.fill(-side, horizon, w, h - horizon, shade::kWater);
        const double bank = 96 * unit_;
        if (const auto near = pictures_.valley(w, bank, true))
            sheet_.picture(*near, -side, h - bank, w, bank, true);
    }

    void heading() {
        const auto& words = sheet_.words();
        const auto& pack = input_.set.pack;
        const auto title =
            sheet_.set(words.of_set(pack.id.text + "/title", pack.title),
                       {std::min(99.0, 34 * unit_), Step::title, true, shade::kPrimary}, sheet_.width());
        const auto about = sheet_.set(words.of_set(pack.id.text + "/about-few", pack.about_few),
                                      {15 * unit_, Step::question, false, shade::kInk}, sheet_.width());
        double y = 30 * unit_;
        sheet_.begin(Element::h1);
        sheet_.put(title, 0, y, sheet_.width());
        sheet_.end(Element::h1);
        y += title.height() + 4 * unit_;
        sheet_.begin(Element::paragraph);
        sheet_.put(about, 0, y, sheet_.width());
        sheet_.end(Element::paragraph);
        sheet_.to(std::max(y + about.height() + 16 * unit_, 140 * unit_));
    }

    double text_width(double width) const { return width - symbol_ * unit_ - 34 * unit_; }

    Said words_of(const Point& point) const {
        return sheet_.words().of_set(input_.set.pack.id.text + "/" + point.id.text + "/few", point.few);
    }
    // In whose voice it is said, or what it belongs to, where the set has several sections.
    Said section_of(const Point& point) const {
        const auto& pack = input_.set.pack;
        const auto* section = pack.section_of(point);
        if (!section || pack.sections.size() < 2) return {};
        return sheet_.words().of_set(pack.id.text + "/section/" + section->id, section->title);
    }
    struct Text {
        Block section, words;
        double height() const { return section.height() + words.height(); }
    };
    Text text_of(const Point& point, double size, double width) const {
        return {sheet_.set(section_of(point), {size * 0.6, Step::small, true, shade::kPrimary}, width),
                sheet_.set(words_of(point), style(size), width)};
    }
    Style style(double size) const { return {size, Step::question, true, shade::kInk}; }

    // One size for all tiles: the largest in which every promise fits.
    double largest(const std::vector<const Point*>& points, double width, double height) {
        symbol_ = std::min(height > 140 * unit_ ? 84.0 : 62.0, height / unit_ - 20);
        for (double size = (height > 140 * unit_ ? 25 : 21) * unit_; size > 8 * unit_; size -= unit_) {
            bool fits = true;
            for (const auto* point : points)
                fits = fits && text_of(*point, size, text_width(width)).height() <= height - 12 * unit_;
            if (fits) return size;
        }
        return 8 * unit_;
    }

    void tile(const Point& point, double x, double y, double width, double height, double size) {
        const double side = symbol_ * unit_, inset = 12 * unit_;
        sheet_.fill(x, y, width, height, shade::kSurface, 14 * unit_);
        sheet_.outline(x, y, width, height, shade::kLine, 1.1 * unit_, 14 * unit_);
        sheet_.begin(Element::item);
        draw_symbol(sheet_, pictures_, input_.set.pack.symbol_of(point), x + inset, y + (height - side) / 2,
                    side);
        const auto text = text_of(point, size, text_width(width));
        const double top = y + (height - text.height()) / 2, at = x + side + 22 * unit_;
        sheet_.put(text.section, at, top, text_width(width));
        sheet_.put(text.words, at, top + text.section.height(), text_width(width));
        sheet_.end(Element::item);
    }

    void foot() {
        const auto& words = sheet_.words();
        const auto say = sheet_.set(words.screen(words::attract_title),
                                    {20 * unit_, Step::title, true, shade::kPrimary}, sheet_.width() * 0.55);
        const double y = sheet_.page_height() - 50 * unit_;
        sheet_.begin(Element::paragraph);
        sheet_.put(say, 0, y - say.height() / 2 + 4 * unit_, sheet_.width());
        sheet_.end(Element::paragraph);
        Style end{11 * unit_, Step::small, true, shade::kInk, text::Align::end};
        const auto whose = sheet_.set(words.english(input_.council_name), end, sheet_.width() * 0.42);
        sheet_.begin(Element::paragraph);
        sheet_.put(whose, 0, y - whose.height() / 2 + 4 * unit_, sheet_.width());
        sheet_.end(Element::paragraph);
        if (!words.draft()) return;
        end.size = 8 * unit_;
        end.bold = false;
        sheet_.put(sheet_.set(words.screen(words::badge_draft), end, sheet_.width()), 0, y + 18 * unit_,
                   sheet_.width());
    }

    Sheet& sheet_;
    const PosterInput& input_;
    Pictures& pictures_;
    double unit_, symbol_ = 62;
};

// Promises and outcomes first, then statements, as evenly over pages as they go.
std::vector<std::vector<const Point*>> pages_of(const Pack& pack) {
    std::vector<std::vector<const Point*>> out;
    for (const bool statements : {false, true}) {
        std::vector<const Point*> points;
        for (const auto& point : pack.points)
            if ((point.kind == PointKind::statement) == statements) points.push_back(&point);
        const auto pages = (points.size() + kMostTiles - 1) / kMostTiles;
        for (std::size_t page = 0; page < pages; ++page)
            out.emplace_back(
                points.begin() + static_cast<std::ptrdiff_t>(points.size() * page / pages),
                points.begin() + static_cast<std::ptrdiff_t>(points.size() * (page + 1) / pages));
    }
    return out;
}

}  // namespace

Result<std::string> make_poster(const PosterInput& input, const text::LanguageCode& language,
                                const Tools& tools) {
    const Wording words(tools.books, language);
    text::PaperFacts facts;
    facts.size = input.size;
    facts.title = words.of_set(input.set.pack.id.text + "/title", input.set.pack.title).text;
    facts.author = input.council_name;
    facts.made = input.made;
    Sheet sheet(tools.type, words, facts);
    bool first = true;
    for (const auto& points : pages_of(input.set.pack)) {
        if (!first) sheet.begin_page();
        first = false;
        Page(sheet, input, tools.pictures).draw(points);
    }
    return sheet.finish(std::nullopt);
}

}  // namespace pledge::report
