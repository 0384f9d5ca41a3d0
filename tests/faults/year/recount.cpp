// What a release must say, worked out from what was tapped, not from the server's code.
#include "tests/faults/year/ledger.h"

namespace pledge::year {
namespace {

gate::PointCounts recount(const std::vector<Answer>& answers, std::size_t q, bool by_age) {
    gate::PointCounts out;
    out.faces.columns = by_age ? 4 : 3;
    out.faces.groups.assign(by_age ? 3 : 1, gate::CountRow(out.faces.columns, 0));
    if (by_age) out.faces.declined = gate::CountRow(4, 0);
    out.others = {0, 0, 0, 0};
    out.chips.assign(Council::chips(q), 0);
    for (const auto& answer : answers) {
        const auto& point = answer.points[q];
        const int say = static_cast<int>(point.say);
        if (say >= 6) ++out.others[static_cast<std::size_t>(say - 6)];
        if (say < 1 || say > 5) continue;
        const int three = say <= 2 ? 0 : say == 3 ? 1 : 2, four = say <= 2 ? 0 : say - 2;
        const auto column = static_cast<std::size_t>(by_age ? four : three);
        if (!by_age)
            ++out.faces.groups[0][column];
        else if (answer.group == 0)
            ++(*out.faces.declined)[column];
        else
            ++out.faces.groups[answer.group - 1U][column];
        for (std::size_t i = 0; i < out.chips.size(); ++i) out.chips[i] += point.reasons >> i & 1U;
    }
    return out;
}

}  // namespace

std::vector<std::string> differences(const results::Release& release, const std::vector<Answer>& answers,
                                     bool by_age) {
    std::vector<std::string> out;
    std::vector<gate::PublishedPoint> points;
    for (std::size_t q = 0; q < Council::questions(); ++q) {
        points.push_back(must(gate::publish(recount(answers, q, by_age))));
        if (q >= release.points.size() || release.points[q].published != points.back())
            out.push_back(release.wave.text + " says something else about question " + std::to_string(q) +
                          " than a recount.");
    }
    std::uint32_t own = 0, with_someone = 0;
    for (const auto& answer : answers) {
        own += answer.company == Company::own;
        with_someone += answer.company == Company::with_someone;
    }
    if (release.company != must(gate::publish_company(own, with_someone, points)))
        out.push_back(release.wave.text + " says something else about company than a recount.");
    return out;
}

}  // namespace pledge::year
