// /commitments as each role meets it.
#include "sync/council/commitment_sheet.h"
#include "tests/unit/accounts/answer_pages.h"

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

using Fields = std::map<std::string, std::string>;

const std::string kCommitments = "/commitments/derby-2024/";

Commitment some(const std::string& id, const char* point = "health") {
    return {id,
            SetId("derby-2024"),
            PointId(point),
            "We pay for more help.",
            "You wait less.",
            "Health",
            std::chrono::year{2026} / 12,
            CommitmentStatus::on_track,
            ""};
}

Fields typed(const Commitment& c) {
    return {{"point", c.point.text},
            {"what", c.what},
            {"by", c.by ? to_text(*c.by) : ""},
            {"difference", c.difference},
            {"department", c.department},
            {"status", std::string(words_of(c.status))},
            {"note", c.note}};
}

std::string hidden(const http::Response& page, const std::string& name) {
    const auto mark = "name=\"" + name + "\" value=\"";
    const auto at = page.body.find(mark);
    if (at == std::string::npos) return {};
    const auto from = at + mark.size();
    return page.body.substr(from, page.body.find('"', from) - from);
}

struct CommitmentPages : AnswerPages {
    Browser officer = as(Role::officer);
    std::vector<Commitment> all() { return storage().commitments().all(set).value(); }
    void put(const Commitment& c) { REQUIRE(storage().commitments().put(c).ok()); }
};

}  // namespace

TEST_CASE("commitments are seen by whoever sees results, and written by the officer alone") {
    CommitmentPages f;
    f.put(some("health-1"));
    const std::vector<std::string> writing = {"all/add", "all/import", "health-1/change", "health-1/remove"};
    for (const auto role : kRoles) {
        auto browser = f.as(role);
        const bool reads = may(role, Action::see_results), writes = role == Role::officer;
        INFO(name_of(role));
        const auto list = browser.get("/commitments");
        CHECK(list.status == (reads ? 200 : 403));
        CHECK(has(list, "We pay for more help.") == reads);
        CHECK(has(list, "/health-1/change") == writes);
        CHECK(has(list, "Import a table") == writes);
        CHECK(browser.get(kCommitments + "all/commitments.csv").status == (reads ? 200 : 403));
        CHECK(browser.get(kCommitments + "all/commitments.xlsx").status == (reads ? 200 : 403));
        for (const auto& path : writing)
            CHECK(browser.get(kCommitments + path).status == (writes ? 200 : 403));
        if (writes) continue;
        browser.get("/");
        for (const auto& path : {"all/add", "health-1/change", "health-1/remove", "all/import", "all/store"})
            CHECK(browser.post(kCommitments + path, typed(some("x"))).status == 403);
    }
    CHECK(f.all() == std::vector{some("health-1")});
    Browser nobody(f.pages);
    CHECK(location(nobody.get("/commitments")) == "/sign-in");
}

TEST_CASE("a list without commitments or sets explains itself") {
    CommitmentPages f;
    CHECK(has(f.officer.get("/commitments"),
              "No department has committed to anything for these promises yet. Add"));
    CHECK(has(f.as(Role::committee_reader).get("/commitments"), "for these promises yet.</p>"));
    CHECK(f.officer.get("/commitments?set=other").status == 404);
    CHECK(f.officer.get("/commitments/other/all/add").status == 404);
    CHECK(f.officer.get(kCommitments + "nothing/change").status == 404);
    Pages empty;
    Browser first(empty);
    REQUIRE(first.sign_in("amira", empty.add("amira", Role::officer)));
    CHECK(has(first.get("/commitments"), "There is no set of promises here yet."));
    CHECK(has(first.get("/replies"), "There is no set of promises here yet."));
}

TEST_CASE("a commitment is added, changed and removed, with an entry in the audit each time") {
    CommitmentPages f;
    CHECK(has(f.officer.get(kCommitments + "all/add?point=health"), "<option value=\"health\" selected>"));
    const auto added = f.officer.post(kCommitments + "all/add", typed(some("")));
    CHECK(location(added) == "/commitments?set=derby-2024&done=saved");
    CHECK(f.all() == std::vector{some("health-1")});
    CHECK(f.last_entry() == "commitment added: derby-2024 health-1 by officer");

    auto changed = some("health-1");
    changed.status = CommitmentStatus::late;
    changed.note = "We are still looking for staff.";
    changed.by.reset();
    auto fields = typed(changed);
    fields["by"] = "from now on";
    fields["note"] = " We are still\r\n looking for staff.\n";
    fields["mark"] = hidden(f.officer.get(kCommitments + "health-1/change"), "mark");
    CHECK(f.officer.post(kCommitments + "health-1/change", fields).status == 303);
    CHECK(f.all() == std::vector{changed});
    CHECK(f.last_entry() == "commitment changed: derby-2024 health-1 by officer");

    const auto ask = f.officer.get(kCommitments + "health-1/remove");
    CHECK(has(ask, "Remove this commitment?"));
    CHECK(f.officer.post(kCommitments + "health-1/remove", {{"mark", "other"}}).status ==
          200);  // looked at again
    CHECK(f.all().size() == 1);
    CHECK(f.officer.post(kCommitments + "health-1/remove", {{"mark", hidden(ask, "mark")}}).status == 303);
    CHECK(f.all().empty());
    CHECK(f.last_entry() == "commitment removed: derby-2024 health-1 by officer");
}

TEST_CASE("what is wrong in a form is said at its field, and what was typed stays") {
    CommitmentPages f;
    const auto refused = [&](const char* field, const std::string& value, const std::string& say) {
        auto fields = typed(some(""));
        fields[field] = value;
        const auto page = f.officer.post(kCommitments + "all/add", fields);
        INFO(field);
        CHECK(page.status == 400);
        CHECK(has(page, "href=\"#" + std::string(field) + "\""));
        CHECK(has(page, say));
        CHECK(has(page, "You wait less.") == (std::string(field) != "difference"));
        check_harmless(page);
    };
    refused("point", "no-such", "Choose the promise");
    refused("what", "", "says what will be done");
    refused("by", "soon", "Write the month like 2026-12");
    refused("difference", " ", "what difference it makes; fill that in");
    refused("department", std::string(601, 'x'), "at most 600 letters");
    refused("status", "almost", "Choose a status");
    auto late = typed(some(""));
    late["status"] = "late";
    CHECK(has(f.officer.post(kCommitments + "all/add", late), "href=\"#note\""));
    CHECK(f.all().empty());
}

TEST_CASE("two officers who change one commitment don't write over each other") {
    CommitmentPages f;
    f.put(some("health-1"));
    auto fields = typed(some("health-1"));
    fields["mark"] = hidden(f.officer.get(kCommitments + "health-1/change"), "mark");
    fields["what"] = "Mine.";
    auto theirs = some("health-1");
    theirs.what = "Theirs.";
    f.put(theirs);
    const auto page = f.officer.post(kCommitments + "health-1/change", fields);
    CHECK(page.status == 409);
    CHECK(has(page, "Somebody else changed this commitment"));
    CHECK(has(page, ">\nMine.</textarea>"));
    CHECK(has(page, "Theirs."));
    CHECK(f.all() == std::vector{theirs});
    fields["mark"] = hidden(page, "mark");
    CHECK(f.officer.post(kCommitments + "health-1/change", fields).status == 303);
    CHECK(f.all().front().what == "Mine.");
}

TEST_CASE("what is overdue is shown, and departments can be looked at alone") {
    CommitmentPages f;
    auto old = some("health-1");
    old.by = std::chrono::year{2026} / 10;
    auto done = old;
    done.id = "health-2";
    done.status = CommitmentStatus::done;
    done.department = "Leisure & sport";
    f.put(old);
    f.put(done);
    const auto list = f.officer.get("/commitments");
    CHECK(has(list, "2 commitments. 1 is overdue."));
    CHECK(has(list, "October 2026"));
    CHECK(has(list, "<option value=\"Leisure &amp; sport\">"));
    const auto leisure = f.officer.get("/commitments?set=derby-2024&department=Leisure%20%26%20sport");
    CHECK(has(leisure, "1 commitment of Leisure &amp; sport. None is overdue."));
    CHECK_FALSE(has(leisure, "/health-1/change"));
    CHECK_FALSE(has(f.officer.get("/commitments?department=nobody"), "/health-1/change"));
}

TEST_CASE("a table is looked at before it is taken over, and goes in as a whole") {
    CommitmentPages f;
    auto old = some("health-1"), other = some("health-2");
    other.what = "Stays or goes.";
    f.put(old);
    f.put(other);
    const std::string csv =
        "Id;Promise;What;By when;Difference;Department;Status\r\nhealth-1;health;We pay twice.;2026-12;You "
        "wait "
        "less.;Health;done\r\n;decisions;<script>alert(1)</script>;;Better.;All;on track\r\n";
    const auto before = f.all();
    for (const char* way : {"add", "whole"}) {
        const auto preview = f.officer.post_files(kCommitments + "all/import", {{"way", way}},
                                                  {{"file", {"in.csv", "text/csv", csv}}});
        CHECK(preview.status == 200);
        CHECK(has(preview,
                  "Nothing is written yet. The file holds 1 new, 1 changed, 0 unchanged commitments; "));
        CHECK(has(preview, std::string(way) == "whole" ? "1 would be removed" : "0 would be removed"));
        CHECK(has(preview, "&lt;script&gt;"));
        check_harmless(preview);
        CHECK(f.all() == before);
    }
    const auto preview =
        f.officer.post_files(kCommitments + "all/import", {{"pasted", csv}, {"way", "add"}}, {});
    // as a browser sends a hidden field back
    auto table = hidden(preview, "table");
    for (const auto& [entity, is] :
         {std::pair{"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&#39;", "'"}, {"&amp;", "&"}})
        for (auto at = table.find(entity); at != std::string::npos; at = table.find(entity, at + 1))
            table.replace(at, std::string(entity).size(), is);
    const Fields store = {{"mark", hidden(preview, "mark")}, {"table", table}};
    CHECK(location(f.officer.post_files(kCommitments + "all/store", store, {})) ==
          "/commitments?set=derby-2024&done=imported");
    REQUIRE(f.all().size() == 3);
    CHECK(f.all()[0].what == "We pay twice.");
    CHECK(f.all()[1] == other);
    CHECK(f.all()[2].id == "decisions-1");
    CHECK(f.last_entry() == "commitments imported: derby-2024 (3) by officer");
    const auto again = f.officer.post_files(kCommitments + "all/store", store, {});
    CHECK(again.status == 409);
    CHECK(has(again, "Somebody changed the commitments since you looked"));
    CHECK(has(f.officer.post_files(kCommitments + "all/import", {{"pasted", table}}, {}),
              "there is nothing to do"));
}

TEST_CASE("a table with something wrong in it changes nothing and says where") {
    CommitmentPages f;
    f.put(some("health-1"));
    const auto refused = [&](const std::string& text, const std::string& say) {
        const auto page = f.officer.post_files(kCommitments + "all/import", {}, {{"file", {"x", "", text}}});
        INFO(say);
        CHECK(page.status == 400);
        CHECK(has(page, say));
        check_harmless(page);
    };
    const std::string head = "Promise,What,By when,Difference,Department,Status\n";
    refused(head + "health,a,,b,c,almost\n",
            "Line 2, column &quot;Status&quot;: &quot;almost&quot; is no status");
    refused(head + "<script>,a,,b,c,done\n", "there is no promise &quot;&lt;script&gt;&quot;");
    refused(head + "health,a\u202E,,b,c,done\n", "Line 2, column &quot;What we will do&quot;");
    refused(std::string("a\0b", 3), "Line 1, column 1 holds something that is no text");
    refused("PK\x03\x04", "damaged or locked");
    refused("", "Choose a file or paste the cells");
    refused(std::string(1100000, 'x'), "The table is larger than 1 MB");
    CHECK(f.officer.post_files(kCommitments + "all/import", {{"way", "<script>"}, {"pasted", "x"}}, {})
              .status == 400);
    const auto match = f.pages.router.find("POST", {"commitments", "derby-2024", "all", "import"});
    CHECK(match.route->most_body < 10'000'000);  // a paste of 10 MB is refused before it is read
    CHECK(match.route->too_large->content_type == "text/html; charset=utf-8");
    CHECK(f.all() == std::vector{some("health-1")});
}

TEST_CASE("what is downloaded comes back the same") {
    CommitmentPages f;
    auto odd = some("health-1");
    odd.what = "=1+1; \"<b>\"";
    f.put(odd);
    const auto csv = f.officer.get(kCommitments + "all/commitments.csv"),
               xlsx = f.officer.get(kCommitments + "all/commitments.xlsx");
    CHECK(csv.headers.at("Content-Disposition") == "attachment; filename=\"commitments-derby-2024.csv\"");
    CHECK(csv.content_type == "text/csv; charset=utf-8");
    for (const auto& file : {csv.body, xlsx.body})
        CHECK(has(f.officer.post_files(kCommitments + "all/import", {{"way", "whole"}},
                                       {{"file", {"x", "", file}}}),
                  "there is nothing to do"));
}

namespace {

struct Promised : CommitmentPages {
    Unconfirmed waiting(const std::string& id, const std::string& what = "We ring you back within a day.") {
        const Unconfirmed out{
            id, set, PointId("health"), what, "Children's Services", std::chrono::year{2027} / 3};
        REQUIRE(storage().commitments().add_unconfirmed(out).ok());
        return out;
    }
    std::uint64_t left() { return storage().commitments().count_unconfirmed(set).value(); }
};

const std::string kWaits = "Promised in a live session: confirm, change or throw away";

}  // namespace

TEST_CASE("what was promised in a live session is the officer's alone until it is confirmed") {
    Promised f;
    f.waiting("live-1");
    f.put(some("health-1"));
    for (const auto role : kRoles) {
        auto browser = f.as(role);
        const bool writes = role == Role::officer;
        INFO(name_of(role));
        const auto list = browser.get("/commitments");
        CHECK(has(list, kWaits) == writes);
        CHECK(has(list, "We ring you back") == writes);
        for (const auto& path : {"live-1/confirm", "live-1/throw-away"}) {
            CHECK(browser.get(kCommitments + path).status == (writes ? 200 : 403));
            if (writes) continue;
            browser.get("/");
            CHECK(browser.post(kCommitments + path, typed(some("x"))).status == 403);
        }
        if (!may(role, Action::see_results)) continue;
        // files have the commitment, and not what waits
        const auto csv = browser.get(kCommitments + "all/commitments.csv").body;
        CHECK(csv.find("We pay for more help.") != std::string::npos);
        CHECK(csv.find("ring you back") == std::string::npos);
    }
    CHECK(f.left() == 1);
    CHECK(f.all().size() == 1);
    CHECK_FALSE(has(f.officer.get("/commitments"), "There is 1 more"));
}

TEST_CASE("confirmed, it is a commitment on track with what the officer changed") {
    Promised f;
    const auto waits = f.waiting("live-1");
    const auto page = f.officer.get(kCommitments + "live-1/confirm");
    CHECK(has(page, "Confirm what was promised"));
    CHECK(has(page, "<option value=\"health\" selected>"));
    CHECK(has(page, "We ring you back within a day."));
    CHECK(has(page, "value=\"2027-03\""));
    CHECK(has(page, "value=\"Children&#39;s Services\""));
    auto wanted = some("live-1");
    wanted.what = waits.what;
    wanted.by = waits.by;
    auto fields = typed(wanted);
    fields["difference"] = "";  // nobody said it in the room
    const auto asked = f.officer.post(kCommitments + "live-1/confirm", fields);
    CHECK(asked.status == 400);
    CHECK(has(asked, "A commitment says what difference it makes; fill that in."));
    CHECK(f.left() == 1);
    CHECK(f.all().empty());
    CHECK(location(f.officer.post(kCommitments + "live-1/confirm", typed(wanted))) ==
          "/commitments?set=derby-2024&done=saved");
    CHECK(f.all() == std::vector{wanted});
    CHECK(f.left() == 0);
    CHECK(f.last_entry() == "promise of a live session confirmed: derby-2024 live-1 by officer");
    const auto list = f.officer.get("/commitments");
    CHECK_FALSE(has(list, kWaits));
    CHECK(has(list, "We ring you back within a day."));
    // a second officer who had the form open
    CHECK(f.officer.post(kCommitments + "live-1/confirm", typed(wanted)).status == 404);
    CHECK(f.all().size() == 1);
}

TEST_CASE("thrown away, it is gone, and the audit has no word of it") {
    Promised f;
    f.waiting("live-1");
    const auto ask = f.officer.get(kCommitments + "live-1/throw-away");
    CHECK(has(ask, "Throw this away?"));
    CHECK(has(ask, "We ring you back within a day."));
    CHECK(location(f.officer.post(kCommitments + "live-1/throw-away", {})) ==
          "/commitments?set=derby-2024&done=removed");
    CHECK(f.left() == 0);
    CHECK(f.all().empty());
    CHECK(f.last_entry() == "promise of a live session thrown away: derby-2024 live-1 by officer");
    for (const auto& entry : f.pages.audit()) CHECK(entry.find("ring") == std::string::npos);
    CHECK(f.officer.get(kCommitments + "live-1/throw-away").status == 404);
}

TEST_CASE("hostile words of a live session stay words, before and after") {
    Promised f;
    const std::string hostile = "<script>alert(1)</script>\" style=\"x\" onclick='y' {name} &amp; =1+1";
    REQUIRE(f.storage()
                .commitments()
                .add_unconfirmed({"live-1", f.set, PointId("gone-<b>"), hostile, hostile, std::nullopt})
                .ok());
    const auto escaped = "&lt;script&gt;alert(1)&lt;/script&gt;";
    for (const auto& path :
         {std::string("/commitments"), kCommitments + "live-1/confirm", kCommitments + "live-1/throw-away"}) {
        const auto page = f.officer.get(path);
        INFO(path);
        CHECK(page.status == 200);
        check_harmless(page);
        CHECK(has(page, escaped));
        CHECK_FALSE(has(page, "gone-<b>"));
    }
    auto wanted = some("live-1");
    wanted.what = wanted.department = hostile;
    REQUIRE(f.officer.post(kCommitments + "live-1/confirm", typed(wanted)).status == 303);
    check_harmless(f.officer.get("/commitments"));
    CHECK(has(f.officer.get("/commitments"), escaped));
}

TEST_CASE("more than a page shows follows when these are done") {
    Promised f;
    for (int i = 0; i < 53; ++i) f.waiting("live-" + std::to_string(1000 + i));
    CHECK(has(f.officer.get("/commitments"), "There are 3 more; they follow when these are done."));
}
