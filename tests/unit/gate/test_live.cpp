#include "sync/gate/live.h"
#include "tests/unit/gate/tables.h"

#include <array>
#include <bit>
#include <functional>
#include <map>
#include <numeric>

using namespace pledge;
using gate::CountRow;
using gate::LiveWord;
using gate::Revealed;

namespace {

// "most few few", "20 10 <5", or "nothing".
std::string as_seen(const Revealed& revealed) {
    if (revealed.as == Revealed::As::nothing) return "nothing";
    if (revealed.as == Revealed::As::bands) return testing::text_of(revealed.cells);
    std::string text;
    for (const auto word : revealed.words)
        text.append(text.empty() ? "" : " ")
            .append(word == LiveWord::most   ? "most"
                    : word == LiveWord::some ? "some"
                                             : "few");
    return text;
}
std::string live_shown(const CountRow& votes) {
    const auto revealed = gate::reveal(votes);
    return revealed ? as_seen(*revealed) : revealed.error().say;
}

void each_table(std::size_t columns, std::uint32_t left, CountRow& row,
                const std::function<void(const CountRow&)>& visit) {
    if (row.size() + 1 == columns) {
        row.push_back(left);
        visit(row);
        row.pop_back();
        return;
    }
    for (std::uint32_t count = 0; count <= left; ++count) {
        row.push_back(count);
        each_table(columns, left - count, row, visit);
        row.pop_back();
    }
}

struct Behind {
    using Masks = std::array<std::uint64_t, gate::kMostColumns>;
    Masks anybody{};
    std::array<Masks, gate::kMostColumns> voter{};  // knows of a vote in this column
};

// What everybody of n voters would conclude, from reveal() alone.
std::map<std::string, Behind> all_outputs(std::size_t columns, std::uint32_t n) {
    std::map<std::string, Behind> out;
    CountRow row;
    each_table(columns, n, row, [&](const CountRow& votes) {
        auto& behind = out[live_shown(votes)];
        for (std::size_t f = 0; f < columns; ++f) {
            behind.anybody[f] |= std::uint64_t{1} << votes[f];
            for (std::size_t own = 0; own < columns; ++own)
                if (votes[own] > 0) behind.voter[own][f] |= std::uint64_t{1} << votes[f];
        }
    });
    return out;
}

}  // namespace

TEST_CASE("a room of fewer than five is shown nothing") {
    for (std::uint32_t n = 0; n < 5; ++n)
        for (const auto& [output, behind] : all_outputs(4, n)) CHECK(output == "nothing");
}

TEST_CASE("a room of five to nine is shown words") {
    CHECK(live_shown({3, 2, 0, 0}) == "most few few few");
    CHECK(live_shown({0, 0, 9, 0}) == "few few most few");
    CHECK(live_shown({5, 4, 0, 0}) == "most few few few");
    CHECK(live_shown({4, 4, 0, 0}) == "few few few few");
    CHECK(live_shown({4, 4, 1, 0}) == "few few few few");
    CHECK(live_shown({0, 6, 0}) == "few most few");
    for (std::size_t columns = 3; columns <= 5; ++columns)
        for (std::uint32_t n = 5; n < 10; ++n)
            for (const auto& [output, behind] : all_outputs(columns, n))
                CHECK(output.find_first_of("<0123456789") == std::string::npos);
}

TEST_CASE("five votes in three columns would say too much in any words") {
    // no majority: two, two and one
    CHECK(live_shown({2, 2, 1}) == "nothing");
    CHECK(live_shown({5, 0, 0}) == "nothing");
}

TEST_CASE("from ten votes on a room is shown bands, if they are safe from who knows how many voted") {
    CHECK(live_shown({3, 12, 16, 0}) == "<5 10 15 <5");
    CHECK(live_shown({20, 20, 20}) == "20 20 20");
    CHECK(live_shown({6, 7, 2, 0}) == "5 5 <5 <5");
    // 31 + 8 + 1 is the least that "35 10" can be, but for two: neither "<5" could be more than two
    CHECK(live_shown({33, 8, 1, 0}) == "most some few few");
    CHECK(live_shown({5, 5, 0, 0}) == "nothing");
    // 4 + 22 + 17 + 4 is the most that "<5 20 15 <5" can be
    CHECK(live_shown({4, 22, 17, 4}) == "few some some few");
}

TEST_CASE("a room where everybody is alike is shown most, and so is one where nearly everybody is") {
    for (std::size_t columns = 3; columns <= gate::kMostColumns; ++columns)
        for (const std::uint32_t n :
             {6U, 9U, 10U, 11U, 12U, 13U, 20U, 42U, 43U, 60U, 150U, 151U, 700U, 1000U}) {
            CountRow votes(columns, 0);
            votes[1] = n;
            auto words = std::string("few most");
            for (std::size_t f = 2; f < columns; ++f) words += " few";
            CAPTURE(columns, n);
            CHECK(live_shown(votes) == words);
            votes[1] = n - 2;
            votes[2] = 2;
            CHECK(live_shown(votes) == words);
        }
}

TEST_CASE("whatever a room is shown, its reader is left three values for each column, and a voter two") {
    for (const auto& [columns, most] : {std::pair{3U, 34U}, {4U, 19U}, {5U, 12U}})
        for (std::uint32_t n = 5; n <= most; ++n)
            for (const auto& [output, behind] : all_outputs(columns, n)) {
                CAPTURE(columns, n, output);
                const auto cells = output.find('<') != std::string::npos;
                std::vector<std::string> parts;
                for (std::size_t at = 0; at < output.size(); at = output.find_first_of(' ', at) + 1) {
                    parts.push_back(output.substr(at, output.find(' ', at) - at));
                    if (output.find(' ', at) == std::string::npos) break;
                }
                for (std::size_t f = 0; f < columns; ++f) {
                    const bool small = cells && parts[f] == "<5";
                    CHECK(std::popcount(behind.anybody[f]) >= (small ? 4 : 3));
                    for (const auto& voter : behind.voter)
                        if (voter[f] != 0) CHECK(std::popcount(voter[f]) >= 2);
                }
            }
}

TEST_CASE("words are true: most is more than half, few is four at most, some is between") {
    for (std::uint32_t n = 5; n <= 40; ++n) {
        CountRow row;
        bool all_true = true;
        each_table(3, n, row, [&](const CountRow& votes) {
            const auto revealed = gate::reveal(votes);
            REQUIRE(revealed);
            for (std::size_t f = 0; f < revealed->words.size(); ++f) {
                const bool half = 2 * votes[f] > n;
                const auto word = revealed->words[f];
                all_true &= (word == LiveWord::most) == half;
                if (word == LiveWord::few) all_true &= votes[f] <= 4;
                if (word == LiveWord::some) all_true &= votes[f] >= 3;
            }
        });
        CHECK(all_true);
    }
}

TEST_CASE("columns are treated alike") {
    for (const CountRow& votes : {CountRow{33, 8, 1, 0}, {3, 12, 16, 0}, {9, 2, 0, 1}, {70, 70, 12, 1}}) {
        auto order = votes;
        std::sort(order.begin(), order.end());
        std::map<std::uint32_t, std::string> of;
        do {
            const auto revealed = gate::reveal(order);
            REQUIRE(revealed);
            for (std::size_t f = 0; f < order.size(); ++f) {
                const auto text = revealed->as == Revealed::As::bands ? revealed->cells[f].text()
                                  : revealed->as == Revealed::As::words
                                      ? std::to_string(static_cast<int>(revealed->words[f]))
                                      : "nothing";
                const auto [first, fresh] = of.emplace(order[f], text);
                CHECK(first->second == text);
            }
        } while (std::next_permutation(order.begin(), order.end()));
    }
}

TEST_CASE("what is no vote is refused, and the largest is not") {
    CHECK(gate::reveal({}).error().code == Code::bad_input);
    CHECK(gate::reveal(CountRow(9, 5)).error().code == Code::bad_input);
    CHECK(gate::reveal({gate::kMostCount + 1, 0, 0}).error().code == Code::bad_input);
    CHECK(live_shown(CountRow(8, gate::kMostCount - 1)).substr(0, 11) == "1000000000 ");
    CHECK(live_shown({gate::kMostCount, 0, 0, 0}) == "most few few few");
    CHECK(live_shown({7}) == "nothing");
}
