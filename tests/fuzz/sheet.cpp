// What somebody may import: a table as CSV or as a workbook, then the commitments in it.
#include "sync/council/commitment_sheet.h"
#include "tests/fuzz/fuzz.h"

namespace {

const pledge::Pack& pack() {
    static const auto some = [] {
        pledge::Pack out;
        out.id = pledge::SetId("derby-2024");
        pledge::Point point;
        point.id = pledge::PointId("health");
        out.points.push_back(point);
        return out;
    }();
    return some;
}

}  // namespace

FUZZ(input) {
    using namespace pledge;
    const auto sheet = results::read_sheet(text_of(input));
    if (!sheet) {
        must(!sheet.error().say.empty() && sheet.error().say.find('\0') == std::string::npos);
        return;
    }
    must(sheet->rows.size() <= results::kMostSheetRows);
    for (const auto& row : sheet->rows) {
        must(row.number > 0 && row.cells.size() <= results::kMostSheetColumns);
        for (const auto& cell : row.cells) must(cell.size() <= results::kMostSheetCell);
    }
    const auto read = council::read_commitments(*sheet, pack());
    if (!read) return;
    std::vector<Commitment> whole;
    for (auto commitment : *read) {
        if (commitment.id.empty()) commitment.id = "new-" + std::to_string(whole.size());
        must(check_commitment(commitment).ok());
        whole.push_back(std::move(commitment));
    }
    const auto again = results::read_sheet(council::write_commitments_csv(whole));
    must(again.ok());
    const auto back = council::read_commitments(*again, pack());
    // an id that was typed may be one of those made here
    if (back) must(*back == whole);
}
