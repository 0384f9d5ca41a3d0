#include "kiosk/ui/shapes.h"
#include "kiosk/ui/views/parts.h"

#include <algorithm>

namespace pledge::ui {
namespace {

constexpr float kGap = 6, kSide = 6, kPicture = 20, kBetween = 6, kAir = 4;
constexpr std::size_t kMost = 6;  // on a page

// A statement at the reader's depth; one that has few words alone says them at every depth.
Line said(Sheet& sheet, const Pack& pack, const Point& point) {
    const auto of = [&](const char* field, const std::string& english) {
        return sheet.of_pack(pack, point.id.text + "/" + field, english);
    };
    const auto depth = sheet.model().looks().depth;
    if (depth == flow::Depth::pictures && !point.pictures.empty()) return of("pictures", point.pictures);
    if (depth == flow::Depth::more && !point.more.empty()) return of("more", point.more);
    return of("few", point.few);
}

struct Grid {
    std::size_t columns = 1, rows = 1;
    float w = 0, h = 0;
    std::size_t per_page() const { return std::min(kMost, columns * rows); }
};

Block words_of(Sheet& sheet, const Line& line, float card_w) {
    return sheet.block(line, {mm::kTextQuestion, false, Align::start, true},
                       card_w - 2 * kSide - kPicture - kBetween);
}

// Two columns where lines stay long enough, and cards as high as the highest of all pages: nothing jumps.
Grid grid_of(Sheet& sheet, const std::vector<Line>& lines, const Box& room) {
    Grid grid;
    grid.columns = room.w >= 280 ? 2 : 1;
    grid.w = (room.w - kGap * static_cast<float>(grid.columns - 1)) / static_cast<float>(grid.columns);
    for (const auto& line : lines)
        grid.h = std::max(grid.h, std::max(kPicture, words_of(sheet, line, grid.w).h) + 2 * kAir);
    const auto fit = static_cast<std::size_t>(std::max(1.0F, (room.h + kGap) / (grid.h + kGap)));
    const auto wanted = std::min(kMost, lines.size());
    grid.rows = std::min(fit, (wanted + grid.columns - 1) / grid.columns);
    return grid;
}

}  // namespace

int draw_statements(Sheet& sheet, const Pack& pack, const std::vector<std::size_t>& points, const Box& room,
                    int page) {
    std::vector<Line> lines;
    for (const auto i : points) lines.push_back(said(sheet, pack, pack.points[i]));
    const auto grid = grid_of(sheet, lines, room);
    const auto pages = (points.size() + grid.per_page() - 1) / grid.per_page();
    const auto at = std::min(static_cast<std::size_t>(std::max(0, page)), pages - 1);
    const auto from = at * grid.per_page(), to = std::min(points.size(), from + grid.per_page());
    const float h = std::min(
        grid.h + 24, (room.h - kGap * static_cast<float>(grid.rows - 1)) / static_cast<float>(grid.rows));
    for (auto i = from; i < to; ++i) {
        const auto& point = pack.points[points[i]];
        const auto column = (i - from) % grid.columns, row = (i - from) / grid.columns;
        const Box box{room.x + static_cast<float>(column) * (grid.w + kGap),
                      room.y + static_cast<float>(row) * (h + kGap), grid.w, h};
        draw_surface(sheet, box, false);
        symbol(sheet, pack.symbol_of(point),
               {box.x + kSide, box.y + (box.h - kPicture) / 2, kPicture, kPicture});
        const auto block = words_of(sheet, lines[i], grid.w);
        sheet.words("statement." + point.id.text, block, box.x + kSide + kPicture + kBetween,
                    box.y + (box.h - block.h) / 2, sheet.theme().ink);
    }
    return static_cast<int>(pages);
}

}  // namespace pledge::ui
