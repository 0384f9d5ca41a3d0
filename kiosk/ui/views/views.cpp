#include "kiosk/ui/views/views.h"

#include "kiosk/flow/slideshow.h"

namespace pledge::ui {
namespace {

struct View {
    flow::Screen screen;
    void (*draw)(Sheet&);
};

constexpr View kViews[] = {
    {flow::Screen::welcome, draw_welcome},   {flow::Screen::closed, draw_closed},
    {flow::Screen::access, draw_access},     {flow::Screen::read, draw_read},
    {flow::Screen::agree, draw_agree},       {flow::Screen::notice, draw_notice},
    {flow::Screen::who, draw_who},           {flow::Screen::band, draw_band},
    {flow::Screen::practice, draw_practice}, {flow::Screen::rate, draw_rate},
    {flow::Screen::reasons, draw_reasons},   {flow::Screen::more_set, draw_more_set},
    {flow::Screen::review, draw_review},     {flow::Screen::thanks, draw_thanks},
    {flow::Screen::stop, draw_stop},         {flow::Screen::goodbye, draw_goodbye},
    {flow::Screen::help, draw_help},         {flow::Screen::still_there, draw_still_there},
    {flow::Screen::full, draw_full},         {flow::Screen::trouble, draw_trouble},
    {flow::Screen::sets, draw_sets},         {flow::Screen::display, draw_display},
};

// Another value for every page that must not take a press meant for the one before.
std::uint64_t page_key(const flow::Model& model) {
    std::uint64_t key = static_cast<std::uint64_t>(model.screen) + 1;
    const auto mix = [&](std::uint64_t value) { key = key * 1099511628211U + value; };
    mix(static_cast<std::uint64_t>(model.page));
    mix(model.screen == flow::Screen::read ? model.reading.stop : model.visit.position);
    mix(model.reading.set);
    mix(model.visits_ended);
    mix(static_cast<std::uint64_t>(model.visit.second_practice));
    return key;
}

// The promise that is read; none where several statements are on the page.
std::string read_point(const flow::Model& model) {
    const auto stop = flow::current_stop(model);
    return stop.statements ? "" : flow::read_pack_of(model).points[stop.points.front()].id.text;
}

void draw_page(Sheet& sheet) {
    for (const auto& view : kViews)
        if (view.screen == sheet.model().screen) view.draw(sheet);
    sheet.list.page_key = page_key(sheet.model());
    sheet.list.settled = sheet.model().faces_shown && !sheet.model().visit.saving;
    if (sheet.model().screen == flow::Screen::display)
        sheet.list.settled = flow::slide_presence(sheet.model()) == flow::kFadeSteps;
    const auto* point = flow::current_point(sheet.model());
    const bool about_point =
        sheet.model().screen == flow::Screen::rate || sheet.model().screen == flow::Screen::reasons;
    if (about_point && point) sheet.list.point = point->id.text;
    if (sheet.model().screen == flow::Screen::read) sheet.list.point = read_point(sheet.model());
}

}  // namespace

std::unique_ptr<Sheet> compose(const flow::Model& model, const Kit& kit, int width_px, int height_px,
                               const std::function<bool(const std::string&)>& held) {
    std::unique_ptr<Sheet> sheet;
    bool drafts = false, foreign = false;
    // a badge takes room: lay out again when it turns out to be needed
    for (int attempt = 0; attempt < 3; ++attempt) {
        sheet = std::make_unique<Sheet>(model, kit, width_px, height_px);
        sheet->on_held(held);
        sheet->expect(drafts, foreign);
        draw_page(*sheet);
        if (drafts == sheet->drafts() && foreign == sheet->foreign()) break;
        drafts = sheet->drafts();
        foreign = sheet->foreign();
    }
    return sheet;
}

bool needs_two_steps(const flow::Model& model, const Kit& kit, int width_px, int height_px) {
    if (!model.offer || model.visit.answers.empty()) return model.two_step;
    Sheet probe(model, kit, width_px, height_px);
    return question_and_faces_part(probe);
}

}  // namespace pledge::ui
