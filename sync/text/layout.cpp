#include "sync/text/layout.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pledge::text {
namespace {

constexpr int kMostPixels = 16384;
constexpr std::size_t kMostText = 16384;
// antialiasing and the rounding of glyph positions reach over the edge of an outline
constexpr int kMargin = 2;

struct FreeAttributes {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
struct FreeMetrics {
    void operator()(PangoFontMetrics* m) const { pango_font_metrics_unref(m); }
};

int to_units(double pixels) {
    return static_cast<int>(std::lround(pixels * PANGO_SCALE));
}
double to_pixels(int units) {
    return static_cast<double>(units) / PANGO_SCALE;
}

void insert(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to) {
    attribute->start_index = static_cast<guint>(from);
    attribute->end_index = static_cast<guint>(to);
    pango_attr_list_insert(list, attribute);
}

void set_attributes(PangoLayout* layout, const Language& language, const ParagraphSpec& p,
                    const std::string& text) {
    const std::unique_ptr<PangoAttrList, FreeAttributes> list(pango_attr_list_new());
    for (const auto& part : p.bold)
        insert(list.get(), pango_attr_weight_new(PANGO_WEIGHT_BOLD), part.from, part.to);
    const double letter = language.right_to_left() ? 0 : p.letter_space;
    if (letter != 0)
        insert(list.get(), pango_attr_letter_spacing_new(to_units(letter * p.size)), 0, text.size());
    if (p.word_space != 0)
        for (auto at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1))
            insert(list.get(), pango_attr_letter_spacing_new(to_units((letter + p.word_space) * p.size)), at,
                   at + 1);
    pango_layout_set_attributes(layout, list.get());
}

Description describe(const Language& language, const ParagraphSpec& p) {
    Description out(pango_font_description_new());
    pango_font_description_set_family(out.get(), language.families.c_str());
    pango_font_description_set_weight(out.get(),
                                      p.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(out.get(), p.size * PANGO_SCALE);
    return out;
}

// Where the first baseline lies: half of what the line height leaves over goes above the font's own ascent
// (CSS 2.2, section 10.8.1). It is negative for Nastaliq, whose ascent and descent are taller than its lines.
double first_baseline(PangoContext* context, const Description& description, double line_height) {
    const GPtr<PangoFont> font(pango_context_load_font(context, description.get()));
    if (!font) return line_height;
    const std::unique_ptr<PangoFontMetrics, FreeMetrics> metrics(
        pango_font_get_metrics(font.get(), pango_context_get_language(context)));
    const double ascent = to_pixels(pango_font_metrics_get_ascent(metrics.get()));
    const double descent = to_pixels(pango_font_metrics_get_descent(metrics.get()));
    return (line_height - ascent - descent) / 2 + ascent;
}

struct Box {
    int left = std::numeric_limits<int>::max(), top = std::numeric_limits<int>::max();
    int right = std::numeric_limits<int>::min(), bottom = std::numeric_limits<int>::min();

    bool empty() const { return right <= left || bottom <= top; }
    void add(const Box& other) {
        if (other.empty()) return;
        left = std::min(left, other.left), top = std::min(top, other.top);
        right = std::max(right, other.right), bottom = std::max(bottom, other.bottom);
    }
    Rect rect(int x, int y) const {
        return empty() ? Rect{} : Rect{left - x, top - y, right - left, bottom - top};
    }
};

Box box_of(const PangoRectangle& ink, int x, int y) {
    if (ink.width == 0 || ink.height == 0) return {};
    return {x + static_cast<int>(std::floor(to_pixels(ink.x))),
            y + static_cast<int>(std::floor(to_pixels(ink.y))),
            x + static_cast<int>(std::ceil(to_pixels(ink.x + ink.width))),
            y + static_cast<int>(std::ceil(to_pixels(ink.y + ink.height)))};
}

int start_of_line(const Language& language, Align align, int room) {
    if (align == Align::center) return room / 2;
    return (align == Align::start) == language.right_to_left() ? room : 0;
}

void place_lines(Layout& out, const Language& language, const ParagraphSpec& p, double first) {
    const int count = pango_layout_get_line_count(out.pango.get());
    const double height = p.line * p.size;
    std::vector<PangoRectangle> inks(static_cast<std::size_t>(count));
    std::vector<int> widths;
    for (int i = 0; i < count; ++i) {
        PangoRectangle logical{};
        out.lines.push_back({pango_layout_get_line_readonly(out.pango.get(), i), 0, 0});
        pango_layout_line_get_extents(out.lines.back().line, &inks[static_cast<std::size_t>(i)], &logical);
        widths.push_back(static_cast<int>(std::ceil(to_pixels(logical.width))));
    }
    const int widest = *std::max_element(widths.begin(), widths.end());
    Box ink;
    for (std::size_t i = 0; i < out.lines.size(); ++i) {
        auto& line = out.lines[i];
        line.x = start_of_line(language, p.align, widest - widths[i]);
        line.baseline = static_cast<int>(std::lround(static_cast<double>(i) * height + first));
        ink.add(box_of(inks[i], line.x, line.baseline));
    }
    const Box logical{0, 0, widest, static_cast<int>(std::ceil(static_cast<double>(count) * height))};
    Box all = logical;
    if (!ink.empty())
        all.add({ink.left - kMargin, ink.top - kMargin, ink.right + kMargin, ink.bottom + kMargin});
    auto& e = out.extent;
    e.width = std::max(all.right - all.left, 1);
    e.height = std::max(all.bottom - all.top, 1);
    e.logical = {-all.left, -all.top, widest, logical.bottom};
    e.ink = ink.rect(all.left, all.top);
    e.baseline = out.lines.front().baseline - all.top;
    e.lines = count;
}

}  // namespace

Result<Layout> lay_out(PangoContext* context, const Language& language, const ParagraphSpec& p) {
    const auto within = [](double x, double least, double most) {
        return x >= least && x <= most;
    };  // false for NaN
    if (p.text.size() > kMostText || !within(p.size, 4, 1000) || !within(p.line, 0.5, 5) ||
        !within(p.width, 0, kMostPixels) || !within(p.letter_space, 0, 2) || !within(p.word_space, 0, 2))
        return Error{Code::too_large,
                     "A text is too long or too large to be set; shorten it or set it smaller."};
    std::string text = p.text;
    if (!g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr)) {
        const std::unique_ptr<char, decltype(&g_free)> valid(
            g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())), &g_free);
        text = valid.get();
    }
    pango_context_set_language(context, pango_language_from_string(language.code.text.c_str()));
    pango_context_set_base_dir(context, language.right_to_left() ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    Layout out{GPtr<PangoLayout>(pango_layout_new(context)), {}, {}};
    const auto description = describe(language, p);
    pango_layout_set_font_description(out.pango.get(), description.get());
    pango_layout_set_auto_dir(out.pango.get(),
                              FALSE);  // a text that begins with a number keeps its language's direction
    pango_layout_set_wrap(out.pango.get(), p.tear ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
    if (p.width > 0) pango_layout_set_width(out.pango.get(), to_units(p.width));
    pango_layout_set_text(out.pango.get(), text.data(), static_cast<int>(text.size()));
    set_attributes(out.pango.get(), language, p, text);
    place_lines(out, language, p, first_baseline(context, description, p.line * p.size));
    if (out.extent.width > kMostPixels || out.extent.height > kMostPixels)
        return Error{Code::too_large,
                     "A text is too long or too large to be set; shorten it or set it smaller."};
    return out;
}

}  // namespace pledge::text
