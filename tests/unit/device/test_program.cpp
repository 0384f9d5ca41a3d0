#include "sync/core/json_reader.h"
#include "sync/outbox/outbox.h"
#include "tests/support/council_fixture.h"
#include "tests/support/outbox_fixture.h"

#include <catch2/catch.hpp>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace pledge;
using testing::TempFolder;

namespace {

const std::string kProgram = std::string(PLEDGE_BINARY_DIR) + "/sync/device/pledge-sync";

struct Ran {
    int exit_code = -1;
    std::string out, err;
};

Ran run(const std::string& arguments) {
    TempFolder folder;
    const auto command = kProgram + " " + arguments + " >" + (folder / "out") + " 2>" + (folder / "err");
    const int status = std::system(command.c_str());
    return {WEXITSTATUS(status), testing::read_all(folder / "out"), testing::read_all(folder / "err")};
}

// One sentence on stderr, and nothing on stdout.
void refuses(const std::string& arguments, int exit_code, const char* words) {
    const auto ran = run(arguments);
    INFO(arguments << "\n" << ran.err);
    CHECK(ran.exit_code == exit_code);
    CHECK(ran.out.empty());
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
    CHECK(ran.err.find("pledge-sync: ") == 0);
    CHECK(ran.err.find(words) != std::string::npos);
}

// Enrolled at a server where nobody listens.
void enrol_by_hand(const std::string& data) {
    testing::CouncilFixture council;
    const shelf::Shelf shelf(data);
    seal::SystemRandom random;
    testing::FakeClock clock;
    REQUIRE(shelf.store_keys(seal::SigningKey::make()));
    auto who = council.identity();
    who.server = "http://127.0.0.1:9";
    REQUIRE(outbox::Outbox::create(shelf.outbox_path(), 12, shelf.outbox_key().value(), {random, clock}));
    REQUIRE(shelf.store_identity(who));
}

}  // namespace

TEST_CASE("help and version are printed") {
    CHECK(run("--help").exit_code == 0);
    CHECK(run("--help").out.find("enrol") != std::string::npos);
    CHECK(run("run --help").exit_code == 0);
    const auto version = run("--version");
    CHECK(version.exit_code == 0);
    CHECK(version.out == "pledge-sync " PLEDGE_VERSION "\n");
}

TEST_CASE("wrong usage is exit code 2 and one sentence") {
    refuses("", 2, "--help");
    refuses("dance", 2, "--help");
    refuses("once", 2, "--data");
    refuses("once --data /tmp/x --fast", 2, "--fast");
    refuses("run --data /tmp/x --log-level loud", 2, "loud");
    refuses("enrol --data /tmp/x --server https://pledge.example.org", 2, "--code");
}

TEST_CASE("a folder that is not enrolled is exit code 1 and says what to run") {
    TempFolder folder;
    for (const char* command : {"run", "once", "status"})
        refuses(std::string(command) + " --data " + folder.path(), 1, "pledge-sync enrol");
    refuses("status --data " + (folder / "no"), 1, "pledge-sync enrol");
}

TEST_CASE("enrolling speaks TLS, or plain HTTP with this machine alone, and never repeats a code") {
    TempFolder folder;
    const auto data = folder / "data";
    const auto code = seal::EnrolCode::make(seal::SigningKey::make().verify_key).text();
    testing::write_all(folder / "code", code + "\n");
    for (const char* url :
         {"http://pledge.example.org", "ftp://pledge.example.org", "pledge.example.org", "https://u:p@x"})
        refuses("enrol --data " + data + " --server " + url + " --code " + code, 2, "https://");
    refuses("enrol --data " + data + " --server http://127.0.0.1:9 --code " + code, 1, "try again");
    refuses("enrol --data " + data + " --server http://127.0.0.1:9 --code 1234-nonsense", 1, "code");
    refuses("enrol --data " + data + " --server http://127.0.0.1:9 --code - </dev/null", 2, "standard input");
    refuses("enrol --data " + data + " --server http://127.0.0.1:9 --code - <" + (folder / "code"), 1,
            "try again");
    const auto piped =
        run("enrol --data " + data + " --server http://127.0.0.1:9 --code - <" + (folder / "code"));
    CHECK(piped.err.find(code.substr(0, 9)) == std::string::npos);
    CHECK_FALSE(std::filesystem::exists(data));
}

TEST_CASE("without a server, once fails and keeps the batch; status tells") {
    TempFolder folder;
    enrol_by_hand(folder / "data");
    const auto once = run("once --data " + (folder / "data"));
    CHECK(once.exit_code == 1);
    CHECK(once.err.find("pledge-sync: ") == 0);
    CHECK(once.err.find("127.0.0.1") == std::string::npos);
    const auto status = run("status --data " + (folder / "data"));
    CHECK(status.exit_code == 0);
    const auto json = Json::parse(status.out);
    CHECK(json["state"] == "offline");
    CHECK(json["last_contact"].is_null());
    CHECK(json["today_sent"] == false);
    CHECK(json["needs_help"] == false);
    CHECK(json["council"] == "derby");
    CHECK(json["kiosk"].get<std::string>().size() == 9);
}

TEST_CASE("SIGTERM and SIGINT end the service with exit code 0") {
    TempFolder folder;
    enrol_by_hand(folder / "data");
    for (const int how : {SIGTERM, SIGINT}) {
        int err[2];
        REQUIRE(::pipe(err) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            ::dup2(err[1], STDERR_FILENO);
            ::close(err[0]);
            const auto data = folder / "data";
            ::execl(kProgram.c_str(), kProgram.c_str(), "run", "--data", data.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(err[1]);
        // "started" is logged once signals are taken care of
        std::string said;
        char some[256];
        for (ssize_t n;
             said.find("started") == std::string::npos && (n = ::read(err[0], some, sizeof some)) > 0;)
            said.append(some, static_cast<std::size_t>(n));
        ::kill(child, how);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        ::close(err[0]);
        INFO(said);
        REQUIRE(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 0);
    }
}
