#include "sync/core/commitment.h"

#include <catch2/catch.hpp>

using namespace pledge;

namespace {

Commitment passports() {
    Commitment c;
    c.id = "passports";
    c.set = SetId("derby-2024");
    c.point = PointId("growing-up");
    c.what = "Each care leaver gets a passport and a bank account.";
    c.difference = "You can get paid, rent a room and travel.";
    c.department = "Children's Services";
    c.by = month_from_text("2027-12");
    return c;
}

std::string wrong(const Commitment& commitment) {
    const auto got = check_commitment(commitment);
    REQUIRE_FALSE(got);
    CHECK(got.error().code == Code::bad_input);
    CHECK(got.error().say.back() == '.');
    return got.error().say;
}

}  // namespace

TEST_CASE("each status has words of its own, and they are read back in any case") {
    for (const auto status : kCommitmentStatuses) {
        const std::string words(words_of(status));
        INFO(words);
        CHECK(commitment_status_from_text(words) == status);
        auto shouted = words;
        shouted.front() = static_cast<char>(shouted.front() - 32);
        CHECK(commitment_status_from_text(shouted) == status);
    }
    CHECK(commitment_status_from_text("ON TRACK") == CommitmentStatus::on_track);
    for (const char* none : {"", "on", "finished", "on track ", "late: no staff"})
        CHECK_FALSE(commitment_status_from_text(none));
}

TEST_CASE("a commitment is overdue when its month is over, and it is neither done nor stopped") {
    auto c = passports();
    const auto december = *month_from_text("2027-12"), january = *month_from_text("2028-01");
    CHECK_FALSE(is_overdue(c, december));
    CHECK(is_overdue(c, january));
    c.status = CommitmentStatus::late;
    CHECK(is_overdue(c, january));
    c.status = CommitmentStatus::done;
    CHECK_FALSE(is_overdue(c, january));
    c.status = CommitmentStatus::stopped;
    CHECK_FALSE(is_overdue(c, january));
    c = passports();
    c.by.reset();  // from now on
    CHECK_FALSE(is_overdue(c, january));
}

TEST_CASE("a commitment says what, what difference, and who; the first that is missing is named") {
    CHECK(check_commitment(passports()));
    auto c = passports();
    c.id = "Passports 1";
    CHECK(wrong(c).find("id") != std::string::npos);
    c = passports();
    c.what.clear();
    CHECK(wrong(c).find("what will be done") != std::string::npos);
    c = passports();
    c.difference.clear();
    CHECK(wrong(c).find("difference") != std::string::npos);
    c = passports();
    c.department.clear();
    CHECK(wrong(c).find("department") != std::string::npos);
}

TEST_CASE("fields are one line of at most 600 bytes") {
    for (auto Commitment::*field :
         {&Commitment::what, &Commitment::difference, &Commitment::department, &Commitment::note}) {
        auto c = passports();
        c.*field = std::string(kMostCommitmentText, 'a');
        CHECK(check_commitment(c));
        c.*field += "a";
        CHECK(wrong(c).find("600") != std::string::npos);
        for (const char* text : {"two\nlines", "a\ttab", "a\rreturn"}) {
            c.*field = text;
            CHECK(wrong(c).find("one line") != std::string::npos);
        }
    }
}

TEST_CASE("what is late or stopped says why") {
    for (const auto status : kCommitmentStatuses) {
        auto c = passports();
        c.status = status;
        const bool needs = status == CommitmentStatus::late || status == CommitmentStatus::stopped;
        INFO(words_of(status));
        CHECK(check_commitment(c).ok() != needs);
        c.note = "Two have no date yet.";
        CHECK(check_commitment(c));
    }
}
