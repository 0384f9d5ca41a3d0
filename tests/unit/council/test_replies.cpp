// The life of a reply, and the signed file that kiosks show.
#include "sync/council/publisher.h"
#include "sync/council/replies.h"
#include "tests/support/has.h"
#include "tests/unit/council/running_council.h"

#include <iostream>
#include <sstream>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

const SetId kSet("derby-2024");
const std::string kFolder = std::string(PLEDGE_SOURCE_DIR) + "/assets/packs/derby-2024";

Reply some_reply(const char* point, const std::string& answer = "A nurse calls you each month.") {
    return {PointId(point),
            ReplyKind::did,
            std::chrono::year{2026} / 10,
            {{"en", {"You wait too long.", answer, "", "Health, from May"}}}};
}

struct Replying : RunningCouncil {
    std::unique_ptr<Storage> s;
    Pack pack = read_pack(read_all(kFolder + "/pack.toml"), "pack.toml", {}, "help.toml").value();
    const Day today = clock.today();

    Replying() {
        must("init --council derby --name Derby --passphrase-file @publisher.txt");
        must("pack build " + kFolder + " --out @derby.pack --passphrase-file @publisher.txt");
        must("pack publish @derby.pack");
        s = storage();
    }
    std::string must(const std::string& words) {
        auto out = command(words);
        if (code != 0) FAIL(words << ": " << out);
        return out;
    }
    std::string refused(const std::string& words) {
        std::ostringstream heard;
        auto* before = std::cerr.rdbuf(heard.rdbuf());
        command(words);
        std::cerr.rdbuf(before);
        CHECK(code == 1);
        return heard.str();
    }
    Config config() const { return load_config(folder / "council.toml").value(); }
    seal::SigningKey key() const { return unlock_publisher(config(), "publisher passphrase").value(); }
    void write(const Reply& reply) {
        const auto before = s->replies().find(kSet, reply.point).value();
        REQUIRE(keep_reply(*s, {kSet, reply, before ? before->revision : 0}, today).ok());
    }
    KeptReply kept(const char* point) { return s->replies().find(kSet, PointId(point)).value().value(); }
    void understand(const char* point) { REQUIRE(approve_reply(*s, kept(point), today).ok()); }
    Replies published() {
        const auto ref = s->latest_documents("replies").value().front();
        const auto file = s->document(ref).value().value();
        return read_replies(seal::read_signed(file, "replies", load_publisher(config()).value()).value())
            .value();
    }
    std::string last_entry() {
        const auto entry = s->audit().value().back();
        return entry.action + ": " + entry.subject;
    }
};

}  // namespace

TEST_CASE("young people see each new wording before it goes out, and translations don't count as one") {
    Replying f;
    f.write(some_reply("health"));
    CHECK(f.last_entry() == "reply written: derby-2024 health");
    CHECK(f.kept("health").state == ReplyState::draft);
    REQUIRE(return_reply(*f.s, f.kept("health"), "answer", f.today).ok());
    CHECK(f.last_entry() == "reply sent back: derby-2024 health");
    CHECK(f.kept("health").returned == f.today);
    CHECK(f.kept("health").sentence == "answer");

    auto translated = some_reply("health");
    translated.words["pl"] = {"Czekasz.", "Dzwonimy.", "", "Zdrowie"};
    f.write(translated);
    CHECK(f.kept("health").state == ReplyState::returned);  // what they didn't understand is still there
    CHECK(f.kept("health").sentence == "answer");
    auto again = translated;
    again.words["en"].answer = "We call you.";
    f.write(again);
    CHECK(f.kept("health").state == ReplyState::draft);
    CHECK_FALSE(f.kept("health").returned);
    f.understand("health");
    CHECK(f.last_entry() == "reply understood: derby-2024 health");
    again.words.erase("pl");
    f.write(again);
    CHECK(f.kept("health").state == ReplyState::approved);
    auto other_kind = again;
    other_kind.kind = ReplyKind::cannot;
    f.write(other_kind);
    CHECK(f.kept("health").state == ReplyState::draft);
}

TEST_CASE("what is saved without a change stays understood") {
    Replying f;
    f.write(some_reply("health"));
    f.understand("health");
    const auto before = f.kept("health").revision;
    f.write(some_reply("health"));
    CHECK(f.kept("health").revision == before);
    CHECK(f.kept("health").state == ReplyState::approved);
}

TEST_CASE("what young people understand goes out in the order of the set, with the manifest that names it") {
    Replying f;
    CHECK(next_replies(*f.s, f.pack).error().code == Code::conflict);
    f.write(some_reply("growing-up"));
    f.write(some_reply("health"));
    f.write(some_reply("safe-home"));
    f.understand("growing-up");
    f.understand("health");
    const auto ref = publish_replies(*f.s, f.pack, f.key(), f.today).value();
    CHECK(f.last_entry() == "replies published: derby-2024 1");
    CHECK(ref.version == 1);
    CHECK(f.published() ==
          Replies{kSet, 1, {some_reply("health"), some_reply("growing-up")}});  // not the draft
    CHECK(f.kept("health").state == ReplyState::published);
    CHECK(f.kept("safe-home").state == ReplyState::draft);
    CHECK(f.s->replies().newest_issue(kSet).value()->replies == f.published());

    REQUIRE(publish_manifest(*f.s, CouncilId("derby"), f.key(), std::nullopt).ok());
    const auto manifests = f.s->latest_documents("manifest").value();
    const auto signed_manifest = f.s->document(manifests.front()).value().value();
    const auto manifest =
        read_manifest(
            seal::read_signed(signed_manifest, "manifest", load_publisher(f.config()).value()).value())
            .value();
    REQUIRE(manifest.replies.size() == 1);
    CHECK(manifest.replies[0] == ref);
    const auto file = f.s->document({"replies", "derby-2024", 1}).value().value();
    CHECK(ref.sha256 == seal::sha256(view_of(file)));
    CHECK(publish_replies(*f.s, f.pack, f.key(), f.today).error().code == Code::conflict);  // nothing new
}

TEST_CASE("nothing goes out while a reply was sent back, and old words stay until new ones are understood") {
    Replying f;
    f.write(some_reply("health"));
    f.write(some_reply("decisions"));
    f.understand("health");
    f.understand("decisions");
    REQUIRE(publish_replies(*f.s, f.pack, f.key(), f.today).ok());
    f.write(some_reply("health", "Other words."));
    f.write(some_reply("safe-home"));
    f.understand("safe-home");
    REQUIRE(return_reply(*f.s, f.kept("health"), "", f.today).ok());
    const auto refused = publish_replies(*f.s, f.pack, f.key(), f.today);
    CHECK(refused.error().code == Code::conflict);
    CHECK(has(refused.error().say, "don't understand the reply to \"health\""));
    CHECK(f.published().version == 1);
    f.write(some_reply("health", "Other words again."));
    CHECK(publish_replies(*f.s, f.pack, f.key(), f.today).value().version == 2);
    CHECK(f.published().find(PointId("health"))->in("en").answer == some_reply("health").in("en").answer);
    CHECK(f.published().find(PointId("safe-home")));
    f.understand("health");
    REQUIRE(remove_reply(*f.s, kSet, PointId("decisions"), "amira", f.today).ok());
    CHECK(f.last_entry() == "reply removed: derby-2024 decisions by amira");
    CHECK(publish_replies(*f.s, f.pack, f.key(), f.today).value().version == 3);
    CHECK(f.published().find(PointId("health"))->in("en").answer == "Other words again.");
    CHECK_FALSE(f.published().find(PointId("decisions")));
    CHECK(f.s->replies().issues(kSet).value().size() == 3);
}

TEST_CASE("young people are not asked about words that are out") {
    Replying f;
    f.write(some_reply("health"));
    f.understand("health");
    REQUIRE(publish_replies(*f.s, f.pack, f.key(), f.today).ok());
    CHECK(return_reply(*f.s, f.kept("health"), "", f.today).error().code == Code::conflict);
    CHECK(approve_reply(*f.s, f.kept("health"), f.today).error().code == Code::conflict);
}

TEST_CASE("a new publisher key signs the replies anew") {
    Replying f;
    f.write(some_reply("health"));
    f.understand("health");
    REQUIRE(publish_replies(*f.s, f.pack, f.key(), f.today).ok());
    const auto before = f.published();
    const auto old = load_publisher(f.config()).value();
    write_all(f.folder / "new.txt", "another passphrase\n");
    f.must("publisher rotate --new-passphrase-file @new.txt");
    CHECK(load_publisher(f.config()).value() != old);
    CHECK(f.published() == before);
}

TEST_CASE("replies go in, out and to kiosks by command") {
    Replying f;
    write_all(f.folder / "replies.json",
              write_replies({kSet, 7, {some_reply("health"), some_reply("decisions")}}));
    CHECK(has(f.must("replies list"), "nothing published yet"));
    CHECK(has(f.must("replies import @replies.json --set derby-2024"), "young reviewers read them next"));
    CHECK(has(f.must("replies list"), "health: waits for young reviewers; languages en"));
    CHECK(has(f.refused("replies publish --passphrase-file @publisher.txt"), "Nothing new is approved"));
    CHECK(has(f.must("replies import @replies.json --approved"), "`replies publish` sends them out"));
    CHECK(f.last_entry() == "reply stored as understood: derby-2024 decisions");
    CHECK(has(f.refused("replies publish --passphrase-file @wave.txt"), "does not open the publisher key"));
    CHECK(has(f.must("replies publish --set derby-2024 --passphrase-file @publisher.txt"),
              "Published version 1 of the replies to \"derby-2024\" with manifest 1"));
    CHECK(f.published().replies.size() == 2);
    f.must("replies export @out.json");
    CHECK(read_replies(read_all(f.folder / "out.json")).value() ==
          Replies{kSet, 1, {some_reply("decisions"), some_reply("health")}});

    write_all(f.folder / "bad.json",
              write_replies({kSet, 1, {some_reply("safe-home"), some_reply("no-such")}}));
    CHECK(has(f.refused("replies import @bad.json"), "There is no promise \"no-such\""));
    CHECK_FALSE(f.s->replies().find(kSet, PointId("safe-home")).value());  // all or none
    CHECK(has(f.refused("replies import @publisher.txt"), "replies"));
    CHECK(has(f.refused("replies list --set other"), "There is no pack \"other\""));
}

TEST_CASE("commitments go in and out by command") {
    Replying f;
    write_all(f.folder / "in.csv",
              "Promise;What;By when;Difference;Department;Status\nhealth;We pay.;2026-12;You wait "
              "less.;Health;done\n");
    CHECK(f.must("commitments import @in.csv") == "1 new, 0 changed, 0 removed, 0 as before\n");
    CHECK(f.last_entry() == "commitments imported: derby-2024 (1)");
    f.must("commitments export @out.csv");
    f.must("commitments export @out.xlsx --set derby-2024");
    CHECK(f.must("commitments import @out.csv --whole") == "0 new, 0 changed, 0 removed, 1 as before\n");
    CHECK(f.must("commitments import @out.xlsx") == "0 new, 0 changed, 0 removed, 1 as before\n");
    write_all(
        f.folder / "bad.csv",
        "Promise,What,By when,Difference,Department,Status\nhealth,a,,b,c,done\nhealth,a,,b,c,almost\n");
    CHECK(
        has(f.refused("commitments import @bad.csv"), "Line 3, column \"Status\": \"almost\" is no status"));
    CHECK(f.s->commitments().all(kSet).value().size() == 1);
}
