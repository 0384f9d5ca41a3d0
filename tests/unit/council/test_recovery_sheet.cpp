#include "sync/council/recovery_sheet.h"
#include "sync/seal/wrap.h"
#include "tests/support/temp_folder.h"

#include <regex>
#include <sstream>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

RecoverySheet some_sheet(std::size_t people = 1) {
    return {"Derby City Council",
            WaveId("2026-autumn"),
            day_from_text("2026-11-01").value(),
            seal::make_recovery_code(),
            people - 1,
            people};
}

// What a reader of the PDF's drawing sees: the strings, in order, and where their lowest is.
struct Drawn {
    explicit Drawn(const std::string& pdf) {
        static const std::regex shown("(\\d+) (\\d+) Td \\(((?:[^()\\\\]|\\\\.)*)\\) Tj");
        for (std::sregex_iterator at(pdf.begin(), pdf.end(), shown), end; at != end; ++at) {
            lowest = std::min(lowest, std::stoi((*at)[2]));
            text += std::regex_replace((*at)[3].str(), std::regex("\\\\(.)"), "$1") + "\n";
        }
    }
    bool has(const std::string& what) const { return text.find(what) != std::string::npos; }
    std::string text;
    int lowest = 842;
};

}  // namespace

TEST_CASE("the recovery sheet fits a page and holds the whole code") {
    for (const std::size_t people : {1U, 2U}) {
        const auto sheet = some_sheet(people);
        const auto text = sheet_as_text(sheet);
        std::istringstream in(text);
        int lines = 0;
        std::string letters;
        for (std::string line; std::getline(in, line); ++lines) {
            CHECK(line.size() <= 72);
            if (line.find('-') == 12 && line.find(' ', 8) == std::string::npos) letters += line.substr(8);
        }
        CHECK(lines < 60);
        CHECK(letters == sheet.code);
        for (const char* part : {"Derby City Council", "2026-autumn", "2026-11-01"})
            CHECK(text.find(part) != std::string::npos);
        CHECK((text.find("2 of 2") != std::string::npos) == (people == 2));
        CHECK((text.find("--second-recovery-code-file") != std::string::npos) == (people == 2));
    }
}

TEST_CASE("the printed page says what the text says, on one page") {
    for (const std::size_t people : {1U, 2U}) {
        const auto sheet = some_sheet(people);
        const Drawn drawn(sheet_as_pdf(sheet));
        CHECK(drawn.has(sheet.code_lines()[0] + "\n" + sheet.code_lines()[1] + "\n"));
        CHECK(drawn.has("Derby City Council"));
        CHECK(drawn.has("2026-11-01"));
        CHECK(drawn.has("half 2 of 2") == (people == 2));
        for (const auto& [heading, lines] : sheet.words()) {
            CHECK(drawn.has(heading));
            for (const auto& line : lines) CHECK(drawn.has(line.substr(line.find_first_not_of(' '))));
        }
        CHECK(drawn.lowest > 40);
        const auto typed = seal::canonical_recovery_code(sheet.code_lines()[0] + " " + sheet.code_lines()[1]);
        REQUIRE(typed);
        CHECK(*typed == sheet.code);
    }
}

TEST_CASE("the page is a PDF whose table leads to its objects") {
    const auto pdf = sheet_as_pdf(some_sheet());
    REQUIRE(pdf.rfind("%PDF-1.4\n", 0) == 0);
    const auto start = pdf.rfind("startxref\n") + 10;
    const auto table = std::stoul(pdf.substr(start));
    REQUIRE(pdf.compare(table, 5, "xref\n") == 0);
    std::istringstream in(pdf.substr(table + 5));
    std::size_t first = 0, count = 0;
    in >> first >> count;
    CHECK(count == 9);
    for (std::size_t i = 0; i < count; ++i) {
        std::string offset, generation, kind;
        in >> offset >> generation >> kind;
        CHECK(offset.size() == 10);
        const auto head = std::to_string(i) + " 0 obj\n";
        if (i > 0) CHECK(pdf.compare(std::stoul(offset), head.size(), head) == 0);
    }
    const auto length = std::stoul(pdf.substr(pdf.find("/Length ") + 8));
    const auto from = pdf.find("stream\n") + 7;
    CHECK(pdf.compare(from + length, 9, "endstream") == 0);
}

TEST_CASE("a council's name is printed as it is written, or nearly") {
    auto sheet = some_sheet();
    sheet.council = "Cyngor (Sir) \\ Tŷ Gŵyr é €";
    const auto pdf = sheet_as_pdf(sheet);
    CHECK(pdf.find("(Cyngor \\(Sir\\) \\\\ Ty Gwyr \xe9 ?) Tj") != std::string::npos);
}

TEST_CASE("the file's name says what it becomes") {
    const auto sheet = some_sheet();
    CHECK(sheet_for_file(sheet, "a.pdf").rfind("%PDF", 0) == 0);
    CHECK(sheet_for_file(sheet, "A.PDF").rfind("%PDF", 0) == 0);
    CHECK(sheet_for_file(sheet, "sheet.txt") == sheet_as_text(sheet));
    CHECK(sheet_for_file(sheet, "pdf") == sheet_as_text(sheet));
}
