#include "kiosk/ui/views/parts.h"

#include <algorithm>

namespace pledge::ui {
namespace {

constexpr float kGap = mm::kSpaceGap;

struct Grid {
    int columns = 1;
    std::vector<float> rows;             // height of each row of cards, whether or not they fit
    std::vector<std::size_t> first_row;  // of each page
};

float column_width(const Box& room, int columns) {
    return (room.w - kGap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
}

Grid measured(Sheet& sheet, const std::vector<Card>& facts, const Box& room, int columns) {
    Grid grid{columns, {}, {0}};
    const auto n = static_cast<std::size_t>(columns);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const float h = height_of_fact(sheet, facts[i], column_width(room, columns));
        if (i % n == 0)
            grid.rows.push_back(h);
        else
            grid.rows.back() = std::max(grid.rows.back(), h);
    }
    float used = 0;
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
        if (row > grid.first_row.back() && used + grid.rows[row] > room.h + .01F) {
            grid.first_row.push_back(row);
            used = 0;
        }
        used += grid.rows[row] + kGap;
    }
    return grid;
}

bool fits(const Grid& grid, const Box& room) {
    return std::all_of(grid.rows.begin(), grid.rows.end(), [&](float h) { return h <= room.h + .01F; });
}

// The fewest pages on which every card fits; among those the most columns, as long as a line still holds a
// few words.
Grid best(Sheet& sheet, const std::vector<Card>& facts, const Box& room) {
    Grid chosen;
    bool any = false, chosen_fits = false;
    for (int columns = 3; columns >= 1; --columns) {
        if (columns > 1 && column_width(room, columns) < 120) continue;
        auto grid = measured(sheet, facts, room, columns);
        const bool good = fits(grid, room);
        const bool better = !any || (good && !chosen_fits) ||
                            (good == chosen_fits && grid.first_row.size() < chosen.first_row.size());
        if (!better) continue;
        chosen = std::move(grid);
        chosen_fits = good;
        any = true;
    }
    return chosen;
}

}  // namespace

int count_fact_pages(Sheet& sheet, const std::vector<Card>& facts, const Box& room) {
    return static_cast<int>(best(sheet, facts, room).first_row.size());
}

bool facts_fit(Sheet& sheet, const std::vector<Card>& facts, const Box& room) {
    return fits(best(sheet, facts, room), room);
}

FactPages draw_facts(Sheet& sheet, const std::vector<Card>& facts, const Box& room, int page) {
    const auto grid = best(sheet, facts, room);
    const int pages = static_cast<int>(grid.first_row.size());
    const auto at = static_cast<std::size_t>(std::clamp(page, 0, pages - 1));
    const auto from = grid.first_row[at];
    const auto to = at + 1 < grid.first_row.size() ? grid.first_row[at + 1] : grid.rows.size();
    float used = -kGap;
    for (auto row = from; row < to; ++row) used += grid.rows[row] + kGap;
    // what is left over makes the cards a little higher, evenly
    const float more = std::min(
        24.0F, std::max(0.0F, (room.h - used) / static_cast<float>(std::max<std::size_t>(1, to - from))));
    const float w = column_width(room, grid.columns);
    float y = room.y;
    for (auto row = from; row < to; ++row) {
        const float h = grid.rows[row] + more;
        for (std::size_t c = 0; c < static_cast<std::size_t>(grid.columns); ++c) {
            const auto i = row * static_cast<std::size_t>(grid.columns) + c;
            if (i < facts.size())
                draw_fact(sheet, facts[i], {room.x + static_cast<float>(c) * (w + kGap), y, w, h});
        }
        y += h + kGap;
    }
    return {pages};
}

}  // namespace pledge::ui
