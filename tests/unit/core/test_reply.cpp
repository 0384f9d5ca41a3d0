#include "sync/core/reply.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace pledge;

namespace {

Reply did() {
    Reply reply;
    reply.point = PointId("health");
    reply.written = *month_from_text("2027-03");
    reply.words["en"] = {"You wait too long.", "We pay for two more nurses.", "", "Health, by October"};
    reply.words["ur"] = {"آپ کو بہت انتظار کرنا پڑتا ہے۔", "ہم دو اور نرسوں کے پیسے دیتے ہیں۔", "",
                         "صحت، اکتوبر تک"};
    return reply;
}

Reply cannot() {
    auto reply = did();
    reply.point = PointId("decisions");
    reply.kind = ReplyKind::cannot;
    reply.words = {
        {"en", {"You want to choose.", "By law some must be there.", "You can bring someone.", "From now"}}};
    return reply;
}

Replies some_replies() {
    return {SetId("derby-2024"), 4, {did(), cannot()}};
}

// The file with one field changed, as text.
std::string reply_with(const char* pointer, const nlohmann::json& value) {
    auto json = nlohmann::json::parse(write_replies(some_replies()));
    json[nlohmann::json::json_pointer(pointer)] = value;
    return json.dump();
}

}  // namespace

TEST_CASE("replies survive writing and reading") {
    const auto back = read_replies(write_replies(some_replies()));
    REQUIRE(back);
    CHECK(*back == some_replies());
    const Replies none{SetId("derby-2024"), 1, {}};
    CHECK(read_replies(write_replies(none)).value() == none);
}

TEST_CASE("what is possible instead is left out of the file where there is nothing") {
    const auto json = nlohmann::json::parse(write_replies(some_replies()));
    CHECK_FALSE(json.at("/replies/0/words/en"_json_pointer).contains("instead"));
    CHECK(json.at("/replies/1/words/en/instead"_json_pointer) == "You can bring someone.");
}

TEST_CASE("replies with any field wrong are refused in one sentence") {
    const std::string long_line(kMostReplyText + 1, 'a');
    const std::pair<const char*, nlohmann::json> wrong[] = {
        {"/format", 2},
        {"/surprise", 1},
        {"/set", "Derby City"},
        {"/version", -1},
        {"/replies", 4},
        {"/replies/0/surprise", 1},
        {"/replies/0/point", "decisions"},  // the other one's as well
        {"/replies/0/point", "Health!"},
        {"/replies/0/kind", "will"},
        {"/replies/0/written", "2027-13"},
        {"/replies/0/written", "March"},
        {"/replies/0/words", nlohmann::json::object()},
        {"/replies/1/words", {{"pl", {{"you_said", "a"}, {"answer", "b"}, {"who", "c"}}}}},  // no English
        {"/replies/0/words/EN", {{"you_said", "a"}, {"answer", "b"}, {"who", "c"}}},
        {"/replies/0/words/en/you_said", ""},
        {"/replies/0/words/en/answer", ""},
        {"/replies/0/words/en/who", ""},
        {"/replies/0/words/en/answer", "two\nlines"},
        {"/replies/0/words/en/who", "a \x7f"},
        {"/replies/0/words/en/instead", long_line},
        {"/replies/0/words/ur/you_said", long_line},
        {"/replies/0/words/en/note", "more"},
    };
    for (const auto& [pointer, value] : wrong) {
        INFO(pointer << " = " << value);
        const auto got = read_replies(reply_with(pointer, value));
        REQUIRE_FALSE(got);
        CHECK(got.error().code == Code::bad_input);
        CHECK(got.error().say.find("the replies") == 0);
    }
    CHECK(read_replies(reply_with("/version", 5)));  // the test changes one thing only
}

TEST_CASE("there are at most as many replies as a set may have promises") {
    Replies many{SetId("leicester-2010"), 1, {}};
    for (std::size_t i = 0; i < kMostReplies; ++i) {
        many.replies.push_back(did());
        many.replies.back().point = PointId("p" + std::to_string(i));
    }
    CHECK(read_replies(write_replies(many)));
    many.replies.push_back(did());
    CHECK_FALSE(read_replies(write_replies(many)));
}

TEST_CASE("a reply is found by its promise, and said in English where a language is missing") {
    const auto replies = some_replies();
    const auto* reply = replies.find(PointId("decisions"));
    REQUIRE(reply);
    CHECK(reply->kind == ReplyKind::cannot);
    CHECK_FALSE(replies.find(PointId("safe-home")));
    CHECK_FALSE(reply->has("ur"));
    CHECK(reply->in("ur").who == "From now");
    CHECK(replies.find(PointId("health"))->in("ur").who == "صحت، اکتوبر تک");
}

TEST_CASE("a reply that is not whole says what it lacks") {
    CHECK(check_reply(did()));
    auto reply = did();
    reply.words.erase("en");
    CHECK(check_reply(reply).error().say.find("English") != std::string::npos);
    reply = did();
    reply.words["ur"].answer.clear();
    CHECK(check_reply(reply).error().say.find("fill in") != std::string::npos);
    reply = did();
    reply.words["en"].who = std::string(kMostReplyText, 'a');
    CHECK(check_reply(reply));
    reply.words["en"].who += "a";
    CHECK(check_reply(reply).error().say.find("400") != std::string::npos);
    CHECK(check_reply(reply).error().code == Code::bad_input);
    reply = did();
    reply.words["en"].instead = "one\ttab";
    CHECK_FALSE(check_reply(reply));
}
