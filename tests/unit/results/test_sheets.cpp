// Tables that other programs wrote.
#include "sync/results/sheet.h"
#include "tests/support/zip_file.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::results;
using pledge::testing::workbook_of;
using pledge::testing::zip_of;

namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cells(const Result<ForeignSheet>& sheet) {
    if (!sheet) FAIL(sheet.error().say);
    Cells out;
    for (const auto& row : sheet->rows) out.push_back(row.cells);
    return out;
}

bool says(const Result<ForeignSheet>& sheet, const std::string& words) {
    if (sheet) FAIL("read: " << words);
    INFO(sheet.error().say);
    CHECK(sheet.error().say.find(words) != std::string::npos);
    return sheet.error().code == Code::bad_input || sheet.error().code == Code::too_large;
}

const Cells kTable = {{"a", "b"}, {"1", "2"}};

}  // namespace

TEST_CASE("a table is read with the separator, the line ends and the mark of any country") {
    for (const char* text : {"a,b\r\n1,2\r\n", "a;b\n1;2", "a\tb\r1\t2\r", "a|b\n1|2\n",
                             "\xEF\xBB\xBF"
                             "a,b\r\n1,2",
                             "sep=;\r\na;b\r\n1;2\r\n", "sep=,\na,b\n1,2\n", "\"a\",\"b\"\n\n,\n1,\"2\"\n"})
        CHECK(cells(read_csv_sheet(text)) == kTable);
    CHECK(cells(read_csv_sheet("\"a;b;c\",d\n")) ==
          Cells{{"a;b;c", "d"}});  // marks inside of quotes don't count
    CHECK(cells(read_csv_sheet("\"say \"\"no\"\"\",\"two\nlines\",\n")) ==
          Cells{{"say \"no\"", "two\nlines", ""}});
    CHECK(cells(read_csv_sheet("")).empty());
}

TEST_CASE("a row is found by the number of its line") {
    const auto sheet = read_csv_sheet("sep=;\n\na;b\n\"two\r\nlines\";c\nlast;d\n");
    REQUIRE(sheet);
    REQUIRE(sheet->rows.size() == 3);
    CHECK(sheet->rows[0].number == 3);
    CHECK(sheet->rows[1].number == 4);
    CHECK(sheet->rows[2].number == 6);
    CHECK(sheet->place(sheet->rows[2], 1) == "Line 6, column 2");
}

TEST_CASE("a table that is broken says where") {
    CHECK(says(read_csv_sheet("a,b\n1,\"2"),
               "Line 2, column 2 begins with a quotation mark that nothing closes"));
    CHECK(says(read_csv_sheet("a,b\n1,2\"3"), "Line 2, column 2 has a quotation mark in it"));
    CHECK(says(read_csv_sheet("a,b\n\"1\"x,2"), "Line 2, column 1 goes on after"));
    CHECK(says(read_csv_sheet(std::string("a,b\n1,\0", 8)),
               "Line 2, column 2 holds something that is no text"));
    CHECK(says(read_csv_sheet("a,b\n1,caf\xE9\n"), "Line 2, column 2 has letters that can't be read"));
    CHECK(says(read_csv_sheet("\xFF\xFE"
                              "a"),
               "saved as Unicode text"));
    CHECK(says(read_csv_sheet("a\n" + std::string(kMostSheetCell + 1, 'x')),
               "Line 2, column 1 is longer than 4000"));
    CHECK(says(read_csv_sheet(std::string(kMostSheetColumns, ',')), "Line 1 has more than 50 columns"));
    std::string many;
    for (std::size_t i = 0; i <= kMostSheetRows; ++i) many += "x\n";
    CHECK(says(read_csv_sheet(many), "more than 2000 lines"));
    CHECK(says(read_csv_sheet(std::string(10'000'000, 'x')), "larger than 1 MB"));
}

TEST_CASE("the first sheet of a workbook is read, whatever a cell's kind") {
    const auto sheet = read_sheet(zip_of(workbook_of(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"C1\" "
        "t=\"inlineStr\"><is><t>in</t><t>line</t></is></c></row>"
        "<row r=\"2\"/>"
        "<row r=\"5\"><c r=\"B5\"><v>46357</v></c><c r=\"C5\" t=\"str\"><f>1+1</f><v>two</v></c><c "
        "r=\"D5\"/></row>",
        "<si><t>none</t></si><si><r><t>rich </t></r><r><t>&lt;text&gt;</t></r><rPh><t>said</t></rPh></si>")));
    CHECK(cells(sheet) == Cells{{"rich <text>", "", "inline"}, {"", "46357", "two"}});
    CHECK(sheet->place(sheet->rows[1], 1) == "Row 5, column 2");
}

TEST_CASE("a workbook that is hostile, damaged or something else is refused") {
    const auto good = workbook_of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    REQUIRE(read_sheet(zip_of(good)));
    const auto with = [&](const std::string& name, const std::string& bytes) {
        auto parts = good;
        parts[name] = bytes;
        return read_sheet(zip_of(parts));
    };
    const auto sheet = [&](const std::string& rows) { return read_sheet(zip_of(workbook_of(rows))); };
    const std::string entity =
        "<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><worksheet><row r=\"1\"><c "
        "r=\"A1\"><v>&c;</v></c></row></worksheet>";
    CHECK(says(with("xl/worksheets/sheet1.xml", entity), "damaged or of another kind"));
    CHECK(says(with("xl/worksheets/sheet1.xml", "<worksheet>"), "damaged or of another kind"));
    std::string deep;
    for (int i = 0; i < 100; ++i) deep += "<a>";
    CHECK(says(with("xl/worksheets/sheet1.xml", deep), "damaged or of another kind"));
    CHECK(
        says(with("xl/sharedStrings.xml", std::string(30'000'000, ' ')), "unpacks to more than this takes"));
    CHECK(
        says(with("xl/workbook.xml", "<workbook><workbookPr date1904=\"1\"/></workbook>"), "days from 1904"));
    CHECK(says(with("xl/workbook.xml", "<workbook/>"), "has no sheet"));
    CHECK(says(sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"), "damaged"));
    CHECK(says(sheet("<row r=\"1\"><c r=\"A1\" t=\"e\"><v>#REF!</v></c></row>"),
               "Row 1, column 1 holds a formula that failed"));
    CHECK(says(sheet("<row r=\"1\"><c r=\"ZZ1\"><v>1</v></c></row>"),
               "Row 1, column 702 is too far to the right"));
    CHECK(
        says(sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>"), "is there twice"));
    CHECK(says(sheet("<row r=\"2\"/><row r=\"1\"/>"), "out of order"));
    CHECK(says(sheet("<row r=\"1\"><c r=\"A1\"><v>" + std::string(5000, '1') + "</v></c></row>"),
               "Row 1, column 1 is longer than"));
    CHECK(says(read_sheet("PK\x03\x04 and so on"), "damaged or locked"));
    CHECK(says(read_sheet(zip_of({{"a.txt", "x"}})), "This is no workbook"));
    std::map<std::string, std::string> many = good;
    for (int i = 0; i < 1001; ++i) many["x" + std::to_string(i)] = "";
    CHECK(says(read_sheet(zip_of(many)), "damaged or locked"));
}
