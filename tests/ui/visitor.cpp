#include "tests/ui/visitor.h"

#include <algorithm>

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

Visitor::Visitor(Model start, const Panel& panel)
    : panel_(panel), session_(std::move(start), Stage::instance().kit(), voice) {
    session_.resize(panel.width, panel.height);
    step();
    pass(milliseconds(600));
}

// The part of a turn of the loop that follows what was pressed; the disk is never in the way.
void Visitor::step() {
    session_.settle(model.now);
    for (auto& effect : session_.take_effects()) {
        if (auto* store = std::get_if<effect::Store>(&effect)) {
            stored.push_back(store->answer);
            session_.report(action::Stored{store->ticket, Status()});
        } else {
            ++forgotten;
        }
    }
    session_.settle(model.now);
    if (session_.speak()) session_.settle(model.now);
    const ui::Rect whole{0, 0, static_cast<float>(panel_.width), static_cast<float>(panel_.height)};
    if (!ui::damage(seen_, page().display, whole).empty()) changes.push_back(model.now);
    seen_ = page().display;
}

void Visitor::pass(milliseconds time) {
    constexpr milliseconds kTurn{50};
    for (const auto end = model.now + time; model.now < end;) {
        session_.pass(model.now + std::min(kTurn, end - model.now), model.local);
        voice.pass(model.now);
        session_.hear();
        step();
    }
}

void Visitor::point(Pointer::Kind kind, float x, float y, std::uint64_t finger) {
    session_.take(Pointer{kind, finger, x, y, model.now});
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

void Visitor::key(Key::Code code) {
    session_.take_changed();
    session_.take(Key{code, model.now});
    acted += session_.take_changed();
    step();
    pass(milliseconds(550));
}

}  // namespace pledge::testing
