#pragma once

#include "kiosk/ui/views/live_parts.h"

#include <optional>

namespace pledge::ui {

// A row of a result as the room may see it: a band, fewer than five, or a word. Never a number that the gate
// did not give.
struct ResultRow {
    std::string id;
    std::vector<int> faces;  // or
    std::string icon = "";
    Line name;                            // what was voted
    std::optional<std::uint32_t> band{};  // 0: fewer than five
    int stones = 0;                       // of three, where there are only words
    Line value;                           // "About 10", "Fewer than 5", "Most"
    int pattern = 0;                      // so that rows differ without colour
};
std::vector<ResultRow> result_rows(Sheet& sheet);
// Rows that a place of this size holds with words that can be read.
std::size_t rows_that_fit(Sheet& sheet, const std::vector<ResultRow>& rows, const Box& room);
// Rows from `from` up to `to`; bars are as long as in all of them together.
void draw_result(Sheet& sheet, const std::vector<ResultRow>& rows, std::size_t from, std::size_t to,
                 const Box& room);

}  // namespace pledge::ui
