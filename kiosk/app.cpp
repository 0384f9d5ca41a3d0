#include "kiosk/app.h"

#include "kiosk/access/inspect.h"
#include "kiosk/flow/slideshow.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>
#include <utility>

#include "words/kiosk.h"
#include <spdlog/spdlog.h>

namespace pledge::kiosk {

using std::chrono::milliseconds;

App::App(flow::Model model, Parts parts)
    : parts_(std::move(parts)),
      model_(std::move(model)),
      reader_(parts_.voice),
      ahead_(parts_.kit, parts_.renderer) {
    cues_.held = [this](const std::string& id) { return presses_.held(id); };
    choosing_ = model_.settings.choosing;
    steering_ = access::make_steering(choosing_, still_);
}

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
        steer();
        show();
        speak();
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
    const bool settled = page_->list.settled && presses_.ready(model_.now);
    parts_.inspect->answer(
        access::to_json(page_->list, {frame_, settled, steering_->focus(), cues_.caption}));
#endif
}

void App::act(const flow::Action& action) {
    for (auto& effect : flow::update(model_, action)) carry_out(effect);
    stale_ = changed_ = true;
}

void App::carry_out(flow::Effect& effect) {
    if (auto* store = std::get_if<flow::effect::Store>(&effect))
        parts_.worker.store(std::move(*store));
    else if (auto* pin = std::get_if<flow::effect::CheckPin>(&effect))
        parts_.worker.check(std::move(*pin));
    else if (std::holds_alternative<flow::effect::Listen>(effect))
        listen_ = true;
    else if (std::holds_alternative<flow::effect::PlaySound>(effect))
        play_sound();
    else if (std::holds_alternative<flow::effect::Restart>(effect))
        restart_ = true;
    else
        visit_over_ = true;
}

void App::play_sound() {
    const auto line = parts_.kit.wording.say(model_.language, words::staff_sound_sample);
    reader_.sample({"staff.sound", line.spoken, line.language.empty() ? model_.language : line.language});
}

void App::miss_pictures() {
    const auto& missing = parts_.kit.art.missing();
    if (missing_ == missing.size()) return;
    for (; missing_ < missing.size(); ++missing_)
        spdlog::warn("The picture {} is not there; install the kiosk's assets again.", missing[missing_]);
}

void App::press(const access::Item& item) {
    pressed_ = item.id;
    act(flow::Action(*item.action));
}

// Time alone rarely changes what is seen: only then is the page composed again.
void App::tick() {
    const auto seen = [this] {
        return std::tuple(model_.screen, model_.faces_shown, flow::still_there_left(model_), model_.slide,
                          flow::slide_presence(model_), flow::pin_pauses(model_));
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
    if (const bool plugged = parts_.voice.headphones(); plugged != model_.headphones)
        act(flow::action::Headphones{plugged});
    if (auto sound = parts_.voice.state(); sound != model_.staff.sound)
        act(flow::action::SoundNews{std::move(sound)});
    if (!model_.faces_shown && model_.settings.hearing.voice && reader_.heard()) act(flow::action::Heard{});
}

void App::take_inputs() {
    for (const auto& input : parts_.window.take_inputs()) {
        if (stale_) compose();  // each meets the page as the one before left it
        std::visit([this](const auto& one) { take(one); }, input);
    }
}

void App::take(const access::Pointer& pointer) {
    const auto before = steering_->focus();
    steering_->pointer(page_->list, pointer);
    stale_ |= before != steering_->focus();
    const auto outcome = presses_.take(page_->list, pointer);
    if (pointer.kind == access::Pointer::Kind::down) reader_.quiet();
    stale_ |= pointer.kind != access::Pointer::Kind::move;  // what is held looks pressed
    if (const auto* item = page_->list.find(outcome.explored); item && !outcome.explored.empty())
        reader_.name(model_, *item);
    if (!outcome.action) return;
    pressed_ = outcome.pressed;
    act(*outcome.action);
}

void App::take(const access::Key& key) {
    reader_.quiet();
    if (choosing_.method == flow::Method::touch) {
        act(flow::action::AnyKey{});
        return steer();
    }
    flow::update(model_, flow::action::Busy{});
    const auto before = steering_->focus();
    if (const auto* item = steering_->key(page_->list, key)) press(*item);
    if (before == steering_->focus()) return;
    stale_ = true;
    name_focus(before);
}

void App::steer() {
    const auto& wanted = model_.settings.choosing;
    if (wanted != choosing_ || model_.looks().still != still_) {
        choosing_ = wanted;
        still_ = model_.looks().still;
        steering_ = access::make_steering(choosing_, still_);
        presses_.repeat_after(choosing_.repeat);
        if (stale_) compose();
        steering_->shown(page_->list, model_.now);
        stale_ = true;
    }
    if (stale_) compose();
    const auto before = steering_->focus();
    if (reader_.reading_page()) steering_->hold(model_.now);
    if (const auto* item = steering_->tick(page_->list, model_.now)) press(*item);
    if (steering_->busy()) flow::update(model_, flow::action::Busy{});
    if (before == steering_->focus()) return;
    stale_ = true;
    name_focus(before);
}

// A ring that grows says nothing new.
void App::name_focus(const access::Focus& before) {
    const auto& focus = steering_->focus();
    if (focus.items.empty() || (focus.items == before.items && focus.paused == before.paused)) return;
    if (focus.paused) {
        const auto line = parts_.kit.wording.say(model_.language, words::scan_paused);
        return reader_.name(model_, access::Spoken{"", line.spoken, model_.language});
    }
    const auto& list = page_->list;
    if (!focus.group.empty() || focus.items.size() > 1) {
        for (const auto& group : list.groups)
            if (group.id == focus.group)
                reader_.name(model_, access::Spoken{"", group.spoken, group.language});
    } else if (const auto* item = list.find(focus.items.front())) {
        reader_.name(model_, *item);
    }
}

void App::compose() {
    const int width = parts_.window.width(), height = parts_.window.height();
    if (const bool two = ui::needs_two_steps(model_, parts_.kit, width, height); two != model_.two_step)
        flow::update(model_, flow::action::Resized{two});
    cues_.focus = steering_->focus();
    page_ = ui::compose(model_, parts_.kit, width, height, cues_);
    stale_ = false;
    miss_pictures();
}

void App::show() {
    if (stale_ || !page_) compose();
    presses_.shown(page_->list, parts_.clock.steady());
    if (const auto before = steering_->focus();
        (steering_->shown(page_->list, model_.now), before != steering_->focus()))
        compose();
    parts_.renderer.resize(parts_.window.width(), parts_.window.height());
    if (parts_.window.exposed()) parts_.renderer.invalidate();
    if (const auto boxes = parts_.renderer.draw(page_->display); !boxes.empty()) {
        parts_.window.show(boxes);
        ++frame_;
    }
    if (std::exchange(visit_over_, false)) forget();
    if (std::exchange(changed_, false)) ahead_.look(model_, page_->list);
}

// What the voice says follows what is on the glass; what is on the glass marks what the voice says.
void App::speak() {
    std::optional<access::Spoken> chosen;
    const auto* item = page_->list.find(std::exchange(pressed_, ""));
    if (item && item->chosen && (!item->personal || model_.may_say_answers()))
        chosen = access::Spoken{
            item->id,
            parts_.kit.wording.say(model_.language, words::speech_chosen, {{"label", item->spoken}}).spoken,
            model_.language};
    reader_.shown(model_, page_->list, chosen);
    if (std::exchange(listen_, false)) reader_.listen(model_, page_->list, cues_.talking);
    const auto heard = parts_.voice.now();
    const auto cue = heard.value_or(access::Spoken{});
    const bool talking = parts_.voice.busy();
    if (cue == access::Spoken{cues_.speaking, cues_.caption, cues_.caption_language} &&
        talking == cues_.talking)
        return;
    cues_.speaking = cue.item;
    cues_.caption = cue.text;
    cues_.caption_language = cue.language;
    cues_.talking = talking;
    stale_ = true;
    show();
}

void App::forget() {
    ahead_.forget();
    parts_.renderer.forget();
}

std::optional<milliseconds> App::patience() const {
    auto at = flow::next_deadline(model_);
    if (const auto scan = steering_->deadline()) at = at ? std::min(*at, *scan) : *scan;
    if (!at) return std::nullopt;
    return std::max(milliseconds(0), *at - parts_.clock.steady());
}

}  // namespace pledge::kiosk
