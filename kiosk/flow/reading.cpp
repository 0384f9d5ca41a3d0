#include "kiosk/flow/reading.h"

#include "kiosk/flow/journey.h"

#include <algorithm>

namespace pledge::flow {
namespace {

std::size_t place_of_section(const Pack& pack, const Point& point) {
    const auto* section = pack.section_of(point);
    return section ? static_cast<std::size_t>(section - pack.sections.data()) : pack.sections.size();
}

bool is_statement(const Point& point) {
    return point.kind == PointKind::statement;
}

}  // namespace

std::vector<Stop> stops_of(const Pack& pack) {
    std::vector<std::size_t> order(pack.points.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto key = [&](std::size_t i) {
        const auto& p = pack.points[i];
        return std::tuple(place_of_section(pack, p), is_statement(p), is_statement(p) ? p.number : 0);
    };
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return key(a) < key(b); });
    std::vector<Stop> stops;
    for (const auto i : order) {
        const auto& point = pack.points[i];
        const auto* section = pack.section_of(point);
        const bool joins = is_statement(point) && !stops.empty() && stops.back().statements &&
                           stops.back().section == section;
        if (!joins) stops.push_back({section, {}, is_statement(point)});
        stops.back().points.push_back(i);
    }
    return stops;
}

std::size_t count_sets(const Offer& offer) {
    return 1 + offer.others.size();
}

const Pack& set_at(const Offer& offer, std::size_t set) {
    return set == 0 || set > offer.others.size() ? offer.pack : offer.others[set - 1];
}

const Pack& read_pack_of(const Model& model) {
    return set_at(*model.offer, model.reading.set);
}

Stop current_stop(const Model& model) {
    auto stops = stops_of(read_pack_of(model));
    return stops.empty() ? Stop{} : stops[std::min(model.reading.stop, stops.size() - 1)];
}

void open_promises(Model& model) {
    if (!model.offer) return;
    if (count_sets(*model.offer) == 1) return read_set(model, 0);
    model.reading = {};
    go(model, Screen::sets);
}

void read_set(Model& model, std::size_t set) {
    if (!model.offer || set >= count_sets(*model.offer)) return;
    model.reading = {set, 0};
    go(model, Screen::read);
}

void back_in_reading(Model& model) {
    if (model.page > 0) {
        --model.page;
        model.shown_at = model.now;
    } else if (model.reading.stop > 0) {
        --model.reading.stop;
        go(model, Screen::read);
    } else {
        go(model, count_sets(*model.offer) > 1 ? Screen::sets : resting_screen(model));
    }
}

bool next_in_reading(Model& model) {
    if (model.reading.stop + 1 < stops_of(read_pack_of(model)).size()) {
        ++model.reading.stop;
        go(model, Screen::read);
        return true;
    }
    if (count_sets(*model.offer) == 1) return false;
    go(model, Screen::sets);
    return true;
}

}  // namespace pledge::flow
