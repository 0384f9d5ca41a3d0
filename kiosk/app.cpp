#include "kiosk/app.h"

#include "kiosk/access/inspect.h"
#include "kiosk/live_words.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include <spdlog/spdlog.h>

namespace pledge::kiosk {

using std::chrono::milliseconds;

namespace {

// What phones are told by a job that asks something.
struct Asked {
    std::uint32_t number;
    const flow::LiveQuestion* question;
};
std::optional<Asked> asked_by(const flow::Effect& effect) {
    if (const auto* ask = std::get_if<flow::effect::LiveAsk>(&effect))
        return Asked{ask->number, &ask->question};
    if (const auto* longer = std::get_if<flow::effect::LiveLonger>(&effect))
        return Asked{longer->number, &longer->question};
    if (const auto* again = std::get_if<flow::effect::LivePhonesAgain>(&effect); again && again->question)
        return Asked{again->number, &*again->question};
    return std::nullopt;
}

template <class T, class Variant>
struct IsOneOf;
template <class T, class... All>
struct IsOneOf<T, std::variant<All...>> : std::bool_constant<(std::is_same_v<T, All> || ...)> {};

}  // namespace

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
    // a session that a restart broke off needs its promises
    if (parts_.resume && session_.model().offer)
        session_.report(flow::action::LiveResume{*std::exchange(parts_.resume, std::nullopt)});
    if (parts_.live)
        for (const auto& report : parts_.live->take()) session_.report(report);
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
    else if (std::holds_alternative<flow::effect::Forget>(effect))
        visit_over_ = true;
    else if (parts_.live)
        carry_out_live(effect);
}

void App::carry_out_live(flow::Effect& effect) {
    if (auto* decision = std::get_if<flow::effect::LiveKeepDecision>(&effect)) {
        parts_.worker.keep(std::move(*decision));
        return;
    }
    const auto& model = session_.model();
    std::optional<wire::Ask> phones;
    if (const auto asked = asked_by(effect); asked && model.offer)
        phones = ask_for_phones(asked->number, *asked->question, *model.offer, model.config.languages,
                                model.language, parts_.kit.wording);
    std::visit(
        [&](auto& one) {
            using One = std::decay_t<decltype(one)>;
            if constexpr (IsOneOf<One, LiveJob>::value)
                parts_.live->carry_out(LiveJob(std::move(one)), std::move(phones));
        },
        effect);
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
