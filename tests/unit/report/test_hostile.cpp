// Texts that nobody should write and sizes that nobody expects: a whole report comes out, and nothing of it
// lies outside its page.
#include "tests/support/pdf_reader.h"
#include "tests/unit/report/report_fixture.h"

#include <algorithm>
#include <regex>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

// Words that reach over an edge of the paper, as poppler sees their boxes.
std::vector<std::string> outside(const std::string& pdf, double width, double height) {
    static const std::regex kWord(
        "<word xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" xMax=\"([-0-9.]+)\" yMax=\"([-0-9.]+)\">(.*)</word>");
    const auto boxes = ask_poppler("pdftotext", "-bbox", pdf);
    std::vector<std::string> out;
    std::size_t words = 0;
    for (std::sregex_iterator at(boxes.begin(), boxes.end(), kWord), end; at != end; ++at, ++words)
        if (std::stod((*at)[1]) < 20 || std::stod((*at)[2]) < -8 || std::stod((*at)[3]) > width - 20 ||
            std::stod((*at)[4]) > height + 2)
            out.push_back((*at)[0]);
    REQUIRE(words > 20);
    return out;
}

void check_inside(const std::string& pdf, text::PaperSize size = text::kA4) {
    for (const auto& word : outside(pdf, size.width, size.height)) {
        INFO(word);
        CHECK(false);
    }
}

}  // namespace

TEST_CASE("every language and set fits its pages") {
    for (const char* id : {"derby-2024", "derby-heritage", "derbyshire-2019", "leicester-2010"})
        for (const auto& language : press().languages()) {
            INFO(id << " in " << language.code.text);
            const Made made(id);
            check_inside(made.in(language.code.text));
            check_inside(
                press()
                    .poster({made.set, "Derby City Council", text::kA3, made.input.made}, language.code)
                    .value(),
                text::kA3);
        }
}

TEST_CASE("hostile words stay words, inside of their columns") {
    const std::string long_word(380, 'M'), lines = "one\ntwo\tthree\x01 four",
                                           turned = "\u202E right to left \u202C\u2067x",
                                           markup = "</b><script>&amp;'\"(\\) %PDF-1.7 endobj {name}";
    Made made;
    auto& point = made.release.points[1];
    point.promise = long_word;
    point.question = turned + markup;
    point.chips[0].text = lines;
    point.chips[1].text = std::string(1900, 'w');
    made.release.council_name = markup + std::string(120, 'C');
    made.release.title = turned;
    made.input.commitments[0].what = long_word;
    made.input.commitments[1].department = std::string(600, 'D');
    made.input.commitments[2].note = markup;
    made.replies.replies[0].words["en"] = {long_word, markup, turned, lines};
    made.input.set = nullptr;  // no pictures, no translations
    for (const char* language : {"en", "ur"}) {
        INFO(language);
        const auto pdf = made.in(language);
        check_inside(pdf);
        CHECK(text_of_pdf(pdf).find("<script>&amp;") != std::string::npos);
    }
}

TEST_CASE("what is no UTF-8 is set as far as it goes") {
    Made made;
    made.release.points[0].promise = "broken \xC3\x28 \xFF";
    CHECK(text_of_pdf(made.in("en")).find("broken") != std::string::npos);
}

TEST_CASE("fifty-five statements: a long report, and posters of twelve at most") {
    auto set = set_of("leicester-2010");
    const auto outcome = set.pack.points.front();
    for (int i = 1; i <= 55; ++i) {
        auto statement = outcome;
        statement.id = PointId("statement-" + std::to_string(i));
        statement.number = i;
        statement.kind = PointKind::statement;
        statement.symbol.clear();
        statement.few = "Statement number " + std::to_string(i) + " of them all.";
        set.pack.points.push_back(statement);
    }
    const auto release = release_of(set.pack, yearly());
    REQUIRE(release.points.size() == 61);
    report::ReportInput input{release, nullptr, &set, {}, nullptr, {}, release.closed};
    const auto pdf = press().report(input, text::LanguageCode("en")).value();
    check_inside(pdf);
    CHECK(cells_of_report(pdf, release) == shown_cells(release));
    const auto poster =
        press().poster({set, "Leicester", text::kA4, release.closed}, text::LanguageCode("en")).value();
    CHECK(ask_poppler("pdfinfo", "", poster).find("Pages:           6\n") != std::string::npos);
    auto text = text_of_pdf(poster);
    std::replace(text.begin(), text.end(), '\n', ' ');
    CHECK(text.find("Statement number 55 of them all.") != std::string::npos);
    check_inside(poster);
}

TEST_CASE("a release of no promise still makes a report") {
    Made made;
    made.release.points.clear();
    made.release.company.reset();
    CHECK(text_of_pdf(made.in("en")).find("What you told us") != std::string::npos);
}
