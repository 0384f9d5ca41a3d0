#pragma once

#include "sync/core/wave.h"
#include "sync/gate/read_back.h"

#include <string>
#include <string_view>
#include <vector>

// A release: what one closed wave published, frozen. Made once, at the close; everything that is ever shown
// of a wave is read back from it. docs/formats/release.md describes the text.
namespace pledge::results {

// One promise, with the English words that were asked, so that a release can be read without the pack.
struct ReleasePoint {
    struct Chip {
        ReasonId id;
        std::string text;
        bool operator==(const Chip&) const = default;
    };
    PointId id;
    int number = 0;
    std::string promise, question;
    std::vector<Chip> chips;
    std::vector<std::string> areas, themes;  // ids of the release's; a promise may be in several, or in none
    gate::PublishedPoint published;
    // Votes in live sessions, in session_columns(); no part of `published`. Absent: none, or too few.
    std::optional<gate::Row> sessions{};
    bool operator==(const ReleasePoint&) const = default;
};

// How the council grouped its promises when it asked: its own areas, and the themes that its committee reads
// by. In the pack's order.
struct ReleaseArea {
    std::string id, label;
    bool operator==(const ReleaseArea&) const = default;
};
struct ReleaseTheme {
    std::string id, label, label_plain;  // label_plain: the gentler word for young people, or empty
    bool operator==(const ReleaseTheme&) const = default;
};

struct Release {
    CouncilId council;
    std::string council_name;
    WaveId wave;
    SetId set;
    std::string title;
    Columns columns = Columns::three;
    Breakdown breakdown;
    Day asked_from{}, asked_until{}, closed{};
    std::vector<ReleaseArea> areas;
    std::vector<ReleaseTheme> themes;
    std::vector<ReleasePoint> points;
    std::optional<gate::Company> company;
    bool operator==(const Release&) const = default;
};

// The four answers beside the faces, in the order of their row: "not-sure", "not-for-me", "dont-understand",
// "skipped".
const std::vector<std::string>& other_answers();
// "faces-1-2", "face-3", "faces-4-5", "not-sure": of live sessions, whatever the wave's own columns are.
const std::vector<std::string>& session_columns();

// The same release always gives the same bytes.
std::string write_release(const Release& release);
// Code::bad_input: not a release. Code::corrupt: cells that the gate can't have let out.
Result<Release> read_release(std::string_view text);

// Every cell of a release, once, in the order of the wave; a hidden row is one entry without a column. What
// the CSV, the database's list of cells and every later page are made from.
struct Cell {
    std::string part;    // "faces", "others", "reasons", "sessions" (no entry where absent) or "company"
    std::string point;   // empty for "company"
    std::string group;   // "everyone" or a group of the breakdown
    std::string column;  // "faces-1-2", "not-sure", a reason's id, "own"; empty: the row is hidden
    std::string shown;   // "<5", "10", …; empty: hidden
    bool operator==(const Cell&) const = default;
};
std::vector<Cell> cells_of(const Release& release);

}  // namespace pledge::results
