#include "sync/council/accounts/views.h"
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
    for (const auto& response : {sign_in_page(403, hostile, token), code_page(403, hostile, token),
                                 password_page(403, hostile, token, account),
                                 home_page({account, 1, 8}, token), sentence_page(503, hostile)}) {
        CHECK(response.body.find("<script") == std::string::npos);
        CHECK(response.body.find("=\"\">") == std::string::npos);
        CHECK(response.body.find("&quot;&gt;&lt;script&gt;alert(1)") != std::string::npos);
        CHECK(response.body.find("<main>") != std::string::npos);
    }
}
