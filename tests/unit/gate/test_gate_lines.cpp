#include "sync/results/gate_lines.h"
#include "tests/support/fakes.h"
#include "tests/unit/gate/tables.h"

#include <sstream>

#include <nlohmann/json.hpp>

using namespace pledge;
using results::run_gate;

namespace {

struct Run {
    std::string out, say;
    Code code = Code::failed;
};

Run run(const std::string& in) {
    std::istringstream input(in);
    std::ostringstream output;
    const auto status = run_gate(input, output);
    if (status) return {output.str(), "", Code::failed};
    return {output.str(), status.error().say, status.error().code};
}

bool malformed(const std::string& line) {
    const auto result = run(line + "\n");
    return result.out.empty() && result.code == Code::bad_input && result.say.starts_with("Line 1: ");
}

}  // namespace

TEST_CASE("tables go in, what may be published comes out, line for line") {
    const auto result = run(R"({"columns":3,"groups":[[28,4,0]]}
{"columns":3,"groups":[[4,4,4]]}
{"columns":3,"groups":[[20,20,20],[3,3,3],[8,8,8]]}
{"columns":3,"groups":[[8,8,8]],"declined":[0,0,0]}
{"columns":3,"groups":[[4,4,4],[4,4,4]]}
)");
    CHECK(result.say.empty());
    CHECK(result.out == R"({"council":[30,"<5","<5"],"groups":null}
{"council":null,"groups":null}
{"council":[30,30,30],"groups":[[20,20,20],null,null]}
{"council":[10,10,10],"groups":[[10,10,10]]}
{"council":[10,10,10],"groups":null}
)");
}

TEST_CASE("the last line may lack its end, and no lines are no lines") {
    CHECK(run(R"({"columns":1,"groups":[[30]]})").out == "{\"council\":[30],\"groups\":null}\n");
    CHECK(run("").out.empty());
    CHECK(run("").say.empty());
}

TEST_CASE("fields come in any order, with any JSON white space") {
    const auto expected = run(R"({"columns":2,"groups":[[10,12],[9,6]],"declined":[0,3]})").out;
    CHECK(expected == "{\"council\":[20,20],\"groups\":[[10,10],[10,5]]}\n");
    CHECK(run(R"({"declined":[0,3],"groups":[[10,12],[9,6]],"columns":2})").out == expected);
    CHECK(run("\t{ \"columns\" : 2 , \"groups\" : [ [ 10 , 12 ] , [ 9 , 6 ] ] , \"declined\" : [ 0 , 3 ] } "
              "\r\n")
              .out == expected);
}

TEST_CASE("a malformed line stops the run and is named") {
    const auto result =
        run("{\"columns\":1,\"groups\":[[30]]}\n{\"columns\":1,\"groups\":[[31]]}\nhello\n{\"columns\":1}\n");
    CHECK(result.out == "{\"council\":[30],\"groups\":null}\n{\"council\":[30],\"groups\":null}\n");
    CHECK(result.code == Code::bad_input);
    CHECK(result.say.starts_with("Line 3: "));
    CHECK(result.say.find("; ") != std::string::npos);
    CHECK(run("{\"columns\":1,\"groups\":[[30]]}\n\n").say.starts_with("Line 2: "));
}

TEST_CASE("every kind of malformed line") {
    for (const char* line : {"",
                             " ",
                             "{}",
                             "[]",
                             "null",
                             "{",
                             "}",
                             "{\"columns\":3}",
                             "{\"groups\":[[1,2,3]]}",
                             "{\"columns\":3,\"groups\":[]}",
                             "{\"columns\":3,\"groups\":[[]]}",
                             "{\"columns\":3,\"groups\":[[1,2]]}",
                             "{\"columns\":3,\"groups\":[[1,2,3,4]]}",
                             "{\"columns\":3,\"groups\":[[1,2,3],[1,2]]}",
                             "{\"columns\":3,\"groups\":[[1,2,3]],\"declined\":[1,2]}",
                             "{\"columns\":3,\"groups\":[[1,2,3]],\"declined\":null}",
                             "{\"columns\":0,\"groups\":[[]]}",
                             "{\"columns\":9,\"groups\":[[1,2,3,4,5,6,7,8,9]]}",
                             "{\"columns\":1,\"groups\":[[1],[1],[1],[1]]}",
                             "{\"columns\":1,\"groups\":[[-1]]}",
                             "{\"columns\":1,\"groups\":[[+1]]}",
                             "{\"columns\":1,\"groups\":[[1.0]]}",
                             "{\"columns\":1,\"groups\":[[1e1]]}",
                             "{\"columns\":1,\"groups\":[[01]]}",
                             "{\"columns\":1,\"groups\":[[\"1\"]]}",
                             "{\"columns\":1,\"groups\":[[1000000001]]}",
                             "{\"columns\":1,\"groups\":[[4294967296]]}",
                             "{\"columns\":1,\"groups\":[[99999999999999999999999]]}",
                             "{\"columns\":1,\"groups\":[[1,]]}",
                             "{\"columns\":1,\"groups\":[[1]],}",
                             "{\"columns\":1,\"groups\":[[1]]",
                             "{\"columns\":1,\"groups\":[[1]}",
                             "{\"columns\":1,\"groups\":[1]}",
                             "{\"columns\":1,\"groups\":[[1]]}}",
                             "{\"columns\":1,\"groups\":[[1]]} x",
                             "{\"columns\":1,\"columns\":1,\"groups\":[[1]]}",
                             "{\"columns\":1,\"groups\":[[1]],\"groups\":[[1]]}",
                             "{\"columns\":1,\"groups\":[[1]],\"declined\":[1],\"declined\":[1]}",
                             "{\"columns\":1,\"groups\":[[1]],\"n\":1}",
                             "{columns:1,\"groups\":[[1]]}",
                             "{'columns':1,'groups':[[1]]}",
                             "{\"columns\":\"1\",\"groups\":[[1]]}"}) {
        INFO(line);
        CHECK(malformed(line));
    }
    CHECK(malformed("{\"columns\":1,\"groups\":[[1]]}" + std::string(1, '\0')));
    CHECK(malformed("{\"columns\":1," + std::string(results::kLongestLine, ' ') + "\"groups\":[[1]]}"));
}

TEST_CASE("a line as long as allowed is read whole") {
    std::string line = "{\"columns\":1,\"groups\":[[30]]}";
    line.insert(1, std::string(results::kLongestLine - line.size(), ' '));
    REQUIRE(line.size() == results::kLongestLine);
    CHECK(run(line + "\n" + line).out ==
          "{\"council\":[30],\"groups\":null}\n{\"council\":[30],\"groups\":null}\n");
    CHECK(malformed(line + " "));
    CHECK(malformed("{\"columns\":1,\"groups\":[[30]]}" + std::string(results::kLongestLine, ' ')));
}

TEST_CASE("nothing of one line stays behind for the next") {
    const auto alone = run(R"({"columns":2,"groups":[[9,9]]})").out;
    const auto after = run("{\"columns\":3,\"groups\":[[9,9,9],[8,8,8],[7,7,7]],\"declined\":[5,5,5]}\n"
                           "{\"columns\":2,\"groups\":[[9,9]]}")
                           .out;
    CHECK(after.ends_with(alone));
    CHECK(std::count(after.begin(), after.end(), '\n') == 2);
}

TEST_CASE("an output that can't be written is an error") {
    std::istringstream input(R"({"columns":1,"groups":[[30]]})");
    std::ostringstream output;
    output.setstate(std::ios::badbit);
    const auto status = run_gate(input, output);
    REQUIRE_FALSE(status);
    CHECK(status.error().code == Code::failed);
}

TEST_CASE("the lines and the gate say the same, on random tables") {
    testing::SeededRandom random(31);
    for (int i = 0; i < 3'000; ++i) {
        nlohmann::json table{{"columns", 3}, {"groups", nlohmann::json::array()}};
        gate::Counts counts{3, {}, {}};
        for (std::uint32_t g = random.below(3) + 1; g > 0; --g) {
            counts.groups.push_back({random.below(30), random.below(30), random.below(12)});
            table["groups"].push_back(counts.groups.back());
        }
        if (random.below(2) == 0)
            table["declined"] = counts.declined.emplace(gate::CountRow{random.below(6), 2, 0});
        const auto out = nlohmann::json::parse(run(table.dump()).out);
        const auto row = [](const nlohmann::json& cells) {
            if (cells.is_null()) return std::string("hidden");
            std::string text;
            for (const auto& cell : cells)
                text +=
                    (text.empty() ? "" : " ") + (cell.is_string() ? cell.get<std::string>() : cell.dump());
            return text;
        };
        auto text = row(out["council"]);
        if (!out["groups"].is_null())
            for (const auto& group : out["groups"]) text.append(" | ").append(row(group));
        REQUIRE(text == testing::published(counts));
    }
}
