#include "kiosk/ui/views/views.h"

#include "kiosk/flow/slideshow.h"
#include "kiosk/ui/overlay.h"

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

struct View {
    flow::Screen screen;
    void (*draw)(Sheet&);
};

constexpr View kViews[] = {
    {flow::Screen::welcome, draw_welcome},
    {flow::Screen::closed, draw_closed},
    {flow::Screen::access, draw_access},
    {flow::Screen::read, draw_read},
    {flow::Screen::replies, draw_replies},
    {flow::Screen::reply, draw_reply},
    {flow::Screen::agree, draw_agree},
    {flow::Screen::notice, draw_notice},
    {flow::Screen::who, draw_who},
    {flow::Screen::band, draw_band},
    {flow::Screen::practice, draw_practice},
    {flow::Screen::rate, draw_rate},
    {flow::Screen::reasons, draw_reasons},
    {flow::Screen::more_set, draw_more_set},
    {flow::Screen::review, draw_review},
    {flow::Screen::thanks, draw_thanks},
    {flow::Screen::stop, draw_stop},
    {flow::Screen::goodbye, draw_goodbye},
    {flow::Screen::help, draw_help},
    {flow::Screen::still_there, draw_still_there},
    {flow::Screen::full, draw_full},
    {flow::Screen::trouble, draw_trouble},
    {flow::Screen::sets, draw_sets},
    {flow::Screen::display, draw_display},
    {flow::Screen::staff_pin, draw_staff_pin},
    {flow::Screen::staff, draw_staff},
    {flow::Screen::live_choose, draw_live_choose},
    {flow::Screen::live_kind, draw_live_kind},
    {flow::Screen::live_own, draw_live_own},
    {flow::Screen::live_type, draw_live_type},
    {flow::Screen::live_join, draw_live_join},
    {flow::Screen::live_vote, draw_live_vote},
    {flow::Screen::live_cover, draw_live_cover},
    {flow::Screen::live_ballot, draw_live_ballot},
    {flow::Screen::live_paper, draw_live_paper},
    {flow::Screen::live_closed, draw_live_closed},
    {flow::Screen::live_shown, draw_live_shown},
    {flow::Screen::live_promise, draw_live_promise},
    {flow::Screen::live_read_back, draw_live_read_back},
    {flow::Screen::live_end, draw_live_end},
};

// Another value for every page that must not take a press meant for the one before.
std::uint64_t page_key(const flow::Model& model) {
    std::uint64_t key = static_cast<std::uint64_t>(model.screen) + 1;
    const auto mix = [&](std::uint64_t value) { key = key * 1099511628211U + value; };
    mix(static_cast<std::uint64_t>(model.page));
    mix(model.screen == flow::Screen::read ? model.reading.stop : model.visit.position);
    mix(model.reading.set);
    mix(model.told);
    mix(model.visits_ended);
    mix(static_cast<std::uint64_t>(model.visit.second_practice));
    return key;
}

// The promise that is read; none where several statements are on the page.
std::string read_point(const flow::Model& model) {
    const auto stop = flow::current_stop(model);
    return stop.statements ? "" : flow::read_pack_of(model).points[stop.points.front()].id.text;
}

// The promise that a group is asked about; none where they typed a question.
std::string asked_point(const flow::Model& model) {
    const auto& asked = model.live.question.point;
    return asked && model.offer && *asked < model.offer->pack.points.size()
               ? model.offer->pack.points[*asked].id.text
               : "";
}

void draw_page(Sheet& sheet) {
    for (const auto& view : kViews)
        if (view.screen == sheet.model().screen) view.draw(sheet);
    sheet.list.page_key = page_key(sheet.model());
    sheet.list.groups.push_back({"", sheet.say(words::scan_group_main).spoken, sheet.model().language});
    sheet.list.settled =
        sheet.model().faces_shown && !sheet.model().visit.saving && !sheet.model().staff.checking;
    if (sheet.model().screen == flow::Screen::display)
        sheet.list.settled = flow::slide_presence(sheet.model()) == flow::kFadeSteps;
    const auto* point = flow::current_point(sheet.model());
    const auto screen = sheet.model().screen;
    const bool about_point =
        screen == flow::Screen::rate || screen == flow::Screen::reasons || screen == flow::Screen::reply;
    if (about_point && point) sheet.list.point = point->id.text;
    if (flow::is_live(screen) && screen != flow::Screen::live_cover)
        sheet.list.point = asked_point(sheet.model());
    if (screen == flow::Screen::read) sheet.list.point = read_point(sheet.model());
    if (screen == flow::Screen::replies)
        sheet.list.point = flow::current_told(sheet.model()).reply->point.text;
}

// As the child wished; then what a page can't hold is given up step by step: space between words, their size,
// the second line of captions, the upper half being empty, the room for captions.
std::vector<Setting> settings_to_try(const flow::Settings& settings) {
    std::vector<Setting> out = {wished(settings)};
    const auto then = [&](auto change) {
        auto next = out.back();
        change(next);
        out.push_back(next);
    };
    if (out.back().more_space) then([](Setting& s) { s.more_space = false; });
    while (out.back().size > 1) then([](Setting& s) { --s.size; });
    if (out.back().captions > 1) then([](Setting& s) { s.captions = 1; });
    if (out.back().low) then([](Setting& s) { s.low = false; });
    if (out.back().captions > 0) then([](Setting& s) { s.captions = 0; });
    return out;
}

}  // namespace

std::unique_ptr<Sheet> compose(const flow::Model& model, const Kit& kit, int width_px, int height_px,
                               const Cues& cues) {
    std::unique_ptr<Sheet> sheet;
    for (const auto& setting : settings_to_try(model.settings)) {
        bool drafts = false, foreign = false;
        // a badge takes room: lay out again when it turns out to be needed
        for (int attempt = 0; attempt < 3; ++attempt) {
            sheet = std::make_unique<Sheet>(model, kit, width_px, height_px, cues, setting);
            sheet->expect(drafts, foreign);
            draw_page(*sheet);
            if (drafts == sheet->drafts() && foreign == sheet->foreign()) break;
            drafts = sheet->drafts();
            foreign = sheet->foreign();
        }
        if (sheet->fits()) break;
    }
    draw_cues(*sheet);
    return sheet;
}

bool needs_two_steps(const flow::Model& model, const Kit& kit, int width_px, int height_px) {
    if (!model.offer || model.visit.answers.empty()) return model.two_step;
    auto setting = wished(model.settings);
    setting.size = 1;  // large words give way before the faces leave the page
    setting.more_space = false;
    Sheet probe(model, kit, width_px, height_px, {}, setting);
    if (question_and_faces_part(probe)) return true;
    Sheet with_badge(model, kit, width_px, height_px, {}, setting);
    with_badge.expect(probe.drafts(), probe.foreign());
    return with_badge.badge() && question_and_faces_part(with_badge);
}

}  // namespace pledge::ui
