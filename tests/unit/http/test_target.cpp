#include "sync/http/target.h"

#include <catch2/catch.hpp>

using namespace pledge::http;

TEST_CASE("a target is taken apart") {
    const auto t = read_target("/v1/waves/a%20b?x=1&y=a+b%2B&flag");
    REQUIRE(t);
    CHECK(t->path == "/v1/waves/a%20b");
    CHECK(t->segments == std::vector<std::string>{"v1", "waves", "a b"});
    CHECK(t->query == std::map<std::string, std::string>{{"x", "1"}, {"y", "a b+"}, {"flag", ""}});
    CHECK(read_target("/")->segments.empty());
    CHECK(read_target("/a/")->segments == std::vector<std::string>{"a", ""});
    CHECK(read_target("/a+b")->segments == std::vector<std::string>{"a+b"});
}

TEST_CASE("a target that could mean two things means nothing") {
    for (const char* bad : {"", "a", "http://x/", "*", "/%", "/%4", "/%zz", "/a%00b", "/../etc",
                            "/a/%2e%2e/b", "/./a", "/a#b", "/?=1", "/?a=1&a=2", "/?a=%", "/?&a=1"})
        CHECK_FALSE(read_target(bad));
    std::string deep, wide = "/?";
    for (int i = 0; i < 33; ++i) {
        deep += "/a";
        wide += "a" + std::to_string(i) + "=&";
    }
    CHECK_FALSE(read_target(deep));
    CHECK_FALSE(read_target(wide));
}

TEST_CASE("a form's body is read as strictly as a query") {
    const auto form = read_form("name=a%20b&password=x+y%2B&empty=&flag");
    REQUIRE(form);
    CHECK(form->at("name") == "a b");
    CHECK(form->at("password") == "x y+");
    CHECK(form->at("empty").empty());
    CHECK(form->at("flag").empty());
    CHECK(read_form("")->empty());
    std::string many;
    for (int i = 0; i < 33; ++i) many += (i ? "&f" : "f") + std::to_string(i) + "=1";
    for (const auto& bad : {std::string("a=1&a=2"), std::string("=1"), std::string("a=%00"),
                            std::string("a=%4"), std::string("a=1&&b=2"), many})
        CHECK_FALSE(read_form(bad));
}
