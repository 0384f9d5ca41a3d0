#include "kiosk/flow/update.h"

#include "kiosk/flow/journey.h"
#include "kiosk/flow/live_steps.h"
#include "kiosk/flow/overloaded.h"

namespace pledge::flow {
namespace {

bool by_somebody(const Action& action) {
    return !std::holds_alternative<action::Tick>(action) &&
           !std::holds_alternative<action::NewOffer>(action) &&
           !std::holds_alternative<action::Resized>(action) &&
           !std::holds_alternative<action::Stored>(action) && !std::holds_alternative<action::Room>(action) &&
           !std::holds_alternative<action::Headphones>(action) &&
           !std::holds_alternative<action::Busy>(action) && !std::holds_alternative<action::Heard>(action) &&
           !std::holds_alternative<action::PinChecked>(action) &&
           !std::holds_alternative<action::DeviceNews>(action) &&
           !std::holds_alternative<action::SoundNews>(action) && !is_live_news(action);
}

void take_offer(Model& model, const action::NewOffer& arrived, std::vector<Effect>& effects) {
    model.next_offer = Model::Waiting{arrived.offer, arrived.broken};
    // nobody's questions change under their hands
    if (resting(model.screen)) forget(model, effects);
}

void start(Model& model) {
    if (!model.offer || !model.offer->asking()) return go(model, Screen::closed);
    if (!model.room) return go(model, Screen::full);
    model.visit = {};
    model.visit.answers.resize(model.offer->pack.points.size());
    model.visit.until = model.offer->first_set;
    go(model, Screen::agree);
}

void who(Model& model, Company company) {
    model.visit.company = company;
    const bool ages = model.offer->wave && model.offer->wave->breakdown.kind == BreakdownKind::age;
    go(model, ages ? Screen::band : Screen::practice);
}

// Whoever presses a key without having chosen to work with keys may not see the screen: the kiosk speaks.
void begin_by_ear(Model& model) {
    if (resting(model.screen)) model.settings.hearing.voice = true;
    if (model.settings.choosing.method == Method::touch) model.settings.choosing.method = Method::keys;
}

// Headphones start the voice. Taking them out ends it: what was private must not go on in the room.
void plug(Model& model, bool plugged) {
    if (model.headphones == plugged) return;
    model.headphones = plugged;
    model.settings.hearing.voice = plugged;
    if (plugged) model.touched_at = model.now;
}

// Pressing anything on "are you still there?" is an answer to it; what was pressed then applies to the screen
// below.
void answer_still_there(Model& model, const Action& action) {
    if (model.screen != Screen::still_there || std::holds_alternative<action::Hide>(action)) return;
    lift(model);
}

// What somebody pressed. Each line is one decision; the steps are in journey.h.
void pressed(Model& model, const Action& action, std::vector<Effect>& effects) {
    std::visit(overloaded{
                   [&](const action::Start&) { start(model); },
                   [&](const action::OpenAccess&) { go(model, Screen::access); },
                   [&](const action::Read&) { open_promises(model); },
                   [&](const action::ReadSet& a) { read_set(model, a.set); },
                   [&](const action::OpenReplies&) { open_replies(model); },
                   [&](const action::ShowReply& a) { show_told(model, a.place); },
                   [&](const action::Back&) { go_back(model, effects); },
                   [&](const action::Next&) { go_next(model, effects); },
                   [&](const action::Page& a) {
                       model.page = a.page;
                       model.shown_at = model.now;
                   },
                   [&](const action::OpenHelp&) { lay_over(model, Screen::help); },
                   [&](const action::OpenStop&) { lay_over(model, Screen::stop); },
                   [&](const action::Hide&) { forget(model, effects); },
                   [&](const action::Done&) { forget(model, effects); },
                   [&](const action::Language& a) { model.language = a.code; },
                   [&](const action::Agree&) { go(model, Screen::who); },
                   [&](const action::NoThanks&) {
                       model.visit = {};
                       model.farewell = Farewell::no_thanks;
                       go(model, Screen::goodbye);
                   },
                   [&](const action::TellMore&) { go(model, Screen::notice); },
                   [&](const action::Who& a) { who(model, a.company); },
                   [&](const action::Band& a) {
                       model.visit.group = a.group;
                       go(model, Screen::practice);
                   },
                   [&](const action::Choose& a) { choose(model, a.say); },
                   [&](const action::PracticeAgain&) {
                       model.visit.second_practice = !model.visit.second_practice;
                       model.visit.practice.reset();
                       go(model, Screen::practice);
                   },
                   [&](const action::ToggleReason& a) {
                       model.visit.answers[current_index(model)].reasons ^=
                           static_cast<std::uint8_t>(1U << a.reason);
                   },
                   [&](const action::Skip&) { skip(model); },
                   [&](const action::MoreSet& a) { answer_more(model, a.more); },
                   [&](const action::Change& a) { change(model, a.point); },
                   [&](const action::Remove& a) { model.visit.answers[a.point] = {}; },
                   [&](const action::Send&) { send(model, effects); },
                   [&](const action::ThrowAway&) {
                       model.visit = {};
                       model.under.clear();
                       model.farewell = Farewell::thrown_away;
                       go(model, Screen::goodbye);
                   },
                   [&](const action::Set& a) { model.settings = a.settings; },
                   [&](const action::Listen&) { effects.emplace_back(effect::Listen{}); },
                   [&](const action::AnyKey&) { begin_by_ear(model); },
                   [](const auto&) {},
               },
               action);
}

// The same on the screens for staff.
void pressed_by_staff(Model& model, const Action& action, std::vector<Effect>& effects) {
    std::visit(overloaded{
                   [&](const action::OpenStaff&) { open_staff(model); },
                   [&](const action::PinDigit& a) { type_pin(model, a.digit); },
                   [&](const action::PinDelete&) { delete_digit(model); },
                   [&](const action::PinEnter&) { enter_pin(model, effects); },
                   [&](const action::PlaySound&) {
                       if (model.screen == Screen::staff) effects.emplace_back(effect::PlaySound{});
                   },
                   [&](const action::Restart&) {
                       if (model.screen == Screen::staff) effects.emplace_back(effect::Restart{});
                   },
                   [&](const action::LiveStart&) { live_start(model); },
                   [](const auto&) {},
               },
               action);
}

}  // namespace

std::vector<Effect> update(Model& model, const Action& action) {
    std::vector<Effect> effects;
    if (by_somebody(action)) {
        if (model.config.display.on) return effects;  // nobody can touch a building's screen
        model.touched_at = model.now;
        // while a Send is on its way to the disk only leaving counts
        if (model.visit.saving && !std::holds_alternative<action::Hide>(action)) return effects;
        if (in_live(model)) {
            pressed_live(model, action, effects);
            return effects;
        }
        const bool asked = model.screen == Screen::still_there;
        answer_still_there(model, action);
        // Back on that screen means "back to what I was doing", which has just happened
        if (!asked || !std::holds_alternative<action::Back>(action)) pressed(model, action, effects);
        pressed_by_staff(model, action, effects);
        return effects;
    }
    std::visit(overloaded{
                   [&](const action::Tick& a) { pass_time(model, a, effects); },
                   [&](const action::NewOffer& a) { take_offer(model, a, effects); },
                   [&](const action::Resized& a) { model.two_step = a.two_step; },
                   [&](const action::Stored& a) { stored(model, a); },
                   [&](const action::Room& a) { model.room = a.free; },
                   [&](const action::Headphones& a) { plug(model, a.plugged); },
                   [&](const action::Busy&) { model.touched_at = model.now; },
                   [&](const action::Heard&) { model.faces_shown = true; },
                   [&](const action::PinChecked& a) { pin_checked(model, a); },
                   [&](const action::DeviceNews& a) { model.staff.device = a.state; },
                   [&](const action::SoundNews& a) { model.staff.sound = a.state; },
                   [](const auto&) {},
               },
               action);
    if (is_live_news(action)) hear_live(model, action, effects);
    return effects;
}

}  // namespace pledge::flow
