#include "sync/report/report.h"

#include "sync/gate/words.h"
#include "sync/report/parts.h"

#include <algorithm>

#include "words/kiosk.h"
#include "words/report.h"

namespace pledge::report {
namespace {

namespace paper_words = words::report;

const results::ReleasePoint* find_point(const results::Release& release, const PointId& id) {
    const auto at = std::find_if(release.points.begin(), release.points.end(),
                                 [&](const auto& point) { return point.id == id; });
    return at == release.points.end() ? nullptr : &*at;
}

// One list of ids of a point: its themes, or its areas.
std::vector<ResultsGroup> grouped(const results::Release& release,
                                  const std::vector<std::pair<std::string, Said>>& headings,
                                  std::vector<std::string> results::ReleasePoint::*ids, const Said& rest) {
    std::vector<ResultsGroup> out;
    std::vector<bool> placed(release.points.size());
    for (const auto& [id, heading] : headings) {
        ResultsGroup group{heading, {}, {}};
        for (std::size_t p = 0; p < release.points.size(); ++p) {
            const auto& own = release.points[p].*ids;
            if (std::find(own.begin(), own.end(), id) == own.end()) continue;
            if (placed[p])
                group.also.push_back(release.points[p].number);
            else
                group.points.push_back(p);
            placed[p] = true;
        }
        if (!group.points.empty() || !group.also.empty()) out.push_back(std::move(group));
    }
    ResultsGroup left{out.empty() ? Said{} : rest, {}, {}};
    for (std::size_t p = 0; p < placed.size(); ++p)
        if (!placed[p]) left.points.push_back(p);
    if (!left.points.empty()) out.push_back(std::move(left));
    return out;
}

}  // namespace

std::vector<ResultsGroup> groups_of(const results::Release& release, const Wording& words) {
    std::vector<std::pair<std::string, Said>> headings;
    for (const auto& theme : release.themes) headings.emplace_back(theme.id, words.theme(release.set, theme));
    const auto rest = words.paper(paper_words::results_other);
    if (!headings.empty()) return grouped(release, headings, &results::ReleasePoint::themes, rest);
    for (const auto& area : release.areas)
        headings.emplace_back(area.id, words.of_set(release.set.text + "/area/" + area.id, area.label));
    return grouped(release, headings, &results::ReleasePoint::areas, rest);
}

const gate::Row* Writing::row_before(const PointId& point) const {
    if (!input.before || input.before->columns != release().columns) return nullptr;
    const auto* then = find_point(*input.before, point);
    return then && then->published.faces.council ? &*then->published.faces.council : nullptr;
}

Said Writing::trend(const results::ReleasePoint& point) const {
    const auto* then = row_before(point.id);
    const auto& now = point.published.faces.council;
    if (!then || !now) return {};
    switch (gate::trend(*then, *now)) {
        case gate::Trend::better:
            return words.screen(words::display_better);
        case gate::Trend::worse:
            return words.screen(words::display_worse);
        case gate::Trend::no_clear_change:
            break;
    }
    return words.screen(words::display_no_change);
}

std::string Writing::symbol(const PointId& point) const {
    const auto* found = input.set ? input.set->pack.find(point) : nullptr;
    return found ? input.set->pack.symbol_of(*found) : std::string();
}

std::vector<const Reply*> Writing::replies() const {
    std::vector<const Reply*> out;
    if (!input.replies || input.replies->set != release().set) return out;
    for (const auto& point : release().points)
        if (const auto* reply = input.replies->find(point.id)) out.push_back(reply);
    return out;
}

std::vector<Commitment> Writing::commitments() const {
    std::vector<Commitment> out;
    for (const auto& commitment : input.commitments)
        if (commitment.set == release().set) out.push_back(commitment);
    const auto place = [this](const Commitment& c) {
        const auto* point = find_point(release(), c.point);
        return point ? point - release().points.data() : std::ptrdiff_t{1000};
    };
    std::stable_sort(out.begin(), out.end(),
                     [&](const Commitment& a, const Commitment& b) { return place(a) < place(b); });
    return out;
}

Result<std::string> make_report(const ReportInput& input, const text::LanguageCode& language,
                                const Tools& tools) {
    const Wording words(tools.books, language);
    const auto title = words.of_set(input.release.set.text + "/title", input.release.title);
    text::PaperFacts facts;
    facts.title = words.paper(paper_words::title).text + " – " + title.text;
    facts.author = input.release.council_name;
    facts.made = input.made;
    Sheet sheet(tools.type, words, facts);
    Writing w{input, words, sheet, tools.pictures};
    write_first_page(w);
    write_replies(w);
    write_results(w);
    write_commitments(w);
    write_evidence(w);
    write_method(w);
    return sheet.finish(words.english(input.release.council_name + " · " + title.text));
}

}  // namespace pledge::report
