// Kills the real server at random moments while many devices send, lets them send again what was not
// answered, and then looks whether every envelope of a batch that was answered 200 is in the inbox or the
// pool exactly once. Before each start, envelopes of an earlier day lie in the inbox, so that the mover is
// killed too.
//   kill_ingest [kills]

#include "sync/core/system_clock.h"
#include "sync/council/publisher.h"
#include "sync/council/sqlite_storage.h"
#include "sync/http/client.h"
#include "sync/seal/random.h"
#include "tests/faults/server_process.h"
#include "tests/support/council_device.h"
#include "tests/support/temp_folder.h"

#include <atomic>
#include <cstdlib>
#include <deque>
#include <iostream>
#include <map>
#include <mutex>
#include <set>
#include <thread>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

constexpr int kClients = 4;
constexpr std::size_t kMoved = 60;  // envelopes of yesterday before each start

[[noreturn]] void fail(const std::string& why) {
    std::cerr << why << '\n';
    std::exit(1);
}

void must(const Status& done) {
    if (!done) fail(done.error().say);
}

// Everything that devices do: new batches, and again those whose answer never came.
class Devices {
  public:
    struct Sending {
        std::size_t number = 0;
        HttpRequest request;
    };

    explicit Devices(Storage& storage) : storage_(storage) {}

    // A new device with its one batch of the day, prepared ahead: the clients must not wait for sealing.
    void prepare(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            CouncilDevice device;
            device.id = random_.bytes<16>();
            Device stored;
            stored.id = device.id;
            stored.key = device.key.verify_key;
            must(storage_.add_device(stored));
            auto request = device.request(random_.bytes<16>(), device.batch({}, wave_));
            const std::lock_guard lock(mutex_);
            bodies_.push_back(request.body);
            waiting_.push_back({bodies_.size() - 1, std::move(request)});
        }
    }
    std::size_t waiting() {
        const std::lock_guard lock(mutex_);
        return waiting_.size();
    }
    std::optional<Sending> next() {
        const std::lock_guard lock(mutex_);
        if (waiting_.empty()) return std::nullopt;
        auto out = std::move(waiting_.front());
        waiting_.pop_front();
        return out;
    }
    void answered(const Sending& sending, int status) {
        const std::lock_guard lock(mutex_);
        if (status == 200)
            thanked_.insert(sending.number);
        else
            fail("A batch was answered " + std::to_string(status) + ".");
    }
    void unanswered(Sending sending) {
        const std::lock_guard lock(mutex_);
        ++repeated_;
        waiting_.push_front(std::move(sending));
    }

    const std::deque<std::string>& bodies() const { return bodies_; }
    const std::set<std::size_t>& thanked() const { return thanked_; }
    std::size_t repeated() const { return repeated_; }

  private:
    Storage& storage_;
    seal::SystemRandom random_;
    seal::PublicKey wave_ = seal::WaveKey::make().public_key;
    std::mutex mutex_;
    std::deque<Sending> waiting_;
    std::deque<std::string> bodies_;
    std::set<std::size_t> thanked_;
    std::size_t repeated_ = 0;
};

void client(Devices& devices, std::uint16_t port, const std::atomic<bool>& killed) {
    const auto transport = http::make_curl_transport("http://127.0.0.1:" + std::to_string(port));
    while (auto sending = devices.next()) {
        const auto reply = transport->send(sending->request);
        if (reply)
            devices.answered(*sending, reply->status);
        else
            devices.unanswered(std::move(*sending));
        if (!reply && killed) return;
    }
}

std::string set_up(const TempFolder& folder, Random& random, std::unique_ptr<Storage>& storage) {
    write_all(folder / "council.toml",
              "council = \"derby\"\nname = \"Derby\"\ndatabase = \"sqlite:council.db\"\nlisten = "
              "\"127.0.0.1:0\"\n");
    const auto config = load_config(folder / "council.toml").value();
    std::filesystem::create_directory(config.keys);
    if (!make_publisher(config, "a passphrase of no weight", {1, 8192})) fail("no publisher key");
    storage = SqliteStorage::open(config.database, store::Missing::make, random).value();
    StoredWave wave;
    wave.wave.id = WaveId("w");
    wave.wave.questions = {SetId("s"), {{PointId("p"), {}}}};
    wave.wave.results = month_from_text("2027-01").value();
    wave.state = WaveState::open;
    wave.opened = SystemClock().today() - std::chrono::days(2);
    must(storage->add_wave(wave));
    return folder / "council.toml";
}

struct Count {
    std::size_t lost = 0, doubled = 0, halves = 0, stored = 0;
};

// Every envelope that could be there, looked for in everything that is.
Count look(Storage& storage, const Devices& devices, const std::vector<std::string>& of_yesterday) {
    std::map<std::string, int> found;
    must(storage.each_envelope(WaveId("w"), [&](View envelope) { ++found[std::string(text_of(envelope))]; }));
    Count count;
    count.stored = found.size();
    const auto times = [&](std::string_view envelope) {
        const auto at = found.find(std::string(envelope));
        return at == found.end() ? 0 : at->second;
    };
    for (std::size_t i = 0; i < devices.bodies().size(); ++i) {
        std::size_t there = 0;
        for (std::string_view left = std::string_view(devices.bodies()[i]).substr(6); !left.empty();
             left.remove_prefix(1072)) {
            const int n = times(left.substr(0, 1072));
            there += n > 0;
            count.doubled += n > 1;
            count.lost += n == 0 && devices.thanked().contains(i);
        }
        count.halves += there != 0 && there != 12;
    }
    for (const auto& envelope : of_yesterday) {
        const int n = times(envelope);
        count.lost += n == 0;
        count.doubled += n > 1;
    }
    return count;
}

}  // namespace

int main(int argc, char** argv) {
    const int kills = argc > 1 ? std::atoi(argv[1]) : 100;
    if (kills < 1) fail("usage: kill_ingest [kills]");
    const TempFolder folder;
    seal::SystemRandom random;
    std::unique_ptr<Storage> storage;
    const auto config = set_up(folder, random, storage);
    Devices devices(*storage);
    std::vector<std::string> of_yesterday;
    const auto yesterday = SystemClock().today() - std::chrono::days(1);
    for (int k = 0; k <= kills; ++k) {
        if (devices.waiting() < 200) must(storage->transact([&] { return devices.prepare(200), Status(); }));
        Blob earlier(kMoved * 1072);
        random.fill(earlier);
        must(storage->put_inbox(yesterday, earlier));
        for (std::size_t i = 0; i < kMoved; ++i)
            of_yesterday.emplace_back(text_of(View(earlier).subspan(i * 1072, 1072)));

        const bool last = k == kills;  // the last one may finish, so that every batch gets its answer
        std::atomic<bool> killed{false};
        const auto patience = std::chrono::microseconds(random.below(60'000));
        try {
            ServerProcess server(PLEDGE_COUNCIL, config);
            if (!last && k % 4 == 3) {  // before it listens, the mover is at work
                std::this_thread::sleep_for(patience / 2);
                continue;
            }
            const auto port = server.port();
            std::vector<std::thread> clients;
            for (int c = 0; c < kClients; ++c) clients.emplace_back([&] { client(devices, port, killed); });
            if (!last) {
                std::this_thread::sleep_for(patience);
                killed = true;
                server.kill();
            }
            for (auto& thread : clients) thread.join();
        } catch (const std::exception& e) {
            fail(e.what());
        }
    }
    const auto count = look(*storage, devices, of_yesterday);
    std::cout << kills << " kills: " << devices.bodies().size() << " batches, " << devices.thanked().size()
              << " answered 200, " << devices.repeated() << " sent again; " << count.stored
              << " envelopes stored, " << of_yesterday.size() << " of them moved from the day before; lost "
              << count.lost << ", doubled " << count.doubled << ", half batches " << count.halves << '\n';
    const bool all_thanked = devices.thanked().size() == devices.bodies().size();
    if (!all_thanked) std::cout << "some batches never got an answer\n";
    return all_thanked && count.lost == 0 && count.doubled == 0 && count.halves == 0 ? 0 : 1;
}
