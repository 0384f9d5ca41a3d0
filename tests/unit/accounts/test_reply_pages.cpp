// /replies as each role meets it.
#include "sync/council/replies.h"
#include "tests/unit/accounts/answer_pages.h"

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

using Fields = std::map<std::string, std::string>;

const std::string kReplies = "/replies/derby-2024/";

Fields words(const std::string& answer = "A nurse calls you each month.") {
    return {{"you_said", "You wait too long."},
            {"answer", answer},
            {"instead", ""},
            {"who", "Health, from May"},
            {"kind", "did"}};
}

struct ReplyPages : AnswerPages {
    Browser officer = as(Role::officer), young = as(Role::young_reviewer);

    std::optional<KeptReply> kept(const char* point = "health") {
        return storage().replies().find(set, PointId(point)).value();
    }
    Fields with_revision(Fields fields, const char* point = "health") {
        const auto now = kept(point);
        fields["revision"] = std::to_string(now ? now->revision : 0);
        return fields;
    }
    void write(const char* point = "health", const std::string& answer = "A nurse calls you each month.") {
        const auto page = officer.post(kReplies + point + "/edit", with_revision(words(answer), point));
        if (page.status != 303) FAIL(page.body);
    }
    void understand(const char* point = "health") {
        young.get("/replies");
        young.get(kReplies + point);
        const auto page = young.post(kReplies + point + "/understood", with_revision({}, point));
        if (page.status != 303) FAIL(page.body);
    }
    http::Response publish(const std::string& passphrase = kPassphrase) {
        officer.get("/");
        return officer.post(kReplies + "all/publish", {{"passphrase", passphrase}});
    }
};

}  // namespace

TEST_CASE("a reply in every state, as every role meets it") {
    ReplyPages f;
    for (const auto state :
         {ReplyState::draft, ReplyState::returned, ReplyState::approved, ReplyState::published}) {
        KeptReply kept;
        kept.set = f.set;
        kept.reply = {
            PointId("health"),
            ReplyKind::cannot,
            std::chrono::year{2026} / 11,
            {{"en", {"You wait.", "Too few people are trained.", "A nurse calls.", "Health, from May"}}}};
        kept.state = state;
        if (state == ReplyState::returned) {
            kept.returned = day("2026-11-20");
            kept.sentence = "answer";
        }
        if (const auto before = f.kept()) kept.revision = before->revision;
        REQUIRE(f.storage().replies().put(kept).ok());
        for (const auto role : kRoles) {
            INFO(name_of(state) << " / " << name_of(role));
            auto browser = f.as(role);
            const bool reads = may(role, Action::read_replies), writes = role == Role::officer,
                       reviews = role == Role::young_reviewer;
            const auto list = browser.get("/replies"), one = browser.get(kReplies + "health");
            CHECK(list.status == (reads ? 200 : 403));
            CHECK(one.status == (reads ? 200 : 403));
            CHECK(has(one, "We cannot, because") == reads);
            CHECK(has(one, "translation coming") == reads);
            CHECK(has(one, "/health/edit") == writes);
            CHECK(has(one, "We don&#39;t understand") == (reviews && state != ReplyState::published));
            CHECK(has(one, "said on 20 November 2026") == (writes && state == ReplyState::returned));
            CHECK(has(list, "Sent back: young people") == (reads && state == ReplyState::returned));
            CHECK(has(list, "/all/publish") == writes);
            for (const char* path : {"health/edit", "health/remove", "health/words/ur", "all/publish"})
                CHECK(browser.get(kReplies + path).status == (writes ? 200 : 403));
            browser.get("/");
            const auto says = browser.post(kReplies + "health/returned", {{"revision", "0"}});
            CHECK(says.status == (reviews ? 409 : 403));
            if (!writes)
                for (const char* path : {"health/edit", "health/remove", "health/words/ur", "all/publish"})
                    CHECK(browser.post(kReplies + path, words()).status == 403);
        }
    }
}

TEST_CASE("a reply is written, sent back, written again, understood and published") {
    ReplyPages f;
    CHECK(has(f.officer.get("/replies"), "Nothing is published yet."));
    CHECK(has(f.officer.get("/replies"), "/replies/derby-2024/health/edit"));
    CHECK(has(f.young.get("/replies"), "There is nothing new to read."));
    f.officer.get(kReplies + "health/edit");
    f.write();
    CHECK(f.last_entry() == "reply written: derby-2024 health by officer");
    CHECK(f.kept()->reply.written == std::chrono::year{2026} / 11);

    CHECK(has(f.young.get("/replies"), "Please read these."));
    CHECK(has(f.young.get(kReplies + "health"), "Which part is hard?"));
    CHECK(location(f.young.post(kReplies + "health/returned", f.with_revision({{"sentence", "answer"}}))) ==
          "/replies?set=derby-2024&done=returned");
    CHECK(f.last_entry() == "reply sent back: derby-2024 health");
    CHECK(has(f.officer.get(kReplies + "health"),
              "Young people don&#39;t understand &quot;We did&quot; (said on 22 November 2026)"));
    CHECK(has(f.officer.get(kReplies + "all/publish"), "write it again and let them read it"));
    const auto refused = f.publish();
    CHECK(refused.status == 409);
    CHECK(f.storage().latest_documents("replies").value().empty());

    f.write("health", "A nurse calls you.");
    f.understand();
    CHECK(f.last_entry() == "reply understood: derby-2024 health");
    const auto page = f.officer.get(kReplies + "all/publish");
    CHECK(has(page, "Version 1"));
    CHECK(has(page, "A nurse calls you."));
    CHECK(location(f.publish()) == "/replies?set=derby-2024&done=published");
    CHECK(f.last_entry() == "replies published: derby-2024 1");
    const auto list = f.officer.get("/replies");
    CHECK(has(list,
              "Version 1, published on 22 November 2026, is out, with 1 reply. Kiosks show it within about "
              "an hour"));
    const auto file = f.storage().document({"replies", "derby-2024", 1}).value().value();
    const auto key = load_publisher(f.pages.front.config).value();
    CHECK(read_replies(seal::read_signed(file, "replies", key).value())->replies.front() == f.kept()->reply);
    CHECK_FALSE(f.storage().latest_documents("manifest").value().empty());
    CHECK(has(f.officer.get(kReplies + "all/publish"), "Version 1, 22 November 2026: 1 reply"));
}

TEST_CASE("only the publisher's passphrase publishes, and guesses at it are slowed") {
    ReplyPages f;
    f.officer.get(kReplies + "health/edit");
    f.write();
    f.understand();
    CHECK(f.publish("").status == 400);
    for (int i = 0; i < 5; ++i) {
        const auto page = f.publish("seven quiet otters");
        CHECK(page.status == 403);
        CHECK(has(page, "does not open the publisher key"));
        CHECK_FALSE(has(page, "seven quiet otters"));
    }
    CHECK(f.publish().status == 429);
    CHECK(f.storage().latest_documents("replies").value().empty());
    f.pages.clock.pass(std::chrono::minutes(20));
    CHECK(f.publish().status == 303);
    CHECK(f.publish().status == 409);  // nothing is new
}

TEST_CASE("two officers who write one reply don't write over each other") {
    ReplyPages f;
    auto second = f.as(Role::officer);
    second.get(kReplies + "health/edit");
    f.officer.get(kReplies + "health/edit");
    auto mine = words("Mine.");
    mine["revision"] = "0";
    f.write("health", "Theirs.");
    const auto page = second.post(kReplies + "health/edit", mine);
    CHECK(page.status == 409);
    CHECK(has(page, "Somebody else changed this reply while you were writing"));
    CHECK(has(page, ">\nMine.</textarea>"));
    CHECK(has(page, "Theirs."));
    CHECK(has(page, "name=\"revision\" value=\"1\""));
    CHECK(f.kept()->reply.in("en").answer == "Theirs.");
    mine["revision"] = "1";
    CHECK(second.post(kReplies + "health/edit", mine).status == 303);
    CHECK(f.kept()->reply.in("en").answer == "Mine.");
    for (const char* odd : {"", "x", "-1", "99999999999999999999"}) {
        mine["revision"] = odd;
        CHECK(second.post(kReplies + "health/edit", mine).status == 409);
    }
    CHECK(second.post(kReplies + "health/remove", {{"revision", "1"}}).status == 200);  // is shown again
    CHECK(f.kept());
}

TEST_CASE("young people judge the words they saw, not others") {
    ReplyPages f;
    f.officer.get(kReplies + "health/edit");
    f.write();
    f.young.get(kReplies + "health");
    const auto seen = f.with_revision({});
    f.write("health", "Other words.");
    for (const char* what : {"/understood", "/returned"}) {
        const auto page = f.young.post(kReplies + "health" + what, seen);
        CHECK(page.status == 409);
        CHECK(has(page, "Please read it again."));
    }
    CHECK(f.kept()->state == ReplyState::draft);
    CHECK(f.young.post(kReplies + "health/returned", f.with_revision({{"sentence", "<b>"}})).status == 409);
    CHECK(f.young.post(kReplies + "decisions/understood", {{"revision", "0"}}).status ==
          409);  // there is none
}

TEST_CASE("a translation is written, shown in its own direction, and taken away") {
    ReplyPages f;
    f.officer.get(kReplies + "health/edit");
    f.write();
    f.understand();
    const auto form = f.officer.get(kReplies + "health/words/ur");
    CHECK(has(form, "name=\"you_said\" rows=\"2\" lang=\"ur\" dir=\"rtl\""));
    auto urdu = f.with_revision({{"you_said", "آپ"}, {"answer", "ہم"}, {"instead", ""}, {"who", "صحت"}});
    CHECK(f.officer.post(kReplies + "health/words/ur", urdu).status == 303);
    CHECK(f.kept()->reply.in("ur").answer == "ہم");
    CHECK(f.kept()->state == ReplyState::approved);
    CHECK(has(f.officer.get(kReplies + "health"), "<div lang=\"ur\" dir=\"rtl\">"));
    auto half = f.with_revision({{"you_said", "آپ"}, {"answer", ""}, {"instead", ""}, {"who", "صحت"}});
    CHECK(has(f.officer.post(kReplies + "health/words/ur", half), "href=\"#answer\""));
    CHECK(f.officer.post(kReplies + "health/words/ur", urdu).status == 409);
    CHECK(f.officer.post(kReplies + "health/words/ur", f.with_revision({{"you_said", ""}})).status == 303);
    CHECK_FALSE(f.kept()->reply.has("ur"));
    CHECK(f.officer.get(kReplies + "health/words/en").status == 404);
    CHECK(f.officer.get(kReplies + "health/words/xx").status == 404);
    CHECK(f.officer.get(kReplies + "decisions/words/ur").status == 404);
}

TEST_CASE("hostile words neither break the page nor the file") {
    ReplyPages f;
    f.officer.get(kReplies + "health/edit");
    f.write("health", "<script>alert(\"1\")</script> & 'more'");
    for (auto* browser : {&f.officer, &f.young}) {
        check_harmless(browser->get("/replies"));
        check_harmless(browser->get(kReplies + "health"));
    }
    CHECK(has(f.officer.get(kReplies + "health"), "&lt;script&gt;"));
    check_harmless(f.officer.get(kReplies + "health/edit"));
    f.understand();
    CHECK(f.publish().status == 303);
    const auto file = f.storage().document({"replies", "derby-2024", 1}).value().value();
    const auto key = load_publisher(f.pages.front.config).value();
    CHECK(read_replies(seal::read_signed(file, "replies", key).value())->replies.front().in("en").answer ==
          "<script>alert(\"1\")</script> & 'more'");

    for (const std::string& bad :
         {std::string("a\u202Eb"), std::string("\xFF"), std::string(401, 'x'), std::string(" ")}) {
        const auto page = f.officer.post(kReplies + "health/edit", f.with_revision(words(bad)));
        CHECK(page.status == 400);
        CHECK(has(page, "href=\"#answer\""));
        check_harmless(page);
    }
    CHECK(f.officer.post(kReplies + "health/edit", f.with_revision(words(std::string("a\0b", 3)))).status ==
          403);
    const auto match = f.pages.router.find("POST", {"replies", "derby-2024", "health", "edit"});
    CHECK(match.route->most_body < 10'000'000);
    CHECK(match.route->too_large->content_type == "text/html; charset=utf-8");
    const auto two_lines =
        f.officer.post(kReplies + "health/edit", f.with_revision(words("Two\r\n\tlines. ")));
    CHECK(two_lines.status == 303);
    CHECK(f.kept()->reply.in("en").answer == "Two lines.");
}

TEST_CASE("a reply is removed, and promises and sets that are not there have no page") {
    ReplyPages f;
    f.officer.get(kReplies + "health/edit");
    f.write();
    CHECK(has(f.officer.get(kReplies + "health/remove"), "stays there until you publish the next time"));
    CHECK(f.officer.post(kReplies + "health/remove", f.with_revision({})).status == 303);
    CHECK(f.last_entry() == "reply removed: derby-2024 health by officer");
    for (const char* path : {"health", "no-such", "no-such/edit", "health/remove"})
        CHECK(f.officer.get(kReplies + path).status == 404);
    CHECK(f.officer.get("/replies?set=x").status == 404);
    CHECK(f.officer.get("/replies/x/health").status == 404);
    CHECK(f.officer.get("/replies/x/all/publish").status == 404);
}

TEST_CASE("advice stands beside a reply that is hard to read") {
    ReplyPages f;
    f.officer.get(kReplies + "health/edit");
    f.write("health", "We commissioned multidisciplinary interventions for 5 children.");
    const auto page = f.officer.get(kReplies + "health");
    CHECK(has(page, "multidisciplinary"));
    CHECK(has(page, "A number of people stands in it."));
    CHECK_FALSE(has(f.young.get(kReplies + "health"), "reading age"));
}
