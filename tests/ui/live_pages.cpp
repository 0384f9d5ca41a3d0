#include "kiosk/flow/update.h"
#include "tests/ui/pages.h"

namespace pledge::testing {
namespace {

using namespace flow;

void later(Model& model, std::chrono::milliseconds by = std::chrono::milliseconds(700)) {
    update(model, action::Tick{model.now + by, {*day_from_text("2026-11-23"), 14 * 60}});
}

Model pressed(Model model, const std::vector<Action>& actions) {
    for (const auto& action : actions) {
        later(model);
        update(model, action);
    }
    later(model);
    return model;
}

// What shall we ask?
Model begun(const Model& rest) {
    auto model = rest;
    model.config.staff_pin = "$argon2id$v=19$";
    model =
        pressed(model, {action::OpenAccess{}, action::OpenStaff{}, action::PinDigit{2}, action::PinDigit{5},
                        action::PinDigit{8}, action::PinDigit{0}, action::PinEnter{}});
    update(model, action::PinChecked{model.staff.ticket, true});
    return pressed(model, {action::LiveStart{}});
}

// A wave's questions are chosen by number: the first promise of the pack.
Model joined(const Model& rest) {
    return pressed(
        begun(rest),
        {action::LivePick{0},
         action::LiveOpened{"4719", "192.168.4.1:8090",
                            "http://192.168.4.1:8090/#4719.kQx2Yd0Z7mVb1nR8tLw3sUe5oPaGiHfJcXyAzTqBvDs"},
         action::LivePhones{18}});
}

Model voting(const Model& rest) {
    auto model = pressed(joined(rest), {action::LiveVote{}});
    update(model, action::LiveVotesIn{model.live.number, 12});
    return model;
}

Model shown(Model model, LiveShown what, bool too_few = false) {
    model = pressed(model, {action::LiveClose{}, action::LiveReveal{}});
    update(model, action::LiveCounted{model.live.number, std::move(what), too_few});
    later(model);
    return model;
}

std::vector<Action> typing(const std::string& text) {
    return {action::LiveKey{text}, action::LiveTyped{}};
}

const char* const kQuestion = "Where shall we go in the spring holiday?";
const char* const kChoices[] = {"To the sea", "To the castle and the old town",
                                "Swimming",   "A walk in the hills",
                                "The cinema", "Stay at home and cook"};

Model own(const Model& rest, LiveKind kind, std::size_t choices) {
    auto model = pressed(begun(rest), {action::LiveOwn{}, action::LiveKindIs{kind}});
    model = pressed(model, typing(kQuestion));
    for (std::size_t i = 0; i < choices; ++i) {
        model = pressed(model, {action::LiveType{LiveField::choice, i}});
        model = pressed(model, typing(kChoices[i]));
    }
    return model;
}

Model own_voting(const Model& rest, LiveKind kind, std::size_t choices) {
    auto model = pressed(own(rest, kind, choices),
                         {action::LiveAsk{}, action::LiveOpened{"4719", "", ""}, action::LiveVote{}});
    return model;
}

LiveShown bands(std::vector<std::uint32_t> cells) {
    return {LiveShown::As::bands, {}, std::move(cells)};
}

LiveShown in_words(std::vector<LiveShown::Word> which) {
    return {LiveShown::As::words, std::move(which), {}};
}

Model promising(const Model& rest) {
    auto model = pressed(shown(voting(rest), bands({0, 10, 15, 5})),
                         {action::LivePromise{}, action::LiveType{LiveField::what, 0}});
    model = pressed(model, typing("We put a lock on each bedroom door, and each of us gets a key."));
    model = pressed(model, {action::LiveType{LiveField::who, 0}});
    return pressed(model, typing("The manager of the home"));
}

void add_typing(const Model& rest, std::vector<Page>& out) {
    const auto keys = pressed(begun(rest), {action::LiveOwn{}, action::LiveKindIs{LiveKind::choices}});
    out.push_back({"live-type", keys});
    for (int page = 1; page < 5; ++page)
        out.push_back({"live-type-" + std::to_string(page + 1),
                       pressed(keys, {action::LiveKey{"Can we "}, action::Page{page}})});
    out.push_back(
        {"live-type-long",
         pressed(keys,
                 {action::LiveKey{"Do the adults here knock on your door and wait for you to say that they "
                                  "can come into your room?"}})});
    out.push_back({"live-own", own(rest, LiveKind::yes_no, 0)});
    out.push_back({"live-own-choices", own(rest, LiveKind::choices, 6)});
    out.push_back({"live-own-one", own(rest, LiveKind::choices, 1)});
}

void add_voting(const Model& rest, std::vector<Page>& out) {
    auto lost = voting(rest);
    update(lost, action::LivePoll{false});
    out.push_back({"live-vote", voting(rest)});
    out.push_back({"live-vote-lost", lost});
    out.push_back({"live-vote-choices", own_voting(rest, LiveKind::choices, 6)});
    out.push_back({"live-vote-yes-no", own_voting(rest, LiveKind::yes_no, 0)});
    const std::vector<Action> pass = {action::LivePass{}, action::LiveReady{}};
    out.push_back({"live-cover", pressed(voting(rest), {action::LivePass{}})});
    out.push_back({"live-ballot-chosen", pressed(pressed(voting(rest), pass), {action::LiveTouch{4}})});
    out.push_back({"live-ballot-choices",
                   pressed(pressed(own_voting(rest, LiveKind::choices, 6), pass), {action::LiveTouch{2}})});
    out.push_back({"live-ballot-yes-no", pressed(own_voting(rest, LiveKind::yes_no, 0), pass)});
    out.push_back({"live-paper", pressed(voting(rest), {action::LivePaper{}, action::LivePaperSet{3, 1}})});
    for (int page = 1; page < 3; ++page)
        out.push_back(
            {"live-paper-choices-" + std::to_string(page),
             pressed(own_voting(rest, LiveKind::choices, 6), {action::LivePaper{}, action::Page{page - 1}})});
}

}  // namespace

std::vector<Page> live_pages(const Model& rest) {
    return {{"live-join", joined(rest)},
            {"live-ballot", pressed(voting(rest), {action::LivePass{}, action::LiveReady{}})},
            {"live-shown", shown(voting(rest), bands({0, 10, 15, 5}))}};
}

std::vector<Page> more_live_pages(const Model& rest) {
    using Word = LiveShown::Word;
    std::vector<Page> out;
    for (int page = 0; page < 3; ++page)
        out.push_back(
            {"live-choose-" + std::to_string(page + 1), pressed(begun(rest), {action::Page{page}})});
    out.push_back({"live-kind", pressed(begun(rest), {action::LiveOwn{}})});
    add_typing(rest, out);
    out.push_back(
        {"live-join-none", pressed(begun(rest), {action::LivePick{0}, action::LiveOpened{"4719", "", ""}})});
    add_voting(rest, out);
    out.push_back({"live-closed", pressed(voting(rest), {action::LiveClose{}})});
    out.push_back(
        {"live-shown-words", shown(voting(rest), in_words({Word::few, Word::some, Word::most, Word::few}))});
    out.push_back({"live-shown-nothing", shown(voting(rest), {}, true)});
    out.push_back({"live-shown-choices",
                   shown(own_voting(rest, LiveKind::choices, 6), bands({5, 10, 0, 35, 15, 0, 5}))});
    out.push_back({"live-shown-yes-no", shown(own_voting(rest, LiveKind::yes_no, 0), bands({20, 0, 10}))});
    out.push_back(
        {"live-promise", pressed(shown(voting(rest), bands({0, 10, 15, 5})), {action::LivePromise{}})});
    out.push_back({"live-promise-filled", pressed(promising(rest), {action::LiveMonths{4}})});
    out.push_back(
        {"live-read-back", pressed(promising(rest), {action::LiveMonths{4}, action::LiveReadBack{}})});
    out.push_back({"live-end", pressed(shown(voting(rest), bands({0, 10, 15, 5})), {action::LiveEnd{}})});
    out.push_back({"live-end-none", pressed(joined(rest), {action::LiveEnd{}})});
    return out;
}

}  // namespace pledge::testing
