#pragma once

#include "sync/core/calendar.h"
#include "sync/core/ids.h"
#include "sync/core/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

// A pack: one set of promises in plain English, as docs/pack-format.md describes it. Translations live in
// catalogues beside it and are looked up by message context ("derby-2024/health/few").
namespace pledge {

struct Reason {
    ReasonId id;
    std::string symbol;
    bool well =
        false;  // leans "well" or "hard"; lets a test keep chips balanced; never shown, sent or counted
    std::string text;
};

struct Point {
    PointId id;
    int number = 0;  // the council's own numbering, for officers
    std::string section, symbol;
    std::vector<std::string> areas, themes;
    bool rateable = false;
    std::string pictures, few, more;            // the promise, at the three depths
    std::string rate_pictures, rate_question;   // what is asked about it
    std::map<std::string, std::string> spoken;  // field → words, where the voice differs from the screen
    std::vector<Reason> reasons;                // at most eight
};

struct Section {
    std::string id, title, symbol;
};
struct Area {
    std::string id, label, symbol;
};
struct Theme {
    std::string id, label, label_plain;
};

// The faces a set is rated with, worst to best, and the three answers beside them.
struct Scale {
    std::string id;                          // "yes-no-5": names the words under the faces
    std::vector<int> faces;                  // 1…5
    std::vector<std::string> other_answers;  // not-sure, not-for-me, dont-understand
};

enum class HelpTime { day, evening, weekend };

// Whom a child can talk to. Everything here is the council's own; a value it leaves out takes its whole line
// along.
struct Help {
    std::map<std::string, std::string> values;  // placeholder name → words or number
    int day_from = 9 * 60, day_to = 17 * 60;    // office hours, minutes since midnight, Monday to Friday
    std::vector<Day> holidays;                  // counted as weekend

    HelpTime at(const LocalTime& now) const;
};

struct Pack {
    SetId id;
    int version = 0;
    std::string title, title_few, about_few, about_more, symbol;
    Scale scale;
    std::vector<PointId> first_set, rest_order;  // together every rateable point once
    std::vector<Section> sections;
    std::vector<Area> areas;
    std::vector<Theme> themes;
    std::vector<Point> points;
    Help help;

    const Point* find(const PointId& id) const;
    // Every text a young person can meet: message context → English. What a translator sees.
    std::map<std::string, std::string> messages() const;
};

// `pack_file` and `help_file` are only named in messages. An empty help text means that no contacts are
// given.
Result<Pack> read_pack(std::string_view pack_toml, const std::string& pack_file, std::string_view help_toml,
                       const std::string& help_file);

}  // namespace pledge
