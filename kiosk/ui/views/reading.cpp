#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

// One row of the settings: what it is about, and its choices.
struct Setting {
    const char* icon_name;
    Line name;
    std::vector<Button> choices;
};

Button choice(const std::string& id, const Line& label, const flow::Looks& looks, bool chosen,
              const char* icon_name = "") {
    Button b{id, label, icon_name, flow::action::SetLooks{looks}};
    b.role = access::Role::radio;
    b.chosen = chosen;
    return b;
}

std::vector<Setting> settings(Sheet& sheet) {
    const auto& looks = sheet.model().looks;
    Setting reading{"more-words", sheet.say(words::settings_reading), {}};
    const auto depth = [&](const char* id, const text::Key& key, const char* icon_name, flow::Depth value) {
        auto other = looks;
        other.depth = value;
        reading.choices.push_back(choice(id, sheet.say(key), other, looks.depth == value, icon_name));
    };
    depth("depth.pictures", words::depth_pictures, "pictures", flow::Depth::pictures);
    depth("depth.few", words::depth_few, "few-words", flow::Depth::few);
    depth("depth.more", words::depth_more, "more-words", flow::Depth::more);
    Setting colours{"contrast", sheet.say(words::settings_look), {}};
    const auto theme = [&](const char* id, const text::Key& key, flow::ThemeName value) {
        auto other = looks;
        other.theme = value;
        colours.choices.push_back(choice(id, sheet.say(key), other, looks.theme == value));
    };
    theme("look.light", words::settings_look_light, flow::ThemeName::light);
    theme("look.dark", words::settings_look_dark, flow::ThemeName::dark);
    theme("look.contrast", words::settings_look_contrast, flow::ThemeName::high_contrast);
    theme("look.soft", words::settings_look_soft, flow::ThemeName::soft);
    Setting faces{"own", sheet.say(words::settings_faces), {}};
    for (const bool three : {true, false}) {
        auto other = looks;
        other.three_faces = three;
        faces.choices.push_back(choice(three ? "faces.3" : "faces.5",
                                       sheet.say(three ? words::settings_faces_3 : words::settings_faces_5),
                                       other, looks.three_faces == three));
    }
    return {reading, colours, faces};
}

}  // namespace

void draw_access(Sheet& sheet) {
    Chrome chrome;
    chrome.stop = false;
    chrome.title = sheet.say(words::settings_title);
    chrome.note = sheet.say(words::settings_forget);
    Button good{"done", sheet.say(words::settings_done), "check", flow::action::Back{}};
    good.primary = true;
    chrome.end = {good};
    const auto frame = frame_of(sheet, chrome);
    draw_valley(sheet, {frame.bank, frame.bank, false, -1, 0, false});
    const float name_w = frame.main.w > 400 ? 110 : frame.main.w > 300 ? 84 : frame.main.w;
    float y = frame.main.y + 4;
    for (const auto& row : settings(sheet)) {
        const auto name = sheet.block(row.name, {mm::kTextBody, true, Align::start, true}, name_w - 22);
        const bool beside = name_w < frame.main.w;
        const Box box{frame.main.x + (beside ? name_w : 0), y + (beside ? 0 : name.h + 3),
                      frame.main.w - (beside ? name_w : 0), 0};
        auto choices = row.choices;  // as wide as each other, and together as wide as the page
        const float n = static_cast<float>(choices.size()), even = (box.w - 7 * (n - 1)) / n;
        for (auto& b : choices) b.at_least = even, b.tight = even < 80;
        const float h = height_of_row(sheet, choices, box.w + .1F, {7, Align::start});
        const float name_y = beside ? y + (std::min(h, 25.0F) - name.h) / 2 : y;
        icon(sheet, row.icon_name, {frame.main.x, name_y + (name.h - 12.5F) / 2, 12.5F, 12.5F},
             sheet.theme().ink);
        sheet.words(row.choices.front().id + ".name", name, frame.main.x + 17, name_y, sheet.theme().ink);
        draw_row(sheet, choices, {box.x, box.y, box.w + .1F, h}, {7, Align::start});
        y = box.y + h + 10;
    }
    draw_chrome(sheet, chrome);
}

namespace {

constexpr float kKicker = 14, kKickerGap = 5;

// A line with its picture at the start of a box; returns the height used.
float draw_kicker(Sheet& sheet, const char* id, const std::string& picture, const Line& line,
                  const Box& room) {
    const auto words =
        sheet.block(line, {mm::kTextQuestion, true, Align::start, true}, room.w - kKicker - kKickerGap);
    const float h = std::max(kKicker, words.h);
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
    const auto depth = sheet.model().looks.depth;
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
    chrome.end = {next_stop(sheet)};
    const auto frame = frame_of(sheet, chrome);
    const float low = stop.statements ? 0 : 24;
    // low hills where words would stand on high ones
    draw_valley(sheet, {frame.bank - low, frame.bank, frame.main.h > 150, -1, 0, false});
    Box room{frame.main.x + 8, frame.main.y, frame.main.w - 16, frame.main.h - low};
    if (const float used = draw_above(sheet, pack, stop, room); used > 0) {
        room.y += used + 5;
        room.h -= used + 5;
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
