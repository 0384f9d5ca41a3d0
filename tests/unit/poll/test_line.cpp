#include "kiosk/poll/line.h"
#include "kiosk/wire/lines.h"
#include "tests/unit/poll/poll_fixture.h"

#include <filesystem>

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace pledge;
using namespace pledge::poll;
using namespace pledge::testing;

TEST_CASE("the socket is for its owner alone, in a folder of its owner's alone") {
    const TempFolder folder;
    const auto path = folder / "poll.sock";
    {
        const auto line = Line::listen(path);
        REQUIRE(line);
        struct stat is {};
        REQUIRE(::stat(path.c_str(), &is) == 0);
        CHECK(S_ISSOCK(is.st_mode));
        CHECK((is.st_mode & 0777) == 0600);
        const auto again = Line::listen(path);
        REQUIRE_FALSE(again);
        CHECK(again.error().code == Code::conflict);
    }
    CHECK_FALSE(std::filesystem::exists(path));
    for (const mode_t mode : {0770U, 0707U}) {
        ::chmod(folder.path().c_str(), mode);
        const auto open = Line::listen(path);
        REQUIRE_FALSE(open);
        CHECK(open.error().code == Code::bad_usage);
    }
    ::chmod(folder.path().c_str(), 0700);
    CHECK_FALSE(Line::listen(folder / "none/poll.sock"));
    CHECK_FALSE(Line::listen(folder.path() + "/" + std::string(120, 'x')));
    CHECK_FALSE(Line::listen(""));
    write_all(path, "a file of somebody's");
    CHECK_FALSE(Line::listen(path));
    CHECK(read_all(path) == "a file of somebody's");
}

TEST_CASE("a socket that a killed program left makes way") {
    const TempFolder folder;
    const auto path = folder / "poll.sock";
    std::filesystem::path kept = folder / "kept";
    {
        const auto line = Line::listen(path);
        REQUIRE(line);
        std::filesystem::create_hard_link(path, kept);
    }
    std::filesystem::rename(kept, path);  // there, and nobody listens
    CHECK(Line::listen(path));
}

TEST_CASE("one kiosk at a time") {
    RunningHost host;
    KioskEnd first(host.socket());
    first.opens();
    KioskEnd second(host.socket());
    CHECK_FALSE(second.next());
    first.say(asked(7));
    CHECK(first.until<wire::VotesIn>().question == 7);
}

TEST_CASE("lines come in any pieces, and several at once") {
    RunningHost host;
    KioskEnd kiosk(host.socket());
    const auto port = kiosk.opens();
    const auto line = wire::write(wire::ToPoll(asked(7)));
    for (const char c : line) kiosk.say_bytes({&c, 1});
    CHECK(kiosk.until<wire::VotesIn>().question == 7);
    const auto token = join(port);
    Listener phone(port, token);
    CHECK(phone.next()["question"] == 7);
    kiosk.say_bytes(wire::write(wire::ToPoll(wire::Close{7})) + wire::write(wire::ToPoll(wire::Close{7})) +
                    wire::write(wire::ToPoll(wire::Wait{})));
    CHECK(kiosk.until<wire::Votes>().question == 7);
    CHECK(kiosk.until<wire::Votes>().question == 7);
    CHECK(phone.until("wait")["stage"] == "wait");
}

TEST_CASE("a line that is none closes the connection, and the session waits for a kiosk that speaks") {
    RunningHost host;
    const std::string garbled[] = {"rubbish\n", "\n", "{\"say\":\"votes\",\"question\":1,\"votes\":[]}\n",
                                   std::string(wire::kMostLine + 20'000, 'x'), "GET / HTTP/1.1\r\n\r\n"};
    std::string token;
    std::uint16_t port = 0;
    for (const auto& bytes : garbled) {
        KioskEnd kiosk(host.socket());
        port = kiosk.opens();
        if (token.empty()) token = join(port);
        kiosk.say_bytes(bytes);
        while (kiosk.next()) {
        }
    }
    KioskEnd kiosk(host.socket());
    CHECK(kiosk.opens() == port);
    CHECK(kiosk.until<wire::Phones>().joined == 1);
    CHECK(Listener(port, token).next()["stage"] == "wait");
}

TEST_CASE("every vote is counted for the kiosk, and all come when it closes") {
    RunningHost host;
    KioskEnd kiosk(host.socket());
    const auto port = kiosk.opens();
    kiosk.asks(7);
    for (std::uint8_t i = 0; i < 40; ++i) CHECK(vote(port, join(port), 7, i) == 204);
    kiosk.until_votes(40);
    kiosk.say(wire::Close{7});
    CHECK(kiosk.until<wire::Votes>().votes.size() == 40);
}
