#include "kiosk/ui/display_list.h"

#include <algorithm>
#include <cmath>

namespace pledge::ui {
namespace {

Rect united(const Rect& a, const Rect& b) {
    const float x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.x + a.w, b.x + b.w) - x, std::max(a.y + a.h, b.y + b.h) - y};
}

// Whole pixels, one more on each side for smoothed edges, inside the window.
Rect snapped(const Rect& r, const Rect& whole) {
    const float x0 = std::max(whole.x, std::floor(r.x) - 1), y0 = std::max(whole.y, std::floor(r.y) - 1);
    const float x1 = std::min(whole.x + whole.w, std::ceil(r.x + r.w) + 1);
    const float y1 = std::min(whole.y + whole.h, std::ceil(r.y + r.h) + 1);
    return {x0, y0, std::max(0.0F, x1 - x0), std::max(0.0F, y1 - y0)};
}

void add(std::vector<Rect>& boxes, Rect box) {
    if (box.w <= 0 || box.h <= 0) return;
    for (std::size_t i = 0; i < boxes.size();) {
        if (!boxes[i].overlaps(box)) {
            ++i;
            continue;
        }
        box = united(box, boxes[i]);
        boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(i));
        i = 0;  // the larger box may now touch one that was passed already
    }
    boxes.push_back(box);
}

}  // namespace

const Rect& rect_of(const Mark& mark) {
    return std::visit([](const auto& m) -> const Rect& { return m.rect; }, mark);
}

std::vector<Rect> damage(const DisplayList& before, const DisplayList& now, const Rect& whole) {
    if (before.marks.empty() || before.background != now.background) return {whole};
    // Lists are painted in order and mostly alike: what both begin and end with is unchanged, and so is every
    // mark of the middle that the other list holds in the same order (a longest common subsequence is not
    // worth its cost here).
    std::vector<Rect> boxes;
    std::size_t i = 0;
    for (const auto& mark : now.marks) {
        const auto from = before.marks.begin() + static_cast<std::ptrdiff_t>(i);
        const auto same = std::find(from, before.marks.end(), mark);
        if (same == before.marks.end()) {
            add(boxes, snapped(rect_of(mark), whole));
            continue;
        }
        for (auto gone = from; gone != same; ++gone) add(boxes, snapped(rect_of(*gone), whole));
        i = static_cast<std::size_t>(same - before.marks.begin()) + 1;
    }
    for (; i < before.marks.size(); ++i) add(boxes, snapped(rect_of(before.marks[i]), whole));
    return boxes;
}

}  // namespace pledge::ui
