// "You said, we did": every page that a reply changes.
#include "kiosk/flow/slideshow.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/pages.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace pledge::testing {
namespace {

using namespace flow;
using std::chrono::milliseconds;

constexpr std::size_t kCannot = 1, kDid = 2;  // in told_of(): safe-home, things-to-do

Replies shipped_replies() {
    auto replies = read_replies(read_all(PLEDGE_SOURCE_DIR "/tests/support/replies-derby-2024.json"));
    if (!replies) {
        std::cerr << replies.error().say << "\n";
        std::exit(1);
    }
    return std::move(replies).value();
}

// As long as the words of a reply may be, in whichever language.
Replies longest_replies() {
    auto replies = shipped_replies();
    for (auto& reply : replies.replies)
        for (auto& [language, in] : reply.words)
            for (auto* sentence : {&in.you_said, &in.answer, &in.instead, &in.who}) {
                const auto once = sentence->empty() ? in.answer : *sentence;
                *sentence = once;
                while (sentence->size() + once.size() + 1 <= kMostReplyText) *sentence += " " + once;
            }
    return replies;
}

void later(Model& model, milliseconds by = milliseconds(700)) {
    update(model, action::Tick{model.now + by, model.local});
}

Model press(Model model, std::initializer_list<Action> actions) {
    for (const auto& action : actions) {
        later(model);
        if (model.screen == Screen::rate && model.two_step && model.page == 0) update(model, action::Next{});
        later(model);
        update(model, action);
    }
    later(model);
    return model;
}

// The kiosk at rest with replies, looking as before.
Model with(const Model& rest, Replies replies, bool asking = true) {
    auto offer = std::make_shared<Offer>(*rest.offer);
    if (!asking) offer->wave.reset();
    offer->replies = {std::move(replies)};
    auto model = rest;
    update(model, action::NewOffer{offer});
    update(model, action::Set{rest.settings});
    return model;
}

// Before the first question, which is about things to do.
Model before_question(const Model& rest) {
    return press(rest, {action::Start{}, action::Agree{}, action::Who{Company::own}, action::Next{}});
}

// Before the fourth, about a safe home.
Model before_fourth(const Model& rest) {
    auto model = before_question(rest);
    for (int i = 0; i < 3; ++i) model = press(model, {action::Next{}, action::Skip{}});
    return model;
}

Model thanks(const Model& rest, std::size_t place) {
    auto model = press(before_question(rest),
                       {action::Next{}, action::Choose{Say::face_4}, action::OpenStop{}, action::Send{}});
    update(model, action::Stored{model.ticket, Status()});
    return press(model, {action::ShowReply{place}});
}

Model reading(const Model& rest) {
    auto model = press(rest, {action::Read{}});
    const auto wanted = told_of(*model.offer)[kCannot].point;
    while (current_stop(model).points.front() != wanted) model = press(model, {action::Next{}});
    return model;
}

Model display(const Model& rest, Replies replies) {
    auto model = rest;
    model.config.display.on = true;
    model.config.languages = {rest.config.first_language};
    model = with(model, std::move(replies), false);
    model.settings = rest.settings;  // nobody can press a choice of looks there
    const auto deck = slides_of(model);
    const auto wanted = told_of(*model.offer)[kCannot].point;
    const auto at =
        std::find_if(deck.begin(), deck.end(),
                     [&](const Slide& s) { return s.kind == Slide::Kind::reply && s.point == wanted; }) -
        deck.begin();
    for (auto i = 0; i < at; ++i) later(model, model.config.display.per_slide);
    later(model, kFadeFor);
    return model;
}

Model at_depth(Model model, Depth depth) {
    auto settings = model.settings;
    settings.looks.depth = depth;
    update(model, action::Set{settings});
    return model;
}

}  // namespace

std::vector<Page> reply_pages(const Model& plain) {
    const auto rest = with(plain, shipped_replies());
    return {
        {"welcome-replies", rest},
        {"closed-replies", with(plain, shipped_replies(), false)},
        {"replies", press(rest, {action::OpenReplies{}})},
        {"replies-cannot", press(rest, {action::OpenReplies{}, action::ShowReply{kCannot}})},
        {"read-replied", reading(rest)},
        {"read-reply", press(reading(rest), {action::Page{1}})},
        {"reply", before_question(rest)},
        {"reply-cannot", before_fourth(rest)},
        {"thanks-replies", thanks(rest, kDid)},
        {"thanks-replies-cannot", thanks(rest, kCannot)},
        {"display-reply", display(plain, shipped_replies())},
    };
}

std::vector<Page> more_reply_pages(const Model& plain) {
    const auto rest = with(plain, shipped_replies()), wordy = with(plain, longest_replies());
    auto one = shipped_replies();
    one.replies.resize(1);
    const auto single = with(plain, one);
    std::vector<Page> out = {
        {"replies-single", press(single, {action::OpenReplies{}})},
        {"replies-last", press(rest, {action::OpenReplies{}, action::ShowReply{9}})},
        {"thanks-replies-single", thanks(single, 0)},
        {"thanks-replies-longest", thanks(wordy, kCannot)},
        {"display-reply-longest", display(plain, longest_replies())},
    };
    for (const auto depth : {Depth::few, Depth::pictures}) {
        const std::string name = depth == Depth::few ? "-few" : "-pictures";
        out.push_back({"replies" + name,
                       at_depth(press(rest, {action::OpenReplies{}, action::ShowReply{kCannot}}), depth)});
        out.push_back({"reply" + name, at_depth(before_question(rest), depth)});
        out.push_back({"thanks-replies" + name, at_depth(thanks(rest, kDid), depth)});
    }
    for (int page = 0; page < 4; ++page) {
        const auto number = "-longest-" + std::to_string(page + 1);
        out.push_back({"replies" + number, press(wordy, {action::OpenReplies{}, action::ShowReply{kCannot},
                                                         action::Page{page}})});
        out.push_back({"reply" + number, press(before_fourth(wordy), {action::Page{page}})});
        out.push_back({"read-reply" + number, press(reading(wordy), {action::Page{page + 1}})});
    }
    return out;
}

}  // namespace pledge::testing
