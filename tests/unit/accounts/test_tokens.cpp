#include "sync/council/accounts/token.h"
#include "tests/support/fakes.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;

TEST_CASE("a token, what is stored of it and what stands in forms have nothing in common") {
    testing::SeededRandom random;
    const auto token = Token::make(random), other = Token::make(random);
    CHECK(token.text().size() == 64);
    CHECK(Token::read(token.text())->bytes == token.bytes);
    CHECK(to_hex(token.hash()) != token.text());
    CHECK(token.form_key() != token.text());
    CHECK(token.form_key() != to_hex(token.hash()));
    CHECK(token.hash() != other.hash());
    CHECK(token.fits_form(token.form_key()));
    CHECK_FALSE(token.fits_form(other.form_key()));
    CHECK_FALSE(token.fits_form(""));
    CHECK_FALSE(token.fits_form(token.form_key().substr(1)));
    CHECK_FALSE(token.fits_form(token.form_key() + "0"));
    for (const auto& wrong :
         {std::string(), std::string(63, 'a'), std::string(65, 'a'), std::string(64, 'g')})
        CHECK_FALSE(Token::read(wrong));
}

TEST_CASE("a cookie is found among others; one that comes twice is none") {
    const std::string a(64, 'a'), b(64, 'b'), name = "__Host-pledge";
    const auto read = [&](const std::string& header) { return read_cookie(header, name); };
    CHECK(read(name + "=" + a)->text() == a);
    CHECK(read("x=1; " + name + "=" + a + "; y=2")->text() == a);
    CHECK(read("__Host-pledge-door=" + b + "; " + name + "=" + a)->text() == a);
    CHECK(read("x=1;;  " + name + "=" + a)->text() == a);
    CHECK_FALSE(read(name + "=" + a + "; " + name + "=" + b));
    CHECK_FALSE(read(name + "=" + a + "; " + name + "=" + a));
    CHECK_FALSE(read(name + "=x; " + name + "=" + a));
    CHECK_FALSE(read(name + "=" + a + ", " + name + "=" + b));  // two headers, joined by the server
    CHECK_FALSE(read("__host-pledge=" + a));
    CHECK_FALSE(read("x" + name + "=" + a));
    CHECK_FALSE(read(name + " =" + a));
    CHECK_FALSE(read(name + "=\"" + a + "\""));
    CHECK_FALSE(read(name));
    CHECK_FALSE(read(""));
}

TEST_CASE("cookies are bound to this host, to TLS and to our own pages, and no script sees them") {
    const Token token{};
    CHECK(set_cookie(kSessionCookie, token) ==
          "__Host-pledge=" + std::string(64, '0') + "; Path=/; Secure; HttpOnly; SameSite=Strict");
    CHECK(clear_cookie(kSessionCookie) ==
          "__Host-pledge=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
    for (const auto name : {kSessionCookie, kDoorCookie}) CHECK(name.rfind("__Host-", 0) == 0);
}
