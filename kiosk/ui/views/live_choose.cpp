#include "kiosk/flow/live.h"
#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/live_parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kGap = 6, kSide = 5;

// How the cards of promises lie: a picture beside its name.
struct Plan {
    std::size_t columns = 1, rows = 1, pages = 1;
    float w = 0, h = 0, picture = 0;
};

Line name_of(Sheet& sheet, const Point& point) {
    return point.pictures.empty() ? sheet.of_pack(point.id.text + "/few", point.few)
                                  : sheet.of_pack(point.id.text + "/pictures", point.pictures);
}

Block name_block(Sheet& sheet, const Point& point, const Plan& plan) {
    return sheet.block(name_of(sheet, point), {mm::kTextBody, true, Align::start, true},
                       plan.w - 2 * kSide - plan.picture - 5);
}

Plan plan_of(Sheet& sheet, const std::vector<std::size_t>& points, const Box& room) {
    const auto& pack = sheet.model().offer->pack;
    Plan plan;
    plan.picture = room.h < 140 ? 24 : 34;
    plan.columns = static_cast<std::size_t>(std::clamp((room.w + kGap) / 128, 1.0F, 4.0F));
    const auto columns = static_cast<float>(plan.columns);
    plan.w = (room.w - kGap * (columns - 1)) / columns;
    plan.h = std::max(mm::kTargetButton, plan.picture + 6);
    for (const auto i : points) {
        const auto words = name_block(sheet, pack.points[i], plan);
        plan.h = std::max(plan.h, ink_of(words) + 8);
    }
    plan.rows = static_cast<std::size_t>(std::max(1.0F, (room.h + kGap) / (plan.h + kGap)));
    const auto lines = (points.size() + plan.columns - 1) / plan.columns;
    plan.pages = std::max<std::size_t>(1, (lines + plan.rows - 1) / plan.rows);
    plan.rows = std::max<std::size_t>(1, (lines + plan.pages - 1) / plan.pages);
    const auto rows = static_cast<float>(plan.rows);
    plan.h = std::min(plan.h + 22, (room.h - kGap * (rows - 1)) / rows);
    return plan;
}

void draw_point(Sheet& sheet, std::size_t index, const Plan& plan, const Box& box) {
    const auto& pack = sheet.model().offer->pack;
    const auto& point = pack.points[index];
    const std::string id = "live.point." + point.id.text;
    draw_surface(sheet, box, sheet.held(id));
    window(sheet, pack.symbol_of(point),
           {box.x + kSide, box.y + (box.h - plan.picture * .97F) / 2, plan.picture, plan.picture * .97F});
    const auto words = name_block(sheet, point, plan);
    put_label(sheet, words, {box.x + kSide + plan.picture + 5, box.y, words.w + .1F, box.h},
              sheet.theme().ink);
    sheet.item(id, access::Role::button, words.line, box).action = flow::action::LivePick{index};
}

void draw_points(Sheet& sheet, const std::vector<std::size_t>& points, const Plan& plan, std::size_t page,
                 const Box& room) {
    const auto per_page = plan.columns * plan.rows;
    const auto from = std::min(page * per_page, points.size()), to = std::min(points.size(), from + per_page);
    const auto rows = static_cast<float>(plan.rows);
    const float top = room.y + std::max(0.0F, (room.h - rows * plan.h - (rows - 1) * kGap) / 2);
    for (auto i = from; i < to; ++i) {
        const auto column = static_cast<float>((i - from) % plan.columns),
                   row = static_cast<float>((i - from) / plan.columns);
        draw_point(sheet, points[i], plan,
                   {room.x + column * (plan.w + kGap), top + row * (plan.h + kGap), plan.w, plan.h});
    }
}

// Said over it already.
Line untitled(Line line) {
    line.text.clear();
    return line;
}

// A line of their own question that a press changes.
void draw_line(Sheet& sheet, const std::string& id, const Line& name, const std::string& typed,
               flow::Action action, const Box& box, float most) {
    draw_surface(sheet, box, sheet.held(id));
    const auto label = sheet.block(name, {mm::kTextSmall, false, Align::start, true}, box.w * .3F);
    const bool bare = name.empty() || box.w < 120;
    const float label_w = bare ? 2 : std::max(label.w, std::min(62.0F, box.w * .25F));
    if (!bare) put_label(sheet, label, {box.x + 6, box.y, label.w + .1F, box.h}, sheet.theme().muted);
    const Line line = typed.empty() ? sheet.say(words::live_promise_type) : as_typed(sheet, typed);
    const float x = box.x + 6 + label_w + 6;
    const auto words = as_large_as_fits(sheet, line, box.right() - 8 - x, box.h - 8, most, !typed.empty());
    put_label(sheet, words, {x, box.y, words.w + .1F, box.h},
              typed.empty() ? sheet.theme().muted : sheet.theme().ink);
    Line both = line;
    both.spoken = name.spoken + ": " + line.spoken;
    if (!name.empty()) both.text = name.text + ": " + line.text;
    sheet.item(id, access::Role::button, both, box).action = std::move(action);
}

// A way to answer: what it looks like over its name.
void draw_kind(Sheet& sheet, LiveKind kind, const Box& box) {
    const std::string id = kind == LiveKind::faces    ? "live.kind.faces"
                           : kind == LiveKind::yes_no ? "live.kind.yes-no"
                                                      : "live.kind.choices";
    const auto line = sheet.say(kind == LiveKind::faces    ? words::live_kind_faces
                                : kind == LiveKind::yes_no ? words::live_kind_yes_no
                                                           : words::live_kind_choices);
    draw_surface(sheet, box, sheet.held(id));
    const float gap = 5, side = std::min({box.h * .45F, 42.0F, (box.w - 12 - 2 * gap) / 3});
    const float y = box.y + std::max(5.0F, box.h * .12F), middle = box.x + box.w / 2;
    const auto ink = sheet.theme().ink;
    if (kind == LiveKind::faces) {
        const float first = middle - 1.5F * side - gap;
        for (const int number : {1, 3, 5})
            face(sheet, number, {first + static_cast<float>(number - 1) / 2 * (side + gap), y, side, side});
    } else if (kind == LiveKind::yes_no) {
        icon(sheet, "check", {middle - side - gap, y, side, side}, ink);
        icon(sheet, "cross", {middle + gap, y, side, side}, ink);
    } else {
        icon(sheet, "more-words", {middle - side / 2, y, side, side}, ink);
    }
    const Box below{box.x + 6, y + side, box.w - 12, box.bottom() - y - side};
    put_label(sheet, as_large_as_fits(sheet, line, below.w, below.h - 6, mm::kTextTitle, true, Align::centre),
              below, ink);
    sheet.item(id, access::Role::button, line, box).action = flow::action::LiveKindIs{kind};
}

}  // namespace

void draw_live_choose(Sheet& sheet) {
    const auto& model = sheet.model();
    const auto points = model.offer ? flow::live_points(model) : std::vector<std::size_t>{};
    const auto own =
        leading_button(sheet, "live.own", words::live_choose_own, "more-words", flow::action::LiveOwn{});
    auto chrome = leading(sheet, {own});
    if (!model.live.on) {  // nothing runs yet: back to the staff screen
        chrome.finish.reset();
        chrome.back = true;
    }
    chrome.title = sheet.say(words::live_choose);
    auto frame = frame_of(sheet, chrome);
    Plan plan;
    std::size_t page = 0;
    if (!points.empty()) plan = plan_of(sheet, points, frame.main);
    if (plan.pages > 1) {
        auto next = next_page(sheet, 0);
        chrome.end = {own, next};
        frame = frame_of(sheet, chrome);
        plan = plan_of(sheet, points, frame.main);
        page = std::min(static_cast<std::size_t>(std::max(0, model.page)), plan.pages - 1);
        chrome.end.back().primary = false;
        chrome.end.back().action = flow::action::Page{static_cast<int>((page + 1) % plan.pages)};
    }
    draw_valley(sheet, {frame.bank, frame.bank, false, -1, 0, false});
    draw_points(sheet, points, plan, page, frame.main);
    draw_chrome(sheet, chrome);
}

void draw_live_kind(Sheet& sheet) {
    auto chrome = leading(sheet, {});
    chrome.finish.reset();
    chrome.back = true;
    chrome.title = sheet.say(words::live_choose_kind);
    const auto frame = frame_of(sheet, chrome);
    const auto& main = frame.main;
    draw_valley(sheet, {frame.bank - 20, frame.bank, true, -1, 0, false});
    const bool wide = main.w > 220;
    const float w = wide ? (main.w - 2 * kGap) / 3 : main.w;
    const float h = wide ? std::min(main.h, 100.0F) : std::min((main.h - 2 * kGap) / 3, 90.0F);
    float x = main.x, y = main.y + std::max(0.0F, (main.h - (wide ? h : 3 * h + 2 * kGap)) / 2);
    for (const auto kind : {LiveKind::faces, LiveKind::yes_no, LiveKind::choices}) {
        draw_kind(sheet, kind, {x, y, w, h});
        (wide ? x : y) += (wide ? w : h) + kGap;
    }
    draw_chrome(sheet, chrome);
}

void draw_live_own(Sheet& sheet) {
    const auto& draft = sheet.model().live.draft;
    Button ask =
        leading_button(sheet, "live.ask", words::live_own_ask, "next", flow::action::LiveAsk{}, true);
    ask.disabled = !flow::live_draft_ready(sheet.model());
    auto chrome = leading(sheet, {ask});
    chrome.finish.reset();
    chrome.back = true;
    const bool choices = draft.kind == LiveKind::choices;
    if (choices && draft.choices.size() < kMostLiveChoices)
        chrome.end.insert(chrome.end.begin(), leading_button(sheet, "live.add", words::live_own_add, "plus",
                                                             flow::action::LiveType{flow::LiveField::choice,
                                                                                    draft.choices.size()}));
    chrome.title = sheet.say(words::live_own);
    const auto frame = frame_of(sheet, chrome);
    const auto& main = frame.main;
    draw_valley(sheet, {frame.bank, frame.bank, false, -1, 0, false});
    const auto n = choices ? draft.choices.size() : 0;
    // on a low panel three beside each other, without their numbers
    const bool low = main.h < 112;
    const std::size_t columns = main.w > 300 && n > 3 ? (low ? 3 : 2) : 1;
    const auto rows = static_cast<float>((n + columns - 1) / columns);
    const float row_h =
        n == 0 ? 0 : std::clamp((main.h * .62F - kGap * rows) / rows, mm::kTargetFloor, 34.0F);
    const float rest = n == 0 ? 0 : rows * (row_h + kGap);
    const Box question{main.x, main.y, main.w, std::clamp(main.h - rest, mm::kTargetFloor, 90.0F)};
    draw_line(sheet, "live.question", untitled(sheet.say(words::live_own)), draft.typed,
              flow::action::LiveType{flow::LiveField::question, 0}, question, 24);
    const float w = (main.w - kGap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t i = 0; i < n; ++i)
        draw_line(sheet, "live.choice." + std::to_string(i + 1),
                  sheet.say(words::live_own_answer, {{"number", std::to_string(i + 1)}}), draft.choices[i],
                  flow::action::LiveType{flow::LiveField::choice, i},
                  {main.x + static_cast<float>(i % columns) * (w + kGap),
                   question.bottom() + kGap + static_cast<float>(i / columns) * (row_h + kGap), w, row_h},
                  mm::kTextTitle);
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
