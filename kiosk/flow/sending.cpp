#include "kiosk/flow/journey.h"

#include <algorithm>

namespace pledge::flow {
namespace {

std::uint8_t group_of(const Model& model) {
    const auto& breakdown = model.offer->wave->breakdown;
    if (breakdown.kind != BreakdownKind::setting) return model.visit.group;
    const auto at = std::find(breakdown.groups.begin(), breakdown.groups.end(), model.config.setting);
    return at == breakdown.groups.end() ? std::uint8_t{0}
                                        : static_cast<std::uint8_t>(at - breakdown.groups.begin() + 1);
}

// Only what docs/formats/envelope.md names leaves the visit.
Answer answer_of(const Model& model) {
    Answer answer;
    answer.set = model.offer->pack.id;
    answer.company = model.visit.company;
    answer.group = group_of(model);
    answer.points.resize(model.offer->wave->questions.questions.size());
    for (std::size_t point = 0; point < model.visit.answers.size(); ++point)
        if (const auto question = model.offer->question_of(point))
            answer.points[*question] = model.visit.answers[point];
    return answer;
}

}  // namespace

void send(Model& model, std::vector<Effect>& effects) {
    if (!model.offer || !model.offer->asking() || !model.visit.anything()) return;
    model.visit.saving = true;
    model.visit.failed = false;
    effects.push_back(effect::Store{++model.ticket, answer_of(model), model.offer->wave->public_key});
}

void stored(Model& model, const action::Stored& report) {
    if (!model.visit.saving || report.ticket != model.ticket) return;
    model.visit.saving = false;
    model.under.clear();
    if (report.status.ok()) {
        model.visit = {};
        model.told = 0;
        return go(model, Screen::thanks);
    }
    if (report.status.error().code == Code::full) {
        model.visit = {};
        model.room = false;
        return go(model, Screen::full);
    }
    model.visit.failed = true;
    go(model, Screen::review);
}

}  // namespace pledge::flow
