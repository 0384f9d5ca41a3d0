#include "sync/council/accounts/views.h"
#include "sync/council/pages/frame.h"
#include "sync/council/pages/parts.h"
#include "tests/support/fakes.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;

TEST_CASE("every sign that could begin markup or end an attribute is escaped") {
    CHECK(escaped("<script>alert('1' & \"2\")</script>") ==
          "&lt;script&gt;alert(&#39;1&#39; &amp; &quot;2&quot;)&lt;/script&gt;");
    CHECK(escaped(std::string_view("a\0b\x1b\x7f", 5)) ==
          "a\xef\xbf\xbd"
          "b\xef\xbf\xbd\xef\xbf\xbd");
    CHECK(escaped("żółć\n") == "żółć\n");
    for (int c = 1; c < 256; ++c) {
        const auto out = escaped(std::string(1, static_cast<char>(c)));
        CHECK(out.find_first_of("<>\"'") == std::string::npos);
    }
}

TEST_CASE("text is escaped once, markup is not again, and a brace in text is no place") {
    const auto inner = fill("<b>{}</b>", {"a<b"});
    CHECK(inner.text() == "<b>a&lt;b</b>");
    CHECK(fill("{}|{}", {inner, "{}&amp;"}).text() == "<b>a&lt;b</b>|{}&amp;amp;");
}

TEST_CASE("no page repeats a hostile name or sentence as markup") {
    testing::SeededRandom random;
    const auto token = Token::make(random);
    const std::string hostile = "\"><script>alert(1)</script><a b='";
    Account account;
    account.name = hostile;
    Asked asked{{account, {}}, token, {}, hostile, {}, {{"done", hostile}}};
    PageView everything{hostile, html::paragraph(hostile), hostile, hostile, hostile, hostile, hostile,
                        hostile};
    for (const auto& response :
         {sign_in_page(403, hostile, token), code_page(403, hostile, token),
          password_page(403, hostile, token, account), home_page({account, 1, 8}, asked),
          sentence_page(503, hostile), framed(asked, everything)}) {
        CHECK(response.body.find("<script") == std::string::npos);
        CHECK(response.body.find("=\"\">") == std::string::npos);
        CHECK(response.body.find("&quot;&gt;&lt;script&gt;alert(1)") != std::string::npos);
        CHECK(response.body.find("<main class=") != std::string::npos);
    }
}

TEST_CASE("no piece of a page lets what it is given out of its place") {
    testing::SeededRandom random;
    const auto token = Token::make(random);
    const std::string hostile = "\"><script>alert(1)</script><a b='";
    html::Field field{hostile, hostile, hostile, hostile, hostile};
    field.autocomplete = hostile;
    const html::Choice choices[] = {{hostile, hostile, hostile}};
    const html::Column columns[] = {{hostile}};
    const html::SummaryRow rows[] = {{hostile, html::hint(hostile), html::link(hostile, hostile)}};
    const Markup items[] = {html::tag(hostile)};
    for (const auto& piece :
         {html::form(hostile, token, {}), html::file_form(hostile, token, {}),
          html::button(hostile, {}, hostile, hostile), html::link_button(hostile, hostile),
          html::text_field(field), html::area_field(field), html::file_field(field, hostile),
          html::select_field(field, choices), html::radio_field(field, choices),
          html::check_field(field, choices), html::table(hostile, columns, {{html::hint(hostile)}}),
          html::summary_list(rows), html::heading(hostile, hostile), html::list(items),
          html::warning(hostile), html::details(hostile, {}), html::progress(hostile, 3, 2)}) {
        INFO(piece.text());
        CHECK(piece.text().find("<script") == std::string::npos);
        CHECK(piece.text().find("&quot;&gt;&lt;script&gt;alert(1)") != std::string::npos);
    }
}

TEST_CASE("what a page says was done comes from us, whatever the address says") {
    testing::SeededRandom random;
    Asked asked{{}, Token::make(random), {}, "/waves", {}, {}};
    CHECK(sentence_of_note(asked).empty());
    asked.query["done"] = "Your account was closed";
    CHECK(sentence_of_note(asked).empty());
    asked.query["done"] = "saved";
    CHECK(sentence_of_note(asked) == "Saved.");
    CHECK(go_to("/waves/a?x=1#b", Note::saved).headers.at("Location") == "/waves/a?x=1&done=saved#b");
    CHECK(go_to("/waves").headers.at("Location") == "/waves");
}
