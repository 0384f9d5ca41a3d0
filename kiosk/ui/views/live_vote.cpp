#include "kiosk/ui/qr.h"
#include "kiosk/ui/shapes.h"
#include "kiosk/ui/views/live_parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

// What can be answered, to be read from the chairs: whoever votes on paper has nothing else to see it on.
struct Legend {
    std::vector<LiveAnswer> answers;
    std::size_t columns = 1, rows = 1;
    float w = 0, h = 0, gap = 6;  // of one
};

Legend legend_of(Sheet& sheet, float room_w) {
    const auto& question = sheet.model().live.question;
    Legend legend;
    legend.answers = answers_of(sheet, question);
    const float unit = scale_of(sheet);
    const auto n = legend.answers.size();
    const bool faces = question.kind == LiveKind::faces;
    legend.columns = faces || question.kind == LiveKind::yes_no ? n : room_w > 300 * unit ? 2 : 1;
    if (faces && room_w < 60.0F * static_cast<float>(n)) legend.columns = 3;
    legend.columns = std::max<std::size_t>(1, std::min(legend.columns, n));
    legend.rows = (n + legend.columns - 1) / legend.columns;
    const auto columns = static_cast<float>(legend.columns);
    legend.w = (room_w - legend.gap * (columns - 1)) / columns;
    legend.h = (faces ? 48.0F : question.kind == LiveKind::yes_no ? 40.0F : 24.0F) * unit;
    return legend;
}

float height_of(const Legend& legend) {
    const auto rows = static_cast<float>(legend.rows);
    return rows * legend.h + (rows - 1) * legend.gap;
}

// What the faces share, so that their words are of one size and stand on one line: a side, that size, and how
// far the ink of any of the words reaches. Where they stand in one row, each has as much room as its words
// need.
struct Faces {
    float side = 0, size = 0, top = 0, bottom = 0;
    std::vector<float> w;
};

constexpr float kLeastFace = 8;

Block label_under(Sheet& sheet, const LiveAnswer& answer, float size, float w) {
    return sheet.block(answer.label, {size, true, Align::centre, true}, w);
}

void measure(Sheet& sheet, const Legend& legend, Faces& faces) {
    faces.top = faces.bottom = 0;
    for (std::size_t i = 0; i < legend.answers.size(); ++i) {
        const auto label = label_under(sheet, legend.answers[i], faces.size, faces.w[i]);
        faces.top = i == 0 ? label.ink_top : std::min(faces.top, label.ink_top);
        faces.bottom = std::max(faces.bottom, label.ink_bottom);
    }
}

// As wide as each one's words on one line, with what is left over shared out; false: there is not so much.
bool share_out(Sheet& sheet, const Legend& legend, Faces& faces) {
    const auto n = static_cast<float>(legend.answers.size());
    const float room = legend.w * n;
    float taken = 0;
    for (std::size_t i = 0; i < legend.answers.size(); ++i)
        taken += faces.w[i] = label_under(sheet, legend.answers[i], faces.size, 10 * room).w;
    for (auto& w : faces.w) w += (room - taken) / n;
    return taken <= room;
}

Faces faces_of(Sheet& sheet, const Legend& legend) {
    Faces faces;
    for (faces.size = 13 * scale_of(sheet);; faces.size *= .93F) {
        const bool last = faces.size <= mm::kTextSmall;
        faces.w.assign(legend.answers.size(), legend.w);
        if (legend.rows == 1 && !share_out(sheet, legend, faces)) {
            if (!last) continue;
            faces.w.assign(legend.answers.size(), legend.w);
        }
        measure(sheet, legend, faces);
        if (last || faces.bottom - faces.top <= legend.h * .36F) break;
    }
    const float room = legend.h - (faces.bottom - faces.top) - 2;
    faces.side = std::max(kLeastFace, std::min({legend.w, legend.h * .62F, room}));
    return faces;
}

void draw_answer(Sheet& sheet, const LiveAnswer& answer, std::size_t number, const Box& box,
                 const Faces& faces) {
    const std::string id = "live.answer." + std::to_string(number);
    const float unit = scale_of(sheet);
    if (answer.face > 0) {
        const auto label = label_under(sheet, answer, faces.size, box.w);
        face(sheet, answer.face, {box.x + (box.w - faces.side) / 2, box.y, faces.side, faces.side});
        const float under = box.y + faces.side + 1, room = box.bottom() - under;
        const float first = under + std::max(0.0F, room - (faces.bottom - faces.top)) / 2 - faces.top;
        put_top(sheet, id, label, box.x, first + label.ink_top, box.w);
        return;
    }
    draw_surface(sheet, box, false);
    float x = box.x + 6;
    if (!answer.icon.empty()) {
        const float high = box.h * .6F;
        icon(sheet, answer.icon, {x, box.y + (box.h - high) / 2, high, high}, sheet.theme().ink);
        x += high + 6;
    }
    const Box words{x, box.y, box.right() - 6 - x, box.h};
    put_middle(sheet, id, as_large_as_fits(sheet, answer.label, words.w, words.h - 7, 20 * unit), words);
}

void draw_legend(Sheet& sheet, const Legend& legend, float x, float y) {
    const bool with_faces = sheet.model().live.question.kind == LiveKind::faces;
    const auto faces = with_faces ? faces_of(sheet, legend) : Faces{};
    float at = x;
    for (std::size_t i = 0; i < legend.answers.size(); ++i) {
        const float w = with_faces ? faces.w[i] : legend.w;
        draw_answer(sheet, legend.answers[i], i + 1, {at, y, w, legend.h}, faces);
        at += w + legend.gap;
        if ((i + 1) % legend.columns != 0) continue;
        at = x;
        y += legend.h + legend.gap;
    }
}

// For who comes late: the code and the address, small, beside the question.
float draw_late(Sheet& sheet, const Box& main, float room_h) {
    const auto& live = sheet.model().live;
    if (live.qr.empty() || main.w < 300) return 0;
    const float unit = scale_of(sheet), side = std::min(62 * unit, room_h - 17 * unit);
    if (side < 44 * unit) return 0;
    const Box box{main.right() - side, main.y, side, side};
    draw_qr(sheet, live.qr, sheet.say(words::live_join_title), box);
    const auto code = sheet.say(words::live_join_code, {{"code", apart(live.code)}});
    put_top(sheet, "live.code",
            as_large_as_fits(sheet, code, side, 14 * unit, 12 * unit, true, Align::centre), box.x,
            box.bottom() + 3, side);
    return side + 12 * unit;
}

// Letters that reach far over their line, as Nastaliq's do, begin further in: the back of the room has to
// read them. Makes `box` that much narrower.
Block question_in(Sheet& sheet, const Line& line, Box& box, float most) {
    for (float size = most;; size *= .93F) {
        const auto block = sheet.block(line, {size, true, Align::start, true}, box.w);
        const float in = std::max(0.0F, overhang_of(sheet, block) - kMostOverhang);
        const bool fits = block.w + 2 * in <= box.w && ink_of(block) <= box.h;
        if (!fits && size > mm::kTextSmall) continue;
        box = {box.x + in, box.y, box.w - 2 * in, box.h};
        return block;
    }
}

std::vector<Button> vote_buttons(Sheet& sheet) {
    return {
        leading_button(sheet, "live.paper", words::live_paper, "", flow::action::LivePaper{}),
        leading_button(sheet, "live.pass", words::live_cover_title, "with-someone", flow::action::LivePass{}),
        leading_button(sheet, "live.close", words::live_vote_close, "next", flow::action::LiveClose{}, true)};
}

}  // namespace

void draw_live_vote(Sheet& sheet) {
    const auto& live = sheet.model().live;
    const auto chrome = leading(sheet, vote_buttons(sheet));
    const auto frame = frame_of(sheet, chrome);
    Band band{"live.in",
              "live.phones",
              sheet.say(words::live_vote_in, {{"count", std::to_string(live.votes_in())}}),
              {}};
    if (!live.address.empty())
        band.end = sheet.say(words::live_join_count, {{"count", std::to_string(live.joined)}});
    const float below = draw_band(sheet, frame, band);
    const auto& main = frame.whole;
    const float unit = scale_of(sheet), room = below - 5 - main.y;
    auto legend = legend_of(sheet, main.w);
    const auto rows = static_cast<float>(legend.rows);
    if (height_of(legend) > room * .46F)  // many answers: these give way
        legend.h = std::max(12.0F, (room * .46F - (rows - 1) * legend.gap) / rows);
    const float question_h = room - height_of(legend) - 6;
    const float late = draw_late(sheet, main, question_h);
    Box box{main.x, main.y + 2, main.w - late, question_h - 4};
    const auto question = question_in(sheet, question_of(sheet, live.question), box, 1.3F * kTextRoom * unit);
    put_middle(sheet, "question", question, box, access::Role::heading);
    draw_legend(sheet, legend, main.x, main.y + question_h + 6);
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
