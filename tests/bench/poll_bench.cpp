// A room full of phones: how long until all have joined, from a vote to the count on the big screen, and from
// the reveal to every phone; and the memory of pledge-poll at its highest. Beside it, in the same run, the
// same bytes written bare to as many sockets. Limits: 150 ms (p99), 40 MB, and everybody is in.
//   poll_bench PLEDGE_POLL [phones] [questions] [seconds to join in]

#include "kiosk/wire/lines.h"
#include "tests/bench/poll_phones.h"
#include "tests/support/fakes.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <thread>

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace pledge;
using namespace pledge::bench;
using namespace pledge::testing;
using std::chrono::milliseconds;

namespace {

const std::string kCode = "4719";
constexpr std::size_t kPages = 5, kPageBytes = 16'000;  // what a first visit loads: 60 KB on the wire

struct Folders {
    TempFolder socket, pages, words;
    std::vector<std::string> names = {"/"};

    Folders() {
        SeededRandom random;
        Blob noise(kPageBytes * 3 / 4);
        write_all(pages / "index.html", "<!doctype html>");
        for (std::size_t i = 0; i < kPages; ++i) {
            random.fill(noise);
            names.push_back("/part-" + std::to_string(i) + ".js");
            write_all(pages.path() + names.back(), to_base64(noise));
        }
        std::filesystem::create_directory(words / "en");
        write_all(words / "en/poll.json", "{}");
        names.push_back("/words/en.json");
    }
};

// pledge-poll itself, as it is installed.
class Program {
  public:
    Program(const char* path, const Folders& folders) : pid_(::fork()) {
        const auto socket = folders.socket / "poll.sock";
        if (pid_ == 0) {
            ::execl(path, "pledge-poll", "serve", "--socket", socket.c_str(), "--pages",
                    folders.pages.path().c_str(), "--words", folders.words.path().c_str(), "--address",
                    "127.0.0.1", "--port", "0", "--log-level", "error", nullptr);
            std::_Exit(127);
        }
    }
    ~Program() {
        ::kill(pid_, SIGTERM);
        ::waitpid(pid_, nullptr, 0);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    double most_megabytes() const {
        const auto status = read_all("/proc/" + std::to_string(pid_) + "/status");
        const auto at = status.find("VmHWM:");
        if (at == std::string::npos) fail("pledge-poll has ended.");
        return std::strtod(status.c_str() + at + 6, nullptr) / 1024;
    }

  private:
    pid_t pid_;
};

class Kiosk {
  public:
    Kiosk(Loop& loop, const std::string& socket) : fd_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, socket.c_str(), socket.size() + 1);
        const auto end = now() + std::chrono::seconds(10);
        while (::connect(fd_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            if (now() > end) fail("pledge-poll does not listen.");
            std::this_thread::sleep_for(milliseconds(5));
        }
        loop.watch(fd_.get(), [this](std::string_view bytes) { got(bytes); });
    }
    void say(const wire::ToPoll& message) const { write_to(fd_.get(), wire::write(message)); }

    std::uint16_t port = 0;
    std::uint32_t joined = 0, closed_votes = 0;
    std::vector<Time> counted;  // when the n-th vote of the question was

  private:
    void got(std::string_view bytes) {
        if (bytes.empty()) fail("pledge-poll hung up.");
        in_ += bytes;
        for (auto end = in_.find('\n'); end != std::string::npos; end = in_.find('\n')) {
            const auto said = wire::read_to_kiosk(std::string_view(in_).substr(0, end));
            in_.erase(0, end + 1);
            if (!said) fail(said.error().say);
            if (const auto* one = std::get_if<wire::Address>(&*said))
                port = static_cast<std::uint16_t>(std::atoi(one->url.c_str() + one->url.rfind(':') + 1));
            if (const auto* one = std::get_if<wire::Phones>(&*said)) joined = one->joined;
            if (const auto* one = std::get_if<wire::VotesIn>(&*said)) counted.resize(one->votes, now());
            if (const auto* one = std::get_if<wire::Votes>(&*said))
                closed_votes = static_cast<std::uint32_t>(one->votes.size());
        }
    }

    FileDescriptor fd_;
    std::string in_;
};

struct Figures {
    std::vector<double> ms;
    void add(Time from, Time to) {
        ms.push_back(std::chrono::duration<double, std::milli>(to - from).count());
    }
    double at(double share) {
        if (ms.empty()) fail("Nothing was measured.");
        std::sort(ms.begin(), ms.end());
        const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(ms.size())));
        return ms.at(std::max<std::size_t>(rank, 1) - 1);
    }
};

wire::Ask question(std::uint32_t number) {
    wire::Ask ask{number, LiveKind::faces, 0, "home", "en", {}};
    for (const char* language : {"en", "pa", "pl", "sk", "ur"})
        ask.words[language] = {
            "Home", "Do you feel safe where you live, by day and by night?", {}, "ltr", false};
    return ask;
}

struct Room {
    Loop loop;
    std::vector<std::unique_ptr<Phone>> phones;

    bool all_at(const std::string& stage) const {
        return std::all_of(phones.begin(), phones.end(), [&](const auto& p) { return p->stage == stage; });
    }
    // Spread evenly over so long, each does its part.
    void spread(milliseconds over, const std::function<void(Phone&)>& act) {
        const auto start = now();
        for (std::size_t i = 0; i < phones.size(); ++i) {
            const auto when = start + over * static_cast<int>(i) / static_cast<int>(phones.size());
            while (now() < when) loop.once(1);
            act(*phones[i]);
        }
    }
    void wait_for(const char* what, const std::function<bool()>& done) {
        loop.until(done, milliseconds(20'000));
        if (!done()) fail(std::string("It did not happen in 20 s: ") + what);
    }
};

// The event of a reveal, written bare to as many sockets by one thread of its own, read by the same loop.
Figures bare(std::size_t phones, std::uint32_t rounds, std::size_t bytes) {
    Loop loop;
    FileDescriptor door(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(door.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(door.get(), 16) != 0 ||
        ::getsockname(door.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0)
        fail("No bare server.");
    std::vector<FileDescriptor> ours, theirs;
    std::vector<std::size_t> left(phones, 0);
    std::size_t done = 0;
    Figures out;
    Time start;
    for (std::size_t i = 0; i < phones; ++i) {
        theirs.emplace_back(connect_to(ntohs(address.sin_port)));
        ours.emplace_back(::accept4(door.get(), nullptr, nullptr, SOCK_CLOEXEC));
        loop.watch(theirs.back().get(), [&, i](std::string_view got) {
            left[i] -= got.size();
            if (left[i] > 0) return;
            ++done;
            out.add(start, now());
        });
    }
    const std::string event(bytes, 'x');
    for (std::uint32_t r = 0; r < rounds; ++r) {
        std::fill(left.begin(), left.end(), bytes);
        done = 0;
        start = now();
        std::thread writer([&] {
            for (const auto& fd : ours) write_to(fd.get(), event);
        });
        loop.until([&] { return done == phones; }, milliseconds(20'000));
        writer.join();
    }
    return out;
}

void one_question(Room& room, Kiosk& kiosk, std::uint32_t number, Figures& votes, Figures& reveals) {
    kiosk.counted.clear();
    kiosk.say(question(number));
    room.wait_for("every phone hears the question", [&] { return room.all_at("vote"); });
    std::vector<Time> sent;
    wire::SealedVote any{};
    const auto sealed = to_base64url(any);
    room.spread(milliseconds(1'500), [&](Phone& phone) {
        sent.push_back(now());
        phone.vote(number, sealed);
    });
    room.wait_for("every vote is counted", [&] { return kiosk.counted.size() == room.phones.size(); });
    for (std::size_t i = 0; i < sent.size(); ++i) votes.add(sent[i], kiosk.counted[i]);
    kiosk.say(wire::Close{number});
    room.wait_for("every phone hears that voting is closed", [&] { return room.all_at("closed"); });
    room.wait_for("all votes arrive", [&] { return kiosk.closed_votes == room.phones.size(); });
    kiosk.closed_votes = 0;
    const auto start = now();
    kiosk.say(wire::Reveal{number, {wire::Shown::As::bands, {}, {100, 50, 150, 0}}});
    room.wait_for("every phone shows the result", [&] { return room.all_at("shown"); });
    for (const auto& phone : room.phones) reveals.add(start, phone->heard);
}

void measure(const char* program, std::size_t count, std::uint32_t questions, milliseconds joining) {
    const Folders folders;
    const Program poll(program, folders);
    Room room;
    Kiosk kiosk(room.loop, folders.socket / "poll.sock");
    wire::Open open{kCode, {}, {"en"}};
    kiosk.say(open);
    room.wait_for("the port opens", [&] { return kiosk.port != 0; });
    for (std::size_t i = 0; i < count; ++i)
        room.phones.push_back(std::make_unique<Phone>(room.loop, kiosk.port, folders.names, kCode));
    Figures joins, votes, reveals;
    room.spread(joining, [](Phone& phone) { phone.begin(); });
    room.wait_for("everybody is in", [&] { return room.all_at("wait") && kiosk.joined == count; });
    for (const auto& phone : room.phones) joins.add(phone->began, phone->first_state);
    for (std::uint32_t q = 1; q <= questions; ++q) one_question(room, kiosk, q, votes, reveals);
    const double memory = poll.most_megabytes();
    auto beside = bare(count, questions, 1200);
    std::cout << std::fixed << std::setprecision(1) << count << " phones: " << kiosk.joined
              << " joined within " << static_cast<double>(joining.count()) / 1000 << " s, " << questions
              << " questions\n";
    for (auto& [name, figures] : {std::pair<const char*, Figures*>{"join", &joins},
                                  {"vote", &votes},
                                  {"reveal", &reveals},
                                  {"bare", &beside}})
        std::cout << std::left << std::setw(8) << name << "p50 " << figures->at(0.5) << " ms, p99 "
                  << figures->at(0.99) << " ms, worst " << figures->at(1) << " ms\n";
    std::cout << "memory  " << memory << " MB at its highest\n";
    for (const auto& phone : room.phones) phone->may_go = true;
    kiosk.say(wire::End{});
    room.wait_for("every phone hears the end", [&] { return room.all_at("over"); });
}

}  // namespace

int main(int argc, char** argv) {
    const auto number = [&](int at, int otherwise) { return argc > at ? std::atoi(argv[at]) : otherwise; };
    const int phones = number(2, 300), questions = number(3, 10), seconds = number(4, 5);
    if (argc < 2 || phones < 1 || phones > 1000 || questions < 1 || seconds < 1)
        fail("usage: poll_bench PLEDGE_POLL [phones, up to 1000] [questions] [seconds to join in]");
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 8192);
    ::setrlimit(RLIMIT_NOFILE, &files);
    measure(argv[1], static_cast<std::size_t>(phones), static_cast<std::uint32_t>(questions),
            milliseconds(1000 * seconds));
    return 0;
}
