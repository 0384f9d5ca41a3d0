#include "sync/core/json_reader.h"
#include "sync/core/pack_payload.h"
#include "tests/support/pack_texts.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

const std::string kMo = std::string("\xde\x12\x04\x95\0\0\0\0", 8) + "texts";
const std::string kHelp = "format = 1\n[values]\nemergency_phone = \"999\"\n";

Result<std::string> written(const Catalogues& catalogues = {{"ur", {kMo + "drafts", kMo}}}) {
    return write_pack_payload(shipped_pack("derby-2024"), "pack.toml", kHelp, "help.toml", catalogues);
}

}  // namespace

TEST_CASE("a pack survives being written and read, with contacts and catalogues") {
    const auto payload = written();
    if (!payload) FAIL(payload.error().say);
    CHECK(*payload == written().value());
    const auto back = read_pack_payload(*payload);
    REQUIRE(back);
    CHECK(back->pack.id == SetId("derby-2024"));
    CHECK(back->pack.points.size() == 10);
    CHECK(back->pack.help.values.at("emergency_phone") == "999");
    CHECK(back->catalogues == Catalogues{{"ur", {kMo + "drafts", kMo}}});
    CHECK(read_pack_payload(written({}).value())->catalogues.empty());
}

TEST_CASE("a broken pack is never written, and names its own file") {
    auto text = shipped_pack("derby-2024");
    text.replace(text.find("version = 1"), 11, "version = 0");
    const auto got = write_pack_payload(text, "my/pack.toml", kHelp, "my/help.toml", {});
    REQUIRE_FALSE(got);
    CHECK(got.error().say.find("my/pack.toml, line") == 0);
    CHECK(write_pack_payload(shipped_pack("derby-2024"), "p", "format = 2", "my/help.toml", {})
              .error()
              .say.find("my/help.toml") == 0);
    CHECK_FALSE(written({{"Urdu", {kMo, kMo}}}));
    CHECK_FALSE(written({{"ur", {kMo, "no catalogue"}}}));
    CHECK_FALSE(written({{"ur", {std::string(5 << 20, 'x'), kMo}}}));
}

TEST_CASE("a payload with any field wrong is refused") {
    const auto good = Json::parse(written().value());
    const std::pair<const char*, Json> wrong[] = {
        {"/format", 2},
        {"/id", "another"},
        {"/id", "Derby"},
        {"/version", 2},
        {"/version", "1"},
        {"/pack", "format = 1"},
        {"/help", 5},
        {"/help", "format = 9"},
        {"/catalogues", Json::array()},
        {"/catalogues", nullptr},
        {"/catalogues/ur", 1},
        {"/catalogues/ur/all", "AAAA"},
        {"/catalogues/ur/more", "AAAA"},
        {"/catalogues/U R", good["catalogues"]["ur"]},
        {"/surprise", 1},
    };
    for (const auto& [pointer, value] : wrong) {
        INFO(pointer << " = " << value);
        auto json = good;
        json[Json::json_pointer(pointer)] = value;
        const auto got = read_pack_payload(json.dump());
        REQUIRE_FALSE(got);
        CHECK(got.error().code == Code::bad_input);
        CHECK(got.error().say.back() == '.');
    }
    CHECK_FALSE(read_pack_payload(""));
    CHECK(read_pack_payload(std::string(kMostPackPayload + 1, ' ')).error().code == Code::too_large);
}

TEST_CASE("recordings travel with a pack, and a pack without any is written as before") {
    const std::string hash(64, 'a'), flac = std::string("fLaC") + '\0' + "\xff sound";
    const auto payload =
        write_pack_payload(shipped_pack("derby-2024"), "p", kHelp, "h", {}, {{"ur", {{hash, {"x", flac}}}}});
    if (!payload) FAIL(payload.error().say);
    const auto back = read_pack_payload(*payload);
    REQUIRE(back);
    CHECK(back->recorded.at("ur").at(hash).bytes == flac);
    CHECK(Json::parse(written().value()).contains("audio") == false);
    CHECK(read_pack_payload(written().value())->recorded.empty());
}

TEST_CASE("recordings that are no sound, too large, too many or under no hash are refused") {
    const std::string hash(64, 'a'), flac = "fLaC sound";
    const auto with = [&](const Recorded& recorded) {
        return write_pack_payload(shipped_pack("derby-2024"), "p", kHelp, "h", {}, recorded);
    };
    CHECK(with({{"en", {{hash, {"", flac}}}}}).ok());
    CHECK_FALSE(with({{"en", {{hash, {"", "no sound"}}}}}));
    CHECK_FALSE(with({{"en", {{std::string(64, 'A'), {"", flac}}}}}));
    CHECK_FALSE(with({{"en", {{hash.substr(1), {"", flac}}}}}));
    CHECK_FALSE(with({{"English", {{hash, {"", flac}}}}}));
    CHECK(with({{"en", {{hash, {"", flac + std::string(kMostRecording - flac.size(), 'x')}}}}}).ok());
    CHECK_FALSE(with({{"en", {{hash, {"", flac + std::string(kMostRecording, 'x')}}}}}));
    Recorded many;
    const auto large = flac + std::string(kMostRecording - flac.size(), 'x');
    for (const char digit : {'a', 'b', 'c'}) many["en"][std::string(64, digit)] = {"", large};
    const auto got = with(many);
    REQUIRE_FALSE(got);
    CHECK(got.error().say.find("more than 8 MB of recordings") != std::string::npos);
    Recorded countless;
    for (std::size_t i = 0; i <= kMostRecordedTexts; ++i) {
        const auto digits = std::to_string(i);
        countless["en"][std::string(64 - digits.size(), '0') + digits] = {"", flac};
    }
    CHECK_FALSE(with(countless));
    auto json = Json::parse(with({{"en", {{hash, {"", flac}}}}}).value());
    CHECK(read_pack_payload(json.dump()).ok());
    for (const Json& wrong :
         {Json(5), Json::array(), Json{{"en", 5}}, Json{{"en", {{hash, 5}}}}, Json{{"en", {{hash, "?"}}}}}) {
        json["audio"] = wrong;
        CHECK_FALSE(read_pack_payload(json.dump()));
    }
}
