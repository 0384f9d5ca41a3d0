#include "kiosk/look_ahead.h"

#include "kiosk/ui/views/views.h"

namespace pledge::kiosk {
namespace {

template <class... Actions>
bool is_any(const flow::Action& action) {
    return (std::holds_alternative<Actions>(action) || ...);
}

// On every page, and seldom pressed.
bool aside(const flow::Action& action) {
    return is_any<flow::action::OpenHelp, flow::action::OpenStop, flow::action::Hide, flow::action::Back>(
        action);
}

flow::Model after(flow::Model model, const flow::Action& action) {
    flow::update(model, action);
    if (model.visit.saving) flow::update(model, flow::action::Stored{model.ticket, Status()});
    model.faces_shown = true;  // they follow the question by themselves
    return model;
}

}  // namespace

void LookAhead::look(const flow::Model& model, const access::ScreenList& list) {
    forget();
    model_ = std::make_unique<flow::Model>(model);
    // put in order while it is filled: to swap variants, compilers make a function for each pair of actions
    for (const bool asides : {true, false})
        for (auto item = list.items.rbegin(); item != list.items.rend(); ++item)
            if (item->pressable() && aside(*item->action) == asides) next_.push_back(*item->action);
    // the page itself: with its faces, and anew where what was laid out for a visit has been forgotten
    next_.emplace_back(flow::action::Tick{model.now, model.local});
}

void LookAhead::forget() {
    model_.reset();
    next_.clear();
    pictures_.clear();
}

void LookAhead::step(int width, int height) {
    while (!pictures_.empty()) {
        const auto picture = std::move(pictures_.back());
        pictures_.pop_back();
        if (renderer_.prepare(*picture)) return;
    }
    if (next_.empty()) return;
    const auto model = after(*model_, next_.back());
    next_.pop_back();
    const auto page = ui::compose(model, kit_, width, height);
    for (const auto& mark : page->display.marks)
        if (const auto* image = std::get_if<ui::Image>(&mark); image && image->picture)
            pictures_.push_back(image->picture);
}

}  // namespace pledge::kiosk
