#include "kiosk/flow/live_steps.h"
#include "kiosk/flow/overloaded.h"

namespace pledge::flow {
namespace {

// Help and the settings, which lie over a screen of the session.
void back_from_above(Model& model, std::vector<Effect>& effects) {
    if (among_voters(model) && model.screen != Screen::access) return cover(model, effects);
    lift(model);  // the settings were chosen for the ballot that comes
}

void back(Model& model, std::vector<Effect>& effects) {
    if (!model.under.empty()) return back_from_above(model, effects);
    switch (model.screen) {
        case Screen::live_choose:
            if (!model.live.on) go(model, Screen::staff);
            return;
        case Screen::live_kind:
            return go(model, Screen::live_choose);
        case Screen::live_own:
            return go(model, Screen::live_kind);
        case Screen::live_type:
            return leave_typing(model);
        case Screen::live_join:
            model.live.stage = Live::Stage::between;
            go(model, Screen::live_choose);
            return save_live(model, effects);
        case Screen::live_ballot:
            return cover(model, effects);
        case Screen::live_paper:
            forget_paper(model.live);
            return go(model, Screen::live_vote);
        case Screen::live_promise:
            return go(model, Screen::live_shown);
        case Screen::live_read_back:
            return go(model, Screen::live_promise);
        case Screen::live_end:
            return forget(model, effects);
        default:
            return;
    }
}

// Hides what a voter chose; the session itself goes on, whatever a finger slips on.
void hide(Model& model, std::vector<Effect>& effects) {
    if (!model.live.on) return forget(model, effects);
    if (among_voters(model)) return cover(model, effects);
    while (!model.under.empty()) lift(model);
}

void help(Model& model) {
    if (!among_voters(model)) return lay_over(model, Screen::help);
    forget_ballot(model.live);
    model.under = {{Screen::live_cover, 0}};
    go(model, Screen::help);
}

// On the way to the settings a choice is left behind as well: they are looked at by whoever helps.
void access(Model& model) {
    if (!model.live.on || !model.under.empty()) return;
    forget_ballot(model.live);
    lay_over(model, Screen::access);
}

bool pressed_anywhere(Model& model, const Action& action, std::vector<Effect>& effects) {
    bool known = true;
    std::visit(overloaded{
                   [&](const action::Back&) { back(model, effects); },
                   [&](const action::Done&) {
                       if (model.screen == Screen::live_end) forget(model, effects);
                   },
                   [&](const action::Hide&) { hide(model, effects); },
                   [&](const action::OpenHelp&) { help(model); },
                   [&](const action::OpenStop&) {
                       if (model.live.on && among_voters(model)) cover(model, effects);
                   },
                   [&](const action::OpenAccess&) { access(model); },
                   [&](const action::Page& a) {
                       model.page = a.page;
                       model.shown_at = model.now;
                   },
                   [&](const action::Language& a) { model.language = a.code; },
                   [&](const action::Set& a) { model.settings = a.settings; },
                   [&](const action::Listen&) { effects.emplace_back(effect::Listen{}); },
                   [&](const action::AnyKey&) {
                       if (model.settings.choosing.method == Method::touch)
                           model.settings.choosing.method = Method::keys;
                   },
                   [&](const auto&) { known = false; },
               },
               action);
    return known;
}

void pressed_by_leader(Model& model, const Action& action, std::vector<Effect>& effects) {
    std::visit(overloaded{
                   [&](const action::LivePick& a) { live_pick(model, a.point, effects); },
                   [&](const action::LiveOwn&) { live_own(model); },
                   [&](const action::LiveKindIs& a) { live_kind_is(model, a.kind); },
                   [&](const action::LiveType& a) { live_type(model, a.field, a.place); },
                   [&](const action::LiveKey& a) { live_key(model, a.text); },
                   [&](const action::LiveDelete&) { live_delete(model); },
                   [&](const action::LiveTyped&) { live_typed(model); },
                   [&](const action::LiveAsk&) { live_ask(model, effects); },
                   [&](const action::LiveVote&) { live_vote(model, effects); },
                   [&](const action::LivePass&) { live_pass(model); },
                   [&](const action::LivePassed&) { live_passed(model); },
                   [&](const action::LivePaper&) { live_paper(model); },
                   [&](const action::LivePaperSet& a) { live_paper_set(model, a.place, a.by); },
                   [&](const action::LivePaperAdd&) { live_paper_add(model, effects); },
                   [&](const action::LiveClose&) { live_close(model, effects); },
                   [&](const action::LiveLonger&) { live_longer(model, effects); },
                   [&](const action::LiveReveal&) { live_reveal(model, effects); },
                   [&](const action::LiveAgain&) { live_again(model, effects); },
                   [&](const action::LiveAnother&) { live_another(model, effects); },
                   [&](const action::LivePromise&) { live_promise(model, effects); },
                   [&](const action::LiveMonths& a) { live_months(model, a.months); },
                   [&](const action::LiveReadBack&) { live_read_back(model); },
                   [&](const action::LiveKeep&) { live_keep(model, effects); },
                   [&](const action::LiveEnd&) { live_end(model, effects); },
                   [](const auto&) {},
               },
               action);
}

void pressed_by_voter(Model& model, const Action& action, std::vector<Effect>& effects) {
    std::visit(overloaded{
                   [&](const action::LiveReady&) { live_ready(model); },
                   [&](const action::LiveTouch& a) { live_touch(model, a.vote); },
                   [&](const action::LiveGive&) { live_give(model, effects); },
                   [&](const action::LiveNoVote&) {
                       if (model.screen == Screen::live_ballot) cover(model, effects);
                   },
                   [](const auto&) {},
               },
               action);
}

}  // namespace

bool in_live(const Model& model) {
    return model.live.on || is_live(model.screen);
}

void pressed_live(Model& model, const Action& action, std::vector<Effect>& effects) {
    if (pressed_anywhere(model, action, effects)) return;
    pressed_by_voter(model, action, effects);
    pressed_by_leader(model, action, effects);
}

}  // namespace pledge::flow
