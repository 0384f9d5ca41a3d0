#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kGap = 8, kSide = 8, kBetween = 8, kAir = 4, kShortestLine = 84;

// What a card says about a set, at the depth the reader chose.
struct Said {
    Line title, about;
    bool brief = false;  // short, and set tightly
};

Said said_of(Sheet& sheet, const Pack& pack, bool brief) {
    const auto depth = sheet.model().looks().depth;
    if (depth == flow::Depth::pictures) return {sheet.of_pack(pack, "title-few", pack.title_few), {}, brief};
    const bool more = depth == flow::Depth::more && !brief;
    return {sheet.of_pack(pack, "title", pack.title),
            more ? sheet.of_pack(pack, "about-more", pack.about_more)
                 : sheet.of_pack(pack, "about-few", pack.about_few),
            brief};
}

struct CardWords {
    Block title, about;
    float above = 0, h = 0;
};

CardWords words_of(Sheet& sheet, const Said& said, float width, Align align) {
    CardWords out;
    out.title =
        sheet.block(said.title, {said.brief ? mm::kTextBody : mm::kTextQuestion, true, align, true}, width);
    if (!said.about.empty())
        out.about = sheet.block(
            said.about, {said.brief ? mm::kTextSmall : mm::kTextBody, false, align, said.brief}, width);
    out.above = out.title.above();
    out.h = out.above + out.title.h + (out.about.h > 0 ? 2 + out.about.h : 0);
    return out;
}

// How the cards lie: columns, the picture above the words or beside them, how many rows fit on a page.
struct Plan {
    std::size_t columns = 1, rows = 1, pages = 1;
    bool beside = false;
    float picture = 0, w = 0, h = 0;
};

float height_of_card(Sheet& sheet, const Said& said, const Plan& plan) {
    const float room = plan.w - 2 * kSide - (plan.beside ? plan.picture + kBetween : 0);
    const auto words = words_of(sheet, said, room, plan.beside ? Align::start : Align::centre);
    return 2 * kAir + (plan.beside ? std::max(plan.picture, words.h) : plan.picture + kBetween / 2 + words.h);
}

// The fewest pages; then the largest pictures; then, of equals, the fewest columns.
Plan planned(Sheet& sheet, const std::vector<Said>& sets, const Box& main) {
    Plan best;
    best.pages = sets.size() + 1;
    for (const bool beside : {false, true})
        for (const float picture : {84.0F, 68.0F, 54.0F, 42.0F})
            for (std::size_t columns = 1; columns <= std::min<std::size_t>(sets.size(), 4); ++columns) {
                Plan plan{columns, 1, 1, beside, picture, 0, 0};
                const auto n = static_cast<float>(columns);
                plan.w = (main.w - kGap * (n - 1)) / n;
                if (plan.w < (beside ? picture + kBetween + 2 * kSide + kShortestLine
                                     : std::max(96.0F, picture + 2 * kSide)))
                    continue;
                for (const auto& said : sets) plan.h = std::max(plan.h, height_of_card(sheet, said, plan));
                if (plan.h > main.h) continue;
                const auto lines = (sets.size() + columns - 1) / columns;
                plan.rows = std::min(lines, static_cast<std::size_t>((main.h + kGap) / (plan.h + kGap)));
                plan.pages = (lines + plan.rows - 1) / plan.rows;
                if (plan.pages < best.pages || (plan.pages == best.pages && picture > best.picture))
                    best = plan;
            }
    return best;
}

void draw_card(Sheet& sheet, std::size_t set, const Said& said, const Plan& plan, const Box& box) {
    const auto& pack = flow::set_at(*sheet.model().offer, set);
    const std::string id = "set.pack." + pack.id.text;
    draw_surface(sheet, box, sheet.held(id));
    const float picture_h = plan.picture * .97F;
    float x = box.x + kSide, room = box.w - 2 * kSide, y = 0;
    if (plan.beside) {
        window(sheet, pack.symbol, {x, box.y + (box.h - picture_h) / 2, plan.picture, picture_h});
        x += plan.picture + kBetween;
        room -= plan.picture + kBetween;
    }
    const auto words = words_of(sheet, said, room, plan.beside ? Align::start : Align::centre);
    if (plan.beside) {
        y = box.y + (box.h - words.h) / 2;
    } else {
        y = box.y + (box.h - plan.h) / 2 + kAir;  // the pictures of a row side by side
        window(sheet, pack.symbol, {box.x + (box.w - plan.picture) / 2, y, plan.picture, picture_h});
        y += plan.picture + kBetween / 2;
    }
    y += words.above;
    sheet.put_inside(words.title, x, y, sheet.theme().ink, room, box);
    if (words.about.h > 0)
        sheet.put_inside(words.about, x, y + words.title.h + 2, sheet.theme().ink, room, box);
    auto& item = sheet.item(id, access::Role::button, said.title + said.about, box);
    item.action = flow::action::ReadSet{set};
}

}  // namespace

void draw_sets(Sheet& sheet) {
    const auto& offer = *sheet.model().offer;
    Chrome chrome;
    chrome.stop = false;
    chrome.title = sheet.say(words::welcome_sets);
    auto frame = frame_of(sheet, chrome);
    std::vector<Said> sets;
    Plan plan;
    // fewer words where they save a page; where they do not, a button that turns pages takes its room
    for (const int attempt : {0, 1, 2}) {
        sets.clear();
        for (std::size_t i = 0; i < flow::count_sets(offer); ++i)
            sets.push_back(said_of(sheet, flow::set_at(offer, i), attempt > 0));
        if (attempt == 2) chrome.end = {next_page(sheet, 0)};
        if (attempt == 2) frame = frame_of(sheet, chrome);
        plan = planned(sheet, sets, frame.main);
        if (plan.pages == 1) break;
    }
    chrome.end.clear();
    const auto per_page = plan.columns * plan.rows;
    const auto page = std::min(static_cast<std::size_t>(std::max(0, sheet.model().page)), plan.pages - 1);
    if (plan.pages > 1) {
        auto next = next_page(sheet, static_cast<int>(page));
        next.action = flow::action::Page{static_cast<int>((page + 1) % plan.pages)};
        chrome.end = {next};
    }
    draw_valley(sheet, {frame.bank, frame.bank, false, -1, 0, false});
    const auto from = page * per_page, to = std::min(sets.size(), from + per_page);
    const auto lines = (to - from + plan.columns - 1) / plan.columns;
    const float h = std::min(
        plan.h + 30, (frame.main.h - kGap * static_cast<float>(lines - 1)) / static_cast<float>(lines));
    const float used = h * static_cast<float>(lines) + kGap * static_cast<float>(lines - 1);
    const float top = frame.main.y + (frame.main.h - used) / 2;
    for (auto i = from; i < to; ++i) {
        const auto at = i - from;
        draw_card(sheet, i, sets[i], plan,
                  {frame.main.x + static_cast<float>(at % plan.columns) * (plan.w + kGap),
                   top + static_cast<float>(at / plan.columns) * (h + kGap), plan.w, h});
    }
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
