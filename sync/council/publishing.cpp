#include "sync/council/publishing.h"

#include "sync/gate/sessions.h"

#include <cassert>

namespace pledge::council {
namespace {

results::ReleasePoint words_of(const Question& question, const Pack& pack) {
    results::ReleasePoint out;
    out.id = question.point;
    const auto* point = pack.find(question.point);
    if (point) {
        out.number = point->number;
        out.promise = point->few;
        out.question = point->rate_question;
        out.areas = point->areas;
        out.themes = point->themes;
    }
    for (const auto& id : question.reasons) {
        std::string text;
        if (point)
            for (const auto& reason : point->reasons)
                if (reason.id == id) text = reason.text;
        out.chips.push_back({id, text});
    }
    return out;
}

}  // namespace

Result<results::Release> make_release(const Closing& closing, const StoredWave& wave, const Pack& pack,
                                      const Tally& tally) {
    assert(wave.opened && wave.stopped && wave.closed);
    results::Release out;
    out.council = closing.council;
    out.council_name = closing.council_name;
    out.wave = wave.wave.id;
    out.set = wave.wave.questions.id;
    out.title = pack.title;
    out.columns = wave.wave.columns;
    out.breakdown = wave.wave.breakdown;
    for (const auto& area : pack.areas) out.areas.push_back({area.id, area.label});
    for (const auto& theme : pack.themes) out.themes.push_back({theme.id, theme.label, theme.label_plain});
    out.asked_from = *wave.opened;
    out.asked_until = *wave.stopped;
    out.closed = *wave.closed;
    std::vector<gate::PublishedPoint> points;
    for (std::size_t q = 0; q < tally.points.size(); ++q) {
        auto published = gate::publish(tally.points[q]);
        if (!published) return published.error();
        points.push_back(*published);
        out.points.push_back(words_of(wave.wave.questions.questions[q], pack));
        out.points.back().published = std::move(*published);
        auto sessions = gate::publish_sessions(tally.sessions.at(q));
        if (!sessions) return sessions.error();
        out.points.back().sessions = std::move(*sessions);
    }
    auto company = gate::publish_company(tally.own, tally.with_someone, points);
    if (!company) return company.error();
    out.company = *company;
    return out;
}

Status put_release(Storage& storage, const results::Release& release) {
    const auto text = results::write_release(release);
    // a release that can't be read back would be lost for ever: better not to close
    const auto back = results::read_release(text);
    if (!back) return back.error();
    if (*back != release)
        return Error{Code::failed,
                     "The results could not be written exactly; nothing was published, please report this."};
    std::vector<CellRow> cells;
    for (const auto& cell : results::cells_of(release))
        cells.push_back({cell.part, cell.point, cell.group, cell.column, cell.shown});
    return storage.put_release(release.wave, text, cells);
}

}  // namespace pledge::council
