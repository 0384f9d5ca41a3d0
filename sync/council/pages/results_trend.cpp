#include "sync/council/pages/frame.h"
#include "sync/council/pages/parts.h"
#include "sync/council/pages/results_parts.h"
#include "sync/gate/words.h"
#include "sync/results/labels.h"
#include "sync/results/trend.h"

#include <algorithm>

namespace pledge::council {
namespace {

using results::Change;
using results::Release;
using results::ReleasePoint;

// Published waves that this one may be compared with, the latest first; from the plans alone, so that no
// release is read for a list.
Result<std::vector<WaveId>> earlier(Storage& storage, const Release& release) {
    auto waves = storage.waves();
    if (!waves) return waves.error();
    std::erase_if(*waves, [&](const StoredWave& other) {
        return other.state != WaveState::published || other.wave.questions.id != release.set ||
               other.wave.columns != release.columns || !other.opened || *other.opened >= release.asked_from;
    });
    std::stable_sort(waves->begin(), waves->end(),
                     [](const StoredWave& a, const StoredWave& b) { return a.opened > b.opened; });
    std::vector<WaveId> out;
    for (const auto& other : *waves) out.push_back(other.wave.id);
    return out;
}

html::Colour colour_of(Change change) {
    return change == Change::better  ? html::Colour::green
           : change == Change::worse ? html::Colour::yellow
                                     : html::Colour::grey;
}

std::string about(const ReleasePoint* point) {
    if (!point) return "–";
    const auto& row = point->published.faces.council;
    return row ? "about " + std::to_string(gate::about(*row)) : std::string(results::kNotEnough);
}

Markup compared(const Release& before, const Release& after) {
    const auto all = results::changes(before, after);
    if (!all) return html::paragraph(all.error().say);
    const html::Column columns[] = {
        {"Promise"}, {"Since then"}, {"Answers in " + before.wave.text}, {"Answers in " + after.wave.text}};
    std::vector<std::vector<Markup>> rows;
    for (const auto& [id, change] : *all) {
        const auto* now = point_of(after, id.text);
        rows.push_back(
            {html::link(path_of(after, "/" + id.text), std::to_string(now->number) + ". " + now->promise),
             html::tag(words_of(change), colour_of(change)), fill("{}", {about(point_of(before, id.text))}),
             fill("{}", {about(now)})});
    }
    return html::table("What changed from " + before.wave.text + " to " + after.wave.text, columns, rows);
}

Markup choice(const Release& release, const std::vector<WaveId>& waves, const WaveId& chosen) {
    if (waves.size() < 2) return {};
    Markup items;
    for (const auto& wave : waves)
        items += fill("<li><a href=\"{}?since={}\" class=\"govuk-link{}\">{}</a></li>\n",
                      {path_of(release, "/trend"), wave.text,
                       wave == chosen ? Markup(" govuk-!-font-weight-bold\" aria-current=\"page") : Markup(),
                       wave.text});
    return fill(
        "<nav aria-label=\"Earlier waves\" class=\"pledge-no-print\"><ul "
        "class=\"govuk-list pledge-buttons\">\n{}</ul></nav>\n",
        {items});
}

Markup what_words_mean() {
    const Markup items[] = {
        Markup(
            "<strong>Better</strong> and <strong>worse</strong> are said only where rounding can't have made "
            "the difference."),
        Markup("<strong>No clear change</strong>: it may be better, worse or the same."),
        Markup("Waves are compared only where the same promises were asked in the same columns."),
        Markup("Other young people may have answered each time. Ask them before you draw a conclusion.")};
    return html::inset(html::list(items));
}

Result<std::optional<Release>> chosen(Storage& storage, const WaveId& wave) {
    using None = std::optional<Release>;
    const auto text = storage.release(wave);
    if (!text) return text.error();
    if (!*text) return None();
    auto release = results::read_release(**text);
    if (!release) return release.error();
    return None(std::move(*release));
}

Result<http::Response> show(Storage& storage, const Asked& asked) {
    const auto after = release_of(storage, asked);
    if (!after) return after.error();
    if (!*after) return no_such(asked);
    const auto waves = earlier(storage, **after);
    if (!waves) return waves.error();
    PageView view;
    view.title = "What changed, " + (*after)->wave.text;
    view.back = path_of(**after);
    view.back_words = "All promises of " + (*after)->wave.text;
    view.wide = true;
    if (waves->empty()) {
        view.body = html::paragraph(
            "There is nothing to compare with yet: no earlier wave asked the same promises in the same "
            "columns.");
        return framed(asked, view);
    }
    const auto since = asked.query.find("since");
    const auto at = since == asked.query.end()
                        ? waves->begin()
                        : std::find(waves->begin(), waves->end(), WaveId(since->second));
    if (at == waves->end()) return no_such(asked);
    const auto before = chosen(storage, *at);
    if (!before) return before.error();
    if (!*before) return no_such(asked);
    view.body = choice(**after, *waves, *at);
    view.body += compared(**before, **after);
    view.body += what_words_mean();
    return framed(asked, view);
}

}  // namespace

void add_trend_results(http::Router& router, Front& front) {
    add_page(router, front, "GET", "/results/{wave}/trend", Action::see_results, show);
}

}  // namespace pledge::council
