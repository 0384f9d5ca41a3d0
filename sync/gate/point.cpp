#include "sync/gate/point.h"

#include "sync/gate/check.h"
#include "sync/gate/point_rules.h"
#include "sync/gate/press.h"

namespace pledge::gate {
namespace {

constexpr std::uint32_t kLeastCompany = 10;
constexpr std::uint64_t kWidestCell = 4;  // the furthest a count can lie above the least a reader knows of it

Status check(const PointCounts& counts) {
    if (counts.faces.groups.size() > 1 && !counts.faces.declined)
        return Error{
            Code::bad_input,
            "The point has a breakdown but no row for those who declined; give one, of zeros if nobody did."};
    if (counts.others.size() > kMostColumns || counts.chips.size() > kMostColumns)
        return Error{Code::bad_input, "The point has more than " + std::to_string(kMostColumns) +
                                          " other answers or reason chips; offer fewer."};
    for (const auto chip : counts.chips)
        if (auto ok = check_count(chip, "A reason chip"); !ok) return ok;
    return {};
}

// The least number of answers to a point that a reader can be sure of.
std::uint64_t least_answers(const PublishedPoint& point) {
    std::uint64_t by_column = 0, by_group = 0;
    if (point.faces.council) {
        const auto& council = *point.faces.council;
        for (std::size_t f = 0; f < council.size(); ++f) {
            std::uint64_t groups = 0;
            for (const auto& group : point.faces.groups)
                if (group) groups += (*group)[f].interval().least;
            by_column += std::max<std::uint64_t>(council[f].interval().least, groups);
        }
        bool any_hidden = false;
        for (const auto& group : point.faces.groups) {
            any_hidden |= !group;
            if (group) by_group += sum_of_least(*group);
        }
        if (any_hidden) by_group += static_cast<std::uint64_t>(rules::AllRules::hidden_together);
    }
    return std::max(by_column, by_group) + (point.others ? sum_of_least(*point.others) : 0);
}

std::uint64_t sum_of_most(const Row& row) {
    std::uint64_t sum = 0;
    for (const auto& cell : row) sum += cell.interval().most;
    return sum;
}

// Whether a reader who believed that everybody answered this point, and that there were between `least` and
// `most` of them, could tighten no cell of it. Where a row is not shown, anything may be in it.
bool says_nothing_about(const PublishedPoint& point, std::uint64_t least, std::uint64_t most) {
    if (least_answers(point) + kWidestCell > most) return false;
    if (!point.faces.council || !point.others) return true;
    return sum_of_most(*point.faces.council) + sum_of_most(*point.others) >= least + kWidestCell;
}

}  // namespace

std::uint64_t sum_of_least(const Row& row) {
    std::uint64_t sum = 0;
    for (const auto& cell : row) sum += cell.interval().least;
    return sum;
}

bool chip_fits(const PublishedCell& chip, const Published& faces) {
    if (!faces.council) return false;
    return rules::chip_showable<rules::AllRules>(static_cast<rules::Number>(chip.value().value_or(0)),
                                                 static_cast<rules::Number>(sum_of_least(*faces.council)));
}

bool company_fits(const Company& company, const std::vector<PublishedPoint>& points) {
    const auto own = company.own.interval(), other = company.with_someone.interval();
    const auto least = std::uint64_t{own.least} + other.least, most = std::uint64_t{own.most} + other.most;
    return std::all_of(points.begin(), points.end(),
                       [&](const auto& point) { return says_nothing_about(point, least, most); });
}

Result<PublishedPoint> publish(const PointCounts& counts) {
    if (auto ok = check(counts); !ok) return ok.error();
    auto faces = publish(counts.faces);
    if (!faces) return faces.error();
    PublishedPoint point{std::move(*faces), {}, {}};
    if (!counts.others.empty()) {
        auto others = publish(Counts{counts.others.size(), {counts.others}, {}});
        if (!others) return others.error();
        point.others = std::move(others->council);
    }
    for (const auto count : counts.chips) {
        auto& chip = point.chips.emplace_back();
        if (const auto cell = Press::of(rules::pub(count)); chip_fits(cell, point.faces)) chip = cell;
    }
    return point;
}

Result<std::optional<Company>> publish_company(std::uint32_t own, std::uint32_t with_someone,
                                               const std::vector<PublishedPoint>& points) {
    for (const auto count : {own, with_someone})
        if (auto ok = check_count(count, "The question of company"); !ok) return ok.error();
    if (own < kLeastCompany || with_someone < kLeastCompany) return std::optional<Company>{};
    const Company company{Press::of(rules::pub(own)), Press::of(rules::pub(with_someone))};
    if (!company_fits(company, points)) return std::optional<Company>{};
    return std::optional<Company>{company};
}

}  // namespace pledge::gate
