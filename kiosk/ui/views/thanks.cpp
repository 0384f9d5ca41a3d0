#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>
#include <optional>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

struct Step {
    const char* id;
    const char* icon_name;
    Line line;
};

struct Steps {
    std::vector<Step> steps;
    std::vector<Block> blocks;
    float side = 24, h = 0;  // of a disc; of all of it
};

Steps measure(Sheet& sheet, std::vector<Step> steps, float width, float height) {
    Steps out;
    out.side = height / static_cast<float>(steps.size()) > 30 ? 24.0F : 16.0F;
    out.h = 2 * static_cast<float>(steps.size());
    for (const auto& step : steps) {
        out.blocks.push_back(
            sheet.block(step.line, {mm::kTextBody, false, Align::start, true}, width - out.side - 6));
        out.h += std::max(out.side, out.blocks.back().h);
    }
    out.steps = std::move(steps);
    return out;
}

// What happens next, one line after the other.
void draw_steps(Sheet& sheet, const Steps& plan, const Box& room) {
    const float gap = std::clamp(2 + (room.h - plan.h) / static_cast<float>(plan.steps.size()), 2.0F, 9.0F);
    float y = room.y;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const float row = std::max(plan.side, plan.blocks[i].h);
        disc(sheet, plan.steps[i].icon_name,
             {room.x, y + (row - plan.side) / 2, plan.side, plan.side * .96F});
        sheet.words(plan.steps[i].id, plan.blocks[i], room.x + plan.side + 6,
                    y + (row - plan.blocks[i].h) / 2, sheet.theme().ink);
        y += row + gap;
    }
}

// What happens next, the least needed last. `told`: what was done about last time stands on this page as
// well.
std::vector<Step> steps_after(Sheet& sheet, bool told) {
    const auto& model = sheet.model();
    const auto month = sheet.kit.wording.month(model.language, model.offer->wave->results);
    const auto group = sheet.of_council("young_people_group");
    const auto who = group.empty() ? sheet.say(words::thanks_next_3_no_group)
                                   : sheet.say(words::thanks_next_3, {{"young_people_group", group.text}});
    std::vector<Step> steps = {{"next.1", "sealed", sheet.say(words::thanks_next_1)},
                               {"next.2", "clock", sheet.say(words::thanks_next_2, {{"month", month}})},
                               {"next.3", "decisions", who},
                               {"next.4", "rights", sheet.say(words::thanks_next_4)}};
    if (!told) {
        const bool any = flow::current_told(model).reply;
        steps.push_back({"last-time", "again",
                         any ? sheet.say(words::closed_replies)
                             : sheet.say(words::thanks_last_time_none, {{"month", month}})});
    }
    steps.push_back({"tell", "help", sheet.say(words::thanks_tell)});
    return steps;
}

struct ThanksPlan {
    Block title, saved;
    Steps steps;
    float top = 0;  // of the steps, from the top of the page
    float w = 0;    // of the steps
    std::optional<Account> told;
    Block about;          // the promise that it is to
    bool beside = false;  // the reply stands beside the steps, not under them
    float about_h() const { return std::max(kAbout, about.reach()) + kGap; }

    static constexpr float kAbout = 14, kGap = 5, kPad = 8, kBetween = 12;
};

void set_head(Sheet& sheet, ThanksPlan& plan, float size, float width) {
    plan.title = sheet.block(sheet.say(words::thanks_title), {size, true, Align::start, true}, width);
    plan.saved =
        sheet.block(sheet.say(words::thanks_saved), {mm::kTextQuestion, false, Align::start, false}, width);
    plan.top = plan.title.above() + plan.title.h + plan.saved.h + 7;
}

// A smaller title first; then who looks at the totals gives way, then that we wait, then that something
// will be shown: that nothing was answered yet stays.
ThanksPlan plan_thanks(Sheet& sheet, float width, float height) {
    ThanksPlan plan;
    plan.w = width;
    auto steps = steps_after(sheet, false);
    for (const std::size_t drop : {std::size_t{99}, std::size_t{2}, std::size_t{0}, std::size_t{1}}) {
        if (drop < steps.size()) steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(drop));
        for (const float size : {mm::kTextHero, mm::kTextTitle}) {
            set_head(sheet, plan, size, width);
            plan.steps = measure(sheet, steps, width, height - plan.top);
            if (plan.steps.h <= height - plan.top) return plan;
        }
    }
    return plan;
}

// The same with a reply to what young people said last time, beside the steps or under them; nothing where
// there is no room for it set like this.
std::optional<ThanksPlan> plan_with_reply(Sheet& sheet, const Box& main, const AccountWish& wish) {
    const auto told = flow::current_told(sheet.model());
    const auto& pack = flow::set_at(*sheet.model().offer, told.set);
    const auto& point = pack.points[told.point];
    ThanksPlan plan;
    plan.beside = main.w > 380;
    plan.w = plan.beside ? main.w * .42F : std::min(main.w, 330.0F);
    const float card_w = plan.beside ? main.w - plan.w - ThanksPlan::kBetween : main.w;
    const float inside = card_w - 2 * ThanksPlan::kPad;
    plan.about = sheet.block(sheet.of_pack(pack, point.id.text + "/pictures", point.pictures),
                             {mm::kTextQuestion, true, Align::start, true}, inside - ThanksPlan::kAbout - 6);
    plan.told = account_of(sheet, *told.reply, inside, wish);
    const float card = plan.told->h + plan.about_h() + 2 * ThanksPlan::kPad;
    auto steps = steps_after(sheet, true);
    for (const std::size_t drop : {std::size_t{99}, std::size_t{2}, std::size_t{0}}) {
        if (drop < steps.size()) steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(drop));
        for (const float size : {mm::kTextHero, mm::kTextTitle}) {
            set_head(sheet, plan, size, plan.w);
            const float height = main.h - plan.top - (plan.beside ? 0 : card + ThanksPlan::kBetween);
            plan.steps = measure(sheet, steps, plan.w, std::max(height, 0.0F));
            if (plan.steps.h <= height && card <= main.h) return plan;
        }
    }
    return std::nullopt;
}

// With less of the reply before there is none: then a button leads to it.
std::optional<ThanksPlan> plan_with_reply(Sheet& sheet, const Box& main) {
    if (!flow::current_told(sheet.model()).reply) return std::nullopt;
    AccountWish wish;
    wish.last_time = true;
    for (const bool joined : {false, true})
        for (const bool written : {true, false}) {
            wish.joined = joined;
            wish.written = written && !joined;
            if (auto plan = plan_with_reply(sheet, main, wish)) return plan;
        }
    return std::nullopt;
}

void draw_told(Sheet& sheet, const ThanksPlan& plan, const Box& main) {
    const auto told = flow::current_told(sheet.model());
    const auto& pack = flow::set_at(*sheet.model().offer, told.set);
    constexpr float pad = ThanksPlan::kPad, side = ThanksPlan::kAbout;
    const float h = plan.told->h + plan.about_h() + 2 * pad;
    Box box{main.x, main.bottom() - h, main.w, h};
    if (plan.beside)
        box = {main.x + plan.w + ThanksPlan::kBetween, main.y + (main.h - h) / 2,
               main.w - plan.w - ThanksPlan::kBetween, h};
    draw_surface(sheet, box, false);
    const float row = std::max(side, plan.about.reach());
    symbol(sheet, pack.symbol_of(pack.points[told.point]),
           {box.x + pad, box.y + pad + (row - side) / 2, side, side});
    sheet.words("last-time.about", plan.about, box.x + pad + side + 6, box.y + pad + (row - plan.about.h) / 2,
                sheet.theme().ink, 0, access::Role::heading);
    draw_account(sheet, *plan.told, 0, plan.told->rows.size(), box.x + pad, box.y + pad + plan.about_h());
}

}  // namespace

void draw_thanks(Sheet& sheet) {
    Chrome chrome;
    chrome.stop = chrome.back = false;
    chrome.end = reply_arrows(sheet, 1);
    chrome.note = reply_number(sheet);
    chrome.end.push_back(done_button(sheet));
    auto frame = frame_of(sheet, chrome);
    auto plan = plan_with_reply(sheet, frame.whole);
    if (!plan) {
        chrome.end = {done_button(sheet)};
        chrome.note = {};
        if (flow::current_told(sheet.model()).reply)
            chrome.end.insert(chrome.end.begin(), replies_button(sheet));
        frame = frame_of(sheet, chrome);
        plan = plan_thanks(sheet, std::min(frame.whole.w, 330.0F), frame.whole.h);
    }
    const auto& main = frame.whole;
    const bool sun = !plan->told;  // no card ever lies on it
    draw_valley(sheet, {frame.bank - 22, frame.bank, true, sun ? .86F : -1, frame.bank - 60, false});
    const float y = main.y + plan->title.above();
    sheet.words("heading", plan->title, main.x, y, sheet.theme().ink, 0, access::Role::heading);
    sheet.words("saved", plan->saved, main.x, y + plan->title.h + 3, sheet.theme().ink);
    const float card = plan->told && !plan->beside
                           ? plan->told->h + plan->about_h() + 2 * ThanksPlan::kPad + ThanksPlan::kBetween
                           : 0;
    draw_steps(sheet, plan->steps, {main.x, main.y + plan->top, plan->w, main.h - plan->top - card});
    if (plan->told) draw_told(sheet, *plan, main);
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
