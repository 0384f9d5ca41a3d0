// Planning a wave on a page, and the recovery sheets that come of it.
#include "tests/unit/accounts/wave_pages.h"

#include <filesystem>
#include <regex>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;
using namespace std::chrono_literals;

namespace {

using Fields = std::map<std::string, std::string>;

Fields plan_form(Fields changed = {}) {
    Fields out = {{"id", "2026-winter"},
                  {"set", "derby-2024"},
                  {"columns", "three"},
                  {"breakdown", "none"},
                  {"groups", ""},
                  {"opens", "2026-12-01"},
                  {"asks-until", "2026-12-20"},
                  {"results", "2027-02"},
                  {"people", "one"},
                  {"passphrase", "four words are fine"},
                  {"again", "four words are fine"},
                  {"second", ""},
                  {"second-again", ""}};
    for (auto& [name, value] : changed) out[name] = value;
    return out;
}

// As the sheet prints it, in two lines.
std::string code_in(const std::string& pdf) {
    std::smatch found;
    std::string code, rest = pdf;
    const std::regex line("\\(([0-9A-Z]{4}(-[0-9A-Z]{4}){3})\\) Tj");
    while (std::regex_search(rest, found, line)) {
        code += (code.empty() ? "" : "-") + found[1].str();
        rest = found.suffix();
    }
    return code;
}

bool opens(WavePages& f, const std::string& code, std::size_t person = 0) {
    const auto parts = f.files.storage->key_parts(WaveId("2026-winter")).value();
    const auto canonical = seal::canonical_recovery_code(code).value();
    return open_part(WaveId("2026-winter"), person, parts.at(person), {Opener::recovery_code, canonical})
        .ok();
}

}  // namespace

TEST_CASE("a wave is planned on a page, and its sheet is handed out once") {
    WavePages f;
    CHECK(has(f.browser.get("/waves/new"), "derby-2024, version 1"));
    const auto planned = fill_in(f.browser, "/waves/new", plan_form());
    REQUIRE(planned.status == 303);
    CHECK(planned.headers.at("Location") == "/waves/2026-winter/sheets?done=planned");
    CHECK(f.wave("2026-winter").state == WaveState::planned);
    CHECK(f.wave("2026-winter").wave.columns == Columns::three);
    CHECK(f.audit().back() == "wave planned: 2026-winter, by amira");
    REQUIRE(has(f.browser.get("/waves/2026-winter/sheets"), "Download the sheet (PDF)"));
    const auto sheet = f.browser.post("/waves/2026-winter/sheets/1");
    REQUIRE(sheet.status == 200);
    CHECK(sheet.content_type == "application/pdf");
    CHECK(sheet.headers.at("Content-Disposition") ==
          "attachment; filename=\"recovery-sheet-2026-winter-1.pdf\"");
    const auto code = code_in(sheet.body);
    CHECK(opens(f, code));
    for (const auto& entry : std::filesystem::recursive_directory_iterator(f.files.folder.path()))
        if (entry.is_regular_file()) CHECK(read_all(entry.path().string()).find(code) == std::string::npos);
    const auto again = f.browser.post("/waves/2026-winter/sheets/1");
    CHECK(again.status == 410);
    CHECK(has(again, "was downloaded already"));
    CHECK(again.body.find("%PDF") == std::string::npos);
}

TEST_CASE("a sheet is for the session that made the wave, for ten minutes") {
    WavePages f;
    REQUIRE(fill_in(f.browser, "/waves/new", plan_form()).status == 303);
    CHECK_FALSE(has(f.other.get("/waves/2026-winter/sheets"), "Download the sheet"));
    f.other.get("/");
    CHECK(f.other.post("/waves/2026-winter/sheets/1").status == 410);
    f.browser.get("/waves/2026-winter/sheets");
    f.clock.pass(10min);
    CHECK(f.browser.post("/waves/2026-winter/sheets/1").status == 410);
    CHECK(has(f.browser.get("/waves/2026-winter/sheets"), "Make a new sheet in its place"));
}

TEST_CASE("two people get two sheets, each for that person's half") {
    WavePages f;
    const Fields two = {{"people", "two"},
                        {"second", "the other person's words"},
                        {"second-again", "the other person's words"},
                        {"columns", "four"},
                        {"breakdown", "age"},
                        {"groups", "under-11, 11-15, 16-up"}};
    CHECK_FALSE(has(f.browser.get("/waves/new"), "second-again"));
    CHECK(has(f.browser.get("/waves/new?people=two"), "second-again"));
    auto wrong = two;
    wrong["opens"] = "soon";
    const auto again = fill_in(f.browser, "/waves/new", plan_form(wrong));
    CHECK(has(again, "second-again"));  // still two, and no link that would lose what was typed
    CHECK_FALSE(has(again, "href=\"/waves/new"));
    REQUIRE(fill_in(f.browser, "/waves/new", plan_form(two)).status == 303);
    CHECK(f.wave("2026-winter").wave.breakdown ==
          Breakdown{BreakdownKind::age, {"under-11", "11-15", "16-up"}});
    f.browser.get("/waves/2026-winter/sheets");
    const auto first = f.browser.post("/waves/2026-winter/sheets/1"),
               second = f.browser.post("/waves/2026-winter/sheets/2");
    CHECK(opens(f, code_in(first.body), 0));
    CHECK(opens(f, code_in(second.body), 1));
    CHECK_FALSE(opens(f, code_in(first.body), 1));
    CHECK(f.browser.post("/waves/2026-winter/sheets/3").status == 404);
}

TEST_CASE("what is wrong with a plan is said at its field, and what was typed stays") {
    WavePages f;
    f.plan("2026-autumn");
    struct Bad {
        const char *field, *typed, *say;
    };
    for (const auto& [field, typed, say] :
         {Bad{"id", "Winter 2026", "up to 48 of a-z"}, Bad{"id", "", "up to 48 of a-z"},
          Bad{"id", "2026-autumn", "of this name already"}, Bad{"set", "oxford", "no such set"},
          Bad{"columns", "five", "choose one"}, Bad{"opens", "1 December", "no day"},
          Bad{"opens", "2026-02-30", "no day"}, Bad{"asks-until", "2026-11-01", "ends before it opens"},
          Bad{"results", "2026-11", "before the asking ends"}, Bad{"results", "soon", "no month"}}) {
        INFO(field << ": " << typed);
        const auto answer = fill_in(f.browser, "/waves/new", plan_form({{field, typed}}));
        CHECK(answer.status == 400);
        CHECK(has(answer, say));
        const std::string at = field;
        CHECK(has(answer, "href=\"#" + at + "\""));
        CHECK(has(answer, "id=\"" + at + "-wrong\""));
        if (std::string(field) != "opens") CHECK(has(answer, "value=\"2026-12-01\""));
        if (std::string(field) == "id" && *typed) CHECK(has(answer, "value=\"" + std::string(typed) + "\""));
        CHECK_FALSE(has(answer, "four words are fine"));  // no passphrase is ever sent back
    }
    const auto groups = [&](const char* kind, const char* columns, const char* typed) {
        return fill_in(f.browser, "/waves/new",
                       plan_form({{"breakdown", kind}, {"columns", columns}, {"groups", typed}}));
    };
    CHECK(has(groups("age", "four", "one"), "id=\"groups-wrong\""));
    CHECK(has(groups("age", "four", "a,b,c,d"), "two or three groups"));
    CHECK(has(groups("age", "three", "a,b"), "id=\"breakdown-wrong\""));
    const auto secret = [&](const char* name, const char* typed) {
        return fill_in(f.browser, "/waves/new", plan_form({{name, typed}, {"people", "two"}}));
    };
    CHECK(has(secret("again", "four words are wrong"), "id=\"again-wrong\""));
    CHECK(has(secret("second", ""), "id=\"second-wrong\""));
    CHECK(has(fill_in(f.browser, "/waves/new",
                      plan_form({{"people", "two"},
                                 {"second", "four words are fine"},
                                 {"second-again", "four words are fine"}})),
              "chose the same passphrase"));
    CHECK(has(fill_in(f.browser, "/waves/new", plan_form({{"passphrase", "short"}, {"again", "short"}})),
              "at least 12 characters"));
    CHECK(f.files.storage->waves().value().size() == 1);
}

TEST_CASE("a sheet that was lost is made anew by whoever knows the passphrase") {
    WavePages f;
    REQUIRE(fill_in(f.browser, "/waves/new", plan_form()).status == 303);
    f.browser.get("/waves/2026-winter/sheets");
    const auto lost = code_in(f.browser.post("/waves/2026-winter/sheets/1").body);
    const char* path = "/waves/2026-winter/sheets/1/new";
    CHECK(fill_in(f.browser, path, {{"passphrase", ""}}).status == 400);
    const auto wrong = fill_in(f.browser, path, {{"passphrase", "three words are not"}});
    CHECK(wrong.status == 403);
    CHECK(has(wrong, "does not open this wave"));
    CHECK(opens(f, lost));
    REQUIRE(fill_in(f.browser, path, {{"passphrase", "four words are fine"}}).status == 303);
    f.browser.get("/waves/2026-winter/sheets");
    const auto fresh = code_in(f.browser.post("/waves/2026-winter/sheets/1").body);
    CHECK(opens(f, fresh));
    CHECK_FALSE(opens(f, lost));
}

TEST_CASE("without a published set there is nothing to plan, and the page says so") {
    Pages f;
    Browser browser(f);
    REQUIRE(browser.sign_in("cem", f.add("cem", Role::officer)));
    CHECK(has(browser.get("/waves/new"), "There is no published set of promises yet"));
    CHECK(has(browser.get("/waves"), "There is no wave yet."));
}
