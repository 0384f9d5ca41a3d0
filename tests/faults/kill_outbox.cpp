// Kills the kiosk's side and pledge-sync's side of the outbox at random moments, many times over, and then
// looks whether every answer that was thanked for is there exactly once: in a slot, in the pending batch or
// in a batch that was sent.
//   kill_outbox [kills]              the driver; prints what it counted, exit code 0 when nothing was lost or
//   doubled kill_outbox put DIR KEY FIRST    a victim: puts answers FIRST, FIRST + 1, … and prints "thanked
//   N" after each kill_outbox freeze DIR KEY       a victim: freezes, "sends" (into DIR/sent) and refreshes
//   without end

#include "tests/support/outbox_fixture.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <set>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace pledge;
using outbox::Outbox;

namespace {

seal::SystemRandom dice;
testing::FakeClock noon;

Outbox open_box(const std::string& folder) {
    return Outbox::open(folder + "/outbox.db", testing::OutboxFixture::key(), {dice, noon}).value();
}

int put_victim(const std::string& folder, const seal::PublicKey& wave, std::uint32_t number) {
    auto box = open_box(folder);
    for (;; ++number) {
        const auto envelope = seal::seal(encode(testing::numbered_answer(number)), wave);
        for (;;) {
            const auto put = box.put(envelope);
            if (put) break;
            if (put.error().code != Code::full && put.error().code != Code::unavailable) {
                std::cerr << put.error().say << "\n";
                return 1;
            }
            ::usleep(300);
        }
        char line[32];
        const int length = std::snprintf(line, sizeof line, "thanked %u\n", number);
        if (::write(STDOUT_FILENO, line, static_cast<std::size_t>(length)) != length) return 1;
    }
}

std::string name_of(const std::string& folder, const BatchId& id) {
    return folder + "/sent/" + to_hex(id);
}

int freeze_victim(const std::string& folder, const seal::PublicKey& wave) {
    auto box = open_box(folder);
    const auto tell = [](const Status& done) {
        if (done || done.error().code == Code::unavailable) return false;
        std::cerr << done.error().say << "\n";
        return true;
    };
    for (;;) {
        const auto pending = box.pending();
        if (!pending) return 1;
        if (!*pending) {
            if (tell(box.freeze(dice.bytes<16>(), outbox::make_dummies(box.slots(), wave)))) return 1;
            continue;
        }
        // as a server would: the whole batch or nothing of it, once under its id
        const auto name = name_of(folder, (*pending)->id);
        testing::write_all(name + ".part", std::string(text_of((*pending)->body)));
        if (::rename((name + ".part").c_str(), name.c_str()) != 0) return 1;
        if (tell(box.sent((*pending)->id))) return 1;
        if (tell(box.refresh(outbox::make_dummy(wave)))) return 1;
    }
}

// A victim's process, and what it says.
struct Victim {
    pid_t pid = -1;
    int out = -1;

    static Victim start(const std::vector<std::string>& arguments) {
        int pipe[2];
        if (::pipe2(pipe, O_CLOEXEC) != 0) std::abort();
        const pid_t pid = ::fork();
        if (pid == 0) {
            ::dup2(pipe[1], STDOUT_FILENO);
            std::vector<char*> argv;
            for (const auto& a : arguments) argv.push_back(const_cast<char*>(a.c_str()));
            argv.push_back(nullptr);
            ::execv("/proc/self/exe", argv.data());
            ::_exit(127);
        }
        ::close(pipe[1]);
        return {pid, pipe[0]};
    }
    // False when it had ended by itself, which no victim may.
    bool kill() {
        ::kill(pid, SIGKILL);
        int status = 0;
        ::waitpid(pid, &status, 0);
        return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    }
    std::string rest() {
        std::string all;
        char some[4096];
        for (ssize_t n; (n = ::read(out, some, sizeof some)) > 0;)
            all.append(some, static_cast<std::size_t>(n));
        ::close(out);
        return all;
    }
};

struct Tally {
    std::set<std::uint32_t> thanked;
    std::map<std::uint32_t, int> found;
    int put_kills = 0, freeze_kills = 0;
    bool sound = true;
};

void note(Tally& tally, const std::string& said) {
    std::size_t from = 0;
    for (std::size_t end; (end = said.find('\n', from)) != std::string::npos; from = end + 1)
        tally.thanked.insert(static_cast<std::uint32_t>(std::strtoul(said.c_str() + from + 8, nullptr, 10)));
}

void run_kills(Tally& tally, int kills, const std::string& folder, const std::string& wave) {
    auto freezer = Victim::start({"kill_outbox", "freeze", folder, wave});
    for (std::uint32_t round = 1; tally.put_kills + tally.freeze_kills < kills; ++round) {
        auto putter = Victim::start({"kill_outbox", "put", folder, wave, std::to_string(round * 10000)});
        ::usleep(1000 + dice.below(40000));  // anywhere from starting up to the umpteenth commit
        const bool both = dice.below(3) == 0 && tally.put_kills + tally.freeze_kills + 1 < kills;
        if (both) {
            tally.sound &= freezer.kill();
            freezer.rest();
            ++tally.freeze_kills;
            ::usleep(dice.below(2000));
        }
        tally.sound &= putter.kill();
        ++tally.put_kills;
        note(tally, putter.rest());
        if (both) freezer = Victim::start({"kill_outbox", "freeze", folder, wave});
    }
    tally.sound &= freezer.kill();
    freezer.rest();
}

// Everything that is anywhere now. Also fills the free slots up: a slot that holds an answer but counts as
// free would show here.
void look_everywhere(Tally& tally, const testing::OutboxFixture& f) {
    std::map<std::string, std::string> batches;
    for (const auto& entry : std::filesystem::directory_iterator(f.folder / "sent"))
        if (entry.path().extension() != ".part")
            batches[entry.path().string()] = testing::read_all(entry.path().string());
    auto box = open_box(f.folder.path());
    if (const auto pending = box.pending().value()) {
        auto& batch = batches[name_of(f.folder.path(), pending->id)];
        const auto body = std::string(text_of(pending->body));
        tally.sound &= batch.empty() || batch == body;  // sent already: the very same bytes
        batch = body;
    }
    std::uint32_t extra = UINT32_MAX;
    for (std::size_t i = 0; i <= box.slots() && box.put(f.envelope(extra)); ++i) --extra;
    const auto add = [&](View envelopes) {
        for (const auto& [number, times] : testing::numbers_in(envelopes, f.wave))
            tally.found[number] += times;
    };
    add(f.slots());
    for (const auto& [name, batch] : batches) add(testing::inside(view_of(batch)));
    for (auto n = extra + 1; n != 0; ++n) tally.sound &= tally.found[n] == 1 && tally.found.erase(n) == 1;
}

int drive(int kills) {
    testing::OutboxFixture f;
    { const auto box = f.create(); }
    std::filesystem::create_directory(f.folder / "sent");
    Tally tally;
    run_kills(tally, kills, f.folder.path(), to_hex(f.wave.public_key));
    look_everywhere(tally, f);

    std::size_t lost = 0, doubled = 0, unthanked = 0;
    for (const auto number : tally.thanked) lost += tally.found.count(number) == 0;
    for (const auto& [number, times] : tally.found) {
        doubled += times > 1;
        unthanked += tally.thanked.count(number) == 0;
    }
    std::cout << "kills " << tally.put_kills + tally.freeze_kills << " (while putting " << tally.put_kills
              << ", while freezing " << tally.freeze_kills << "), thanked " << tally.thanked.size()
              << ", lost " << lost << ", doubled " << doubled << ", kept without thanks " << unthanked
              << (tally.sound ? "" : ", UNSOUND: see above") << "\n";
    return lost == 0 && doubled == 0 && tally.sound && !tally.thanked.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> args(argv + 1, argv + argc);
    if (args.size() == 4 && args[0] == "put")
        return put_victim(args[1], *from_hex<32>(args[2]), static_cast<std::uint32_t>(std::stoul(args[3])));
    if (args.size() == 3 && args[0] == "freeze") return freeze_victim(args[1], *from_hex<32>(args[2]));
    const int kills = args.empty() ? 200 : std::atoi(args[0].c_str());
    if (args.size() > 1 || kills < 1) {
        std::cerr << "usage: kill_outbox [kills]\n";
        return 2;
    }
    return drive(kills);
}
