// Pages whose work is slow on purpose: clerk, worker, clerk.
#include "sync/council/pages/frame.h"
#include "tests/unit/accounts/browser.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

// A page that thinks on a worker about the word it was given, unless that is "no".
void add_echo(Pages& pages, std::thread::id& thought_on) {
    add_slow_page(pages.router, pages.front, "POST", "/echo", Action::own_account,
                  [&thought_on](Storage&, const Asked& asked) -> Result<Prepared> {
                      const auto word = asked.field("word");
                      if (word == "no") return Prepared{sentence_page(400, "Not that word."), {}};
                      return Prepared{std::nullopt, [&thought_on, word]() -> PageWork {
                                          thought_on = std::this_thread::get_id();
                                          return
                                              [word](Storage&, const Asked& again) -> Result<http::Response> {
                                                  return framed(again, {"Thought about " + word});
                                              };
                                      }};
                  });
}

}  // namespace

TEST_CASE("a slow page prepares, thinks on a worker and finishes, and a refusal comes at once") {
    Pages pages;
    std::thread::id thought_on;
    add_echo(pages, thought_on);
    Browser browser(pages);
    REQUIRE(browser.sign_in("amira", pages.add("amira", Role::officer)));
    browser.get("/");
    CHECK(has(browser.post("/echo", {{"word", "<river>"}}), "Thought about &lt;river&gt;"));
    CHECK(thought_on != std::thread::id());
    CHECK(thought_on != std::this_thread::get_id());
    thought_on = {};
    browser.get("/");
    CHECK(browser.post("/echo", {{"word", "no"}}).status == 400);
    CHECK(thought_on == std::thread::id());
}

TEST_CASE("a slow page is nobody's without the form's key, and a full house says so") {
    Pages pages(1, 0);
    std::thread::id thought_on;
    add_echo(pages, thought_on);
    Browser browser(pages);
    CHECK(browser.post("/echo", {{"word", "river"}}).status == 403);
    pages.workers.stop();
    Pages open;
    add_echo(open, thought_on);
    Browser other(open);
    REQUIRE(other.sign_in("amira", open.add("amira", Role::officer)));
    other.get("/");
    open.workers.stop();
    CHECK(other.post("/echo", {{"word", "river"}}).status == 503);
    CHECK(thought_on == std::thread::id());
}
