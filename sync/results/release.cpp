#include "sync/results/release.h"

#include "sync/core/json_reader.h"
#include "sync/gate/words.h"

namespace pledge::results {
namespace {

constexpr const char* kFormat = "pledge-release/1";

Json json_of(const gate::PublishedCell& cell) {
    if (const auto value = cell.value()) return *value;
    return "<5";
}

Json json_of(const std::optional<gate::Row>& row) {
    if (!row) return nullptr;
    Json out = Json::array();
    for (const auto& cell : *row) out.push_back(json_of(cell));
    return out;
}

Json json_of(const ReleasePoint& point) {
    Json groups = Json::array(), chips = Json::array();
    for (const auto& group : point.published.faces.groups) groups.push_back(json_of(group));
    for (std::size_t i = 0; i < point.chips.size(); ++i) {
        const auto& shown = point.published.chips.at(i);
        chips.push_back({{"id", point.chips[i].id.text},
                         {"text", point.chips[i].text},
                         {"shown", shown ? json_of(*shown) : Json(nullptr)}});
    }
    const auto& council = point.published.faces.council;
    Json out = {{"id", point.id.text},
                {"number", point.number},
                {"promise", point.promise},
                {"question", point.question},
                {"about", council ? Json(gate::about(*council)) : Json(nullptr)},
                {"faces", {{"council", json_of(council)}, {"groups", groups}}},
                {"others", json_of(point.published.others)},
                {"reasons", chips},
                {"areas", point.areas},
                {"themes", point.themes}};
    if (point.sessions) out["sessions"] = json_of(point.sessions);
    return out;
}

Json json_of(const ReleaseTheme& theme) {
    return {{"id", theme.id}, {"label", theme.label}, {"label_plain", theme.label_plain}};
}

void add_row(std::vector<Cell>& out, const std::string& part, const std::string& point,
             const std::string& group, const std::optional<gate::Row>& row,
             const std::vector<std::string>& columns) {
    if (!row) {
        out.push_back({part, point, group, {}, {}});
        return;
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        out.push_back({part, point, group, columns[i], row->at(i).text()});
}

}  // namespace

const std::vector<std::string>& other_answers() {
    static const std::vector<std::string> kNames = {"not-sure", "not-for-me", "dont-understand", "skipped"};
    return kNames;
}

const std::vector<std::string>& session_columns() {
    static const std::vector<std::string> kNames = {"faces-1-2", "face-3", "faces-4-5", "not-sure"};
    return kNames;
}

std::string write_release(const Release& release) {
    Json points = Json::array(), areas = Json::array(), themes = Json::array();
    for (const auto& area : release.areas) areas.push_back({{"id", area.id}, {"label", area.label}});
    for (const auto& theme : release.themes) themes.push_back(json_of(theme));
    for (const auto& point : release.points) points.push_back(json_of(point));
    Json wave = {{"id", release.wave.text},
                 {"set", release.set.text},
                 {"title", release.title},
                 {"columns", names_of(release.columns)},
                 {"asked_from", to_text(release.asked_from)},
                 {"asked_until", to_text(release.asked_until)},
                 {"closed", to_text(release.closed)}};
    if (release.breakdown.kind != BreakdownKind::none)
        wave["breakdown"] = {{"kind", release.breakdown.kind == BreakdownKind::age ? "age" : "setting"},
                             {"groups", release.breakdown.groups}};
    Json out = {
        {"format", kFormat}, {"council", {{"id", release.council.text}, {"name", release.council_name}}},
        {"wave", wave},      {"areas", areas},
        {"themes", themes},  {"points", points},
        {"company", nullptr}};
    if (release.company)
        out["company"] = {{"own", json_of(release.company->own)},
                          {"with_someone", json_of(release.company->with_someone)}};
    return out.dump(1) + "\n";
}

std::vector<Cell> cells_of(const Release& release) {
    const std::string everyone = "everyone";
    const auto columns = names_of(release.columns);
    std::vector<Cell> out;
    for (const auto& point : release.points) {
        const auto& faces = point.published.faces;
        add_row(out, "faces", point.id.text, everyone, faces.council, columns);
        // where the council's row is hidden, its groups are no news of their own
        if (faces.council) {
            for (std::size_t g = 0; g < release.breakdown.groups.size(); ++g)
                add_row(out, "faces", point.id.text, release.breakdown.groups[g],
                        g < faces.groups.size() ? faces.groups[g] : std::nullopt, columns);
        }
        add_row(out, "others", point.id.text, everyone, point.published.others, other_answers());
        for (std::size_t i = 0; i < point.chips.size(); ++i) {
            const auto& chip = point.published.chips.at(i);
            out.push_back(
                {"reasons", point.id.text, everyone, point.chips[i].id.text, chip ? chip->text() : ""});
        }
        // nothing where there is no row: most promises were in no session
        if (point.sessions)
            add_row(out, "sessions", point.id.text, everyone, point.sessions, session_columns());
    }
    if (release.company) {
        out.push_back({"company", {}, everyone, "own", release.company->own.text()});
        out.push_back({"company", {}, everyone, "with-someone", release.company->with_someone.text()});
    } else {
        out.push_back({"company", {}, everyone, {}, {}});
    }
    return out;
}

}  // namespace pledge::results
