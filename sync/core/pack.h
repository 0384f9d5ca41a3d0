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

// A statement is one of many sentences that an outcome stands for: it may do with `few` alone.
enum class PointKind { promise, outcome, statement };

struct Point {
    PointId id;
    int number = 0;  // the council's own numbering, for officers; statements are counted by themselves
    PointKind kind = PointKind::promise;
    std::string section, symbol;  // a statement's symbol may be empty: Pack::symbol_of
    PointId way_of;               // the rated point that this way of keeping it belongs to; mostly empty
    std::vector<std::string> areas, themes;
    bool rateable = false;
    std::string pictures, few, more;            // the promise, at the three depths; a statement may lack
                                                // pictures and more
    std::string rate_pictures, rate_question;   // what is asked about it
    std::map<std::string, std::string> spoken;  // field → words, where the voice differs from the screen
    std::vector<Reason> reasons;                // at most eight
};

// How the council groups its promises. Where it speaks in several voices ("We promise", "Together we") each
// voice is a section.
struct Section {
    std::string id, title, symbol;
    std::string title_official;  // the council's own heading, for officers, where ours is gentler
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
    bool translated = false;      // every language of the kiosk owes it a translation (locales/)
    int statements_expected = 0;  // how many statements the council's text has; they may still be missing
    std::vector<PointId> first_set, rest_order;  // together every rateable point once
    std::vector<Section> sections;
    std::vector<Area> areas;
    std::vector<Theme> themes;
    std::vector<Point> points;
    Help help;

    const Point* find(const PointId& id) const;
    const Section* section_of(const Point& point) const;
    // The point's own picture, else its section's.
    const std::string& symbol_of(const Point& point) const;
    // Every text a young person can meet: message context → English. What a translator sees.
    std::map<std::string, std::string> messages() const;
};

// `pack_file` and `help_file` are only named in messages. An empty help text means that no contacts are
// given.
Result<Pack> read_pack(std::string_view pack_toml, const std::string& pack_file, std::string_view help_toml,
                       const std::string& help_file);

}  // namespace pledge
