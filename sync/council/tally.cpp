#include "sync/council/tally.h"

#include <algorithm>

namespace pledge::council {
namespace {

constexpr std::size_t kSessionColumns = std::tuple_size_v<decltype(OpenedSession::columns)>;

gate::PointCounts empty_counts(const Wave& wave, const Question& question) {
    const gate::CountRow row(count_of(wave.columns), 0);
    const auto groups = wave.breakdown.groups.size();
    gate::PointCounts counts;
    counts.faces.columns = row.size();
    counts.faces.groups.assign(std::max<std::size_t>(1, groups), row);
    if (groups > 0) counts.faces.declined = row;
    counts.others.assign(4, 0);
    counts.chips.assign(question.reasons.size(), 0);
    return counts;
}

void count_point(const PointAnswer& point, std::size_t group, const Wave& wave, gate::PointCounts& counts) {
    if (!is_face(point.say)) {
        if (point.say != Say::nothing)
            ++counts.others[static_cast<std::size_t>(point.say) - static_cast<std::size_t>(Say::not_sure)];
        return;
    }
    const auto column = column_of(wave.columns, face_of(point.say));
    if (!counts.faces.declined)
        ++counts.faces.groups[0][column];
    else if (group == 0)
        ++(*counts.faces.declined)[column];
    else
        ++counts.faces.groups[group - 1][column];
    for (std::size_t i = 0; i < counts.chips.size(); ++i)
        if ((point.reasons >> i & 1U) != 0) ++counts.chips[i];
}

}  // namespace

Tally count(std::span<const Opened> answers, std::span<const OpenedSession> sessions, const Wave& wave) {
    Tally tally;
    tally.sessions.assign(wave.questions.questions.size(), gate::CountRow(kSessionColumns, 0));
    for (const auto& question : wave.questions.questions)
        tally.points.push_back(empty_counts(wave, question));
    for (const auto& answer : answers) {
        tally.own += answer.company == Company::own;
        tally.with_someone += answer.company == Company::with_someone;
        for (std::size_t q = 0; q < tally.points.size() && q < answer.size; ++q)
            count_point(answer.points[q], answer.group, wave, tally.points[q]);
    }
    for (const auto& session : sessions)
        for (std::size_t i = 0; i < kSessionColumns; ++i)
            tally.sessions.at(session.point)[i] += session.columns[i];
    return tally;
}

}  // namespace pledge::council
