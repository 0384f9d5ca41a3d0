#include "kiosk/flow/replies.h"

#include "kiosk/flow/journey.h"

#include <algorithm>

namespace pledge::flow {

const Reply* reply_to(const Offer& offer, std::size_t set, std::size_t point) {
    const auto& pack = set_at(offer, set);
    if (point >= pack.points.size()) return nullptr;
    for (const auto& replies : offer.replies)
        if (replies.set == pack.id) return replies.find(pack.points[point].id);
    return nullptr;
}

std::vector<Told> told_of(const Offer& offer) {
    std::vector<Told> out;
    if (offer.replies.empty()) return out;
    for (std::size_t set = 0; set < count_sets(offer); ++set)
        for (const auto& stop : stops_of(set_at(offer, set)))
            for (const auto point : stop.points)
                if (const auto* reply = reply_to(offer, set, point)) out.push_back({set, point, reply});
    return out;
}

Told current_told(const Model& model) {
    if (!model.offer) return {};
    const auto all = told_of(*model.offer);
    return all.empty() ? Told{} : all[std::min(model.told, all.size() - 1)];
}

const Reply* reply_to_question(const Model& model) {
    return current_point(model) ? reply_to(*model.offer, 0, current_index(model)) : nullptr;
}

const Reply* reply_to_reading(const Model& model) {
    const auto stop = current_stop(model);
    if (stop.statements || stop.points.empty()) return nullptr;
    return reply_to(*model.offer, model.reading.set, stop.points.front());
}

void open_replies(Model& model) {
    if (!current_told(model).reply) return;
    lay_over(model, Screen::replies);
}

void show_told(Model& model, std::size_t place) {
    if (model.screen != Screen::replies && model.screen != Screen::thanks) return;
    if (!model.offer || place >= told_of(*model.offer).size()) return;
    model.told = place;
    model.page = 0;
    model.shown_at = model.now;
}

}  // namespace pledge::flow
