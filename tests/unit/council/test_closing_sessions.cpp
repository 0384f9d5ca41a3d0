// What live sessions leave when their wave is closed: a row of their own, and decisions for the officer to
// confirm.
#include "sync/council/decisions.h"
#include "sync/results/release.h"
#include "tests/unit/council/closing_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

struct ClosingSessions : ClosingFixture {
    const SetId set = stored.wave.questions.id;

    void put(const std::vector<Message>& messages) { put_into_pool(sealed_messages(messages)); }
    Result<bool> close(Day on) { return close_wave(*storage, closing(), stored.wave.id, council.wave, on); }
    Result<bool> close() { return close(today); }
    results::Release release() {
        return results::read_release(storage->release(stored.wave.id).value().value()).value();
    }
    std::vector<Unconfirmed> unconfirmed() { return storage->commitments().unconfirmed(set, 100).value(); }
    std::vector<std::string> notes() {
        std::vector<std::string> out;
        const auto all = storage->audit().value();
        for (const auto& entry : all) out.push_back(entry.action + ": " + entry.subject);
        return out;
    }
};

std::string row_text(const std::optional<gate::Row>& row) {
    std::string out;
    if (row)
        for (const auto& cell : *row) out += (out.empty() ? "" : " ") + cell.text();
    return row ? out : "none";
}

}  // namespace

TEST_CASE("sessions that add up to thirty become a row, and change no other figure") {
    ClosingSessions with, without;
    with.put_into_pool(with.sealed(90));
    without.put_into_pool(without.sealed(90));
    // ten, nine and eleven votes; one came twice
    const auto twice = with.session({3, 0, 6, 1});
    with.put({encode(twice), encode(with.session({2, 2, 4, 1})), encode(with.session({4, 3, 1, 3}))});
    REQUIRE(with.storage->put_inbox(with.today, with.sealed_messages({encode(twice)})).ok());
    REQUIRE(with.close().value());
    REQUIRE(without.close().value());
    auto seen = with.release();
    CHECK(row_text(seen.points[0].sessions) == "10 5 10 5");
    CHECK(row_text(seen.points[1].sessions) == "none");
    seen.points[0].sessions.reset();
    CHECK(seen == without.release());
}

TEST_CASE("sessions that add up to less are kept by nobody") {
    ClosingSessions f;
    f.put_into_pool(f.sealed(90));
    f.put({encode(f.session({5, 0, 9, 0})), encode(f.session({5, 5, 1, 4}))});  // twenty-nine
    REQUIRE(f.close().value());
    CHECK(row_text(f.release().points[0].sessions) == "none");
    const auto text = f.storage->release(f.stored.wave.id).value().value();
    CHECK(text.find("sessions") == std::string::npos);
}

TEST_CASE("votes of sessions are no answers: a wave of too few answers stays open, and keeps its decisions") {
    ClosingSessions f;
    f.put_into_pool(f.sealed(29));
    f.put({encode(f.session({20, 20, 20, 20})), encode(f.decision("We ring you back."))});
    CHECK_FALSE(f.close().value());
    CHECK(f.unconfirmed().empty());
    f.put_into_pool(f.sealed(1));
    CHECK(f.close(f.today + std::chrono::days(1)).value());
    CHECK(f.unconfirmed().size() == 1);
}

TEST_CASE("decisions wait for the officer, and are no commitments") {
    ClosingSessions f;
    f.put_into_pool(f.sealed(40));
    const auto first = f.decision("We ring you back within a day.", "Children's Services");
    auto open_ended = f.decision("<b>\xE2\x80\x9CMore\xE2\x80\x9D & \"better\"</b>", "");
    open_ended.by.reset();
    open_ended.point = 1;
    f.put({encode(first), encode(open_ended)});
    REQUIRE(f.close().value());
    auto kept = f.unconfirmed();
    REQUIRE(kept.size() == 2);
    if (kept[0].by != first.by) std::swap(kept[0], kept[1]);
    const auto& questions = f.stored.wave.questions.questions;
    CHECK(kept[0] == Unconfirmed{"live-" + to_hex(first.id), f.set, questions[0].point, first.what, first.who,
                                 first.by});
    CHECK(kept[1] == Unconfirmed{"live-" + to_hex(open_ended.id), f.set, questions[1].point, open_ended.what,
                                 "", std::nullopt});
    CHECK(f.storage->commitments().all(f.set).value().empty());
    // the audit says that there was something, and not what
    const auto notes = f.notes();
    CAPTURE(notes);
    CHECK(std::count(notes.begin(), notes.end(), "promised in live sessions: w") == 1);
    for (const auto& note : notes) CHECK(note.find("ring") == std::string::npos);
}

TEST_CASE("a decision is there once, however often its wave is closed or it arrives") {
    ClosingSessions f;
    f.put_into_pool(f.sealed(40));
    const auto decision = f.decision("We ring you back.");
    f.put({encode(decision), encode(decision)});
    // ended in the middle: nothing is written
    Progress cancelled;
    cancelled.cancel();
    CHECK_FALSE(close_wave(*f.storage, f.closing(2, &cancelled), f.stored.wave.id, f.council.wave, f.today));
    CHECK(f.unconfirmed().empty());
    REQUIRE(f.close().value());
    CHECK(f.unconfirmed().size() == 1);
    CHECK(f.close().error().code == Code::conflict);
    // and were they kept again, there would still be one
    OpenedAnswers opened(1);
    opened.add(decision);
    REQUIRE(keep_decisions(*f.storage, f.stored.wave, opened.decisions(), f.today).ok());
    CHECK(f.unconfirmed().size() == 1);
}

TEST_CASE("decisions are undone with the transaction that they were kept in") {
    ClosingSessions f;
    OpenedAnswers opened(1);
    opened.add(f.decision("We ring you back."));
    const auto before = f.notes();
    CHECK_FALSE(f.storage->transact([&]() -> Status {
        if (auto kept = keep_decisions(*f.storage, f.stored.wave, opened.decisions(), f.today); !kept)
            return kept;
        return Error{Code::failed, "No."};
    }));
    CHECK(f.unconfirmed().empty());
    CHECK(f.notes() == before);
}
