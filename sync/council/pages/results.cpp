#include "sync/council/pages/results.h"

#include "sync/council/pages/frame.h"
#include "sync/council/pages/parts.h"
#include "sync/council/pages/results_parts.h"
#include "sync/results/labels.h"

#include <algorithm>

namespace pledge::council {
namespace {

std::string asked_about(const Wave& wave) {
    switch (wave.breakdown.kind) {
        case BreakdownKind::age:
            return "by age";
        case BreakdownKind::setting:
            return "by setting";
        case BreakdownKind::none:
            break;
    }
    return "no groups";
}

Markup none_yet(const Asked& asked) {
    auto out = html::paragraph(
        "No results are published yet. They appear here when a wave has been closed and there were enough "
        "answers.");
    if (may(asked.visitor.account.role, Action::see_waves))
        out += html::paragraph(html::link("/waves", "See how the waves are getting on"));
    return out;
}

Result<http::Response> list(Storage& storage, const Asked& asked) {
    auto waves = storage.waves();
    if (!waves) return waves.error();
    std::erase_if(*waves, [](const StoredWave& wave) { return wave.state != WaveState::published; });
    std::stable_sort(waves->begin(), waves->end(),
                     [](const StoredWave& a, const StoredWave& b) { return a.closed > b.closed; });
    PageView view;
    view.title = "Results";
    if (waves->empty()) {
        view.body = none_yet(asked);
        return framed(asked, view);
    }
    const html::Column columns[] = {{"Wave"}, {"Promises"}, {"Asked"}, {"Published"}, {"Groups"}};
    std::vector<std::vector<Markup>> rows;
    for (const auto& [wave, state, opened, stopped, closed, last_try, ending, destroyed] : *waves)
        rows.push_back(
            {html::link("/results/" + wave.id.text, wave.id.text), fill("{}", {wave.questions.id.text}),
             fill("{} to {}", {results::in_words(opened.value_or(wave.opens)),
                               results::in_words(stopped.value_or(wave.asks_until))}),
             fill("{}", {results::in_words(closed.value_or(Day{}))}), fill("{}", {asked_about(wave)})});
    view.wide = true;
    view.body = html::table("Published waves, newest first", columns, rows);
    return framed(asked, view);
}

}  // namespace

void add_result_pages(http::Router& router, Front& front) {
    add_page(router, front, "GET", "/results", Action::see_results, list);
    add_wave_results(router, front);
    // before those of a promise, whose address begins alike
    add_trend_results(router, front);
    add_result_files(router, front);
    add_point_results(router, front);
}

}  // namespace pledge::council
