#include "kiosk/flow/live_steps.h"
#include "sync/core/plain_line.h"

#include <algorithm>

namespace pledge::flow {
namespace {

bool continues_a_letter(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !continues_a_letter(c); }));
}

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(' ');
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(' ') - from + 1);
}

std::string so_far(const Live& live, LiveField field, std::size_t place) {
    switch (field) {
        case LiveField::question:
            return live.draft.typed;
        case LiveField::choice:
            return place < live.draft.choices.size() ? live.draft.choices[place] : "";
        case LiveField::what:
            return live.decision.what;
        case LiveField::who:
            return live.decision.who;
        case LiveField::none:
            break;
    }
    return "";
}

bool has_place(const Model& model, LiveField field, std::size_t place) {
    const auto& draft = model.live.draft;
    switch (field) {
        case LiveField::question:
            return model.screen == Screen::live_own || model.screen == Screen::live_kind;
        case LiveField::choice:
            return model.screen == Screen::live_own && draft.kind == LiveKind::choices &&
                   place <= draft.choices.size() && place < kMostLiveChoices;
        case LiveField::what:
        case LiveField::who:
            return model.screen == Screen::live_promise;
        case LiveField::none:
            break;
    }
    return false;
}

// A choice without words is none.
void take_choice(Live& live, std::string text) {
    auto& choices = live.draft.choices;
    if (live.place >= choices.size() && !text.empty())
        choices.push_back(std::move(text));
    else if (live.place < choices.size() && text.empty())
        choices.erase(choices.begin() + static_cast<std::ptrdiff_t>(live.place));
    else if (live.place < choices.size())
        choices[live.place] = std::move(text);
}

}  // namespace

bool is_live_line(LiveField field, std::string_view text) {
    if (!is_plain_line(text)) return false;
    switch (field) {
        case LiveField::question:
            return letters(text) <= kMostLiveLetters;
        case LiveField::choice:
            return letters(text) <= kMostLiveChoiceLetters;
        case LiveField::what:
            return text.size() <= kMostDecisionWhat;
        case LiveField::who:
            return text.size() <= kMostDecisionWho;
        case LiveField::none:
            break;
    }
    return false;
}

bool live_takes(const Model& model, std::string_view text) {
    return model.screen == Screen::live_type && !text.empty() &&
           is_live_line(model.live.typing, model.live.typed + std::string(text));
}

void live_type(Model& model, LiveField field, std::size_t place) {
    if (!has_place(model, field, place)) return;
    auto& live = model.live;
    live.typed = so_far(live, field, place);
    live.typing = field;
    live.place = place;
    go(model, Screen::live_type);
}

void live_key(Model& model, std::string_view text) {
    if (live_takes(model, text)) model.live.typed += text;
}

void live_delete(Model& model) {
    auto& typed = model.live.typed;
    while (!typed.empty() && continues_a_letter(typed.back())) typed.pop_back();
    if (!typed.empty()) typed.pop_back();
}

void live_typed(Model& model) {
    if (model.screen != Screen::live_type) return;
    auto& live = model.live;
    const std::string text(trimmed(live.typed));
    switch (live.typing) {
        case LiveField::question:
            if (text.empty()) return;
            live.draft.typed = text;
            break;
        case LiveField::choice:
            take_choice(live, text);
            break;
        case LiveField::what:
            live.decision.what = text;
            break;
        case LiveField::who:
            live.decision.who = text;
            break;
        case LiveField::none:
            break;
    }
    leave_typing(model);
}

void leave_typing(Model& model) {
    auto& live = model.live;
    const bool decision = live.typing == LiveField::what || live.typing == LiveField::who;
    live.typing = LiveField::none;
    live.typed.clear();
    if (decision) return go(model, Screen::live_promise);
    go(model, live.draft.typed.empty() ? Screen::live_kind : Screen::live_own);
}

}  // namespace pledge::flow
