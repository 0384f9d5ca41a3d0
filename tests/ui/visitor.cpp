#include "tests/ui/visitor.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::testing {

using namespace flow;
using access::Key;
using access::Pointer;
using std::chrono::milliseconds;

void SilentVoice::say(std::vector<access::Spoken> words) {
    said.insert(said.end(), words.begin(), words.end());
    waiting_ = std::move(words);
    until_ = now_ + kEach;
}

std::optional<access::Spoken> SilentVoice::now() const {
    if (waiting_.empty()) return std::nullopt;
    return waiting_.front();
}

void SilentVoice::pass(milliseconds now) {
    now_ = now;
    while (!waiting_.empty() && now_ >= until_) {
        waiting_.erase(waiting_.begin());
        until_ += kEach;
    }
}

Model resting(const std::string& language, const Panel& panel) {
    return pages(language, panel).front().model;
}

Visitor::Visitor(Model start, const Panel& panel) : model(std::move(start)), panel_(panel) {
    choosing_ = model.settings.choosing;
    still_ = model.looks().still;
    steering_ = access::make_steering(choosing_, still_);
    cues.held = [this](const std::string& id) { return presses_.held(id); };
    compose();
    pass(milliseconds(600));
}

void Visitor::act(const Action& action) {
    for (auto& effect : update(model, action)) {
        if (auto* store = std::get_if<effect::Store>(&effect)) {
            stored.push_back(store->answer);
            update(model, action::Stored{store->ticket, Status()});
        } else if (std::holds_alternative<effect::Listen>(effect)) {
            listen_ = true;
        } else {
            ++forgotten;
        }
    }
    stale_ = true;
}

void Visitor::press(const access::Item& item) {
    pressed_ = item.id;
    ++acted;
    act(Action(*item.action));
}

void Visitor::compose() {
    if (const bool two = ui::needs_two_steps(model, Stage::instance().kit(), panel_.width, panel_.height);
        two != model.two_step)
        update(model, action::Resized{two});
    cues.focus = steering_->focus();
    page_ = ui::compose(model, Stage::instance().kit(), panel_.width, panel_.height, cues);
    stale_ = false;
}

void Visitor::name_focus(const access::Focus& before) {
    const auto& focus = steering_->focus();
    if (focus.items.empty() || (focus.items == before.items && focus.paused == before.paused)) return;
    const auto& list = page_->list;
    if (focus.paused) {
        const auto line = Stage::instance().kit().wording.say(model.language, words::scan_paused);
        reader_.name(model, access::Spoken{"", line.spoken, model.language});
    } else if (!focus.group.empty() || focus.items.size() > 1) {
        for (const auto& group : list.groups)
            if (group.id == focus.group)
                reader_.name(model, access::Spoken{"", group.spoken, group.language});
    } else if (const auto* item = list.find(focus.items.front())) {
        reader_.name(model, *item);
    }
}

void Visitor::steer() {
    if (model.settings.choosing != choosing_ || model.looks().still != still_) {
        choosing_ = model.settings.choosing;
        still_ = model.looks().still;
        steering_ = access::make_steering(choosing_, still_);
        presses_.repeat_after(choosing_.repeat);
        if (stale_) compose();
        steering_->shown(page_->list, model.now);
        stale_ = true;
    }
    if (stale_) compose();
    const auto before = steering_->focus();
    if (reader_.reading_page()) steering_->hold(model.now);
    if (const auto* item = steering_->tick(page_->list, model.now)) press(*item);
    if (steering_->busy()) update(model, action::Busy{});
    if (before == steering_->focus()) return;
    stale_ = true;
    name_focus(before);
}

void Visitor::speak() {
    std::optional<access::Spoken> chosen;
    const auto* item = page_->list.find(std::exchange(pressed_, ""));
    if (item && item->chosen && (!item->personal || model.may_say_answers())) {
        const auto line = Stage::instance().kit().wording.say(model.language, words::speech_chosen,
                                                              {{"label", item->spoken}});
        chosen = access::Spoken{item->id, line.spoken, model.language};
    }
    reader_.shown(model, page_->list, chosen);
    if (std::exchange(listen_, false)) reader_.listen(model, page_->list, cues.talking);
    const auto cue = voice.now().value_or(access::Spoken{});
    if (cue == access::Spoken{cues.speaking, cues.caption, cues.caption_language} &&
        cues.talking == voice.busy())
        return;
    cues.speaking = cue.item;
    cues.caption = cue.text;
    cues.caption_language = cue.language;
    cues.talking = voice.busy();
    compose();
}

void Visitor::hear_reports() {
    if (voice.headphones() != model.headphones) act(action::Headphones{voice.headphones()});
    if (!model.faces_shown && model.settings.hearing.voice && reader_.heard()) act(action::Heard{});
}

// The part of a turn of the loop that follows what was pressed.
void Visitor::step() {
    steer();
    if (stale_) compose();
    presses_.shown(page_->list, model.now);
    if (const auto before = steering_->focus();
        (steering_->shown(page_->list, model.now), before != steering_->focus()))
        compose();
    speak();
    const ui::Rect whole{0, 0, static_cast<float>(panel_.width), static_cast<float>(panel_.height)};
    if (!ui::damage(seen_, page_->display, whole).empty()) changes.push_back(model.now);
    seen_ = page_->display;
}

void Visitor::pass(milliseconds time) {
    constexpr milliseconds kTurn{50};
    for (const auto end = model.now + time; model.now < end;) {
        const auto seen = [this] {
            return std::tuple(model.screen, model.faces_shown, still_there_left(model), model.slide);
        };
        const auto before = seen();
        const bool was_stale = stale_;
        act(action::Tick{model.now + std::min(kTurn, end - model.now), model.local});
        stale_ = was_stale || before != seen() || model.screen == Screen::display;
        voice.pass(model.now);
        hear_reports();
        step();
    }
}

void Visitor::point(Pointer::Kind kind, float x, float y, std::uint64_t finger) {
    const Pointer pointer{kind, finger, x, y, model.now};
    const auto before = steering_->focus();
    steering_->pointer(page_->list, pointer);
    stale_ |= before != steering_->focus();
    const auto outcome = presses_.take(page_->list, pointer);
    if (kind == Pointer::Kind::down) reader_.quiet();
    stale_ |= kind != Pointer::Kind::move;
    if (const auto* item = page_->list.find(outcome.explored); item && !outcome.explored.empty())
        reader_.name(model, *item);
    if (outcome.action) {
        pressed_ = outcome.pressed;
        act(*outcome.action);
    }
    step();
}

void Visitor::point(Pointer::Kind kind, const std::string& id, std::uint64_t finger) {
    if (const auto* item = find(id))
        point(kind, item->rect.x + item->rect.w / 2, item->rect.y + item->rect.h / 2, finger);
}

void Visitor::tap(const std::string& id) {
    point(Pointer::Kind::down, id);
    point(Pointer::Kind::up, id);
    pass(milliseconds(1100));
}

void Visitor::take(const Key& key) {
    reader_.quiet();
    if (choosing_.method == Method::touch) {
        act(action::AnyKey{});
        return steer();
    }
    update(model, action::Busy{});
    const auto before = steering_->focus();
    if (const auto* item = steering_->key(page_->list, key)) press(*item);
    if (before == steering_->focus()) return;
    stale_ = true;
    name_focus(before);
}

void Visitor::key(Key::Code code) {
    take({code, model.now});
    step();
    pass(milliseconds(550));
}

}  // namespace pledge::testing
