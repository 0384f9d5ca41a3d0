// A wave is closed, and everything that leaves the council with a figure is read by readers written apart
// from the writers: the same cells everywhere, and each of them as the gate writes it.
#include "sync/results/pull.h"
#include "sync/store/database.h"
#include "tests/support/csv.h"
#include "tests/unit/council/running_council.h"

#include <map>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

// part, promise, group, column → what is shown; a hidden row has one entry, without a column: "".
using Place = std::array<std::string, 4>;
using Shown = std::map<Place, std::string>;
using nlohmann::json;

void put(Shown& shown, Place place, std::string text) {
    INFO(place[0] << ' ' << place[1] << ' ' << place[2] << ' ' << place[3]);
    REQUIRE(shown.emplace(std::move(place), std::move(text)).second);
}

std::string text_of(const json& cell) {
    return cell.is_null() ? "" : cell.is_string() ? cell.get<std::string>() : cell.dump();
}

void put_row(Shown& shown, const Place& row, const json& cells, const std::vector<std::string>& columns) {
    if (cells.is_null()) return put(shown, row, "");
    REQUIRE(cells.size() == columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i)
        put(shown, {row[0], row[1], row[2], columns[i]}, text_of(cells[i]));
}

Shown from_json(const std::string& body) {
    const auto root = json::parse(body);
    const auto columns = root["wave"]["columns"].get<std::vector<std::string>>();
    const auto names = root["wave"]["breakdown"]["groups"].get<std::vector<std::string>>();
    Shown shown;
    for (const auto& point : root["points"]) {
        const auto id = point["id"].get<std::string>();
        const auto& faces = point["faces"];
        put_row(shown, {"faces", id, "everyone", ""}, faces["council"], columns);
        for (std::size_t g = 0; g < names.size() && !faces["council"].is_null(); ++g)
            put_row(shown, {"faces", id, names[g], ""}, faces["groups"].empty() ? json() : faces["groups"][g],
                    columns);
        put_row(shown, {"others", id, "everyone", ""}, point["others"],
                {"not-sure", "not-for-me", "dont-understand", "skipped"});
        for (const auto& reason : point["reasons"])
            put(shown, {"reasons", id, "everyone", reason["id"].get<std::string>()},
                text_of(reason["shown"]));
    }
    const auto& company = root["company"];
    if (company.is_null()) {
        put(shown, {"company", "", "everyone", ""}, "");
    } else {
        put(shown, {"company", "", "everyone", "own"}, text_of(company["own"]));
        put(shown, {"company", "", "everyone", "with-someone"}, text_of(company["with_someone"]));
    }
    return shown;
}

Shown from_csv(const std::string& csv) {
    const std::map<std::string, std::string> ids = {
        {"Faces", "faces"},       {"Other answers", "others"},
        {"Reasons", "reasons"},   {"On their own or with someone", "company"},
        {"Everyone", "everyone"}, {"Under 11", "under-11"},
        {"11 to 15", "11-15"},    {"16 or over", "16-up"}};
    Shown shown;
    auto lines = parse_csv(csv);
    lines.erase(lines.begin());
    for (const auto& line : lines)
        put(shown, {ids.at(line.at(1)), line.at(3), ids.at(line.at(6)), line.at(7)},
            line.at(9) == "Not enough answers to show safely" ? "" : line.at(9));
    return shown;
}

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
Answer some_answer(Random& dice) {
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
    for (int i = 0; i < 150; ++i) answers.push_back(some_answer(c.random));
    REQUIRE(c.upload(event, answers) == 200);
    good("wave stop --id autumn --passphrase-file @publisher.txt");
    c.days_pass(14);
    good("wave close --id autumn --passphrase-file @wave.txt");
}

}  // namespace

TEST_CASE("one gate: server, JSON, CSV and database show the same cells, and nothing else") {
    RunningCouncil c;
    close_a_wave(c);
    const auto body = c.send({"GET", "/v1/waves/autumn/results", {}, ""}).body;
    const auto shown = from_json(body);
    const auto has = [&](auto what) {
        return std::any_of(shown.begin(), shown.end(), [&](const auto& cell) { return what(cell.second); });
    };
    CHECK(has([](const auto& text) { return text.empty(); }));
    CHECK(has([](const auto& text) { return text == "<5"; }));
    CHECK(has([](const auto& text) { return text.size() > 1 && text != "<5"; }));
    for (const auto& [place, text] : shown) {
        INFO(place[0] << ' ' << place[1] << ' ' << place[2] << ' ' << place[3] << ": " << text);
        CHECK(the_gate_writes(text));
    }

    const auto release = results::pull_release(*c.transport, WaveId("autumn"));
    REQUIRE(release);
    REQUIRE(results::write_results(*release, c.folder / "out", {results::Format::csv, results::Format::json})
                .ok());
    CHECK(from_json(read_all(c.folder / "out/results.json")) == shown);
    CHECK(from_csv(read_all(c.folder / "out/results.csv")) == shown);
    CHECK(from_database(c.folder / "council.db") == shown);
    CHECK(c.storage()->release(WaveId("autumn")).value() == body);
    // the list of waves has no figure at all
    const auto waves = json::parse(c.send({"GET", "/v1/waves", {}, ""}).body);
    for (const auto& [key, value] : waves["waves"][0].items()) {
        INFO(key << ": " << value);
        CHECK(value.is_string());
    }
}
