#include "sync/council/config.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;

namespace {

const std::string kGood =
    "council = \"derby\"\nname = \"Derby City Council\"\ndatabase = \"sqlite:data/council.db\"\n";

std::string says(const std::string& text) {
    const auto config = read_config("/etc/pledge/council.toml", text);
    return config ? "fine" : config.error().say;
}

}  // namespace

TEST_CASE("paths are relative to the configuration file") {
    const auto config =
        read_config("/etc/pledge/council.toml",
                    kGood + "listen = \"[::1]:9000\"\nkeys = \"/srv/keys\"\npacks = \"../packs\"\n");
    REQUIRE(config);
    CHECK(config->council == CouncilId("derby"));
    CHECK(config->database == "/etc/pledge/data/council.db");
    CHECK(config->keys == "/srv/keys");
    CHECK(config->packs == "/etc/packs");
    CHECK(config->locales == "/etc/pledge/locales");
    CHECK(config->address == "::1");
    CHECK(config->port == 9000);
    CHECK(read_config("council.toml", kGood)->keys == "keys");
    CHECK(config->results_open);
    CHECK(read_config("council.toml", kGood + "results = \"open\"\n")->results_open);
    CHECK_FALSE(read_config("council.toml", kGood + "results = \"token\"\n")->results_open);
}

TEST_CASE("a configuration that is wrong names file, line and remedy") {
    const std::pair<std::string, const char*> cases[] = {
        {"listne = \"127.0.0.1:1\"\n", "line 4: listne is not a known name; use one of"},
        {"results = \"closed\"\n", "line 4: results is neither \"open\" nor \"token\"; write one of them"},
        {"listen = \"8080\"\n", "line 4: listen is no address and port; write it like"},
        {"listen = \"127.0.0.1:99999\"\n", "line 4: listen is no address"},
        {"listen = \"127.0.0.1:\"\n", "line 4: listen is no address"},
        {"listen = 8080\n", "line 4: listen must be words in quotes"},
        {"keys = \"\"\n", "line 4: keys must be words in quotes"},
    };
    for (const auto& [line, expected] : cases) {
        INFO(line);
        const auto said = says(kGood + line);
        CHECK(said.find("/etc/pledge/council.toml") == 0);
        CHECK(said.find(expected) != std::string::npos);
    }
    CHECK(says("name = \"x\"\ndatabase = \"sqlite:x\"\n").find("council is missing; add an id") !=
          std::string::npos);
    CHECK(says("council = \"a\"\nname = \"x\"\ndatabase = \"postgresql://db/pledge\"\n")
              .find("line 3: PostgreSQL comes in a later version") != std::string::npos);
    CHECK(says("council = \"a\"\nname = \"x\"\ndatabase = \"mysql:x\"\n").find("database is not known") !=
          std::string::npos);
    CHECK(says("council = \"a\"\nname = \"x\"\ndatabase = \"sqlite:\"\n").find("database is not known") !=
          std::string::npos);
}

TEST_CASE("the configuration that init makes can be read, whatever the council is called") {
    for (const char* name : {"Derby City Council", "The \"New\" Council", "a\\b"}) {
        const auto config = read_config("council.toml", sample_config(CouncilId("derby"), name));
        REQUIRE(config);
        CHECK(config->name == name);
        CHECK(config->database == "council.db");
        CHECK(config->port == 8080);
    }
}

TEST_CASE("a configuration that is not there says so") {
    const auto missing = load_config("/nonexistent/council.toml");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == Code::not_found);
}
