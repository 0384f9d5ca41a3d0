#include "sync/core/json_reader.h"
#include "sync/council/packs.h"
#include "tests/unit/council/council_fixture.h"

#include <filesystem>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

const std::string kDerbyFolder = std::string(PLEDGE_SOURCE_DIR) + "/assets/packs/derby-2024";

constexpr const char* kPo = R"po(msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: pl\n"

msgctxt "derby-2024/health/few"
msgid "You get help to see a doctor or dentist."
msgstr "Pomagamy ci."

#, fuzzy
msgctxt "derby-2024/title"
msgid "The Derby Pledge"
msgstr "Obietnica"
)po";

struct Packs : SqliteFixture {
    seal::SigningKey publisher = seal::SigningKey::make();
    const Day today = day("2026-11-22");
    std::string pack_folder = folder / "pack", locales = folder / "locales";

    Packs() {
        std::filesystem::create_directories(pack_folder);
        std::filesystem::create_directories(locales + "/pl");
        write_all(pack_folder + "/pack.toml", read_all(kDerbyFolder + "/pack.toml"));
        write_all(locales + "/pl/derby-2024.po", kPo);
        write_all(locales + "/pl/kiosk.po", "not for a pack");
    }
    void change(const std::string& from, const std::string& to) {
        auto text = read_all(pack_folder + "/pack.toml");
        REQUIRE(text.find(from) != std::string::npos);
        write_all(pack_folder + "/pack.toml", text.replace(text.find(from), from.size(), to));
    }
    std::string built() { return sign_pack(build_pack(pack_folder, locales).value(), publisher); }
    Result<PackRef> publish(const std::string& file) {
        return publish_pack(*storage, file, publisher.verify_key, today);
    }
};

bool contains(const std::string& bytes, const std::string& text) {
    return bytes.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("a pack is built with its translations, drafts apart") {
    const Packs f;
    const auto built = build_pack(f.pack_folder, f.locales);
    if (!built) FAIL(built.error().say);
    CHECK(built->pack.id == SetId("derby-2024"));
    REQUIRE(built->catalogues.size() == 1);
    const auto& polish = built->catalogues.at("pl");
    CHECK(contains(polish.all, "Obietnica"));
    CHECK(contains(polish.all, "Pomagamy"));
    CHECK_FALSE(contains(polish.reviewed, "Obietnica"));
    CHECK(contains(polish.reviewed, "Pomagamy"));
}

namespace {

const std::string kFlac = "fLaC and so on";

// One recording in a pack's folder, of `text`.
void record(const Packs& f, const std::string& language, const std::string& context, const std::string& text,
            const std::string& bytes = kFlac) {
    const auto folder = f.pack_folder + "/audio/" + language;
    std::filesystem::create_directories(folder);
    write_all(folder + "/one.flac", bytes);
    write_all(folder + "/index.toml", "format = 1\n[[recordings]]\ncontext = \"" + context +
                                          "\"\ntext_sha256 = \"" + to_hex(seal::sha256(view_of(text))) +
                                          "\"\nfile = \"one.flac\"\n");
}

}  // namespace

TEST_CASE("recordings of today's words are built in, in English and by translation") {
    const Packs f;
    record(f, "en", "derby-2024/title", "The Derby Pledge");
    record(f, "pl", "derby-2024/health/few", "Pomagamy ci.");
    const auto built = build_pack(f.pack_folder, f.locales);
    if (!built) FAIL(built.error().say);
    const auto back = read_pack_payload(built->payload);
    REQUIRE(back);
    const auto hash = [](const std::string& text) { return to_hex(seal::sha256(view_of(text))); };
    CHECK(back->recorded.at("en").at(hash("The Derby Pledge")).bytes == kFlac);
    CHECK(back->recorded.at("pl").at(hash("Pomagamy ci.")).bytes == kFlac);
}

TEST_CASE("a recording of other words than today's is not built in, and its file is named") {
    const auto why = [](const Packs& f) {
        const auto built = build_pack(f.pack_folder, f.locales);
        return built ? "" : built.error().say;
    };
    const Packs f;
    record(f, "en", "derby-2024/title", "Our Pledge");
    CHECK(contains(why(f), "audio/en/one.flac was recorded for other words"));
    CHECK(contains(why(f), "record it again"));
    record(f, "en", "derby-2024/nothing", "Our Pledge");
    CHECK(contains(why(f), "has no words in this language"));
    record(f, "en", "derby-2024/title", "The Derby Pledge", "no sound");
    CHECK(contains(why(f), "is no WAV, FLAC or Ogg file"));
    std::filesystem::remove_all(f.pack_folder + "/audio");
    CHECK(why(f).empty());
    // English words are not Polish ones, and a language without words has nothing to record
    record(f, "pl", "derby-2024/health/few", "You get help to see a doctor or dentist.");
    CHECK(contains(why(f), "audio/pl/one.flac was recorded for other words"));
    std::filesystem::remove_all(f.pack_folder + "/audio");
    record(f, "ur", "derby-2024/title", "The Derby Pledge");
    CHECK(contains(why(f), "has no words in this language"));
}

TEST_CASE("a pack that is broken, or whose catalogue is, is not built") {
    Packs f;
    write_all(f.locales + "/pl/derby-2024.po", "msgid \"x\nmsgstr");
    const auto catalogue = build_pack(f.pack_folder, f.locales);
    REQUIRE_FALSE(catalogue);
    CHECK(catalogue.error().say.find("derby-2024.po") != std::string::npos);
    f.change("version = 1", "version = 0");
    const auto pack = build_pack(f.pack_folder, f.locales);
    REQUIRE_FALSE(pack);
    CHECK(pack.error().say.find("pack.toml, line") != std::string::npos);
    CHECK(build_pack(f.folder / "nowhere", f.locales).error().code == Code::not_found);
    write_all(f.folder / "pack" + "/help.toml", "format = 2\n");
    CHECK_FALSE(build_pack(f.pack_folder, f.locales).ok());
}

TEST_CASE("without a folder of translations a pack is English alone") {
    const Packs f;
    CHECK(build_pack(f.pack_folder, f.folder / "nowhere")->catalogues.empty());
}

TEST_CASE("a built pack is one signed file, as the format says") {
    Packs f;
    const auto payload = seal::read_signed(f.built(), "pack", f.publisher.verify_key);
    REQUIRE(payload);
    const auto json = Json::parse(*payload);
    CHECK(json["format"] == 1);
    CHECK(json["id"] == "derby-2024");
    CHECK(json["version"] == 1);
    CHECK(json["pack"] == read_all(kDerbyFolder + "/pack.toml"));
    CHECK(json["help"] == "");
    CHECK(from_base64(json["catalogues"]["pl"]["all"].get<std::string>()));
    CHECK(f.built() == f.built());  // the same folder always gives the same file
}

TEST_CASE("only newer packs of this publisher are offered") {
    Packs f;
    const auto one = f.built();
    const auto ref = f.publish(one);
    REQUIRE(ref);
    CHECK(ref->sha256 == seal::sha256(view_of(one)));
    CHECK(f.storage->document({"pack", "derby-2024", 1}).value() == one);
    CHECK(published_pack(*f.storage, SetId("derby-2024"), f.publisher.verify_key)->title ==
          "The Derby Pledge");
    CHECK(published_pack(*f.storage, SetId("other"), f.publisher.verify_key).error().code == Code::not_found);

    CHECK(f.publish(one).error().code == Code::conflict);
    f.change("version = 1", "version = 3");
    f.change("title = \"The Derby Pledge\"", "title = \"The third\"");
    REQUIRE(f.publish(f.built()).ok());
    CHECK(published_pack(*f.storage, SetId("derby-2024"), f.publisher.verify_key)->title == "The third");
    f.change("version = 3", "version = 2");
    CHECK(f.publish(f.built()).error().code == Code::conflict);

    f.change("version = 2", "version = 4");
    const auto stranger = seal::SigningKey::make();
    const auto foreign = sign_pack(build_pack(f.pack_folder, f.locales).value(), stranger);
    CHECK(f.publish(foreign).error().code == Code::denied);
    CHECK(f.publish("rubbish").error().code == Code::bad_input);
}

TEST_CASE("while a wave takes answers, a pack may change its words but not what is asked") {
    Packs f;
    REQUIRE(f.publish(f.built()).ok());
    StoredWave wave;
    wave.wave = some_wave("w");
    wave.wave.questions =
        QuestionSet::of(published_pack(*f.storage, SetId("derby-2024"), f.publisher.verify_key).value());
    wave.state = WaveState::stopped;
    wave.opened = f.today;
    REQUIRE(f.storage->add_wave(wave).ok());
    f.change("version = 1", "version = 2");
    f.change("title = \"The Derby Pledge\"", "title = \"Reworded\"");
    CHECK(f.publish(f.built()).ok());
    f.change("version = 2", "version = 3");
    f.change("id = \"know-who\"", "id = \"know-whom\"");
    const auto refused = f.publish(f.built());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::conflict);
}
