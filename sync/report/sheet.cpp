#include "sync/report/sheet.h"

#include <algorithm>

#include "words/kiosk.h"
#include "words/report.h"

namespace pledge::report {

using text::Element;

Sheet::Sheet(text::Paragraphs& type, const Wording& words, text::PaperFacts facts)
    : type_(type), words_(words), facts_(std::move(facts)) {
    facts_.language = words.language().code;
    facts_.right_to_left = words.right_to_left();
    begin_page();
}

void Sheet::begin_page() {
    pages_.emplace_back();
    page_ = pages_.size() - 1;
    y_ = kTop;
}

bool Sheet::need(double height) {
    if (height <= room()) return false;
    begin_page();
    return true;
}

text::PaperBox Sheet::box(double x, double y, double width, double height) const {
    const double left = words_.right_to_left() ? facts_.size.width - kSide - x - width : kSide + x;
    return {left, y, width, height};
}

Block Sheet::set(const Said& said, const Style& style, double width) {
    if (said.text.empty()) return {};
    text::ParagraphSpec spec;
    spec.text = said.text;
    spec.language = said.language;
    spec.size = style.size;
    spec.weight = style.bold ? text::Weight::bold : text::Weight::regular;
    spec.align = style.align;
    const auto& own = words_.language();
    // English inside of another language keeps its own line height; every other text has its language's
    const bool latin = said.language != own.code;
    spec.line = latin ? (style.step == text::Step::body ? 1.32 : 1.15) : own.line(style.step);
    auto words = text::Typeset::make(type_, std::move(spec), width);
    if (!words) {
        if (!problem_) problem_ = words.error();
        return {};
    }
    return {std::move(*words), style.colour, style.align};
}

void Sheet::put(const Block& block, double x, double y, double width) {
    if (!block.words) return;
    const double own = block.words->width();
    const double over = width - own;
    const double from = block.align == text::Align::start ? 0
                        : block.align == text::Align::end ? over
                                                          : over / 2;
    const auto at = box(x + from, y, own, block.height());
    draw([words = *block.words, at, colour = block.colour](text::Paper& p) {
        p.show(words, at.x, at.y, colour);
    });
}

void Sheet::fill(double x, double y, double width, double height, text::Ink colour, double radius) {
    draw([at = box(x, y, width, height), colour, radius](text::Paper& p) { p.fill(at, colour, radius); });
}
void Sheet::outline(double x, double y, double width, double height, text::Ink colour, double line,
                    double radius) {
    draw([at = box(x, y, width, height), colour, line, radius](text::Paper& p) {
        p.outline(at, colour, line, radius);
    });
}
void Sheet::hatch(double x, double y, double width, double height, text::Hatch kind, text::Ink colour) {
    draw([at = box(x, y, width, height), kind, colour](text::Paper& p) { p.hatch(at, kind, colour); });
}
void Sheet::line(double x1, double y1, double x2, double y2, text::Ink colour, double width) {
    const auto from = box(x1, y1, 0, 0), until = box(x2, y2, 0, 0);
    draw([=](text::Paper& p) { p.line(from.x, from.y, until.x, until.y, colour, width); });
}
void Sheet::picture(const text::Drawing& drawing, double x, double y, double width, double height,
                    bool turns_round) {
    draw([drawing, at = box(x, y, width, height), mirrored = turns_round && words_.right_to_left()](
             text::Paper& p) { p.picture(drawing, at, mirrored); });
}
void Sheet::begin(Element element) {
    draw([element](text::Paper& p) { p.begin(element); });
}
void Sheet::end(Element element) {
    draw([element](text::Paper& p) { p.end(element); });
}

void Sheet::heading(int level, const Said& said, const std::string& name) {
    static constexpr double kSizes[] = {21, 15, 12}, kBefore[] = {0, 12, 8}, kAfter[] = {8, 5, 3};
    static constexpr Element kElements[] = {Element::h1, Element::h2, Element::h3};
    const auto n = static_cast<std::size_t>(level - 1);
    const auto block =
        set(said, {kSizes[n], text::Step::title, true, level < 3 ? shade::kPrimary : shade::kInk}, width());
    need(block.height() + kBefore[n] + 70);
    if (y_ > kTop) down(kBefore[n]);
    if (!name.empty()) name_place(name);
    if (level < 3)
        draw([level, words = said.text, y = y_](text::Paper& p) { p.bookmark(level - 1, words, y); });
    begin(kElements[n]);
    put(block, 0, y_, width());
    end(kElements[n]);
    down(block.height() + kAfter[n]);
}

void Sheet::paragraph(const Said& said, const Style& style, double after) {
    const auto block = set(said, style, width());
    if (!block.words) return;
    need(block.height());
    begin(Element::paragraph);
    put(block, 0, y_, width());
    end(Element::paragraph);
    down(block.height() + after);
}

void Sheet::list(const std::vector<Said>& items, const Style& style) {
    for (const auto& item : items) {
        const auto block = set(item, style, width() - 14);
        if (!block.words) continue;
        need(block.height());
        down(list_at({item}, style, 0, y_, width()));
    }
    down(3);
}

double Sheet::list_at(const std::vector<Said>& items, const Style& style, double x, double y, double width) {
    const double top = y;
    begin(Element::list);
    for (const auto& item : items) {
        const auto block = set(item, style, width - 14);
        if (!block.words) continue;
        begin(Element::item);
        const double line = block.height() / block.words->lines();
        fill(x + 3, y + line / 2 - 1.6, 3.2, 3.2, shade::kPrimary, 1.6);
        put(block, x + 14, y, width - 14);
        end(Element::item);
        y += block.height() + 3.5;
    }
    end(Element::list);
    return y - top;
}

void Sheet::name_place(const std::string& name) {
    places_[name] = static_cast<int>(page_) + 1;
    draw([name, y = y_](text::Paper& p) { p.destination(name, y); });
}
void Sheet::at_end(std::function<void(Sheet&)> work) {
    later_.emplace_back(page_, std::move(work));
}
int Sheet::page_of(const std::string& name) const {
    const auto at = places_.find(name);
    return at == places_.end() ? 0 : at->second;
}
void Sheet::begin_link(const std::string& name) {
    if (page_of(name) > 0) draw([name](text::Paper& p) { p.begin_link(name); });
}
void Sheet::end_link() {
    draw([](text::Paper& p) { p.end_link(); });
}

void Sheet::draw_foot(const Said& foot, int number) {
    const double y = facts_.size.height - 14 * text::kMm;
    const Style small{8, text::Step::small, false, shade::kMuted};
    line(0, y - 4, width(), y - 4, shade::kHair);
    const auto of = std::to_string(pages_.size()), page = std::to_string(number);
    auto style = small;
    style.align = text::Align::end;
    put(set(words_.paper(words::report::page, {{"number", page}, {"total", of}}), style, width()), 0, y,
        width());
    const auto whose = set(foot, small, 0);
    put(whose, 0, y, width());
    if (words_.draft())
        put(set(words_.screen(words::badge_draft), small, width()), 0, y + whose.height(), width());
}

// As much of a text as fits on one line.
Said Sheet::one_line(Said said, const Style& style, double width) {
    const auto whole = said.text;
    for (auto end = whole.size(); end > 0 && set(said, style, 0).width() > width;) {
        end -= std::min<std::size_t>(end, 1 + end / 16);
        while (end > 0 && (static_cast<unsigned char>(whole[end]) & 0xC0) == 0x80) --end;
        said.text = whole.substr(0, end) + "…";
    }
    return said;
}

Result<std::string> Sheet::finish(const std::optional<Said>& foot) {
    for (const auto& [page, work] : later_) {
        page_ = page;
        work(*this);
    }
    const auto whose = foot ? one_line(*foot, {8, text::Step::small}, width() * 0.8) : Said{};
    for (page_ = 0; foot && page_ < pages_.size(); ++page_) draw_foot(whose, static_cast<int>(page_) + 1);
    if (problem_) return *problem_;
    text::Paper paper(facts_);
    for (const auto& page : pages_) {
        paper.begin_page();
        for (const auto& mark : page) mark(paper);
    }
    return paper.finish();
}

}  // namespace pledge::report
