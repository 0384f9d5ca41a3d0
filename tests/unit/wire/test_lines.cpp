#include "kiosk/wire/lines.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::wire;

namespace {

template <std::size_t N>
Bytes<N> filled(std::uint8_t with) {
    Bytes<N> out{};
    out.fill(with);
    return out;
}

Ask choices() {
    Ask ask{7, LiveKind::choices, 2, "home", "en", {}};
    ask.words["en"] = {"Food", "What shall we eat? \"Both\"", {"Bread", "Soup\\stew"}, "ltr", false};
    ask.words["ur"] = {"", "کیا کھائیں؟", {"روٹی", "سوپ"}, "rtl", true};
    return ask;
}

std::vector<ToPoll> all_to_poll() {
    Ask faces{1, LiveKind::faces, 0, "", "en", {}};
    faces.words["en"] = {"Home", "Do you feel safe?", {}, "ltr", false};
    return {Open{"0719", filled<32>(0xfb), {"en", "pa"}},
            faces,
            choices(),
            Close{7},
            Reveal{7, {}},
            Reveal{7, {Shown::As::words, {Shown::Word::most, Shown::Word::some, Shown::Word::few}, {}}},
            Reveal{4'294'967'295, {Shown::As::bands, {}, {0, 10, 1000}}},
            Wait{},
            End{}};
}

std::vector<ToKiosk> all_to_kiosk() {
    return {Address{"http://192.168.4.1:8090"},
            Address{"http://[fd00::1]:8090"},
            Address{},
            Phones{1000},
            VotesIn{7, 12},
            Votes{7, {filled<kSealedVoteBytes>(1), filled<kSealedVoteBytes>(0xff)}},
            Votes{8, {}}};
}

std::string_view without_end(const std::string& line) {
    REQUIRE_FALSE(line.empty());
    REQUIRE(std::count(line.begin(), line.end(), '\n') == 1);
    REQUIRE(line.back() == '\n');
    return std::string_view(line).substr(0, line.size() - 1);
}

// A good line in which one part is something else.
std::string spoiled(const ToPoll& message, const std::string& part, const std::string& with) {
    auto line = write(message);
    line.pop_back();
    const auto at = line.find(part);
    INFO(line << " lacks " << part);
    REQUIRE(at != std::string::npos);
    return line.replace(at, part.size(), with);
}

void refused(const std::string& line) {
    INFO(line);
    const auto read = read_to_poll(line);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == Code::bad_input);
    CHECK_FALSE(read.error().say.empty());
}

}  // namespace

TEST_CASE("what is written is read back, both ways") {
    for (const auto& message : all_to_poll()) {
        const auto line = write(message);
        INFO(line);
        const auto back = read_to_poll(without_end(line));
        REQUIRE(back);
        CHECK(*back == message);
    }
    for (const auto& message : all_to_kiosk()) {
        const auto line = write(message);
        INFO(line);
        const auto back = read_to_kiosk(without_end(line));
        REQUIRE(back);
        CHECK(*back == message);
    }
}

TEST_CASE("the lines are those of docs/formats/poll.md") {
    CHECK(write(ToPoll(Close{7})) == "{\"question\":7,\"say\":\"close\"}\n");
    CHECK(write(ToKiosk(VotesIn{7, 12})) == "{\"question\":7,\"say\":\"votes-in\",\"votes\":12}\n");
    CHECK(write(ToPoll(Open{"4719", {}, {"en"}})) ==
          "{\"code\":\"4719\",\"key\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"languages\":[\"en\"],"
          "\"say\":\"open\"}\n");
}

TEST_CASE("the largest messages fit a line") {
    Votes votes{1, std::vector<SealedVote>(kMostLiveVotes, filled<kSealedVoteBytes>(9))};
    CHECK(write(ToKiosk(votes)).size() <= kMostLine);
    Ask ask{1, LiveKind::choices, kMostLiveChoices, std::string(48, 'a'), "l0", {}};
    const std::string quotes(600, '"');  // each is two bytes on the line
    for (int i = 0; i < 16; ++i)
        ask.words["l" + std::to_string(i)] = {quotes, quotes, {6, quotes}, "ltr", true};
    const auto line = write(ToPoll(ask));
    CHECK(line.size() <= kMostLine);
    CHECK(read_to_poll(without_end(line)));
    votes.votes.push_back({});
    CHECK_FALSE(read_to_kiosk(without_end(write(ToKiosk(votes)))));
    CHECK_FALSE(read_to_poll(std::string(kMostLine + 1, ' ')));
}

TEST_CASE("a line that says anything else is refused with a sentence") {
    const ToPoll open = Open{"4719", {}, {"en"}};
    const ToPoll ask = choices();
    for (const char* line :
         {"", "{}", "[]", "null", "{\"say\":7}", "{\"say\":\"hello\"}", "{\"say\":\"wait\"} x",
          "{\"say\":\"wait\",\"more\":1}", "{\"say\":\"votes\",\"question\":1,\"votes\":[]}",
          "{\"say\":\"close\"}", "{\"say\":\"close\",\"question\":-1}",
          "{\"say\":\"close\",\"question\":4294967296}", "{\"say\":\"close\",\"question\":1.5}"})
        refused(line);
    refused(std::string(100'000, '['));
    for (const char* code : {"\"471\"", "\"47190\"", "\"47l9\"", "4719", "\"\""})
        refused(spoiled(open, "\"4719\"", code));
    refused(spoiled(open, "AAAAA", "AAAA"));
    refused(spoiled(open, "AAAAA", "AAAA="));
    refused(spoiled(open, "[\"en\"]", "[]"));
    refused(spoiled(open, "[\"en\"]", "[\"en\",\"en\"]"));
    refused(spoiled(open, "[\"en\"]", "[\"../en\"]"));
    refused(spoiled(ask, "\"first\":\"en\"", "\"first\":\"pa\""));
    refused(spoiled(ask, "\"kind\":\"choices\"", "\"kind\":\"faces\""));
    refused(spoiled(ask, "\"kind\":\"choices\"", "\"kind\":\"other\""));
    refused(spoiled(ask, "\"choices\":2", "\"choices\":3"));
    refused(spoiled(ask, "\"choices\":2", "\"choices\":7"));
    refused(spoiled(ask, "\"symbol\":\"home\"", "\"symbol\":\"../home\""));
    refused(spoiled(ask, "\"rtl\"", "\"up\""));
    refused(spoiled(ask, "\"draft\":true", "\"draft\":1"));
    refused(spoiled(ask, "\"Bread\"", "\"\""));
    refused(spoiled(ask, "\"Bread\"", "7"));
    refused(spoiled(ask, "Bread", "Br\\u202eead"));
    refused(spoiled(ask, "Bread", "Br\\nead"));
    refused(spoiled(ask, "Bread", std::string(601, 'b')));
    refused(spoiled(ask, "Bread", "Br\xff"));
    refused(spoiled(ask, "کیا کھائیں؟", ""));
    refused(spoiled(ask, "\"ur\":", "\"UR\":"));
}

TEST_CASE("a result is shown as the gate makes it, or not at all") {
    const ToPoll bands = Reveal{7, {Shown::As::bands, {}, {0, 10, 15}}};
    for (const char* cells : {"[0,10,14]", "[0,10,-5]", "[0,10,1005]", "[]", "[0,10,\"most\"]", "[0,10,5.0]",
                              "[0,0,0,0,0,0,0,0]", "7"})
        refused(spoiled(bands, "[0,10,15]", cells));
    refused(spoiled(bands, "bands", "counts"));
    refused(spoiled(bands, "bands", "nothing"));
    refused(spoiled(bands, "bands", "words"));
    refused(spoiled(Reveal{7, {Shown::As::words, {Shown::Word::most}, {}}}, "most", "all"));
}

TEST_CASE("what pledge-poll says is read as strictly") {
    for (const char* line :
         {"{\"say\":\"phones\",\"joined\":1001}", "{\"say\":\"phones\",\"joined\":1,\"who\":[]}",
          "{\"say\":\"votes-in\",\"question\":1}", "{\"say\":\"open\"}",
          "{\"say\":\"address\",\"url\":\"http://\"}",
          "{\"say\":\"address\",\"url\":\"https://192.168.4.1\"}",
          "{\"say\":\"address\",\"url\":\"http://a b\"}",
          "{\"say\":\"address\",\"url\":\"http://192.168.4.1/x\"}",
          "{\"say\":\"votes\",\"question\":1,\"votes\":[\"AAAA\"]}",
          "{\"say\":\"votes\",\"question\":1,\"votes\":[7]}"}) {
        INFO(line);
        const auto read = read_to_kiosk(line);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Code::bad_input);
    }
}
