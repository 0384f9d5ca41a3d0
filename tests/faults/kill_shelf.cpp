// Kills a program that takes manifest after manifest, pack after pack and replies after replies from a
// council, at random moments, and looks each time at what a kiosk would find: a manifest that verifies, never
// older than one that was there; a pack and replies that load, never older than those that were there;
// nothing half, and nothing of another publisher, which tries as well.
//   kill_shelf [kills]   200 unless told otherwise

#include "sync/seal/random.h"
#include "tests/support/council_fixture.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace pledge;
using shelf::Shelf;
using testing::CouncilFixture;

namespace {

[[noreturn]] void fail(const std::string& why) {
    std::cerr << why << '\n';
    std::exit(1);
}

struct Told {
    int manifest = 0, pack = 0, replies = 0;  // the last version of each that was said to be there
};

// What pledge-sync does when the council publishes version after version. Ends by a kill alone.
[[noreturn]] void install(const Shelf& shelf, const CouncilFixture& council, const CouncilFixture& other,
                          Told told, int tell) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const auto say = [&] {
        if (::write(tell, &told, sizeof told) != sizeof told) ::_exit(3);
    };
    for (int version = told.manifest;; ++version) {
        auto manifest = council.manifest(static_cast<std::uint64_t>(version));
        const auto pack = council.pack(version), older = council.pack(std::max(1, version - 1));
        const auto before = static_cast<std::uint64_t>(std::max(1, version - 1));
        const auto replies = council.replies(static_cast<std::uint64_t>(version)),
                   older_replies = council.replies(before);
        manifest.packs = {CouncilFixture::ref(pack, version)};
        manifest.replies = {CouncilFixture::ref(replies, version)};
        say();  // from here on it may be killed
        if (version > told.manifest && !shelf.install_manifest(council.sign(manifest))) ::_exit(4);
        told.manifest = version;
        say();
        if (version > 1 &&
            shelf.install_manifest(council.sign(council.manifest(static_cast<std::uint64_t>(version - 1)))))
            ::_exit(5);
        if (shelf.install_manifest(other.sign(council.manifest(static_cast<std::uint64_t>(version + 1)))))
            ::_exit(6);
        const auto present = shelf.manifest();
        if (!present || present->packs.empty() || !shelf.install_pack(pack, present->packs[0])) ::_exit(7);
        told.pack = version;
        say();
        if (version > 1 && shelf.install_pack(older, CouncilFixture::ref(older, version - 1))) ::_exit(8);
        if (!shelf.install_replies(replies, present->replies[0])) ::_exit(9);
        told.replies = version;
        say();
        const auto theirs = other.replies(static_cast<std::uint64_t>(version + 1));
        if (shelf.install_replies(theirs, CouncilFixture::ref(theirs, version + 1))) ::_exit(10);
        if (version > 1 &&
            shelf.install_replies(older_replies, CouncilFixture::ref(older_replies, version - 1)))
            ::_exit(11);
        shelf.tidy(*present);
    }
}

struct Count {
    int lost = 0, older = 0, half = 0, between = 0;
};

// What a kiosk that starts now would find.
void look(const Shelf& shelf, Told& told, Count& count) {
    const auto manifest = shelf.manifest();
    if (!manifest) return void(++count.lost);
    const int version = static_cast<int>(manifest->version);
    count.older += version < told.manifest;
    told.manifest = version;
    const auto& ref = manifest->packs.front();
    const auto pack = shelf.pack_or_older(ref);
    if (!pack) {
        count.lost += told.pack > 0;
    } else {
        count.older += pack->pack.version < told.pack;
        count.between += pack->pack.version < version;
        told.pack = pack->pack.version;
    }
    const auto replies = shelf.replies_or_older(manifest->replies.front());
    if (!replies) {
        count.lost += told.replies > 0;
    } else {
        count.older += static_cast<int>(replies->version) < told.replies;
        count.between += static_cast<int>(replies->version) < version;
        told.replies = static_cast<int>(replies->version);
    }
    for (const char* files : {"/packs", "/replies"}) {
        std::error_code none;
        for (const auto& entry : std::filesystem::directory_iterator(shelf.folder() + files, none)) {
            if (entry.path().extension() != ".signed") continue;
            const auto name = entry.path().stem().string();
            const auto bytes = testing::read_all(entry.path());
            const auto its = CouncilFixture::ref(bytes, std::atoi(name.substr(name.rfind('-') + 1).c_str()));
            const bool whole =
                files == std::string("/packs") ? shelf.pack(its).ok() : shelf.replies(its).ok();
            count.half += !whole;
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    const int kills = argc > 1 ? std::atoi(argv[1]) : 200;
    if (kills < 1) fail("usage: kill_shelf [kills]");
    const testing::TempFolder folder;
    const Shelf shelf(folder.path());
    const CouncilFixture council, other;
    seal::SystemRandom random;
    if (!shelf.store_identity(council.identity())) fail("no identity");
    auto first = council.manifest(1);
    const auto pack = council.pack(1);
    first.packs = {CouncilFixture::ref(pack, 1)};
    first.replies = {CouncilFixture::ref(council.replies(1), 1)};
    if (!shelf.install_manifest(council.sign(first))) fail("no manifest");
    Told told{1, 0, 0};
    Count count;
    for (int k = 0; k < kills; ++k) {
        int pipe[2];
        if (::pipe(pipe) != 0) fail("no pipe");
        const pid_t child = ::fork();
        if (child == 0) install(shelf, council, other, told, pipe[1]);
        ::close(pipe[1]);
        Told one;
        // after any of the steps alike, however slow the disk is, and then a moment into the next
        for (auto steps = random.below(6) + 1; steps > 0 && ::read(pipe[0], &one, sizeof one) == sizeof one;
             --steps)
            told = one;
        ::usleep(static_cast<useconds_t>(random.below(6'000)));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        if (!WIFSIGNALED(status))
            fail("What must not be taken was taken, or the reverse (" + std::to_string(WEXITSTATUS(status)) +
                 ").");
        while (::read(pipe[0], &one, sizeof one) == sizeof one) told = one;
        ::close(pipe[0]);
        look(shelf, told, count);
    }
    std::cout << kills << " kills while manifests, packs and replies were installed: version "
              << told.manifest << " reached, " << count.between
              << " times a pack or replies were still the ones before; lost " << count.lost << ", older "
              << count.older << ", half " << count.half << '\n';
    return count.lost + count.older + count.half == 0 && told.manifest > 1 && count.between > 0 ? 0 : 1;
}
