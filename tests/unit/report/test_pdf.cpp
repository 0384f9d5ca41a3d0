#include "sync/text/catalogue.h"
#include "sync/text/paper.h"
#include "sync/text/pdf_language.h"
#include "tests/support/pdf_reader.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::text;
using namespace pledge::testing;

namespace {

Paragraphs& engine() {
    static auto opened = Paragraphs::open(PLEDGE_SOURCE_DIR "/assets/fonts.conf",
                                          text::Catalogues::load(PLEDGE_BINARY_DIR "/locales")->languages());
    return *opened;
}

Typeset words(const std::string& text, const std::string& language, double width = 0) {
    ParagraphSpec spec;
    spec.text = text;
    spec.language = LanguageCode(language);
    spec.size = 12;
    return Typeset::make(engine(), spec, width).value();
}

std::string page(const PaperFacts& facts, const std::string& text, const std::string& language) {
    Paper paper(facts);
    paper.begin_page();
    paper.begin(Element::h1);
    paper.show(words(text, language), 50, 50, ink(0x1B2A38));
    paper.end(Element::h1);
    paper.fill({50, 100, 40, 10}, ink(0xEFBE90), 3);
    paper.hatch({50, 120, 40, 10}, Hatch::dots, ink(0));
    paper.picture(Drawing::load(PLEDGE_SOURCE_DIR "/assets/faces/5.svg").value(), {50, 150, 40, 40});
    return paper.finish().value();
}

PaperFacts facts() {
    PaperFacts out;
    out.title = "Ten promises – أردو";
    out.author = "Derby City Council";
    out.language = LanguageCode("ur");
    out.right_to_left = true;
    out.made = day_from_text("2026-11-22").value();
    return out;
}

}  // namespace

TEST_CASE("a paper says what it is, who made it, when and in which language") {
    const auto pdf = page(facts(), "Hello", "en");
    const auto info = ask_poppler("pdfinfo", "", pdf);
    CHECK(info.find("Ten promises – أردو") != std::string::npos);
    CHECK(info.find("Derby City Council") != std::string::npos);
    CHECK(info.find("Sun Nov 22") != std::string::npos);
    CHECK(info.find("Tagged:          yes") != std::string::npos);
    CHECK(info.find("Page size:       595.276 x 841.89 pts (A4)") != std::string::npos);
    CHECK(pdf.find("/Lang (ur)") != std::string::npos);
    CHECK(pdf.find("/Direction /R2L") != std::string::npos);
}

TEST_CASE("the same paper is the same bytes") {
    CHECK(page(facts(), "Hello", "en") == page(facts(), "Hello", "en"));
}

TEST_CASE("text is text in every script, and brings its fonts along") {
    const auto urdu = std::string("محفوظ طور پر دکھانے کے لیے");
    const auto pdf = page(facts(), urdu, "ur");
    // whole words, which letter by letter would not come back
    CHECK(text_of_pdf(pdf).find(backwards("محفوظ")) != std::string::npos);
    CHECK(text_of_pdf(pdf).find(backwards("دکھانے")) != std::string::npos);
    CHECK(text_of_pdf(page(facts(), "ਸੁਰੱਖਿਅਤ ਢੰਗ ਨਾਲ", "pa")).find("ਸੁਰੱਖਿਅਤ ਢੰਗ ਨਾਲ") != std::string::npos);
    CHECK(text_of_pdf(page(facts(), "Žiadna odpoveď", "sk")).find("Žiadna odpoveď") != std::string::npos);
    const auto fonts = ask_poppler("pdffonts", "", pdf);
    CHECK(fonts.find("NotoNastaliqUrdu") != std::string::npos);
    CHECK(fonts.find(" no ") ==
          std::string::npos);  // none that is not embedded, cut down or mapped to letters
}

TEST_CASE("a word that is wider than its column is torn, and stays inside") {
    const auto block = words(std::string(300, 'w'), "en", 90);
    CHECK(block.width() <= 91);
    CHECK(block.lines() > 10);
}

TEST_CASE("a language is only said in what cairo wrote") {
    CHECK(with_language("no PDF at all", "en", false).error().code == Code::failed);
    CHECK(with_language("trailer << /Size 3 /Root 1 0 R /Info 2 0 R >> startxref 0", "en", false)
              .error()
              .code == Code::failed);
}
