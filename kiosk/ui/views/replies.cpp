#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

// An arrow that is told by its voice alone.
Button arrow(Sheet& sheet, const char* id, const char* icon_name, const text::Key& spoken) {
    Button b{id, sheet.say(spoken), icon_name};
    b.label.text.clear();
    b.at_least = 34;
    return b;
}

Box room_of(const PageFrame& frame, float low) {
    return {frame.whole.x + 8, frame.whole.y, frame.whole.w - 16, frame.whole.h - low};
}

}  // namespace

Button replies_button(Sheet& sheet) {
    return {"replies", sheet.say(words::replies_title), "contact", flow::action::OpenReplies{}};
}

Line reply_number(Sheet& sheet) {
    const auto total = flow::told_of(*sheet.model().offer).size();
    if (total < 2) return {};
    return sheet.say(words::thanks_reply,
                     {{"number", std::to_string(std::min(sheet.model().told, total - 1) + 1)},
                      {"total", std::to_string(total)}});
}

std::vector<Button> reply_arrows(Sheet& sheet, int pages) {
    const auto& model = sheet.model();
    const auto total = flow::told_of(*model.offer).size();
    if (total < 2 && pages < 2) return {};
    const auto here = std::min(model.told, total - 1);
    auto back = arrow(sheet, "reply.back", "back", words::thanks_reply_back);
    auto next = arrow(sheet, "reply.next", "next", words::thanks_reply_next);
    back.disabled = here == 0 && model.page == 0;
    next.disabled = here + 1 >= total && model.page + 1 >= pages;
    back.action = flow::action::ShowReply{here == 0 ? 0 : here - 1};
    next.action = flow::action::ShowReply{here + 1};
    if (model.page > 0) back.action = flow::action::Page{model.page - 1};
    if (model.page + 1 < pages) next.action = flow::action::Page{model.page + 1};
    return {back, next};
}

void draw_replies(Sheet& sheet) {
    const auto told = flow::current_told(sheet.model());
    const auto& pack = flow::set_at(*sheet.model().offer, told.set);
    Chrome chrome;
    chrome.stop = false;
    chrome.title = sheet.say(words::replies_title);
    chrome.note = reply_number(sheet);
    chrome.end = reply_arrows(sheet, 2);  // for their room
    const auto frame = frame_of(sheet, chrome);
    const float low = frame.whole.h > 150 ? 14.0F : 0.0F;
    draw_valley(sheet, {frame.bank - low, frame.bank, false, -1, 0, false});
    const int pages = draw_reply_passage(sheet, pack, pack.points[told.point], *told.reply, {},
                                         room_of(frame, low), sheet.model().page);
    chrome.end = reply_arrows(sheet, pages);
    draw_chrome(sheet, chrome);
}

void draw_reply(Sheet& sheet) {
    const auto& model = sheet.model();
    Chrome chrome;
    chrome.path = true;
    Button next{"next", sheet.say(words::nav_next), "next", flow::action::Next{}};
    next.primary = next.icon_at_end = true;
    next.at_least = 58;
    chrome.end = {next};
    const auto frame = frame_of(sheet, chrome);
    const float low = frame.whole.h > 150 ? 14.0F : 0.0F;
    draw_valley(sheet, {frame.bank - low, frame.bank, false, -1, 0, false});
    const int pages =
        draw_reply_passage(sheet, model.offer->pack, *flow::current_point(model),
                           *flow::reply_to_question(model), {true, true}, room_of(frame, low), model.page);
    if (model.page + 1 < pages) chrome.end = {next_page(sheet, model.page)};
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
