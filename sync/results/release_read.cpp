#include "sync/core/json_reader.h"
#include "sync/gate/words.h"
#include "sync/results/release.h"

#include <algorithm>

namespace pledge::results {
namespace {

constexpr std::size_t kMostRelease = std::size_t{1} << 20;
constexpr std::size_t kMostGroupings = 400;

Day read_day(JsonReader& in, const Json& object, const char* key) {
    const auto day = day_from_text(in.text(object, key, 10));
    if (!day) in.fail(std::string("has a \"") + key + "\" that is no day");
    return day.value_or(Day{});
}

// "<5" or a number, as the gate's own text; read_back() says whether the gate would have written it.
std::string read_cell(JsonReader& in, const Json& cell) {
    if (cell == "<5") return "<5";
    if (cell.is_number_unsigned()) return std::to_string(cell.get<std::uint64_t>());
    in.fail("holds a cell that is neither \"<5\" nor a number");
    return {};
}

std::optional<gate::TextRow> read_row(JsonReader& in, const Json& row) {
    if (row.is_null()) return std::nullopt;
    if (!row.is_array() || row.size() > gate::kMostColumns) {
        in.fail("holds a row of cells that is none");
        return std::nullopt;
    }
    gate::TextRow out;
    for (const auto& cell : row) out.push_back(read_cell(in, cell));
    return out;
}

// A field that may be null, but must be there.
const Json& field(JsonReader& in, const Json& object, const char* key) {
    static const Json kNull;
    if (in.has(object, key)) return object.at(key);
    in.fail(std::string("lacks \"") + key + "\"");
    return kNull;
}

void read_groupings(JsonReader& in, const Json& root, Release& out) {
    for (const auto& area : in.array(root, "areas", kMostGroupings)) {
        in.only(area, {"id", "label"});
        out.areas.push_back({in.id(area, "id"), in.text(area, "label", 2000)});
    }
    for (const auto& theme : in.array(root, "themes", kMostGroupings)) {
        in.only(theme, {"id", "label", "label_plain"});
        out.themes.push_back(
            {in.id(theme, "id"), in.text(theme, "label", 2000), in.text(theme, "label_plain", 2000)});
    }
}

// What a promise is in must be among what the release names.
template <class Named>
std::vector<std::string> read_membership(JsonReader& in, const Json& json, const char* key,
                                         const std::vector<Named>& named) {
    std::vector<std::string> out;
    for (const auto& id : in.array(json, key, kMostGroupings)) {
        const auto is_it = [&id](const Named& each) { return id == each.id; };
        if (std::any_of(named.begin(), named.end(), is_it))
            out.push_back(id.template get<std::string>());
        else
            in.fail(std::string("has a promise whose \"") + key + "\" it does not name");
    }
    return out;
}

// Left out where there is none; never null.
Status read_sessions(JsonReader& in, const Json& json, ReleasePoint& out) {
    if (!in.has(json, "sessions")) return {};
    const auto texts = read_row(in, json.at("sessions"));
    if (!texts || texts->size() != session_columns().size())
        in.fail("has votes of live sessions of another number");
    if (in.problem()) return *in.problem();
    auto row = gate::read_back_sessions(*texts);
    if (!row) return row.error();
    out.sessions = std::move(*row);
    return {};
}

Result<ReleasePoint> read_point(JsonReader& in, const Json& json, const Release& around) {
    in.only(json, {"id", "number", "promise", "question", "about", "faces", "others", "reasons", "areas",
                   "themes", "sessions"});
    ReleasePoint point;
    point.id = PointId(in.id(json, "id"));
    point.number = static_cast<int>(in.number(json, "number", 200));
    point.promise = in.text(json, "promise", 2000);
    point.question = in.text(json, "question", 2000);
    point.areas = read_membership(in, json, "areas", around.areas);
    point.themes = read_membership(in, json, "themes", around.themes);
    gate::ReleasedPoint released;
    released.columns = count_of(around.columns);
    const auto& faces = in.object(json, "faces");
    in.only(faces, {"council", "groups"});
    released.council = read_row(in, field(in, faces, "council"));
    for (const auto& group : in.array(faces, "groups", gate::kMostGroups))
        released.groups.push_back(read_row(in, group));
    released.others = read_row(in, field(in, json, "others"));
    if (released.others && released.others->size() != other_answers().size())
        in.fail("has other answers of another number");
    for (const auto& chip : in.array(json, "reasons", gate::kMostColumns)) {
        in.only(chip, {"id", "text", "shown"});
        point.chips.push_back({ReasonId(in.id(chip, "id")), in.text(chip, "text", 2000)});
        const auto& shown = field(in, chip, "shown");
        released.chips.push_back(shown.is_null() ? std::nullopt : std::optional(read_cell(in, shown)));
    }
    if (in.problem()) return *in.problem();
    auto published = gate::read_back(released);
    if (!published) return published.error();
    point.published = std::move(*published);
    if (auto sessions = read_sessions(in, json, point); !sessions) return sessions.error();
    const auto& council = point.published.faces.council;
    if (field(in, json, "about") != (council ? Json(gate::about(*council)) : Json(nullptr)))
        in.fail("has an \"about\" that its cells don't add up to");
    return point;
}

void read_columns(JsonReader& in, const Json& wave, Release& out) {
    const auto& names = in.array(wave, "columns", 8);
    if (names == Json(names_of(Columns::three)))
        out.columns = Columns::three;
    else if (names == Json(names_of(Columns::four)))
        out.columns = Columns::four;
    else
        in.fail("has columns of an unknown kind");
    if (!in.has(wave, "breakdown")) return;
    const auto& breakdown = in.object(wave, "breakdown");
    in.only(breakdown, {"kind", "groups"});
    const auto kind = in.text(breakdown, "kind", 16);
    if (kind != "age" && kind != "setting") in.fail("has a breakdown of an unknown kind");
    out.breakdown.kind = kind == "age" ? BreakdownKind::age : BreakdownKind::setting;
    for (const auto& group : in.array(breakdown, "groups", gate::kMostGroups)) {
        if (group.is_string() && is_plain_id(group.get_ref<const std::string&>()))
            out.breakdown.groups.push_back(group.get<std::string>());
        else
            in.fail("has a breakdown group that is no id");
    }
}

void read_wave(JsonReader& in, const Json& json, Release& out) {
    in.only(json, {"id", "set", "title", "columns", "breakdown", "asked_from", "asked_until", "closed"});
    out.wave = WaveId(in.id(json, "id"));
    out.set = SetId(in.id(json, "set"));
    out.title = in.text(json, "title", 2000);
    read_columns(in, json, out);
    out.asked_from = read_day(in, json, "asked_from");
    out.asked_until = read_day(in, json, "asked_until");
    out.closed = read_day(in, json, "closed");
}

Status read_company(JsonReader& in, const Json& root, Release& out) {
    const auto& json = field(in, root, "company");
    if (json.is_null()) return {};
    in.only(json, {"own", "with_someone"});
    const auto own = read_cell(in, field(in, json, "own")),
               with_someone = read_cell(in, field(in, json, "with_someone"));
    if (in.problem()) return *in.problem();
    std::vector<gate::PublishedPoint> points;
    for (const auto& point : out.points) points.push_back(point.published);
    auto company = gate::read_back_company(own, with_someone, points);
    if (!company) return company.error();
    out.company = *company;
    return {};
}

}  // namespace

Result<Release> read_release(std::string_view text) {
    JsonReader in("the release", text, kMostRelease);
    const auto& root = in.root();
    in.only(root, {"format", "council", "wave", "areas", "themes", "points", "company"});
    if (in.text(root, "format", 32) != "pledge-release/1") in.fail("is of another format");
    Release out;
    const auto& council = in.object(root, "council");
    in.only(council, {"id", "name"});
    out.council = CouncilId(in.id(council, "id"));
    out.council_name = in.text(council, "name", 2000);
    read_wave(in, in.object(root, "wave"), out);
    read_groupings(in, root, out);
    for (const auto& json : in.array(root, "points", 120)) {
        auto point = read_point(in, json, out);
        if (!point) return point.error();
        const auto& groups = point->published.faces.groups;
        if (!groups.empty() && groups.size() != out.breakdown.groups.size())
            in.fail("has groups that it does not name");
        out.points.push_back(std::move(*point));
    }
    if (in.problem()) return *in.problem();
    if (auto company = read_company(in, root, out); !company) return company.error();
    if (in.problem()) return *in.problem();
    return out;
}

}  // namespace pledge::results
