#include "kiosk/app.h"

#include "kiosk/access/inspect.h"

#include <algorithm>
#include <utility>

#include <spdlog/spdlog.h>

namespace pledge::kiosk {

using std::chrono::milliseconds;

App::App(flow::Model model, Parts parts)
    : parts_(std::move(parts)),
      session_(std::move(model), parts_.kit, parts_.voice),
      ahead_(parts_.kit, parts_.renderer) {}

void App::run(const std::atomic<bool>& stop) {
    parts_.window.wait(milliseconds(0));  // what opening it caused is no news
    tick();
    show();
    while (!stop && !restart_ && !parts_.window.closing()) {
        // what was pressed before a question came is in the window's queue by then: it is acted on first
        asked_ = asked();
        parts_.window.wait(ahead_.ready() && !asked_ ? patience() : milliseconds(0));
        tick();
        take_reports();
        take_inputs();
        show();
        if (session_.speak()) show();
        answer_inspect();
        ahead_.step(parts_.window.width(), parts_.window.height());
    }
}

bool App::asked() const {
#ifdef PLEDGE_INSPECT
    return parts_.inspect && parts_.inspect->asked();
#else
    return false;
#endif
}

void App::answer_inspect() {
#ifdef PLEDGE_INSPECT
    if (!asked_) return;
    parts_.inspect->answer(access::to_json(
        session_.page().list, {frame_, session_.settled(), session_.focus(), session_.cues().caption}));
#endif
}

void App::tick() {
    session_.resize(parts_.window.width(), parts_.window.height());
    session_.pass(parts_.clock.steady(), parts_.clock.local());
}

void App::take_reports() {
    parts_.take_words();
    for (const auto& report : parts_.worker.take()) session_.report(report);
    session_.hear();
}

void App::take_inputs() {
    for (const auto& input : parts_.window.take_inputs())
        std::visit([this](const auto& one) { session_.take(one); }, input);
}

void App::carry_out(flow::Effect& effect) {
    if (auto* store = std::get_if<flow::effect::Store>(&effect))
        parts_.worker.store(std::move(*store));
    else if (auto* pin = std::get_if<flow::effect::CheckPin>(&effect))
        parts_.worker.check(std::move(*pin));
    else if (std::holds_alternative<flow::effect::Restart>(effect))
        restart_ = true;
    else
        visit_over_ = true;
}

void App::miss_pictures() {
    const auto& missing = parts_.kit.art.missing();
    for (; missing_ < missing.size(); ++missing_)
        spdlog::warn("The picture {} is not there; install the kiosk's assets again.", missing[missing_]);
}

void App::show() {
    session_.settle(parts_.clock.steady());
    for (auto& effect : session_.take_effects()) carry_out(effect);
    parts_.renderer.resize(parts_.window.width(), parts_.window.height());
    if (parts_.window.exposed()) parts_.renderer.invalidate();
    if (const auto boxes = parts_.renderer.draw(session_.page().display); !boxes.empty()) {
        parts_.window.show(boxes);
        ++frame_;
    }
    miss_pictures();
    if (std::exchange(visit_over_, false)) {  // what was made for it, now that it is off the glass
        ahead_.forget();
        parts_.renderer.forget();
    }
    if (session_.take_changed()) ahead_.look(session_.model(), session_.page().list);
}

std::optional<milliseconds> App::patience() const {
    const auto at = session_.deadline();
    if (!at) return std::nullopt;
    return std::max(milliseconds(0), *at - parts_.clock.steady());
}

}  // namespace pledge::kiosk
