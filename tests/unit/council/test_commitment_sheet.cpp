// Commitments as a table, and back.
#include "sync/council/commitment_sheet.h"
#include "sync/council/import.h"
#include "tests/support/csv.h"
#include "tests/unit/council/council_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

const Pack& derby() {
    static const auto pack = [] {
        const auto folder = std::string(PLEDGE_SOURCE_DIR) + "/assets/packs/derby-2024";
        return read_pack(read_all(folder + "/pack.toml"), "pack.toml", {}, "help.toml").value();
    }();
    return pack;
}

Commitment some(const std::string& id, const char* point = "health") {
    return {id,
            SetId("derby-2024"),
            PointId(point),
            "We pay for more help.",
            "You wait less.",
            "Health and the council",
            std::chrono::year{2026} / 10,
            CommitmentStatus::on_track,
            ""};
}

std::vector<Commitment> awkward() {
    std::vector<Commitment> out = {some("health-1"), some("health-2"), some("x", "decisions"), some("y")};
    out[0].what = "=HYPERLINK(\"http://x\";\"<b>\"), 'and' more";
    out[0].note = "'=1";
    out[1].what = "'quoted' at the start";
    out[1].department = "@team";
    out[1].difference = "-5 °C, ہم";
    out[1].by.reset();
    out[1].status = CommitmentStatus::done;
    out[2].status = CommitmentStatus::late;
    out[2].note = "+44 is no reason; but \"why\" is.";
    out[3].status = CommitmentStatus::stopped;
    out[3].note = "''==";
    return out;
}

std::vector<Commitment> read(const std::string& bytes) {
    const auto sheet = results::read_sheet(bytes);
    if (!sheet) FAIL(sheet.error().say);
    auto all = read_commitments(*sheet, derby());
    if (!all) FAIL(all.error().say);
    return std::move(*all);
}

std::string refusal(const std::string& bytes) {
    const auto sheet = results::read_sheet(bytes);
    if (!sheet) return sheet.error().say;
    const auto all = read_commitments(*sheet, derby());
    return all ? "read" : all.error().say;
}

const std::string kHead = "Promise,What,By when,Difference,Department,Status,Note\n";

}  // namespace

TEST_CASE("what is exported comes back the same, as CSV and as a workbook") {
    const auto all = awkward();
    CHECK(read(write_commitments_csv(all)) == all);
    const auto book = write_commitments_xlsx(all, "The Derby Pledge <&>");
    if (!book) FAIL(book.error().say);
    CHECK(read(*book) == all);
    CHECK(write_commitments_xlsx(all, "x").value() == write_commitments_xlsx(all, "x").value());
    CHECK(read(write_commitments_csv({})).empty());
}

TEST_CASE("no cell of an export is a formula") {
    for (const auto& line : parse_csv(write_commitments_csv(awkward())))
        for (const auto& cell : line)
            CHECK((cell.empty() || std::string("=+-@\t\r").find(cell[0]) == std::string::npos));
}

TEST_CASE("a foreign table is read: other separators, names, months and capitals") {
    const auto expected = some("");
    for (const char* text :
         {"Promise,What,By when,Difference,Department,Status\nhealth,We pay for more help.,2026-10,You wait "
          "less.,Health and the council,on track\n",
          "\xEF\xBB\xBFPROMISE;what we will do;by_when;What difference it makes;who;STATUS;Note\r\nHealth;We "
          "pay for more help.;Oct-26;You wait less.;Health and the council;On Track;\r\n",
          "Status\tDepartment\tDifference\tBy\tWhat\tPoint\n on track \tHealth and the council\tYou wait "
          "less.\tOctober 2026\tWe pay for more help.\thealth\n"})
        CHECK(read(text) == std::vector{expected});
    CHECK(due_month("46307").value() == std::chrono::year{2026} / 10);  // a workbook's number of 2026-10-12
    CHECK(due_month("2026-10-31").value() == std::chrono::year{2026} / 10);
    CHECK(due_month("Sept 2027").value() == std::chrono::year{2027} / 9);
    CHECK(due_month(" From now on ").value() == std::nullopt);
    CHECK(due_month("").value() == std::nullopt);
    for (const char* bad :
         {"soon", "2026-13", "10/2026", "2026", "Octember 2026", "May", "May -1", "May 99999"})
        CHECK_FALSE(due_month(bad));
}

TEST_CASE("what is wrong in a table is said with its line and column") {
    const auto row = [](const std::string& cells) { return kHead + "health,a,,b,c,done,\n" + cells + "\n"; };
    CHECK(refusal(row("helth,a,,b,c,done,"))
              .starts_with("Line 3, column \"Promise\": there is no promise \"helth\" in this set; write one "
                           "of contact-and-help,"));
    CHECK(refusal(row("health,a,soon,b,c,done,"))
              .starts_with("Line 3, column \"By when\": \"soon\" is no month"));
    CHECK(refusal(row("health,a,,b,c,in hand,"))
              .starts_with("Line 3, column \"Status\": \"in hand\" is no status; write on track, done, late "
                           "or stopped"));
    CHECK(refusal(row("health,,,b,c,done,"))
              .starts_with("Line 3, column \"What we will do\": a commitment says what will be done"));
    CHECK(refusal(row("health,a,,b,c,late,"))
              .starts_with("Line 3, column \"Note\": a commitment that is late or stopped says why"));
    CHECK(refusal(row("health,a,,b,\"c\nd\",done,"))
              .starts_with("Line 3, column \"Department\": a field of a commitment is one line"));
    CHECK(refusal(row("health,a\u202Eb,,b,c,done,")).starts_with("Line 3, column \"What we will do\""));
    CHECK(refusal(row("health," + std::string(601, 'x') + ",,b,c,done,"))
              .starts_with("Line 3, column \"What we will do\""));
    CHECK(
        refusal(row("health,a,,b,c,done,,x")).starts_with("Line 3, column 8: this cell is under no heading"));
    CHECK(refusal("Promise,Colour\n")
              .starts_with("Line 1, column 2: there is no column \"Colour\" in this table"));
    CHECK(refusal("Promise,promise\n").starts_with("Line 1, column 2: this column is there twice"));
    CHECK(refusal("Promise,What\n").starts_with("Line 1: the column \"By when\" is missing"));
    CHECK(refusal("Id," + kHead + "a,health,a,,b,c,done,\na,health,a,,b,c,done,\n")
              .starts_with("Line 3, column \"Id\": this id is there twice"));
    CHECK(refusal("Id," + kHead + "A B,health,a,,b,c,done,\n")
              .starts_with("Line 2, column \"Id\": a commitment's id is of a-z"));
    CHECK(refusal("").starts_with("The table is empty"));
    std::string many = kHead;
    for (std::size_t i = 0; i <= kMostCommitments; ++i) many += "health,a,,b,c,done,\n";
    CHECK(refusal(many).starts_with("Line 302: a set has at most 300 commitments"));
}

TEST_CASE("an import adds and changes, or takes the place of the whole list") {
    const std::vector before = {some("health-1"), some("health-3"), some("other", "decisions")};
    auto changed = some("health-3");
    changed.what = "We pay for two more.";
    auto fresh = some("");
    fresh.what = "Something new.";
    const auto again = some("", "decisions");  // says what "other" says
    const auto add = plan_import(before, {changed, fresh, again}, false);
    CHECK(add.changed == std::vector{changed});
    REQUIRE(add.added.size() == 1);
    CHECK(add.added[0].id == "health-2");
    CHECK(add.same == 1);
    CHECK(add.removed.empty());
    CHECK(add.after == std::vector{before[0], changed, before[2], add.added[0]});
    const auto whole = plan_import(before, {changed, fresh, again}, true);
    CHECK(whole.removed == std::vector{before[0]});
    CHECK(whole.after == std::vector{changed, add.added[0], before[2]});
    // two that say the same are two, and each one that is there stands for one of them
    const auto twice = plan_import({some("health-1")}, {some(""), some("")}, false);
    CHECK(twice.same == 1);
    CHECK(twice.added.size() == 1);
    CHECK(plan_import(before, before, true).after == before);
    CHECK(mark_of(before) != mark_of(add.after));
}
