#include "kiosk/session.h"

#include "kiosk/flow/slideshow.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "words/kiosk.h"

namespace pledge::kiosk {

using std::chrono::milliseconds;

Session::Session(flow::Model model, ui::Kit kit, Voice& voice)
    : model_(std::move(model)), kit_(kit), voice_(voice), reader_(voice) {
    cues_.held = [this](const std::string& id) { return presses_.held(id); };
    choosing_ = model_.settings.choosing;
    still_ = model_.looks().still;
    steering_ = access::make_steering(choosing_, still_);
}

void Session::act(const flow::Action& action) {
    for (auto& effect : flow::update(model_, action)) {
        if (std::holds_alternative<flow::effect::Listen>(effect))
            listen_ = true;
        else if (std::holds_alternative<flow::effect::PlaySound>(effect))
            play_sound();
        else {
            visit_over_ |= std::holds_alternative<flow::effect::Forget>(effect);
            effects_.push_back(std::move(effect));
        }
    }
    stale_ = changed_ = true;
}

std::vector<flow::Effect> Session::take_effects() {
    return std::exchange(effects_, {});
}

void Session::play_sound() {
    const auto line = kit_.wording.say(model_.language, words::staff_sound_sample);
    reader_.sample({"staff.sound", line.spoken, line.language.empty() ? model_.language : line.language});
}

void Session::press(const access::Item& item) {
    pressed_ = item.id;
    act(flow::Action(*item.action));  // a copy: acting may end the page that the item is on
}

// Time alone rarely changes what is seen: only then is the page composed again.
void Session::pass(milliseconds now, const LocalTime& local) {
    const auto seen = [this] {
        return std::tuple(model_.screen, model_.faces_shown, flow::still_there_left(model_), model_.slide,
                          flow::slide_presence(model_), flow::pin_pauses(model_), model_.visits_ended);
    };
    const auto before = seen();
    const bool was_stale = stale_, had_changed = changed_;
    act(flow::action::Tick{now, local});
    const bool passed = before != seen();
    stale_ = was_stale || passed;
    changed_ = had_changed || passed;
}

void Session::hear() {
    if (const bool plugged = voice_.headphones(); plugged != model_.headphones)
        act(flow::action::Headphones{plugged});
    if (auto sound = voice_.state(); sound != model_.staff.sound)
        act(flow::action::SoundNews{std::move(sound)});
    if (!model_.faces_shown && model_.settings.hearing.voice && reader_.heard()) act(flow::action::Heard{});
}

void Session::take(const access::Pointer& pointer) {
    if (stale_) compose();  // each meets the page as the one before left it
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

// With a switch every key means the switch.
bool Session::types() const {
    using flow::Method;
    return model_.screen == flow::Screen::live_type && choosing_.method != Method::one_switch &&
           choosing_.method != Method::two_switches;
}

void Session::take(const access::Typed& typed) {
    // who steers by keys has Space for that, and one on the screen to type
    if (!types() || (typed.text == " " && choosing_.method == flow::Method::keys)) return;
    act(flow::action::LiveKey{typed.text});
}

void Session::take(const access::Key& key) {
    using Code = access::Key::Code;
    if (stale_) compose();
    reader_.quiet();
    if (types() && key.code == Code::erase) return act(flow::action::LiveDelete{});
    if (types() && choosing_.method == flow::Method::touch) {
        // a keyboard beside the glass: its letters come as Typed, and say nothing about how somebody chooses
        if (key.code == Code::enter) act(flow::action::LiveTyped{});
        if (key.code == Code::enter || key.code == Code::space || key.code == Code::other) return;
    }
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

void Session::steer() {
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
void Session::name_focus(const access::Focus& before) {
    const auto& focus = steering_->focus();
    if (focus.items.empty() || (focus.items == before.items && focus.paused == before.paused)) return;
    if (focus.paused) {
        const auto line = kit_.wording.say(model_.language, words::scan_paused);
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

void Session::compose() {
    if (const bool two = ui::needs_two_steps(model_, kit_, width_, height_); two != model_.two_step)
        flow::update(model_, flow::action::Resized{two});
    cues_.focus = steering_->focus();
    page_ = ui::compose(model_, kit_, width_, height_, cues_);
    stale_ = false;
}

void Session::settle(milliseconds now) {
    steer();
    if (stale_) compose();
    presses_.shown(page_->list, now);
    const auto before = steering_->focus();
    steering_->shown(page_->list, model_.now);
    if (before != steering_->focus()) compose();
    // the page that is now up has its own pictures; what was laid out for the visit goes
    if (std::exchange(visit_over_, false)) kit_.typesetter.forget();
}

// The sentence about what was pressed, if it was a choice and may be said.
std::optional<access::Spoken> Session::chosen_just_now() {
    const auto* item = page_->list.find(std::exchange(pressed_, ""));
    if (!item || !item->chosen || (item->personal && !model_.may_say_answers())) return std::nullopt;
    const auto line = kit_.wording.say(model_.language, words::speech_chosen, {{"label", item->spoken}});
    return access::Spoken{item->id, line.spoken, model_.language};
}

bool Session::speak() {
    reader_.shown(model_, page_->list, chosen_just_now());
    if (std::exchange(listen_, false)) reader_.listen(model_, page_->list, cues_.talking);
    const auto cue = voice_.now().value_or(access::Spoken{});
    const bool talking = voice_.busy();
    if (cue == access::Spoken{cues_.speaking, cues_.caption, cues_.caption_language} &&
        talking == cues_.talking)
        return false;
    cues_.speaking = cue.item;
    cues_.caption = cue.text;
    cues_.caption_language = cue.language;
    cues_.talking = talking;
    return stale_ = true;
}

std::optional<milliseconds> Session::deadline() const {
    auto at = flow::next_deadline(model_);
    if (const auto scan = steering_->deadline()) at = at ? std::min(*at, *scan) : *scan;
    return at;
}

}  // namespace pledge::kiosk
