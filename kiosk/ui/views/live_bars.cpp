#include "kiosk/ui/views/live_bars.h"

#include "kiosk/ui/shapes.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kGap = 4, kOwnNames = .4F, kFaceNames = .3F,
                kFewPart = .24F;  // how long the outline is that stands for no length

std::string number(float value) {
    char text[24];
    std::snprintf(text, sizeof text, "%.2f", static_cast<double>(value));
    return text;
}

// Lines and dots in the colour of paper on a dark bar; millimetres. The first row's is plain.
std::string pattern_of(int pattern, const std::string& paper) {
    const std::string stroke = "\" fill=\"none\" stroke=\"" + paper + "\" stroke-width=\"1.4\"/>";
    static constexpr std::array<const char*, 6> kPaths = {"",       "M-2 10L10 -2M-2 2L2 -2M6 10L10 6",
                                                          "M4 0V8", "M-2 -2L10 10M-2 6L2 10M6 -2L10 2",
                                                          "M0 4H8", "M0 4H8M4 0V8"};
    if (pattern == 6) return "<circle cx=\"4\" cy=\"4\" r=\"1.5\" fill=\"" + paper + "\"/>";
    const auto* path = kPaths.at(static_cast<std::size_t>(std::clamp(pattern, 0, 5)));
    return *path ? "<path d=\"" + std::string(path) + stroke : "";
}

// A bar with round ends; the dashed outline of one is fewer than five.
void draw_bar(Sheet& sheet, const Box& box, int pattern, bool dashed) {
    const auto& t = sheet.theme();
    const float stroke = dashed ? 1.0F : sheet.stroke();
    const std::string key = std::string(t.name) + " bar " + number(box.w) + "x" + number(box.h) + " " +
                            std::to_string(pattern) + (dashed ? " dashed" : "");
    sheet.picture(box, sheet.kit.art.drawn(key, sheet.px(box.w), sheet.px(box.h), [&] {
        const auto rect = [&](const std::string& fill, const std::string& more) {
            return "<rect x=\"" + number(stroke / 2) + "\" y=\"" + number(stroke / 2) + "\" width=\"" +
                   number(box.w - stroke) + "\" height=\"" + number(box.h - stroke) + "\" rx=\"" +
                   number(std::min(box.h, box.w) * .3F) + "\" fill=\"" + fill + "\"" + more + "/>";
        };
        const std::string outline = " stroke-width=\"" + number(stroke) + "\" stroke=\"";
        std::string body;
        if (dashed) {
            body = rect(to_css(t.surface), outline + to_css(t.line) + "\" stroke-dasharray=\"3.2 2.2\"");
        } else {
            body = "<defs><pattern id=\"p\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">" +
                   pattern_of(pattern, to_css(t.surface)) + "</pattern></defs>" +
                   rect(to_css(t.primary), "") + rect("url(#p)", "") +
                   rect("none", outline + to_css(t.primary) + "\"");
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(box.w) + " " +
               number(box.h) + "\">" + body + "</svg>";
    }));
}

// Most, some, few without letters: three stones, filled from the start.
void draw_stones(Sheet& sheet, int filled, const Box& box) {
    const auto& t = sheet.theme();
    const float w = (box.w - 2 * kGap) / 3, h = std::min(box.h, w * .86F);
    for (int i = 0; i < 3; ++i)
        pebble(sheet, {box.x + static_cast<float>(i) * (w + kGap), box.y + (box.h - h) / 2, w, h},
               i < filled ? t.primary : t.surface, i < filled ? t.primary : t.line, .9F);
}

ResultRow with_value(Sheet& sheet, ResultRow row, std::size_t column) {
    using As = flow::LiveShown::As;
    const auto& shown = sheet.model().live.shown;
    row.id = "live.cell." + std::to_string(column + 1);
    if (shown.as == As::bands && column < shown.cells.size()) {
        row.band = shown.cells[column];
        row.value = *row.band == 0
                        ? sheet.say(words::live_reveal_less)
                        : sheet.say(words::live_reveal_about, {{"number", std::to_string(*row.band)}});
    } else if (shown.as == As::words && column < shown.in_words.size()) {
        using Word = flow::LiveShown::Word;
        const auto word = shown.in_words[column];
        row.stones = word == Word::most ? 3 : word == Word::some ? 2 : 1;
        row.value = sheet.say(word == Word::most   ? words::live_reveal_most
                              : word == Word::some ? words::live_reveal_some
                                                   : words::live_reveal_few);
    }
    return row;
}

// Where the parts of all rows begin, so that they stand under each other.
struct Measure {
    float row_h = 0, picture_w = 0, names_w = 0, bars_x = 0, bar_w = 0, rest = 0, face = 0;
    float value_size = 0, name_size = 0;
    bool faces = false;
};

// The widest and the highest of them in this size.
struct Extent {
    float w = 0, h = 0;
};

Extent extent_of(Sheet& sheet, const std::vector<ResultRow>& rows, Line ResultRow::*which,
                 const Style& style) {
    Extent out;
    for (const auto& row : rows) {
        const auto block = sheet.block(row.*which, style);
        out = {std::max(out.w, block.w), std::max(out.h, ink_of(block))};
    }
    return out;
}

// Faces, then what they say; or the words alone, larger.
void measure_names(Sheet& sheet, const std::vector<ResultRow>& rows, const Box& room, Measure& m) {
    m.faces = sheet.model().live.question.kind == LiveKind::faces;
    m.face = std::min(m.row_h, room.w * .085F);
    m.picture_w = m.faces ? 2 * m.face + 3 : 0;
    m.names_w = room.w * kOwnNames;
    if (!m.faces) return;
    m.name_size = std::max(mm::kTextSmall, 10.5F * scale_of(sheet));
    const auto names = extent_of(sheet, rows, &ResultRow::name, {m.name_size, false, Align::start, true});
    m.names_w = std::min(names.w + 2, room.w * kFaceNames);
}

float part_of(const ResultRow& row, std::uint32_t most) {
    return row.band && most > 0 ? static_cast<float>(*row.band) / static_cast<float>(most) : 0;
}

// How long the longest bar may be, so that each value still stands behind its own.
float room_for_bars(Sheet& sheet, const std::vector<ResultRow>& rows, float rest, float size,
                    std::uint32_t most) {
    float bars = rest;
    for (const auto& row : rows) {
        const float left = rest - 7 - sheet.block(row.value, {size, true, Align::start, true}).w;
        const float part = row.band ? std::max(part_of(row, most), kFewPart) : 1;
        bars = std::min(bars, left / part);
    }
    return bars;
}

Measure measured(Sheet& sheet, const std::vector<ResultRow>& rows, const Box& room, std::uint32_t most) {
    constexpr float kBarsAtLeast = .34F;
    Measure m;
    const auto n = static_cast<float>(rows.size());
    const float unit = scale_of(sheet);
    m.row_h = std::min((room.h - kGap * (n - 1)) / n, 56 * unit);
    measure_names(sheet, rows, room, m);
    const float before = m.picture_w + (m.picture_w > 0 ? 6 : 0) + m.names_w + 7;
    m.bars_x = room.x + before;
    m.rest = room.w - before;
    for (m.value_size = kTextRoom * unit;; m.value_size = std::max(mm::kTextSmall, m.value_size * .95F)) {
        const auto values =
            extent_of(sheet, rows, &ResultRow::value, {m.value_size, true, Align::start, true});
        m.bar_w = room_for_bars(sheet, rows, m.rest, m.value_size, most);
        if ((m.bar_w >= m.rest * kBarsAtLeast && values.h <= m.row_h) || m.value_size <= mm::kTextSmall)
            break;
    }
    m.bar_w = std::clamp(m.bar_w, 12.0F, m.rest * .72F);
    return m;
}

void draw_picture(Sheet& sheet, const ResultRow& row, const Measure& m, const Box& box) {
    const float side = row.faces.empty() ? m.face * .8F : m.face;
    const auto n = static_cast<float>(std::max<std::size_t>(1, row.faces.size()));
    float x = box.x + m.picture_w - n * side - 3 * (n - 1);
    const float y = box.y + (box.h - side) / 2;
    if (row.faces.empty()) icon(sheet, row.icon, {x - m.face * .1F, y, side, side}, sheet.theme().ink);
    for (const int number : row.faces) {
        face(sheet, number, {x, y, side, side});
        x += side + 3;
    }
}

// What was voted, beside its bar: with its icon, where it has one and no faces stand before it.
void draw_name(Sheet& sheet, const ResultRow& row, const Measure& m, const Box& box) {
    float x = box.x + m.picture_w + (m.picture_w > 0 ? 6 : 0), w = m.names_w;
    const float side = m.faces || row.icon.empty() ? 0 : std::min(box.h * .7F, 26 * scale_of(sheet));
    if (side > 0) {
        icon(sheet, row.icon, {x, box.y + (box.h - side) / 2, side, side}, sheet.theme().ink);
        x += side + 5;
        w -= side + 5;
    }
    const float most = m.faces ? m.name_size : 20 * scale_of(sheet);
    put_middle(sheet, row.id + ".name",
               as_large_as_fits(sheet, row.name, w, box.h * (m.faces ? 1 : .84F), most, !m.faces),
               {x, box.y, w, box.h});
}

// Returns where it ends.
float draw_amount(Sheet& sheet, const ResultRow& row, const Box& box, std::uint32_t most) {
    if (!row.band) {
        const float h = std::min(box.h * .8F, 28 * scale_of(sheet)), w = std::min(box.w, h * 3.4F + 2 * kGap);
        draw_stones(sheet, row.stones, {box.x, box.y + (box.h - h) / 2, w, h});
        return box.x + w;
    }
    const float h = std::min(box.h * .86F, 34 * scale_of(sheet)), y = box.y + (box.h - h) / 2;
    const bool few = *row.band == 0;
    const float w = few ? std::min(box.w * kFewPart, h * 1.8F) : std::max(6.0F, box.w * part_of(row, most));
    draw_bar(sheet, {box.x, y, w, h}, row.pattern, few);
    return box.x + w;
}

void draw_row(Sheet& sheet, const ResultRow& row, const Measure& m, const Box& box, std::uint32_t most) {
    if (m.faces) draw_picture(sheet, row, m, box);
    draw_name(sheet, row, m, box);
    const float end = draw_amount(sheet, row, {m.bars_x, box.y, m.bar_w, box.h}, most) + 6;
    const float room = m.bars_x + m.rest - end;
    auto value = as_large_as_fits(sheet, row.value, room, 1e4F, m.value_size);
    value.line.spoken = row.name.spoken + ": " + value.line.spoken;  // read out, a value alone says nothing
    put_middle(sheet, row.id, value, {end, box.y, room, box.h});
}

}  // namespace

std::vector<ResultRow> result_rows(Sheet& sheet) {
    const auto& question = sheet.model().live.question;
    std::vector<ResultRow> rows;
    const auto add = [&](ResultRow row) { rows.push_back(with_value(sheet, std::move(row), rows.size())); };
    if (question.kind == LiveKind::faces) {
        add({"", {1, 2}, "", sheet.say(words::live_reveal_no), {}, 0, {}, 1});
        add({"", {3}, "", sheet.say(words::face_3), {}, 0, {}, 6});
        add({"", {4, 5}, "", sheet.say(words::live_reveal_yes), {}, 0, {}, 0});
    } else {
        int pattern = 0;
        for (const auto& answer : answers_of(sheet, question))
            add({"", {}, answer.icon, answer.label, {}, 0, {}, pattern++ % 6});
    }
    add({"", {}, "not-sure", sheet.say(words::live_reveal_not_sure), {}, 0, {}, 4});
    return rows;
}

std::size_t rows_that_fit(Sheet& sheet, const std::vector<ResultRow>& rows, const Box& room) {
    const bool faces = !rows.empty() && !rows.front().faces.empty();
    const float w = faces ? room.w * kFaceNames : room.w * kOwnNames;
    const Style style{mm::kTextSmall, true, Align::start, true};
    // a tail that reaches over its line meets none of the next row's
    const auto lines = [](const Block& block) { return std::min(ink_of(block), block.h) + 1; };
    float least = 14;
    for (const auto& row : rows)
        least =
            std::max({least, lines(sheet.block(row.name, style, w)), lines(sheet.block(row.value, style))});
    return static_cast<std::size_t>(std::max(1.0F, (room.h + kGap) / (least + kGap)));
}

void draw_result(Sheet& sheet, const std::vector<ResultRow>& rows, std::size_t from, std::size_t to,
                 const Box& room) {
    std::uint32_t most = 0;
    for (const auto& row : rows) most = std::max(most, row.band.value_or(0));
    const std::vector<ResultRow> here(rows.begin() + static_cast<std::ptrdiff_t>(from),
                                      rows.begin() + static_cast<std::ptrdiff_t>(to));
    const auto m = measured(sheet, here, room, most);
    const auto n = static_cast<float>(here.size());
    float y = room.y + std::max(0.0F, (room.h - n * m.row_h - kGap * (n - 1)) / 2);
    for (const auto& row : here) {
        draw_row(sheet, row, m, {room.x, y, room.w, m.row_h}, most);
        y += m.row_h + kGap;
    }
}

}  // namespace pledge::ui
