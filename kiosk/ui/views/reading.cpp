#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
void draw_read(Sheet& sheet) {
    const auto& model = sheet.model();
    const auto& point =
        model.offer->pack.points[std::min(model.reading, model.offer->pack.points.size() - 1)];
    Chrome chrome;
    chrome.stop = false;
    chrome.title = sheet.say(words::read_title);
    Button next{
        "next",
        sheet.say(model.reading + 1 < model.offer->pack.points.size() ? words::nav_next : words::done),
        "next", flow::action::Next{}};
    next.primary = next.icon_at_end = true;
    next.at_least = 58;
    chrome.end = {next};
    const auto frame = frame_of(sheet, chrome);
    draw_valley(sheet, {frame.bank - 24, frame.bank, true, -1, 0, false});
    const auto of = [&](const char* field, const std::string& english) {
        return sheet.of_pack(point.id.text + "/" + field, english);
    };
    const auto title = of("pictures", point.pictures);
    const Passage more{title, of("more", point.more), {}}, few{title, of("few", point.few), {}};
    std::vector<Passage> ways = {few};
    if (model.looks().depth == flow::Depth::more) ways = {more, few};
    draw_passage(sheet, point.symbol, ways,
                 {frame.whole.x + 8, frame.whole.y, frame.whole.w - 16, frame.whole.h - 34});
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
