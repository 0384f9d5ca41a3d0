#include "sync/core/pack.h"
#include "sync/core/toml_reader.h"

#include <algorithm>
#include <set>

namespace pledge {
namespace {

constexpr std::size_t kMostPoints = 120, kMostReasons = 8, kMostRatedStatements = 6;

// The words a council may supply; each is a {placeholder} of a kiosk string.
constexpr std::string_view kHelpValues[] = {
    "council_name",
    "young_people_group",
    "emergency_phone",
    "badge_description",
    "day_hours",
    "evening_hours",
    "social_work_team_phone",
    "advocate_service",
    "advocate_phone",
    "participation_contact",
    "participation_role",
    "duty_team_phone",
    "helpline_name",
    "helpline_phone",
    "text_number",
    "signing_service",
    "surgery_day",
    "support_phone",
    "data_protection_contact",
    "regulator_name",
};

int minutes_of(TomlReader& in, const toml::table& table, std::string_view key, int otherwise) {
    const auto text = in.optional_text(table, "hours", key);
    if (text.empty()) return otherwise;
    const auto two = [&](std::size_t at) {
        return at + 1 < text.size() && isdigit(text[at]) && isdigit(text[at + 1])
                   ? (text[at] - '0') * 10 + text[at + 1] - '0'
                   : 99;
    };
    if (text.size() != 5 || text[2] != ':' || two(0) > 24 || two(3) > 59) {
        in.fail(*table.get(key), "hours." + std::string(key) + " is no time; write it like \"09:00\"");
        return otherwise;
    }
    return two(0) * 60 + two(3);
}

Result<Help> read_help(std::string_view text, const std::string& file) {
    Help help;
    if (text.empty()) return help;
    TomlReader in(file, text);
    in.only(in.root(), "", {"format", "values", "hours", "holidays"});
    in.number(in.root(), "", "format", 1, 1);
    if (in.has(in.root(), "values")) {
        const auto& values = in.table(in.root(), "", "values");
        for (const auto& [key, node] : values) {
            if (std::find(std::begin(kHelpValues), std::end(kHelpValues), key.str()) == std::end(kHelpValues))
                in.fail(node,
                        "values." + std::string(key.str()) +
                            " is not a known name; docs/pack-format.md lists those that a screen can show");
            else if (const auto words = in.optional_text(values, "values", key.str()); !words.empty())
                help.values[std::string(key.str())] = words;
        }
    }
    if (in.has(in.root(), "hours")) {
        const auto& hours = in.table(in.root(), "", "hours");
        in.only(hours, "hours", {"day_from", "day_to"});
        help.day_from = minutes_of(in, hours, "day_from", help.day_from);
        help.day_to = minutes_of(in, hours, "day_to", help.day_to);
        if (help.day_from >= help.day_to)
            in.fail(hours, "hours.day_to is not after hours.day_from; swap or mend them");
    }
    if (in.has(in.root(), "holidays")) {
        for (const auto& text_day : in.texts(in.root(), "", "holidays")) {
            const auto day = day_from_text(text_day);
            if (!day)
                in.fail(*in.root().get("holidays"),
                        "holidays holds \"" + text_day + "\"; write days like \"2026-12-25\"");
            else
                help.holidays.push_back(*day);
        }
    }
    if (in.problem()) return *in.problem();
    return help;
}

Reason read_reason(TomlReader& in, const toml::table& table, const std::string& where) {
    in.only(table, where, {"id", "symbol", "lean", "text"});
    Reason reason;
    reason.id = ReasonId(in.id(table, where, "id"));
    reason.symbol = in.id(table, where, "symbol");
    reason.text = in.text(table, where, "text", "at most seven words for the picture");
    const auto lean = in.text(table, where, "lean", "\"well\" or \"hard\"");
    if (lean != "well" && lean != "hard" && !in.problem())
        in.fail(*table.get("lean"), where + ".lean is not known; write \"well\" or \"hard\"");
    reason.well = lean == "well";
    return reason;
}

void read_rating(TomlReader& in, const toml::table& table, const std::string& where, Point& point) {
    const auto& rate = in.table(table, where, "rate");
    in.only(rate, where + ".rate", {"pictures", "question"});
    point.rate_pictures = in.text(rate, where + ".rate", "pictures", "a caption of one to four words");
    point.rate_question = in.text(rate, where + ".rate", "question", "one question whose good answer is yes");
    const auto reasons = in.tables(table, where, "reasons");
    if (reasons.size() > kMostReasons)
        in.fail(*reasons[kMostReasons], where + " has more than eight reasons; take some out");
    std::set<ReasonId> seen;
    for (std::size_t i = 0; i < reasons.size() && !in.problem(); ++i) {
        point.reasons.push_back(
            read_reason(in, *reasons[i], where + ".reasons[" + std::to_string(i + 1) + "]"));
        if (!seen.insert(point.reasons.back().id).second)
            in.fail(*reasons[i],
                    where + " has the reason \"" + point.reasons.back().id.text + "\" twice; rename one");
    }
}

PointKind read_kind(TomlReader& in, const toml::table& table, const std::string& where) {
    const auto kind = in.choice_or(table, where, "kind", {"promise", "outcome", "statement"}, "promise");
    return kind == "statement" ? PointKind::statement
           : kind == "outcome" ? PointKind::outcome
                               : PointKind::promise;
}

void read_words(TomlReader& in, const toml::table& table, const std::string& where, Point& point) {
    const auto& text = in.table(table, where, "text");
    const auto place = where + ".text";
    const bool statement = point.kind == PointKind::statement;
    in.only(text, place, {"pictures", "few", "more"});
    point.few = in.text(text, place, "few", "one sentence of at most ten words");
    // what is rated has a short name on the review and in the results
    point.pictures = statement && !point.rateable
                         ? in.optional_text(text, place, "pictures")
                         : in.text(text, place, "pictures", "a caption of one to four words");
    point.more = statement ? in.optional_text(text, place, "more")
                           : in.text(text, place, "more", "two or three sentences of at most twelve words");
    if (!in.has(table, "spoken")) return;
    const auto& spoken = in.table(table, where, "spoken");
    in.only(spoken, where + ".spoken", {"pictures", "few", "more", "question"});
    for (const auto& [key, node] : spoken)
        point.spoken[std::string(key.str())] =
            in.text(spoken, where + ".spoken", key.str(), "the words to say");
}

Point read_point(TomlReader& in, const toml::table& table, const std::string& where) {
    in.only(table, where,
            {"id", "number", "kind", "section", "symbol", "way_of", "areas", "themes", "rateable", "text",
             "rate", "spoken", "reasons"});
    Point point;
    point.id = PointId(in.id(table, where, "id"));
    point.number = in.number(table, where, "number", 1, 200);
    point.kind = read_kind(in, table, where);
    const bool statement = point.kind == PointKind::statement;
    point.section = in.id(table, where, "section");
    if (!statement || in.has(table, "symbol")) point.symbol = in.id(table, where, "symbol");
    if (in.has(table, "way_of")) point.way_of = PointId(in.id(table, where, "way_of"));
    if (!statement || in.has(table, "areas")) point.areas = in.texts(table, where, "areas");
    if (!statement || in.has(table, "themes")) point.themes = in.texts(table, where, "themes");
    point.rateable = in.flag(table, where, "rateable");
    read_words(in, table, where, point);
    if (point.rateable && !in.problem()) read_rating(in, table, where, point);
    return point;
}

Section read_section(TomlReader& in, const toml::table& table, const std::string& where) {
    in.only(table, where, {"id", "title", "symbol", "title_official"});
    return {in.id(table, where, "id"), in.text(table, where, "title", "a title"),
            in.id(table, where, "symbol"), in.optional_text(table, where, "title_official")};
}

Scale read_scale(TomlReader& in) {
    Scale scale;
    const auto& table = in.table(in.root(), "", "scale");
    in.only(table, "scale", {"id", "faces", "other_answers"});
    scale.id = in.id(table, "scale", "id");
    scale.faces = {1, 2, 3, 4, 5};
    if (in.number(table, "scale", "faces", 5, 5) != 5) return scale;
    scale.other_answers = in.texts(table, "scale", "other_answers");
    for (const auto& other : scale.other_answers)
        if (other != "not-sure" && other != "not-for-me" && other != "dont-understand")
            in.fail(table, "scale.other_answers holds \"" + other +
                               "\"; use not-sure, not-for-me and dont-understand");
    return scale;
}

// Statements are numbered from 1 in the council's order, and few enough are asked about.
void check_statements(TomlReader& in, const Pack& pack) {
    std::set<int> numbers;
    std::size_t rated = 0;
    for (const auto& p : pack.points) {
        if (p.kind != PointKind::statement) continue;
        const std::string name = "statement \"" + p.id.text + "\"";
        rated += p.rateable ? 1 : 0;
        if (!numbers.insert(p.number).second)
            in.fail(in.root(), name + " has the number " + std::to_string(p.number) +
                                   " of another statement; give each its own");
        if (pack.statements_expected > 0 && p.number > pack.statements_expected)
            in.fail(in.root(), name + " has the number " + std::to_string(p.number) + " of " +
                                   std::to_string(pack.statements_expected) +
                                   " that are expected; mend the number or statements_expected");
    }
    if (rated > kMostRatedStatements)
        in.fail(in.root(),
                "more than six statements are rated; thin counts can't be published, so rate at "
                "most six of them");
}

// A way is one of the ways in which a rated promise is kept: nobody is asked about it again.
void check_way(TomlReader& in, const Pack& pack, const Point& way) {
    if (way.way_of.text.empty()) return;
    const auto* promise = pack.find(way.way_of);
    const std::string name = "point \"" + way.id.text + "\"";
    if (!promise || !promise->rateable)
        in.fail(in.root(),
                name + " is a way of \"" + way.way_of.text + "\", which is no rated point; mend the name");
    else if (way.rateable)
        in.fail(in.root(), name +
                               " is a way of another point and rated itself; take way_of out or set "
                               "rateable = false");
}

// Names that point at each other must all exist, and the order of asking must name each rated point once.
void check_links(TomlReader& in, const Pack& pack) {
    const auto has = [](const auto& list, const std::string& id) {
        return std::any_of(list.begin(), list.end(), [&](const auto& x) { return x.id == id; });
    };
    std::set<PointId> points, asked;
    std::set<std::string> sections;
    for (const auto& s : pack.sections)
        if (!sections.insert(s.id).second)
            in.fail(in.root(), "section \"" + s.id + "\" is there twice; rename one");
    for (const auto& p : pack.points) {
        const std::string name = "point \"" + p.id.text + "\"";
        if (!points.insert(p.id).second) in.fail(in.root(), name + " is there twice; rename one");
        if (!has(pack.sections, p.section))
            in.fail(in.root(), name + " is in section \"" + p.section +
                                   "\", which does not exist; add it or mend the name");
        for (const auto& area : p.areas)
            if (!has(pack.areas, area))
                in.fail(in.root(),
                        name + " names area \"" + area + "\", which does not exist; add it or mend the name");
        for (const auto& theme : p.themes)
            if (!has(pack.themes, theme))
                in.fail(in.root(), name + " names theme \"" + theme +
                                       "\", which does not exist; add it or mend the name");
        check_way(in, pack, p);
    }
    for (const auto* list : {&pack.first_set, &pack.rest_order}) {
        for (const auto& id : *list) {
            const auto* point = pack.find(id);
            if (!point || !point->rateable)
                in.fail(in.root(), "the order of asking names \"" + id.text +
                                       "\", which is no rated point; mend the name");
            else if (!asked.insert(id).second)
                in.fail(in.root(), "the order of asking names \"" + id.text + "\" twice; take one out");
        }
    }
    for (const auto& p : pack.points)
        if (p.rateable && !asked.contains(p.id))
            in.fail(in.root(), "point \"" + p.id.text +
                                   "\" is rated but never asked; add it to first_set or rest_order");
    if (pack.first_set.empty()) in.fail(in.root(), "first_set is empty; name the points to ask first");
}

}  // namespace

Result<Pack> read_pack(std::string_view pack_toml, const std::string& pack_file, std::string_view help_toml,
                       const std::string& help_file) {
    TomlReader in(pack_file, pack_toml);
    const auto& root = in.root();
    in.only(root, "",
            {"format", "id", "version", "language", "title", "title_few", "about_few", "about_more", "symbol",
             "translated", "statements_expected", "scale", "first_set", "rest_order", "sections", "areas",
             "themes", "points"});
    Pack pack;
    in.number(root, "", "format", 1, 1);
    pack.id = SetId(in.id(root, "", "id"));
    pack.version = in.number(root, "", "version", 1, 1000000);
    if (const auto language = in.text(root, "", "language", "\"en\""); !in.problem() && language != "en")
        in.fail(*root.get("language"),
                "language is not \"en\"; write the pack in English and translate it in locales/");
    pack.title = in.text(root, "", "title", "the name of the promises");
    pack.title_few = in.text(root, "", "title_few", "a name of a few words");
    pack.about_few = in.text(root, "", "about_few", "one sentence about the promises");
    pack.about_more = in.text(root, "", "about_more", "a few sentences about the promises");
    pack.symbol = in.id(root, "", "symbol");
    pack.translated = in.flag_or(root, "", "translated", false);
    pack.statements_expected = in.number_or(root, "", "statements_expected", 1, 110, 0);
    pack.scale = read_scale(in);
    for (const auto& id : in.texts(root, "", "first_set")) pack.first_set.emplace_back(id);
    for (const auto& id : in.texts(root, "", "rest_order")) pack.rest_order.emplace_back(id);
    for (const auto* t : in.tables(root, "", "sections"))
        pack.sections.push_back(
            read_section(in, *t, "sections[" + std::to_string(pack.sections.size() + 1) + "]"));
    for (const auto* t : in.tables(root, "", "areas"))
        pack.areas.push_back({in.id(*t, "areas", "id"), in.text(*t, "areas", "label", "a label"),
                              in.optional_text(*t, "areas", "symbol")});
    for (const auto* t : in.tables(root, "", "themes"))
        pack.themes.push_back({in.id(*t, "themes", "id"), in.text(*t, "themes", "label", "a label"),
                               in.optional_text(*t, "themes", "label_plain")});
    const auto points = in.tables(root, "", "points");
    if (points.empty() && !in.problem())
        in.fail(root, "there are no points; add one [[points]] for each promise");
    if (points.size() > kMostPoints) in.fail(root, "there are more than 120 points; split the set in two");
    for (std::size_t i = 0; i < points.size() && !in.problem(); ++i)
        pack.points.push_back(read_point(in, *points[i], "points[" + std::to_string(i + 1) + "]"));
    if (!in.problem()) check_links(in, pack);
    if (!in.problem()) check_statements(in, pack);
    if (in.problem()) return *in.problem();
    auto help = read_help(help_toml, help_file);
    if (!help) return help.error();
    pack.help = std::move(help).value();
    return pack;
}

}  // namespace pledge
