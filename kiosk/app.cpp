#include "kiosk/app.h"

#include "kiosk/access/inspect.h"
#include "kiosk/flow/slideshow.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>
#include <utility>

namespace pledge::kiosk {

using std::chrono::milliseconds;

App::App(flow::Model model, Parts parts)
    : parts_(std::move(parts)), model_(std::move(model)), ahead_(parts_.kit, parts_.renderer) {}

void App::run(const std::atomic<bool>& stop) {
    parts_.window.wait(milliseconds(0));  // what opening it caused is no news
    tick();
    show();
    while (!stop && !parts_.window.closing()) {
        parts_.window.wait(ahead_.ready() ? patience() : milliseconds(0));
        tick();
        take_reports();
        take_fingers();
        show();
        answer_inspect();
        ahead_.step(parts_.window.width(), parts_.window.height());
    }
}

void App::answer_inspect() {
#ifdef PLEDGE_INSPECT
    if (!parts_.inspect || !parts_.inspect->asked()) return;
    const bool settled = page_->list.settled && presses_.ready(model_.now);
    parts_.inspect->answer(access::to_json(page_->list, frame_, settled));
#endif
}

void App::act(const flow::Action& action) {
    for (auto& effect : flow::update(model_, action)) {
        if (auto* store = std::get_if<flow::effect::Store>(&effect))
            parts_.worker.store(std::move(*store));
        else
            visit_over_ = true;
    }
    stale_ = changed_ = true;
}

// Time alone rarely changes what is seen: only then is the page composed again.
void App::tick() {
    const auto seen = [this] {
        return std::tuple(model_.screen, model_.faces_shown, flow::still_there_left(model_), model_.slide,
                          flow::slide_presence(model_));
    };
    const auto before = seen();
    const bool was_stale = stale_, had_changed = changed_;
    act(flow::action::Tick{parts_.clock.steady(), parts_.clock.local()});
    const bool passed = before != seen();
    stale_ = was_stale || passed;
    changed_ = had_changed || passed;
}

void App::take_reports() {
    parts_.take_words();
    for (const auto& report : parts_.worker.take()) act(report);
}

void App::take_fingers() {
    for (const auto& pointer : parts_.window.take_pointers()) {
        if (stale_) compose();  // each finger meets the page as the one before left it
        const auto action = presses_.take(page_->list, pointer);
        stale_ |= pointer.kind != access::Pointer::Kind::move;  // what is held looks pressed
        if (action) act(*action);
    }
}

void App::compose() {
    const int width = parts_.window.width(), height = parts_.window.height();
    if (const bool two = ui::needs_two_steps(model_, parts_.kit, width, height); two != model_.two_step)
        flow::update(model_, flow::action::Resized{two});
    page_ = ui::compose(model_, parts_.kit, width, height,
                        [this](const std::string& id) { return presses_.held(id); });
    stale_ = false;
}

void App::show() {
    if (stale_ || !page_) compose();
    parts_.renderer.resize(parts_.window.width(), parts_.window.height());
    if (parts_.window.exposed()) parts_.renderer.invalidate();
    if (const auto boxes = parts_.renderer.draw(page_->display); !boxes.empty()) {
        parts_.window.show(boxes);
        ++frame_;
    }
    presses_.shown(page_->list, parts_.clock.steady());
    if (std::exchange(visit_over_, false)) forget();
    if (std::exchange(changed_, false)) ahead_.look(model_, page_->list);
}

void App::forget() {
    ahead_.forget();
    parts_.renderer.forget();
}

std::optional<milliseconds> App::patience() const {
    const auto at = flow::next_deadline(model_);
    if (!at) return std::nullopt;
    return std::max(milliseconds(0), *at - parts_.clock.steady());
}

}  // namespace pledge::kiosk
