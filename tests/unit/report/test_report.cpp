#include "sync/report/verdict.h"
#include "tests/support/has.h"
#include "tests/support/pdf_reader.h"
#include "tests/unit/report/report_fixture.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

bool has_heading(const std::string& pdf, const std::string& words) {
    const auto elements = elements_of_pdf(pdf);
    return std::any_of(elements.begin(), elements.end(),
                       [&](const auto& e) { return e.kind[0] == 'H' && e.text == words; });
}

// Each word of an Urdu text, backwards as poppler gives it.
bool has_urdu(const std::string& text, const std::string& words) {
    for (std::size_t at = 0; at < words.size();) {
        const auto end = std::min(words.find(' ', at), words.size());
        if (!has(text, backwards(words.substr(at, end - at)))) return false;
        at = end + 1;
    }
    return true;
}

}  // namespace

TEST_CASE("the first page is for young people, and leads on") {
    const Made made;
    const auto first = plain(ask_poppler("pdftotext", "-raw -l 1", made.in("en")));
    for (const char* words :
         {"What you told us", "How are our promises going for you?", "What most of you said",
          "You live somewhere safe.", "Most said yes", "Most said no", "You said different things",
          "Not enough answers to show safely.", "You said: You did not know who to call at night.",
          "Read what we say to you on page 2."})
        CHECK(has(first, words));
    CHECK(first.find('%') == std::string::npos);  // no figures there
}

TEST_CASE("a report has its parts in order, in English") {
    const Made made;
    const auto pdf = made.in("en");
    for (const char* heading : {"What you told us", "You said, we did", "All the answers", "Safety",
                                "Accommodation", "Education", "Health", "What the council will do",
                                "How we asked", "On their own or with someone", "How to read the numbers"})
        CHECK(has_heading(pdf, heading));
    const auto text = plain(text_of_pdf(pdf));
    CHECK(has(text, "We cannot, because"));
    CHECK(has(text, "Your social worker tells you what is known."));
    CHECK(has(text, "1 November 2026 to 1 December 2026"));
    CHECK(has(text, "“<5” means fewer than 5."));
    CHECK(has(text, "Look at these promises too: 2, 8"));  // also under Accommodation
    CHECK_FALSE(has(text, "These words are a first try."));
}

TEST_CASE("commitments say what, by when and how it is going; what is overdue says so") {
    const Made made;
    const auto text = plain(text_of_pdf(made.in("en")));
    CHECK(has(text, "From now on"));
    CHECK(has(text, "The date has passed – Going as planned"));  // September, looked at in January
    CHECK(has(text, "Two have no date yet."));
    CHECK(has(text, "December 2027"));
    CHECK_FALSE(has(text, "The date has passed – It is done"));
}

TEST_CASE("what isn't there is said in a sentence") {
    Made made;
    made.input.commitments.clear();
    made.input.replies = nullptr;
    const auto text = plain(text_of_pdf(made.in("en")));
    CHECK(has(text, "There are no replies yet."));
    CHECK(has(text, "The council has not yet written down what it will do."));
    CHECK_FALSE(has(text, "Read what we say to you"));
    CHECK_FALSE(has(text, "You said, we did"));
}

TEST_CASE("commitments and replies of another set stay out") {
    Made made;
    made.replies.set = SetId("derby-heritage");
    for (auto& commitment : made.input.commitments) commitment.set = SetId("derby-heritage");
    const auto text = plain(text_of_pdf(made.in("en")));
    CHECK(has(text, "There are no replies yet."));
    CHECK_FALSE(has(text, "passport"));
}

TEST_CASE("Urdu: from the right, in Urdu, with what the council wrote in English marked") {
    const Made made;
    const auto pdf = made.in("ur");
    const auto text = text_of_pdf(pdf);
    CHECK(has_urdu(text, "آپ نے ہمیں کیا بتایا"));
    CHECK(has_urdu(text, "محفوظ طور پر دکھانے کے لیے جوابات کم ہیں۔"));
    CHECK(has_urdu(text, "اب ہر بچے کو ناموں اور نمبروں والا کارڈ ملتا ہے۔"));  // a reply in Urdu
    CHECK(has(text, "We cannot give a date to everyone."));                     // one without
    CHECK(has_urdu(text, "یہ حصہ انگریزی میں ہے۔"));
    CHECK(has_urdu(text, "یہ الفاظ پہلی کوشش ہیں۔"));  // a draft, at the foot
    CHECK(pdf.find("/Lang (ur)") != std::string::npos);
    // the numbers stand at the left of their lines, the answers at the right
    const auto boxes = ask_poppler("pdftotext", "-bbox -f 4 -l 4", pdf);
    const auto at = boxes.find(">270<");
    REQUIRE(at != std::string::npos);
    const auto x = boxes.rfind("xMin=\"", at);
    CHECK(std::stod(boxes.substr(x + 6)) > 300);
}

TEST_CASE("Punjabi is Punjabi") {
    const Made made;
    const auto text = plain(text_of_pdf(made.in("pa")));
    CHECK(has(text, "ਤੁਸੀਂ ਸਾਨੂੰ ਕੀ ਦੱਸਿਆ"));
    CHECK(has(text, "ਕੌਂਸਲ ਕੀ ਕਰੇਗੀ"));
}

TEST_CASE("a trend has honest words, and none where there is nothing to compare with") {
    Made made;
    CHECK_FALSE(has(text_of_pdf(made.in("en")), "last time"));
    const auto worse =
        release_of(made.set.pack, {Columns::four, {}, [](std::size_t, std::size_t, std::size_t f) {
                                       return f == 0 ? 60U : f == 1 ? 20U : 8U;
                                   }});
    made.input.before = &worse;
    CHECK(has(text_of_pdf(made.in("en")), "Better than last time"));
    made.input.before = &made.release;
    const auto same = text_of_pdf(made.in("en"));
    CHECK(has(same, "No clear change"));
    CHECK_FALSE(has(same, "Better than last time"));
    const auto other = release_of(made.set.pack, quarterly());  // of other columns
    made.input.before = &other;
    CHECK_FALSE(has(text_of_pdf(made.in("en")), "No clear change"));
}

TEST_CASE("a handful of kiosks is not counted") {
    Made made;
    made.input.evidence.kiosks = 31;
    made.input.evidence.in_touch = 3;
    const auto text = plain(text_of_pdf(made.in("en")));
    CHECK(has(text, "How many kiosks there were 31"));
    CHECK(has(text, "How many of them were in touch Fewer than 5"));
}

TEST_CASE("no percentage beside a number that is too small, or on a small base") {
    const Made small("derby-2024", quarterly());
    auto text = text_of_pdf(small.in("en"));
    const auto& points = small.release.points;
    const auto allowed = std::count_if(points.begin(), points.end(), [](const auto& point) {
        const auto& row = point.published.faces.council;
        return row && report::percent_of(*row, 0).has_value();
    });
    std::size_t found = 0;
    for (auto at = text.find("about "); at != std::string::npos; at = text.find("about ", at + 1))
        found += text.find('%', at) < at + 12;
    CHECK(found == 3 * static_cast<std::size_t>(allowed));
    CHECK(allowed > 0);
    CHECK(static_cast<std::size_t>(allowed) < points.size());
}

TEST_CASE("the same report is the same bytes, whatever was made between") {
    const Made made;
    const auto first = made.in("ur");
    made.in("pl");
    CHECK(made.in("ur") == first);
}

TEST_CASE("every font of every report is in the file") {
    const Made made;
    for (const auto& language : press().languages()) {
        const auto fonts = ask_poppler("pdffonts", "", made.in(language.code.text));
        INFO(fonts);
        CHECK(has(fonts, "Noto"));
        CHECK_FALSE(has(fonts, " no "));
    }
}
