// A wave is closed, and everything that leaves the council with a figure is read by readers written apart
// from the writers: the same cells everywhere, and each of them as the gate writes it.
#include "sync/council/accounts/keeping.h"
#include "sync/council/accounts/sessions.h"
#include "sync/results/pull.h"
#include "sync/store/database.h"
#include "tests/support/pdf_reader.h"
#include "tests/unit/council/running_council.h"
#include "tests/unit/council/shown.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

using nlohmann::json;

Shown from_database(const std::string& path) {
    Shown shown;
    SQLite::Database db(path, SQLite::OPEN_READONLY);
    SQLite::Statement q(db, "SELECT part, point, grp, col, shown FROM published_cell WHERE wave = 'autumn'");
    while (q.executeStep())
        put(shown, {q.getColumn(0), q.getColumn(1), q.getColumn(2), q.getColumn(3)}, q.getColumn(4));
    return shown;
}

// Hidden, "<5", or a multiple of five.
bool the_gate_writes(const std::string& text) {
    if (text.empty() || text == "<5") return true;
    return text.find_first_not_of("0123456789") == std::string::npos && text[0] != '0' &&
           (text.back() == '0' || text.back() == '5');
}

// Most are happy, hardly anybody gets to the last promise, the oldest are few.
Answer thrown(Random& dice) {
    Answer answer;
    answer.id = dice.bytes<16>();
    answer.set = SetId("derby-2024");
    answer.company = dice.below(3) == 0 ? Company::with_someone : Company::own;
    answer.group = dice.below(20) == 0 ? std::uint8_t{3} : static_cast<std::uint8_t>(dice.below(3));
    for (std::uint32_t p = 0; p < 10; ++p) {
        PointAnswer point;
        const auto roll = dice.below(20);
        point.say = p == 9 && roll > 1 ? Say::nothing : roll < 10 ? Say::face_5 : static_cast<Say>(roll - 10);
        if (is_face(point.say)) point.reasons = static_cast<std::uint8_t>(dice.below(64));
        answer.points.push_back(point);
    }
    return answer;
}

// Two on the first promise, which together are enough; one on the second, which is; one on the third, which
// isn't.
std::vector<Message> live_sessions(Random& dice) {
    const auto session = [&](std::uint8_t point, std::array<std::uint16_t, 4> columns) {
        return encode(SessionTotals{dice.bytes<16>(), SetId("derby-2024"), point, columns});
    };
    return {session(0, {2, 3, 9, 1}), session(0, {3, 4, 14, 2}), session(1, {11, 9, 33, 14}),
            session(2, {5, 5, 10, 5})};
}

void close_a_wave(RunningCouncil& c) {
    const auto good = [&](const std::string& words) {
        INFO(words);
        c.command(words);
        REQUIRE(c.code == 0);
    };
    good("init --council derby --name Derby --passphrase-file @publisher.txt");
    good("pack build " PLEDGE_SOURCE_DIR
         "/assets/packs/derby-2024 --out @derby.pack --passphrase-file @publisher.txt");
    good("pack publish @derby.pack");
    good(
        "wave plan --id autumn --set derby-2024 --opens 2026-11-01 --asks-until 2026-12-01 --results 2027-01 "
        "--columns four --breakdown age:under-11,11-15,16-up --recovery-sheet @sheet.txt "
        "--passphrase-file @wave.txt");
    good("wave open --id autumn --passphrase-file @publisher.txt");
    c.asked = c.wave_key("autumn");
    c.start();
    const auto event = c.enrol("event");
    std::vector<Answer> answers;
    for (int i = 0; i < 150; ++i) answers.push_back(thrown(c.random));
    auto messages = live_sessions(c.random);
    for (const auto& answer : answers) messages.push_back(encode(answer));
    REQUIRE(c.upload_messages(event, messages) == 200);
    good("wave stop --id autumn --passphrase-file @publisher.txt");
    c.days_pass(14);
    good("wave close --id autumn --passphrase-file @wave.txt");
}

// Pages, as a committee reader gets them.
GetPage reader_of(RunningCouncil& c) {
    const auto storage = c.storage();
    std::string cookie;
    const auto done = storage->transact([&]() -> Status {
        const auto added = council::add_account(
            *storage, {"reader", council::Role::committee_reader, "no password", false}, c.clock, c.random);
        if (!added) return added.error();
        const auto account = storage->accounts().account("reader").value().value();
        const auto token =
            council::begin_session(*storage, account.id, council::Stage::in, c.clock, c.random);
        if (!token) return token.error();
        cookie = std::string(council::kSessionCookie) + "=" + token->text();
        return {};
    });
    REQUIRE(done.ok());
    return [&c, cookie](const std::string& path) {
        const auto reply = c.send({"GET", path, {{"Cookie", cookie}}, ""});
        INFO(path);
        REQUIRE(reply.status == 200);
        return reply.body;
    };
}

}  // namespace

TEST_CASE(
    "one gate: server, JSON, CSV, spreadsheet, pages and database show the same cells, and nothing else") {
    RunningCouncil c;
    close_a_wave(c);
    const auto body = c.send({"GET", "/v1/waves/autumn/results", {}, ""}).body;
    const auto shown = from_json(body);
    const auto has = [&](auto what) {
        return std::any_of(shown.begin(), shown.end(), [&](const auto& cell) { return what(cell.second); });
    };
    CHECK(shown.at({"sessions", "contact-and-help", "everyone", "faces-4-5"}) == "25");
    const auto in_sessions = std::count_if(shown.begin(), shown.end(),
                                           [](const auto& cell) { return cell.first[0] == "sessions"; });
    CHECK(in_sessions == 8);  // of two promises
    CHECK(has([](const auto& text) { return text.empty(); }));
    CHECK(has([](const auto& text) { return text == "<5"; }));
    CHECK(has([](const auto& text) { return text.size() > 1 && text != "<5"; }));
    for (const auto& [place, text] : shown) {
        INFO(place[0] << ' ' << place[1] << ' ' << place[2] << ' ' << place[3] << ": " << text);
        CHECK(the_gate_writes(text));
    }

    const auto release = results::pull_release(*c.transport, WaveId("autumn"));
    REQUIRE(release);
    using results::Format;
    REQUIRE(
        results::write_results(*release, c.folder / "out", {Format::csv, Format::json, Format::xlsx}).ok());
    CHECK(from_json(read_all(c.folder / "out/results.json")) == shown);
    CHECK(from_csv(read_all(c.folder / "out/results.csv")) == shown);
    CHECK(from_xlsx(read_all(c.folder / "out/results.xlsx"), body) == shown);
    const auto get = reader_of(c);
    CHECK(get("/results/autumn/results.csv") == read_all(c.folder / "out/results.csv"));
    CHECK(get("/results/autumn/results.json") == body);
    CHECK(get("/results/autumn/results.xlsx") == read_all(c.folder / "out/results.xlsx"));
    CHECK(from_point_pages(get, body) == shown);
    CHECK(from_wave_pages(get, body) == shown);
    CHECK(from_database(c.folder / "council.db") == shown);
    CHECK(c.storage()->release(WaveId("autumn")).value() == body);
    const auto report = c.send({"GET", "/v1/waves/autumn/report.pdf", {}, ""});
    REQUIRE(report.status == 200);
    CHECK(cells_of_report(report.body, *release) == shown);
    CHECK(get("/report/waves/autumn/report.pdf") == report.body);
    // the list of waves has no figure at all
    const auto waves = json::parse(c.send({"GET", "/v1/waves", {}, ""}).body);
    for (const auto& [key, value] : waves["waves"][0].items()) {
        INFO(key << ": " << value);
        CHECK(value.is_string());
    }
}
