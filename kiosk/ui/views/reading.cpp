#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kKicker = 14, kKickerGap = 5;

// A line with its picture at the start of a box; returns the height used.
float draw_kicker(Sheet& sheet, const char* id, const std::string& picture, const Line& line,
                  const Box& room) {
    const auto words =
        sheet.block(line, {mm::kTextQuestion, true, Align::start, true}, room.w - kKicker - kKickerGap);
    const float h = std::max(kKicker, words.reach());
    symbol(sheet, picture, {room.x, room.y + (h - kKicker) / 2, kKicker, kKicker});
    sheet.words(id, words, room.x + kKicker + kKickerGap, room.y + (h - words.h) / 2, sheet.theme().ink);
    return h;
}

// Over the page: for statements their section, for a way the promise that it belongs to.
float draw_above(Sheet& sheet, const Pack& pack, const flow::Stop& stop, const Box& room) {
    if (stop.statements && stop.section)
        return draw_kicker(sheet, "section", stop.section->symbol,
                           sheet.of_pack(pack, "section/" + stop.section->id, stop.section->title), room);
    const auto* promise = pack.find(pack.points[stop.points.front()].way_of);
    if (!promise) return 0;
    return draw_kicker(sheet, "way-of", pack.symbol_of(*promise),
                       sheet.of_pack(pack, promise->id.text + "/pictures", promise->pictures), room);
}

// From the most words to the fewest, as the reader chose.
std::vector<Passage> ways_to_read(Sheet& sheet, const Pack& pack, const flow::Stop& stop) {
    const auto& point = pack.points[stop.points.front()];
    const auto of = [&](const char* field, const std::string& english) {
        return sheet.of_pack(pack, point.id.text + "/" + field, english);
    };
    Passage shortest{of("pictures", point.pictures), {}, {}};
    if (stop.section && pack.sections.size() > 1) {
        shortest.over = sheet.of_pack(pack, "section/" + stop.section->id, stop.section->title);
        shortest.over_symbol = stop.section->symbol;
        if (shortest.over.text == shortest.title.text) shortest.over = {};
    }
    const auto depth = sheet.model().looks().depth;
    if (depth == flow::Depth::pictures) return {shortest};
    auto few = shortest, more = shortest;
    few.body = of("few", point.few);
    if (depth == flow::Depth::few) return {few};
    more.body = of("more", point.more);
    return {more, few};
}

Button next_stop(Sheet& sheet) {
    const auto& model = sheet.model();
    const bool last = model.reading.stop + 1 >= flow::stops_of(flow::read_pack_of(model)).size();
    Button next{"next", sheet.say(last ? words::done : words::nav_next), last ? "check" : "next",
                flow::action::Next{}};
    next.primary = true;
    next.icon_at_end = !last;
    next.at_least = 58;
    return next;
}

}  // namespace

void draw_read(Sheet& sheet) {
    const auto& model = sheet.model();
    const auto& pack = flow::read_pack_of(model);
    const auto stop = flow::current_stop(model);
    Chrome chrome;
    chrome.stop = false;
    chrome.title = flow::count_sets(*model.offer) > 1 ? sheet.of_pack(pack, "title", pack.title)
                                                      : sheet.say(words::read_title);
    const auto* reply = flow::reply_to_reading(model);
    const bool answered = reply && model.page > 0;  // what was done about it lies behind the promise
    chrome.end = {next_stop(sheet)};
    if (reply && !answered) {
        Button said{"reply", sheet.say(words::replies_title), "contact", flow::action::Page{1}};
        chrome.end.insert(chrome.end.begin(), said);
    }
    const auto frame = frame_of(sheet, chrome);
    const float low = stop.statements ? 0 : answered ? 14 : 24;
    // low hills where words would stand on high ones
    draw_valley(sheet, {frame.bank - low, frame.bank, frame.whole.h > 150, -1, 0, false});
    Box room{frame.whole.x + 8, frame.whole.y, frame.whole.w - 16, frame.whole.h - low};
    if (answered) {
        const int pages = draw_reply_passage(sheet, pack, pack.points[stop.points.front()], *reply, {}, room,
                                             model.page - 1);
        if (model.page < pages) chrome.end = {next_page(sheet, model.page)};
        return draw_chrome(sheet, chrome);
    }
    if (const float used = draw_above(sheet, pack, stop, room); used > 0) {
        room.y += used + 9;
        room.h -= used + 9;
    }
    if (stop.statements) {
        const int pages = draw_statements(sheet, pack, stop.points, room, model.page);
        if (model.page + 1 < pages) {
            chrome.end = {next_page(sheet, model.page)};
            chrome.end.front().label = sheet.say(words::settings_choosing_more);
        }
    } else {
        const auto& point = pack.points[stop.points.front()];
        room.h -= 10;
        draw_passage(sheet, pack.symbol_of(point), ways_to_read(sheet, pack, stop), room);
    }
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
