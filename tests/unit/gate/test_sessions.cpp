// What live sessions leave in a release, and what is taken for such a row when a release is read again.
#include "sync/gate/read_back.h"
#include "sync/gate/sessions.h"
#include "tests/support/fakes.h"
#include "tests/unit/gate/tables.h"

#include <map>
#include <numeric>

using namespace pledge;
using namespace pledge::testing;
using gate::CountRow;
using gate::TextRow;

namespace {

std::string shown(const CountRow& votes) {
    const auto row = gate::publish_sessions(votes);
    return row ? text_of(*row) : row.error().say;
}

std::string read(const TextRow& row) {
    const auto back = gate::read_back_sessions(row);
    if (back) return text_of(*back);
    CHECK(back.error().code == Code::corrupt);
    return "refused";
}

}  // namespace

TEST_CASE("sessions on a promise are published from thirty votes on") {
    CHECK(shown({12, 9, 31, 3}) == "10 10 30 <5");
    CHECK(shown({10, 5, 10, 5}) == "10 5 10 5");  // thirty
    CHECK(shown({10, 5, 9, 5}) == "hidden");      // twenty-nine, although a room of so many sees bands
    CHECK(gate::reveal({10, 5, 9, 5}).value().as == gate::Revealed::As::bands);
    CHECK(shown({0, 0, 0, 0}) == "hidden");
}

TEST_CASE("thirty votes are not enough where bands would give somebody away") {
    CHECK(shown({0, 0, 40, 0}) == "hidden");  // everybody alike
    CHECK(shown({22, 4, 4, 0}) == "hidden");  // who knows that there were thirty is left with few values
}

TEST_CASE("what no room can have voted is refused") {
    CHECK(gate::publish_sessions({}).error().code == Code::bad_input);
    CHECK(gate::publish_sessions(CountRow(gate::kMostColumns + 1, 9)).error().code == Code::bad_input);
    CHECK(gate::publish_sessions({gate::kMostCount + 1, 0, 0, 0}).error().code == Code::bad_input);
}

TEST_CASE("from thirty votes on, sessions are shown exactly as a room would see their sum") {
    SeededRandom random(67);
    int shown_as_bands = 0;
    for (int i = 0; i < 2000; ++i) {
        CountRow votes;
        for (int f = 0; f < 4; ++f) votes.push_back(random.below(i % 2 == 0 ? 9 : 25));
        const auto room = gate::reveal(votes).value();
        const auto row = gate::publish_sessions(votes).value();
        const bool bands = room.as == gate::Revealed::As::bands,
                   enough = std::accumulate(votes.begin(), votes.end(), 0U) >= 30;
        REQUIRE(row.has_value() == (bands && enough));
        if (row) REQUIRE(*row == room.cells);
        shown_as_bands += row.has_value();
    }
    CHECK(shown_as_bands > 500);
}

TEST_CASE("a row of sessions is read back exactly where some votes give it") {
    // every row of three columns up to a band, against all votes that could stand behind one
    constexpr std::uint32_t kMost = 37;
    std::map<TextRow, bool> published;
    for (std::uint32_t a = 0; a <= kMost; ++a)
        for (std::uint32_t b = 0; b <= kMost; ++b)
            for (std::uint32_t c = 0; c <= kMost; ++c) {
                const auto row = gate::publish_sessions({a, b, c}).value();
                if (row) published[texts(*row)] = true;
            }
    const std::vector<std::string> cells = {"<5", "5", "10", "15", "20", "25", "30", "35"};
    int refused = 0;
    for (const auto& a : cells)
        for (const auto& b : cells)
            for (const auto& c : cells) {
                const TextRow row{a, b, c};
                INFO(a << ' ' << b << ' ' << c);
                const bool possible = published.contains(row);
                CHECK((read(row) != "refused") == possible);
                refused += !possible;
            }
    CHECK(published.size() > 300);
    CHECK(refused > 30);
}

TEST_CASE("whatever is published of four columns can be read back as it was") {
    SeededRandom random(66);
    int some = 0;
    for (int i = 0; i < 3000; ++i) {
        CountRow votes;
        for (int f = 0; f < 4; ++f) votes.push_back(random.below(i % 3 == 0 ? 12 : 60));
        const auto row = gate::publish_sessions(votes).value();
        if (!row) continue;
        ++some;
        CHECK(read(texts(*row)) == text_of(*row));
    }
    CHECK(some > 1000);
}

TEST_CASE("a row of sessions that the gate can't have written is refused") {
    for (const TextRow& row :
         {TextRow{"10", "5", "<5", "<5"},   // twenty-seven at most
          TextRow{"<5", "<5", "<5", "<5"},  // sixteen at most
          TextRow{"7", "20", "20", "5"}, TextRow{"05", "20", "20", "5"}, TextRow{"", "20", "20", "5"},
          TextRow(gate::kMostColumns + 1, "20"), TextRow{}, TextRow{"4000000005", "20", "20", "5"}})
        CHECK(read(row) == "refused");
}
