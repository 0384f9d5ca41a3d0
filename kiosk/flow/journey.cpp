#include "kiosk/flow/journey.h"

#include "kiosk/flow/slideshow.h"

#include <algorithm>

namespace pledge::flow {
namespace {

bool has_faces(Screen screen) {
    return screen == Screen::rate || screen == Screen::practice;
}

bool already_chosen(const Model& model) {
    if (model.screen == Screen::practice) return model.visit.practice.has_value();
    return model.visit.answers[current_index(model)].say != Say::nothing;
}

// To the promise at the visit's position: what young people said about it and what was done comes first.
void ask(Model& model) {
    go(model, reply_to_question(model) ? Screen::reply : Screen::rate);
}

// After a promise is dealt with: back to the review it came from, or on along the path.
void advance(Model& model) {
    auto& visit = model.visit;
    if (visit.changing) {
        visit.changing = false;
        return go(model, Screen::review);
    }
    if (visit.position + 1 < visit.until) {
        ++visit.position;
        return ask(model);
    }
    go(model, visit.until < model.offer->order.size() ? Screen::more_set : Screen::review);
}

void to_question_before(Model& model) {
    if (model.visit.position == 0) return go(model, Screen::practice);
    --model.visit.position;
    go(model, Screen::rate);
}

void back_from_rate(Model& model) {
    auto& visit = model.visit;
    if (model.two_step && model.page > 0) {
        model.page = 0;
        model.shown_at = model.now;
    } else if (visit.changing) {
        visit.changing = false;
        go(model, Screen::review);
    } else if (reply_to_question(model)) {
        go(model, Screen::reply);
    } else {
        to_question_before(model);
    }
}

}  // namespace

Screen resting_screen(const Model& model) {
    if (model.config.display.on) return Screen::display;
    if (model.broken) return Screen::trouble;
    return model.offer && model.offer->asking() ? Screen::welcome : Screen::closed;
}

void go(Model& model, Screen screen) {
    if (screen != Screen::staff_pin) leave_pin(model);
    model.screen = screen;
    model.page = 0;
    model.shown_at = model.now;
    model.faces_shown = !has_faces(screen) || already_chosen(model);
}

Settings fresh_settings(const Model& model) {
    Settings settings;
    settings.choosing = model.config.choosing;
    settings.hearing.voice = model.headphones;
    return settings;
}

void lay_over(Model& model, Screen screen) {
    const auto at = std::find_if(model.under.begin(), model.under.end(),
                                 [&](const Place& place) { return place.screen == screen; });
    if (model.screen == screen) return;
    if (at == model.under.end())
        model.under.push_back({model.screen, model.page});
    else
        model.under.erase(at, model.under.end());
    go(model, screen);
}

void lift(Model& model) {
    if (model.under.empty()) return go(model, resting_screen(model));
    const auto place = model.under.back();
    model.under.pop_back();
    go(model, place.screen);
    model.page = place.page;
    model.faces_shown = true;
}

void forget(Model& model, std::vector<Effect>& effects) {
    if (model.next_offer) {
        model.offer = std::move(model.next_offer->offer);
        model.broken = model.next_offer->broken;
        model.next_offer.reset();
    }
    model.visit = {};
    model.settings = fresh_settings(model);
    model.language = model.config.first_language;
    model.under.clear();
    model.reading = {};
    model.told = 0;
    model.live = {};
    ++model.visits_ended;
    go(model, resting_screen(model));
    if (model.screen == Screen::display) begin_slides(model);
    effects.push_back(effect::Forget{});
}

// Pages that words needed are turned back one by one.
bool turn_back(Model& model) {
    const bool turns = model.screen == Screen::agree || model.screen == Screen::notice ||
                       model.screen == Screen::reasons || model.screen == Screen::review ||
                       model.screen == Screen::replies || model.screen == Screen::reply;
    if (!turns || model.page <= 0) return false;
    --model.page;
    model.shown_at = model.now;
    return true;
}

void go_back(Model& model, std::vector<Effect>& effects) {
    if (turn_back(model)) return;
    switch (model.screen) {
        case Screen::access:
            return go(model, resting_screen(model));
        case Screen::read:
            return back_in_reading(model);
        case Screen::sets:
            return go(model, resting_screen(model));
        case Screen::agree:
            return go(model, resting_screen(model));
        case Screen::notice:
            return go(model, Screen::agree);
        case Screen::who:
            return go(model, Screen::agree);
        case Screen::band:
            return go(model, Screen::who);
        case Screen::practice:
            return go(model,
                      model.offer->wave->breakdown.kind == BreakdownKind::age ? Screen::band : Screen::who);
        case Screen::rate:
            return back_from_rate(model);
        case Screen::reply:
            return to_question_before(model);
        case Screen::reasons:
            return go(model, Screen::rate);
        case Screen::more_set:
            return go(model, Screen::rate);
        case Screen::review:
            return go(model, model.visit.until < model.offer->order.size() ? Screen::more_set : Screen::rate);
        case Screen::staff_pin:
            return go(model, model.broken ? resting_screen(model) : Screen::access);
        case Screen::staff:
            return forget(model, effects);
        case Screen::replies:
        case Screen::stop:
        case Screen::help:
        case Screen::still_there:
            return lift(model);
        case Screen::goodbye:
        case Screen::thanks:
        case Screen::full:
        case Screen::trouble:
            return forget(model, effects);
        case Screen::welcome:
        case Screen::closed:
        case Screen::display:
            return;
        default:
            return;  // of a live session: live_pressed.cpp
    }
}

void go_next(Model& model, std::vector<Effect>& effects) {
    switch (model.screen) {
        case Screen::read:
            if (!next_in_reading(model)) forget(model, effects);
            return;
        case Screen::practice:
            return begin_questions(model);
        case Screen::reply:
            return go(model, Screen::rate);
        case Screen::rate: {
            const auto say = model.visit.answers[current_index(model)].say;
            if (model.two_step && model.page == 0) {
                model.page = 1;
                model.shown_at = model.now;
            } else if (is_face(say) && !current_point(model)->reasons.empty()) {
                go(model, Screen::reasons);
            } else if (say != Say::nothing) {
                advance(model);
            }
            return;
        }
        case Screen::reasons:
            return advance(model);
        default:
            return;
    }
}

void choose(Model& model, Say say) {
    if (model.screen == Screen::practice) {
        model.visit.practice = say;
        return;
    }
    auto& answer = model.visit.answers[current_index(model)];
    answer.say = say;
    if (!is_face(say)) answer.reasons = 0;
}

void skip(Model& model) {
    if (model.screen == Screen::practice) return begin_questions(model);
    auto& answer = model.visit.answers[current_index(model)];
    if (model.screen == Screen::reasons)
        answer.reasons = 0;  // the button says "No reason"
    else
        answer = {Say::skipped, 0};
    advance(model);
}

void begin_questions(Model& model) {
    model.visit.practice.reset();
    model.visit.position = 0;
    ask(model);
}

void answer_more(Model& model, bool more) {
    auto& visit = model.visit;
    const auto& order = model.offer->order;
    if (!more) return go(model, Screen::review);
    const auto unreached = std::find_if(order.begin(), order.end(),
                                        [&](std::size_t p) { return visit.answers[p].say == Say::nothing; });
    if (unreached == order.end()) return go(model, Screen::review);
    visit.position = static_cast<std::size_t>(unreached - order.begin());
    visit.until = order.size();
    ask(model);
}

void change(Model& model, std::size_t point) {
    const auto& order = model.offer->order;
    const auto at = std::find(order.begin(), order.end(), point);
    if (at == order.end()) return;
    model.visit.position = static_cast<std::size_t>(at - order.begin());
    model.visit.changing = true;
    go(model, Screen::rate);
}

}  // namespace pledge::flow
