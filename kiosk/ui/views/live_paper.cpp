#include "kiosk/flow/live.h"
#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/live_parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kGap = 6, kSide = 5, kLeastNumber = 22;

// One kind of paper: what stands on it, and how many there are.
struct Pile {
    LiveAnswer answer;
    std::size_t place = 0;  // into Live::paper
};

std::vector<Pile> piles_of(Sheet& sheet) {
    const auto& live = sheet.model().live;
    std::vector<Pile> out;
    for (auto& answer : answers_of(sheet, live.question)) {
        const auto place = static_cast<std::size_t>(answer.vote) - 1;
        out.push_back({std::move(answer), place});
    }
    out.push_back({not_sure(sheet), flow::live_votes(live.question) - 1});
    return out;
}

// How the piles lie: as few pages as hold them with keys that a finger hits.
struct Plan {
    std::size_t columns = 1, rows = 1, pages = 1;
    float w = 0, h = 0;
};

Plan plan_of(std::size_t n, const Box& room) {
    Plan plan;
    const float least_w = 2 * mm::kTargetButton + kLeastNumber + 2 * kSide, least_h = mm::kTargetButton + 22;
    const auto most = static_cast<std::size_t>(std::max(1.0F, (room.w + kGap) / (least_w + kGap)));
    const auto high = static_cast<std::size_t>(std::max(1.0F, (room.h + kGap) / (least_h + kGap)));
    plan.pages = (n + most * high - 1) / (most * high);
    const auto on_page = (n + plan.pages - 1) / plan.pages;
    plan.rows = 1;
    while (plan.rows < high && (on_page + plan.rows - 1) / plan.rows > std::min<std::size_t>(most, 4))
        ++plan.rows;
    plan.columns = std::min(most, (on_page + plan.rows - 1) / plan.rows);
    while (plan.columns * plan.rows < on_page) ++plan.rows;
    plan.w = (room.w - kGap * static_cast<float>(plan.columns - 1)) / static_cast<float>(plan.columns);
    plan.h =
        std::min(84.0F, (room.h - kGap * static_cast<float>(plan.rows - 1)) / static_cast<float>(plan.rows));
    return plan;
}

Button step_button(Sheet& sheet, const Pile& pile, int by) {
    const auto& label = pile.answer.label;
    auto line =
        sheet.say(by > 0 ? words::live_paper_plus : words::live_paper_minus, {{"label", label.spoken}});
    line.text.clear();
    const auto id = "live.paper." + std::to_string(pile.place + 1) + (by > 0 ? ".plus" : ".minus");
    Button b{id, {}, by > 0 ? "plus" : "minus", flow::action::LivePaperSet{pile.place, by}};
    const auto& paper = sheet.model().live.paper;
    b.disabled = by < 0 && (pile.place >= paper.size() || paper[pile.place] == 0);
    b.label = line;
    return b;
}

void draw_pile(Sheet& sheet, const Pile& pile, const Box& box) {
    draw_surface(sheet, box, false);
    const float keys = mm::kTargetButton, key_y = box.bottom() - kSide + 1 - keys;
    const Box head{box.x + kSide, box.y + 3, box.w - 2 * kSide, key_y - 2 - box.y - 3};
    float x = head.x, picture = 0;
    const bool has_picture = pile.answer.face > 0 || !pile.answer.icon.empty();
    if (has_picture) picture = std::min(head.h, 34.0F);
    const float words_w = head.w - picture - (has_picture ? 4 : 0);
    const auto label = as_large_as_fits(sheet, pile.answer.label, words_w, head.h, mm::kTextQuestion, true,
                                        has_picture ? Align::start : Align::centre);
    if (has_picture) {
        x += (head.w - picture - 4 - label.w) / 2;
        const Box at{x, head.y + (head.h - picture) / 2, picture, picture};
        if (pile.answer.face > 0)
            face(sheet, pile.answer.face, at);
        else
            icon(sheet, pile.answer.icon, at, sheet.theme().ink);
        x += picture + 4;
    }
    const auto id = "live.paper." + std::to_string(pile.place + 1);
    put_middle(sheet, id + ".name", label, {x, head.y, has_picture ? label.w : head.w, head.h});
    const auto& paper = sheet.model().live.paper;
    const auto count = as_typed(sheet, std::to_string(pile.place < paper.size() ? paper[pile.place] : 0));
    const Box middle{box.x + kSide + keys, key_y, box.w - 2 * (kSide + keys), keys};
    put_middle(sheet, id, sheet.block(count, {mm::kTextTitle, true, Align::centre, true}), middle);
    draw(sheet, step_button(sheet, pile, -1), {box.x + kSide, key_y, keys, keys});
    draw(sheet, step_button(sheet, pile, 1), {box.right() - kSide - keys, key_y, keys, keys});
}

}  // namespace

void draw_live_paper(Sheet& sheet) {
    const auto piles = piles_of(sheet);
    Button add = leading_button(sheet, "live.paper.add", words::live_paper_add, "check",
                                flow::action::LivePaperAdd{}, true);
    const auto& paper = sheet.model().live.paper;
    add.disabled = std::all_of(paper.begin(), paper.end(), [](auto n) { return n == 0; });
    auto chrome = leading(sheet, {add});
    chrome.finish.reset();
    chrome.back = true;
    chrome.title = sheet.say(words::live_paper);
    auto frame = frame_of(sheet, chrome);
    auto plan = plan_of(piles.size(), frame.main);
    const auto page = std::min(static_cast<std::size_t>(std::max(0, sheet.model().page)), plan.pages - 1);
    if (plan.pages > 1) {
        auto next = next_page(sheet, 0);
        next.primary = false;
        next.action = flow::action::Page{static_cast<int>((page + 1) % plan.pages)};
        chrome.end = {next, add};
        frame = frame_of(sheet, chrome);
        plan = plan_of(piles.size(), frame.main);
    }
    draw_valley(sheet, {frame.bank, frame.bank, false, -1, 0, false});
    const auto per_page = (piles.size() + plan.pages - 1) / plan.pages;
    const auto from = std::min(page * per_page, piles.size()), to = std::min(piles.size(), from + per_page);
    const float used = plan.h * static_cast<float>(plan.rows) + kGap * static_cast<float>(plan.rows - 1);
    const float top = frame.main.y + std::max(0.0F, (frame.main.h - used) / 2);
    for (auto i = from; i < to; ++i) {
        const auto column = static_cast<float>((i - from) % plan.columns),
                   row = static_cast<float>((i - from) / plan.columns);
        draw_pile(sheet, piles[i],
                  {frame.main.x + column * (plan.w + kGap), top + row * (plan.h + kGap), plan.w, plan.h});
    }
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
