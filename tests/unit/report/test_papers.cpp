#include "tests/support/has.h"
#include "tests/support/pdf_reader.h"
#include "tests/unit/report/report_fixture.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

const Day kMade = day_from_text("2027-01-08").value();

std::string poster(const LoadedPack& set, const std::string& language, text::PaperSize size = text::kA4) {
    return press().poster({set, "Derby City Council", size, kMade}, text::LanguageCode(language)).value();
}
std::string sheet(const report::VisitorInput& input, const std::string& language) {
    return press().visitor_sheet(input, text::LanguageCode(language)).value();
}

}  // namespace

TEST_CASE("the sheet for visitors is one page in every language") {
    const Made made;
    for (const auto& language : press().languages()) {
        INFO(language.code.text);
        const auto pdf = sheet({"Derby City Council", &made.release, &made.set, made.input.evidence, kMade},
                               language.code.text);
        CHECK(has(ask_poppler("pdfinfo", "", pdf), "Pages:           1\n"));
    }
}

TEST_CASE("the sheet says what there is not, and where a child can complain") {
    Made made;
    report::VisitorInput input{"Derby City Council", &made.release, &made.set, made.input.evidence, kMade};
    auto text = plain(text_of_pdf(sheet(input, "en")));
    for (const char* words : {"For Regulation 44 visitors and for Ofsted", "Results for one home",
                              "One person's answers, for anyone to read", "A child can complain.",
                              "1 November 2026 to 1 December 2026", "How many kiosks there were 14"})
        CHECK(has(text, words));
    // the council's own contacts, and only those that it gave
    made.set.pack.help.values = {{"duty_team_phone", "01632 960 101"}};
    text = plain(text_of_pdf(sheet(input, "en")));
    CHECK(has(text, "The duty team: 01632 960 101"));
    CHECK_FALSE(has(text, "{"));
    CHECK_FALSE(has(text, "Someone on your side"));
    made.set.pack.help.values.clear();
    CHECK(has(plain(text_of_pdf(sheet(input, "en"))), "The council has given no names or numbers here."));
}

TEST_CASE("before anything was published the sheet has no figures") {
    const auto text =
        plain(text_of_pdf(sheet({"Derby City Council", nullptr, nullptr, {9, 9, {}}, kMade}, "en")));
    CHECK(has(text, "Nothing has been counted yet."));
    CHECK(text.find("9") == std::string::npos);
}

TEST_CASE("a poster has every promise, in its language") {
    for (const char* id : {"derby-2024", "derby-heritage", "derbyshire-2019", "leicester-2010"}) {
        INFO(id);
        const auto set = set_of(id);
        const auto text = plain(text_of_pdf(poster(set, "en")));
        for (const auto& point : set.pack.points) {
            INFO(point.few);
            CHECK(has(text, point.few));
        }
    }
    const auto set = set_of("derby-2024");
    CHECK(has(text_of_pdf(poster(set, "ur")), backwards("محفوظ")));
    CHECK_FALSE(has(text_of_pdf(poster(set, "ur")), "You live somewhere safe."));
}

TEST_CASE("posters are A4 and A3, one page for ten promises") {
    const auto set = set_of("derby-2024");
    const auto small = ask_poppler("pdfinfo", "", poster(set, "en"));
    CHECK(has(small, "595.276 x 841.89"));
    CHECK(has(small, "Pages:           1\n"));
    CHECK(has(ask_poppler("pdfinfo", "", poster(set, "en", text::kA3)), "841.89 x 1190.55"));
}
