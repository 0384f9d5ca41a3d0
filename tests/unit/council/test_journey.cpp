// The whole way of an answer, from init to the release, against a recount that shares nothing with the server
// but the gate.
#include "sync/council/storage.h"
#include "sync/results/csv.h"
#include "sync/results/pull.h"
#include "sync/results/release.h"
#include "tests/unit/council/running_council.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

const std::string kPack = std::string(PLEDGE_SOURCE_DIR) + "/assets/packs/derby-2024";

void set_up(RunningCouncil& c) {
    c.command("init --council derby --name Derby --passphrase-file @publisher.txt");
    REQUIRE(c.code == 0);
    c.command("pack build " + kPack + " --out @derby.pack --passphrase-file @publisher.txt");
    REQUIRE(c.code == 0);
    c.command("pack publish @derby.pack");
    REQUIRE(c.code == 0);
}

void open_wave(RunningCouncil& c, const std::string& extra) {
    c.command(
        "wave plan --id autumn --set derby-2024 --opens 2026-11-01 --asks-until 2026-12-01 --results 2027-01 "
        "--recovery-sheet @sheet.txt --passphrase-file @wave.txt " +
        extra);
    REQUIRE(c.code == 0);
    c.command("wave open --id autumn --passphrase-file @publisher.txt");
    REQUIRE(c.code == 0);
    c.asked = c.wave_key("autumn");
}

// Answers with a lean, so that some cells are large, some small and some rows hidden.
Answer make_answer(Random& dice) {
    Answer answer;
    answer.id = dice.bytes<16>();
    answer.set = SetId("derby-2024");
    answer.company = dice.below(3) == 0 ? Company::with_someone : Company::own;
    answer.group = static_cast<std::uint8_t>(dice.below(4));
    for (std::uint32_t p = 0; p < 10; ++p) {
        PointAnswer point;
        const auto roll = dice.below(20);
        if (p == 9 && roll > 3)
            point.say = Say::nothing;  // hardly anybody gets to the last
        else if (roll < 9)
            point.say = Say::face_5;
        else if (roll < 12)
            point.say = Say::face_4;
        else if (roll < 13 + p / 3)
            point.say = Say::face_3;
        else if (roll < 16)
            point.say = Say::face_1;
        else
            point.say = static_cast<Say>(roll - 10);
        if (is_face(point.say)) point.reasons = static_cast<std::uint8_t>(dice.below(64));
        answer.points.push_back(point);
    }
    return answer;
}

// Counted the slow way, from what was typed into the kiosks.
gate::PointCounts recount(const std::vector<Answer>& answers, std::size_t q, bool grouped) {
    gate::PointCounts c;
    c.faces.columns = grouped ? 4 : 3;
    c.faces.groups.assign(grouped ? 3 : 1, gate::CountRow(c.faces.columns, 0));
    if (grouped) c.faces.declined = gate::CountRow(4, 0);
    c.others = {0, 0, 0, 0};
    c.chips.assign(6, 0);
    for (const auto& answer : answers) {
        const auto& point = answer.points[q];
        const int say = static_cast<int>(point.say);
        if (say >= 6) ++c.others[static_cast<std::size_t>(say - 6)];
        if (say < 1 || say > 5) continue;
        const std::size_t column = say <= 2   ? 0U
                                   : grouped  ? static_cast<std::size_t>(say - 2)
                                   : say == 3 ? 1U
                                              : 2U;
        if (!grouped)
            ++c.faces.groups[0][column];
        else if (answer.group == 0)
            ++(*c.faces.declined)[column];
        else
            ++c.faces.groups[answer.group - 1U][column];
        for (std::size_t i = 0; i < 6; ++i) c.chips[i] += point.reasons >> i & 1U;
    }
    return c;
}

void compare(const results::Release& release, const std::vector<Answer>& answers, bool grouped) {
    REQUIRE(release.points.size() == 10);
    std::vector<gate::PublishedPoint> points;
    for (std::size_t q = 0; q < 10; ++q) {
        INFO(release.points[q].id.text);
        points.push_back(gate::publish(recount(answers, q, grouped)).value());
        CHECK(release.points[q].published == points.back());
    }
    std::uint32_t own = 0, with_someone = 0;
    for (const auto& answer : answers) {
        own += answer.company == Company::own;
        with_someone += answer.company == Company::with_someone;
    }
    CHECK(release.company == gate::publish_company(own, with_someone, points).value());
}

}  // namespace

TEST_CASE("from a kiosk's answer to the published cell") {
    RunningCouncil c;
    set_up(c);
    open_wave(c, "--columns four --breakdown age:under-11,11-15,16-up");
    c.start();
    CHECK(c.send({"GET", "/v1/manifest", {}, ""}).status == 200);
    CHECK(c.send({"GET", "/v1/packs/derby-2024/1", {}, ""}).body == read_all(c.folder / "derby.pack"));

    std::vector<CouncilDevice> homes;
    for (int i = 0; i < 3; ++i) homes.push_back(c.enrol("home"));
    const auto event = c.enrol("event");
    std::vector<Answer> sent;
    const auto some = [&](std::size_t n) {
        std::vector<Answer> out;
        while (out.size() < n) out.push_back(make_answer(c.random));
        sent.insert(sent.end(), out.begin(), out.end());
        return out;
    };
    for (int day = 0; day < 4; ++day) {
        for (const auto& home : homes) CHECK(c.upload(home, some(c.random.below(13))) == 200);
        if (day == 2) CHECK(c.upload(event, some(200)) == 200);
        c.days_pass(1);
    }
    c.command("wave close --id autumn --passphrase-file @wave.txt");
    CHECK(c.code == 1);
    c.command("wave stop --id autumn --next 2027-03 --passphrase-file @publisher.txt");
    REQUIRE(c.code == 0);
    CHECK(c.upload(homes[0], some(5)) == 200);  // late, but in time
    c.command("wave close --id autumn --passphrase-file @wave.txt");
    CHECK(c.code == 1);
    c.days_pass(14);
    CHECK(c.upload(homes[1], some(7)) == 200);  // on the very day of the close
    CHECK(c.command("device list").find("may still hold answers of wave \"autumn\"") != std::string::npos);
    CHECK(c.send({"GET", "/v1/waves/autumn/results", {}, ""}).status == 404);
    c.command("wave close --id autumn --passphrase-file @publisher.txt");
    CHECK(c.code == 1);
    c.command("wave close --id autumn --passphrase-file @wave.txt");
    REQUIRE(c.code == 0);

    CHECK(c.command("device list").find("may still hold") == std::string::npos);
    const auto release = results::pull_release(*c.transport, WaveId("autumn"));
    if (!release) FAIL(release.error().say);
    compare(*release, sent, true);
    CHECK(release->council == CouncilId("derby"));
    CHECK(release->asked_from == day_from_text("2026-11-01"));
    CHECK(release->asked_until == day_from_text("2026-11-05"));
    CHECK(release->points[0].question == "Do you know who can help you at night?");
    // the pack's grouping, frozen
    REQUIRE(release->areas.size() == 5);
    CHECK(release->areas[1].label == "A good, safe home");
    REQUIRE(release->themes.size() == 4);
    CHECK(release->themes[1].label_plain == "Where you live");
    CHECK(release->points[0].areas == std::vector<std::string>{"listening", "safe-places"});
    CHECK(release->points[0].themes == std::vector<std::string>{"safety"});
    const auto cells = results::cells_of(*release);
    CHECK(std::any_of(cells.begin(), cells.end(), [](const auto& cell) { return cell.shown.empty(); }));
    CHECK(std::any_of(cells.begin(), cells.end(), [](const auto& cell) { return cell.shown == "<5"; }));
    CHECK(std::any_of(cells.begin(), cells.end(),
                      [](const auto& cell) { return cell.shown.size() >= 2 && cell.shown != "<5"; }));

    SECTION("late batches are accepted and destroyed, and after thirty days nothing can be opened any more") {
        c.days_pass(1);
        CHECK(c.upload(homes[0], some(12)) == 200);
        c.days_pass(1);
        const auto before = c.storage()->envelopes(WaveId("autumn")).value();
        CHECK(before == (4 * 3 + 2) * 12 + 240);
        c.days_pass(28);
        CHECK(c.storage()->envelopes(WaveId("autumn")).value() == 0);
        CHECK(c.storage()->key_parts(WaveId("autumn")).value().empty());
        const auto again = results::pull_release(*c.transport, WaveId("autumn"));
        REQUIRE(again);
        CHECK(*again == *release);
    }
    SECTION("what is pulled as files is what was published") {
        const auto waves = results::list_waves(*c.transport).value();
        REQUIRE(waves.size() == 1);
        CHECK(waves[0].state == "published");
        REQUIRE(results::write_results(*release, c.folder / "out/deep",
                                       {results::Format::csv, results::Format::json})
                    .ok());
        CHECK(read_all(c.folder / "out/deep/results.json") ==
              c.send({"GET", "/v1/waves/autumn/results", {}, ""}).body);
        CHECK(read_all(c.folder / "out/deep/results.csv") == results::write_csv(*release));
    }
}

TEST_CASE("a lost passphrase loses nothing: the recovery sheet closes the wave") {
    RunningCouncil c;
    set_up(c);
    open_wave(c, "");
    c.start();
    const auto event = c.enrol("event");
    std::vector<Answer> sent;
    for (int i = 0; i < 120; ++i) {
        sent.push_back(make_answer(c.random));
        sent.back().group = 0;
    }
    CHECK(c.upload(event, sent) == 200);
    c.command("wave stop --id autumn --passphrase-file @publisher.txt");
    c.days_pass(15);
    // as somebody would type it from the sheet
    const auto sheet = read_all(c.folder / "sheet.txt");
    const auto at = sheet.find("        ", sheet.find("Made")) + 8;
    auto code = sheet.substr(at, 20) + "\n  " + sheet.substr(at + 20 + 1 + 8, 19) + "\n";
    for (auto& letter : code) letter = static_cast<char>(std::tolower(letter));
    write_all(c.folder / "code.txt", code);
    c.command("wave close --id autumn --recovery-code-file @code.txt");
    REQUIRE(c.code == 0);
    compare(results::pull_release(*c.transport, WaveId("autumn")).value(), sent, false);
}

TEST_CASE("fewer than thirty answers publish nothing, and the wave goes on") {
    RunningCouncil c;
    set_up(c);
    open_wave(c, "");
    c.start();
    const auto event = c.enrol("event");
    std::vector<Answer> sent;
    const auto add = [&](int n) {
        std::vector<Answer> out;
        for (int i = 0; i < n; ++i) {
            out.push_back(make_answer(c.random));
            out.back().group = 0;
        }
        out.push_back(out.front());  // the same answer twice is one answer
        sent.insert(sent.end(), out.begin(), out.end() - 1);
        return out;
    };
    CHECK(c.upload(event, add(29)) == 200);
    c.command("wave stop --id autumn --passphrase-file @publisher.txt");
    c.days_pass(14);
    c.command("wave close --id autumn --passphrase-file @wave.txt");
    CHECK(c.code == 1);
    CHECK_FALSE(c.storage()->release(WaveId("autumn")).value());
    CHECK(c.storage()->wave(WaveId("autumn")).value()->state == council::WaveState::stopped);
    CHECK(c.upload(event, add(1)) == 200);
    c.command("wave close --id autumn --passphrase-file @wave.txt");
    CHECK(c.code == 1);  // tried today already
    c.days_pass(1);
    c.command("wave close --id autumn --passphrase-file @wave.txt");
    CHECK(c.code == 0);
    compare(results::pull_release(*c.transport, WaveId("autumn")).value(), sent, false);
}
