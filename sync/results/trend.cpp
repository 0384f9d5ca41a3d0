#include "sync/results/trend.h"

#include "sync/gate/words.h"
#include "sync/results/csv.h"
#include "sync/results/labels.h"

#include <algorithm>

namespace pledge::results {
namespace {

const ReleasePoint* find(const Release& release, const PointId& id) {
    const auto at = std::find_if(release.points.begin(), release.points.end(),
                                 [&](const ReleasePoint& point) { return point.id == id; });
    return at == release.points.end() ? nullptr : &*at;
}

Change change_of(const ReleasePoint* before, const ReleasePoint& after) {
    if (!before) return Change::not_asked_before;
    if (before->question != after.question) return Change::other_words;
    const auto &then = before->published.faces.council, &now = after.published.faces.council;
    if (!then || !now) return Change::not_enough;
    switch (gate::trend(*then, *now)) {
        case gate::Trend::better:
            return Change::better;
        case gate::Trend::worse:
            return Change::worse;
        case gate::Trend::no_clear_change:
            break;
    }
    return Change::no_clear_change;
}

// For a terminal: no line break or escape sequence of a stranger's.
std::string printable(std::string text) {
    for (auto& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    return text;
}

std::string about_of(const ReleasePoint* point) {
    if (!point) return {};
    const auto& row = point->published.faces.council;
    return row ? std::to_string(gate::about(*row)) : std::string(kNotEnough);
}

}  // namespace

std::string_view words_of(Change change) {
    switch (change) {
        case Change::better:
            return "better";
        case Change::worse:
            return "worse";
        case Change::no_clear_change:
            return "no clear change";
        case Change::not_enough:
            return "not enough answers to compare";
        case Change::other_words:
            return "the question had other words";
        case Change::not_asked_before:
            break;
    }
    return "not asked before";
}

bool comparable(const Release& before, const Release& after) {
    return before.council == after.council && before.set == after.set && before.columns == after.columns &&
           before.asked_from < after.asked_from;
}

Result<std::vector<PointChange>> changes(const Release& before, const Release& after) {
    if (!comparable(before, after))
        return Error{Code::bad_input,
                     "These two waves can't be compared; choose an earlier one of the same promise set, with "
                     "the same columns."};
    std::vector<PointChange> out;
    for (const auto& point : after.points)
        out.push_back({point.id, change_of(find(before, point.id), point)});
    return out;
}

std::vector<Step> steps_of(const std::vector<Release>& releases) {
    std::vector<Step> out;
    for (std::size_t after = 0; after < releases.size(); ++after) {
        std::optional<std::size_t> nearest;
        for (std::size_t before = 0; before < releases.size(); ++before)
            if (comparable(releases[before], releases[after]) &&
                (!nearest || releases[*nearest].asked_from < releases[before].asked_from))
                nearest = before;
        if (nearest) out.push_back({*nearest, after});
    }
    std::stable_sort(out.begin(), out.end(), [&](const Step& a, const Step& b) {
        return releases[a.after].asked_from < releases[b.after].asked_from;
    });
    return out;
}

std::string write_trend_csv(const std::vector<Release>& releases) {
    auto out = csv_line(
        {"set", "before", "after", "number", "point", "promise", "about_before", "about_after", "change"});
    for (const auto& [b, a] : steps_of(releases)) {
        const auto &before = releases[b], &after = releases[a];
        const auto all = changes(before, after);
        for (std::size_t i = 0; all && i < all->size(); ++i) {
            const auto& point = after.points[i];
            out += csv_line({after.set.text, before.wave.text, after.wave.text, std::to_string(point.number),
                             point.id.text, point.promise, about_of(find(before, point.id)), about_of(&point),
                             words_of((*all)[i].change)});
        }
    }
    return out;
}

std::string trend_text(const std::vector<Release>& releases) {
    std::string out;
    for (const auto& [b, a] : steps_of(releases)) {
        const auto &before = releases[b], &after = releases[a];
        const auto all = changes(before, after);
        if (!all) continue;
        out += "From " + before.wave.text + " to " + after.wave.text + " (" + after.set.text + ")\n";
        for (std::size_t i = 0; i < all->size(); ++i) {
            const auto& point = after.points[i];
            out += "  " + std::to_string(point.number) + "  " + printable(point.promise) + ": " +
                   std::string(words_of((*all)[i].change)) + "\n";
        }
    }
    if (!out.empty()) return out;
    return "There are no two published waves of one promise set with the same columns to compare yet.\n";
}

}  // namespace pledge::results
