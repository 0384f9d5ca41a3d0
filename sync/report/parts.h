#pragma once

#include "sync/report/report.h"
#include "sync/report/sheet.h"
#include "sync/report/table.h"
#include "sync/report/verdict.h"

// Inside of the room: the parts of a report, each of which writes itself where the sheet's cursor is.
namespace pledge::report {

struct Writing {
    const ReportInput& input;
    const Wording& words;
    Sheet& sheet;
    Pictures& pictures;

    const results::Release& release() const { return input.release; }
    // The row of the release before, where its columns are the same.
    const gate::Row* row_before(const PointId& point) const;
    // "Better than last time"; empty where there is nothing to compare with.
    Said trend(const results::ReleasePoint& point) const;
    std::string symbol(const PointId& point) const;  // name of a picture; may be empty
    std::vector<const Reply*> replies() const;       // of promises that were asked about, in their order
    std::vector<Commitment> commitments() const;     // of this set, in the order of its promises
};

void write_first_page(Writing& w);
void write_replies(Writing& w);
void write_results(Writing& w);
void write_commitments(Writing& w);
void write_evidence(Writing& w);
void write_method(Writing& w);

Said said_of(Verdict verdict, const Wording& words);
// A promise's picture in a pebble, `side` points wide.
void draw_symbol(Sheet& sheet, Pictures& pictures, const std::string& symbol, double x, double y,
                 double side);
// The face or faces that a verdict stands for.
void draw_verdict(Sheet& sheet, Pictures& pictures, Verdict verdict, double x, double y, double side);
double width_of_verdict(Verdict verdict, double side);
// Rows of name and value about the asking: also on the sheet for visitors.
Table facts_table(Sheet& sheet, const results::Release& release, const Said& title, const Evidence& evidence,
                  double size = 10);
std::string count_or_few(std::uint64_t count, const Wording& words);

}  // namespace pledge::report
