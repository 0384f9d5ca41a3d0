// The desk of a live session, against an end of the line to pledge-poll that the test holds in its hand.
#include "kiosk/live_desk.h"
#include "tests/support/fakes.h"
#include "tests/support/temp_folder.h"

#include <array>
#include <deque>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

using namespace pledge;
using namespace pledge::kiosk;
using namespace pledge::testing;
using namespace std::chrono_literals;
namespace act = flow::action;
namespace eff = flow::effect;

namespace {

// Listens as pledge-poll does, and says what the test wants said.
class PollInHand {
  public:
    explicit PollInHand(const std::string& path)
        : listener_(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        REQUIRE(::bind(listener_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        REQUIRE(::listen(listener_.get(), 1) == 0);
    }
    // The next thing the kiosk said; none: it said nothing more.
    std::optional<wire::ToPoll> heard() {
        if (!line_.ok()) line_ = FileDescriptor(::accept4(listener_.get(), nullptr, nullptr, SOCK_NONBLOCK));
        std::array<char, 4096> bytes{};
        for (auto n = ::recv(line_.get(), bytes.data(), bytes.size(), 0); n > 0;
             n = ::recv(line_.get(), bytes.data(), bytes.size(), 0))
            unread_.append(bytes.data(), static_cast<std::size_t>(n));
        const auto end = unread_.find('\n');
        if (end == std::string::npos) return std::nullopt;
        auto message = wire::read_to_poll(unread_.substr(0, end));
        unread_.erase(0, end + 1);
        REQUIRE(message);
        return *message;
    }
    template <class T>
    T next() {
        const auto message = heard();
        REQUIRE(message);
        REQUIRE(std::holds_alternative<T>(*message));
        return std::get<T>(*message);
    }
    void say(const wire::ToKiosk& message) { say(wire::write(message)); }
    void say(const std::string& line) {
        REQUIRE(::send(line_.get(), line.data(), line.size(), 0) == static_cast<ssize_t>(line.size()));
    }
    void hang_up() {
        line_ = FileDescriptor();
        unread_.clear();
    }

  private:
    FileDescriptor listener_, line_;
    std::string unread_;
};

struct Fixture {
    TempFolder folder;
    FakeClock clock;
    SeededRandom random;
    std::vector<SessionTotals> kept;
    std::optional<LiveDesk> desk;
    flow::LiveQuestion faces{LiveKind::faces, 3, {}, {}};

    explicit Fixture(std::optional<SavedSession> saved = std::nullopt) { make(std::move(saved)); }
    void make(std::optional<SavedSession> saved) {
        desk.emplace(LiveDesk::Ports{random,
                                     clock,
                                     folder / "poll.sock",
                                     folder.path(),
                                     {"en", "ur"},
                                     [this](const SessionTotals& totals, const Bytes<32>&) {
                                         kept.push_back(totals);
                                     }},
                     std::move(saved));
    }
    template <class Job>
    void job(Job one) {
        std::optional<wire::Ask> phones;
        if constexpr (std::is_same_v<Job, eff::LiveAsk> || std::is_same_v<Job, eff::LiveLonger>)
            phones = ask(one.number);
        desk->carry_out(one, phones);
        desk->turn();
    }
    static wire::Ask ask(std::uint32_t number) {
        wire::Ask out;
        out.question = number;
        out.first = "en";
        out.words["en"] = {"A safe home", "Can you relax where you live?", {}, "ltr", false};
        return out;
    }
    // The newest news of this kind since the last call.
    template <class T>
    std::optional<T> news() {
        desk->turn();
        for (auto& one : desk->take()) all.push_back(std::move(one));
        std::optional<T> found;
        for (const auto& one : all)
            if (const auto* is = std::get_if<T>(&one)) found = *is;
        std::erase_if(all, [](const auto& one) { return std::holds_alternative<T>(one); });
        return found;
    }
    void votes(int happy, int sad) {
        for (int i = 0; i < happy; ++i) job(eff::LiveBallot{1, 5});
        for (int i = 0; i < sad; ++i) job(eff::LiveBallot{1, 1});
    }
    std::deque<flow::Action> all;
};

}  // namespace

TEST_CASE("without pledge-poll a session has a code and no address, and counts what the kiosk has") {
    Fixture f;
    f.job(eff::LiveOpen{});
    const auto opened = f.news<act::LiveOpened>();
    REQUIRE(opened);
    CHECK(opened->code.size() == 4);
    CHECK(opened->address.empty());
    CHECK(opened->qr.empty());
    f.job(eff::LiveAsk{1, f.faces});
    f.votes(9, 6);
    f.job(eff::LiveClose{1});
    CHECK_FALSE(f.news<act::LiveCounted>());
    f.job(eff::LiveReveal{1});
    const auto counted = f.news<act::LiveCounted>();
    REQUIRE(counted);
    CHECK(counted->question == 1);
    CHECK_FALSE(counted->too_few);
    CHECK(counted->shown.as != flow::LiveShown::As::nothing);
    f.job(eff::LiveKeepTotals{1, SetId("derby-2024"), 3, {}});
    REQUIRE(f.kept.size() == 1);
    CHECK(f.kept[0].columns == std::array<std::uint16_t, 4>{6, 0, 9, 0});
}

TEST_CASE("phones: address and picture, votes in, and a result that comes after their votes") {
    Fixture f;
    PollInHand poll(f.folder / "poll.sock");
    f.job(eff::LiveOpen{});
    const auto open = poll.next<wire::Open>();
    CHECK(open.languages == std::vector<std::string>{"en", "ur"});
    poll.say(wire::Address{"http://192.168.77.1:8090"});
    const auto opened = f.news<act::LiveOpened>();
    REQUIRE(opened);
    CHECK(opened->address == "192.168.77.1:8090");
    CHECK(opened->qr == "http://192.168.77.1:8090/#" + open.code + "." + to_base64url(open.key));
    f.job(eff::LiveAsk{1, f.faces});
    CHECK(poll.next<wire::Ask>() == Fixture::ask(1));
    poll.say(wire::Phones{18});
    poll.say(wire::VotesIn{1, 7});
    CHECK(f.news<act::LivePhones>()->joined == 18);
    CHECK(f.news<act::LiveVotesIn>()->votes == 7);
    f.votes(5, 1);
    f.job(eff::LiveClose{1});
    CHECK(poll.next<wire::Close>().question == 1);
    f.job(eff::LiveReveal{1});
    CHECK_FALSE(f.news<act::LiveCounted>());  // phones' votes are on their way
    CHECK_FALSE(poll.heard());
    poll.say(wire::Votes{2, {}});  // another question's
    CHECK_FALSE(f.news<act::LiveCounted>());
    poll.say(wire::Votes{1, {wire::SealedVote{}}});
    const auto counted = f.news<act::LiveCounted>();
    REQUIRE(counted);
    const auto reveal = poll.next<wire::Reveal>();
    CHECK(static_cast<int>(reveal.shown.as) == static_cast<int>(counted->shown.as));
    CHECK(reveal.shown.cells == counted->shown.cells);
}

TEST_CASE("phones' votes that never come are not waited for") {
    Fixture f;
    PollInHand poll(f.folder / "poll.sock");
    f.job(eff::LiveOpen{});
    f.job(eff::LiveAsk{1, f.faces});
    f.votes(6, 6);
    f.job(eff::LiveClose{1});
    f.job(eff::LiveReveal{1});
    REQUIRE(f.desk->patience());
    f.clock.advance(2999ms);
    CHECK_FALSE(f.news<act::LiveCounted>());
    f.clock.advance(2ms);
    CHECK(f.news<act::LiveCounted>());
}

TEST_CASE(
    "pledge-poll goes and comes back: the model hears of both, and the session is opened again with its "
    "code") {
    Fixture f;
    PollInHand poll(f.folder / "poll.sock");
    f.job(eff::LiveOpen{});
    const auto before = poll.next<wire::Open>();
    f.job(eff::LiveAsk{1, f.faces});
    poll.next<wire::Ask>();
    SECTION("it ends") {
        poll.hang_up();
    }
    SECTION("it talks nonsense") {
        poll.say("{\"is\":\"votes\"}\n");
    }
    const auto gone = f.news<act::LivePoll>();
    REQUIRE(gone);
    CHECK_FALSE(gone->there);
    poll.hang_up();
    CHECK(f.desk->patience());
    f.clock.advance(1001ms);
    const auto back = f.news<act::LivePoll>();
    REQUIRE(back);
    CHECK(back->there);
    f.desk->carry_out(eff::LivePhonesAgain{1, f.faces}, Fixture::ask(1));
    const auto again = poll.next<wire::Open>();
    CHECK(again.code == before.code);
    CHECK(again.key == before.key);
    CHECK(poll.next<wire::Ask>() == Fixture::ask(1));
}

TEST_CASE("after a restart the session has its key again, and nothing of it is left when it ends") {
    Fixture f;
    std::string key;
    flow::SavedLive saved;
    saved.day = f.clock.today();
    saved.number = 4;
    saved.voting = true;
    saved.set = SetId("derby-2024");
    saved.question =
        flow::SavedLive::Question{LiveKind::choices, std::nullopt, "Where shall we go?", {"Sea", "ਪਾਰਕ"}};
    saved.counted = {PointId("safe-home")};
    {
        PollInHand poll(f.folder / "poll.sock");
        f.job(eff::LiveOpen{});
        const auto open = poll.next<wire::Open>();
        saved.code = open.code;
        key = to_base64url(open.key);
        f.job(eff::LiveSave{saved});
    }
    std::filesystem::remove(f.folder / "poll.sock");
    const SessionFile file(f.folder.path());
    struct stat rights {};
    REQUIRE(::stat((f.folder / "session.json").c_str(), &rights) == 0);
    CHECK((rights.st_mode & 0777) == 0600);
    auto read = file.read();
    REQUIRE(read);
    CHECK(read->live == saved);
    f.make(std::move(read));
    PollInHand poll(f.folder / "poll.sock");
    f.job(eff::LiveTakeUp{saved.code});
    CHECK(to_base64url(poll.next<wire::Open>().key) == key);
    f.job(eff::LiveEnd{});
    poll.next<wire::End>();
    CHECK_FALSE(std::filesystem::exists(f.folder / "session.json"));
    CHECK_FALSE(f.desk->patience());
    f.desk->take();
    f.job(eff::LiveBallot{1, 5});  // of a session that is over: nothing
    CHECK(f.desk->take().empty());
}

TEST_CASE("what can't be a session's file is thrown away") {
    Fixture f;
    const SessionFile file(f.folder.path());
    flow::SavedLive saved;
    saved.code = "0417";
    saved.set = SetId("derby-2024");
    REQUIRE(file.write(saved, LiveRoom::new_key()).ok());
    REQUIRE(file.read());
    const auto good = read_all(f.folder / "session.json");
    const std::pair<const char*, const char*> wrong[] = {{"pledge-session/1", "pledge-session/2"},
                                                         {"0417", "41"},
                                                         {"0417", "04<7"},
                                                         {"\"kept\":false", "\"kept\":0"},
                                                         {"derby-2024", "../derby"},
                                                         {"\"key\":\"", "\"key\":\"A"},
                                                         {"{", "["}};
    for (const auto& [was, now] : wrong) {
        auto bad = good;
        REQUIRE(bad.find(was) != std::string::npos);
        bad.replace(bad.find(was), std::string(was).size(), now);
        write_all(f.folder / "session.json", bad);
        INFO(bad);
        CHECK_FALSE(file.read());
        CHECK_FALSE(std::filesystem::exists(f.folder / "session.json"));
    }
}
