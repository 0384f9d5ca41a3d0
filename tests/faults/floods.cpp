// Floods against the real server, a process of its own: idle, slow and greedy connections in numbers above
// its cap, wrong codes and wrong signatures as fast as they come. While each goes on, honest devices send
// their batches and one enrols; afterwards one more does. Nothing is timed: a flood lasts until the honest
// ones were heard.
//   floods [connections]   1000 unless told otherwise

#include "sync/core/system_clock.h"
#include "sync/council/enrolment.h"
#include "sync/council/publisher.h"
#include "sync/council/sqlite_storage.h"
#include "sync/http/client.h"
#include "sync/seal/random.h"
#include "tests/faults/server_process.h"
#include "tests/support/council_device.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/http/raw_client.h"

#include <atomic>
#include <cstdlib>
#include <deque>
#include <functional>
#include <iostream>
#include <memory>
#include <sstream>
#include <thread>
#include <vector>

#include <sys/resource.h>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

constexpr int kHonest = 20;            // devices that send during each flood
constexpr long kMostMiB = 512;         // what the server may have held at its worst
constexpr std::size_t kMostTries = 5;  // of one honest request; a kiosk tries again within the hour

[[noreturn]] void fail(const std::string& why) {
    std::cerr << why << '\n';
    std::exit(1);
}

void must(const Status& done) {
    if (!done) fail(done.error().say);
}

class Council {
  public:
    Council() {
        write_all(folder_ / "council.toml",
                  "council = \"derby\"\nname = \"Derby\"\ndatabase = \"sqlite:council.db\"\nlisten = "
                  "\"127.0.0.1:0\"\n");
        const auto config = load_config(folder_ / "council.toml").value();
        std::filesystem::create_directory(config.keys);
        if (!make_publisher(config, "a passphrase of no weight", {1, 8192})) fail("no publisher key");
        storage_ = SqliteStorage::open(config.database, store::Missing::make, random_).value();
        StoredWave wave;
        wave.wave.id = WaveId("w");
        wave.wave.questions = {SetId("s"), {{PointId("p"), {}}}};
        wave.wave.results = month_from_text("2027-01").value();
        wave.state = WaveState::open;
        wave.opened = SystemClock().today() - std::chrono::days(2);
        must(storage_->add_wave(wave));
        server_ = std::make_unique<ServerProcess>(PLEDGE_COUNCIL, folder_ / "council.toml");
        port = server_->port();
    }

    CouncilDevice device() {
        CouncilDevice out;
        out.id = random_.bytes<16>();
        Device stored;
        stored.id = out.id;
        stored.key = out.key.verify_key;
        must(storage_->add_device(stored));
        return out;
    }
    HttpRequest batch(const CouncilDevice& device) {
        return device.request(random_.bytes<16>(), device.batch({}, wave_));
    }
    HttpRequest enrolment(bool right) {
        const auto secret = random_.bytes<7>();
        if (right)
            must(storage_->add_code(
                {hash_of_code(secret), Profile::home, SystemClock().now() + std::chrono::minutes(15), {}}));
        const auto key = seal::SigningKey::make().verify_key;
        return {"POST",
                "/v1/devices",
                {},
                R"({"code":")" + to_hex(secret) + R"(","device_key":")" + to_base64(key) + "\"}"};
    }
    // On a connection of its own; how many tries it took, 0: none of them was heard.
    std::size_t tries(const HttpRequest& request, int status) const {
        for (std::size_t i = 1; i <= kMostTries; ++i) {
            const auto reply =
                http::make_curl_transport("http://127.0.0.1:" + std::to_string(port))->send(request);
            if (reply && reply->status == status) return i;
        }
        return 0;
    }
    std::uint64_t stored() { return storage_->envelopes(WaveId("w")).value(); }
    long most_mib() const {
        std::istringstream status(read_all("/proc/" + std::to_string(server_->pid()) + "/status"));
        for (std::string word; status >> word;)
            if (word == "VmHWM:" && status >> word) return std::atol(word.c_str()) / 1024;
        return 0;
    }

    std::uint16_t port = 0;

  private:
    TempFolder folder_;
    seal::SystemRandom random_;
    seal::PublicKey wave_ = seal::WaveKey::make().public_key;
    std::unique_ptr<Storage> storage_;
    std::unique_ptr<ServerProcess> server_;
};

// Keeps `most` connections that each began with these bytes, opening new ones for those that were closed, and
// lets every one of them send a byte more now and then.
class Crowding {
  public:
    Crowding(std::uint16_t port, std::size_t most, std::string first, std::string drip)
        : first_(std::move(first)), drip_(std::move(drip)), thread_([this, port, most] { run(port, most); }) {
        while (!full_) std::this_thread::yield();
    }
    ~Crowding() {
        ending_ = true;
        thread_.join();
    }
    Crowding(const Crowding&) = delete;
    Crowding& operator=(const Crowding&) = delete;
    std::size_t opened() const { return opened_; }

  private:
    void open(std::uint16_t port, std::unique_ptr<RawClient>& into) {
        into = std::make_unique<RawClient>(port);
        into->send(first_);
        ++opened_;
    }
    void run(std::uint16_t port, std::size_t most) {
        std::vector<std::unique_ptr<RawClient>> clients(most);
        for (auto& client : clients) open(port, client);
        full_ = true;
        for (std::size_t i = 0; !ending_; i = (i + 1) % most) {
            if (!drip_.empty() && !clients[i]->send(drip_)) open(port, clients[i]);
            if (i % 50 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }

    std::string first_, drip_;
    std::atomic<bool> ending_{false}, full_{false};
    std::atomic<std::size_t> opened_{0};
    std::thread thread_;
};

// Sends what `make` makes, again and again on four connections, and counts what was refused.
class Hammering {
  public:
    Hammering(std::uint16_t port, std::function<HttpRequest()> make, int status) {
        for (int i = 0; i < 4; ++i)
            threads_.emplace_back([this, port, make, status] {
                const auto transport = http::make_curl_transport("http://127.0.0.1:" + std::to_string(port));
                while (!ending_) {
                    const auto reply = transport->send(make());
                    ++(reply && reply->status == status ? refused_ : other_);
                }
            });
        while (refused_ + other_ < 2000) std::this_thread::yield();
    }
    ~Hammering() {
        ending_ = true;
        for (auto& thread : threads_) thread.join();
    }
    Hammering(const Hammering&) = delete;
    Hammering& operator=(const Hammering&) = delete;
    std::size_t refused() const { return refused_; }
    std::size_t other() const { return other_; }

  private:
    std::atomic<bool> ending_{false};
    std::atomic<std::size_t> refused_{0}, other_{0};
    std::vector<std::thread> threads_;
};

class Trial {
  public:
    explicit Trial(std::size_t connections) : connections_(connections) {}

    void crowd(const char* name, const std::string& first, const std::string& drip) {
        const Crowding crowding(council_.port, connections_, first, drip);
        honest();
        std::cout << name << ": " << crowding.opened() << " connections; ";
        told();
    }
    void hammer(const char* name, const std::function<HttpRequest()>& make, int status) {
        {
            const Hammering hammering(council_.port, make, status);
            honest();
            std::cout << name << ": " << hammering.refused() << " refused, " << hammering.other()
                      << " answered otherwise; ";
            if (hammering.other() > 0) ++wrong_;
        }
        told();
    }
    int end() {
        const auto mib = council_.most_mib();
        const auto expected = sent_ * 12;
        const auto stored = council_.stored();
        std::cout << floods_ << " floods: " << sent_ << " honest batches, " << lost_ << " not heard, "
                  << stored << " envelopes stored of " << expected << "; the server held " << mib
                  << " MiB at its worst\n";
        return lost_ == 0 && wrong_ == 0 && stored == expected && mib > 0 && mib < kMostMiB ? 0 : 1;
    }
    Council& council() { return council_; }

  private:
    void count(std::size_t tries) {
        if (tries == 0) ++lost_;
        again_ += tries > 1;
    }
    void honest() {
        for (int i = 0; i < kHonest; ++i) {
            count(council_.tries(council_.batch(council_.device()), 200));
            ++sent_;
        }
        count(council_.tries(council_.enrolment(true), 201));
    }
    void told() {
        ++floods_;
        std::cout << kHonest << " honest devices sent and one enrolled, " << lost_ << " not heard, " << again_
                  << " had to try again" << std::endl;
        again_ = 0;
    }

    Council council_;
    const std::size_t connections_;
    std::size_t floods_ = 0, sent_ = 0, lost_ = 0, again_ = 0, wrong_ = 0;
};

// Beyond what the server may have, since all these clients are in one program.
void allow_files(rlim_t most) {
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    if (files.rlim_max < most) fail("Too few open files are allowed here; raise ulimit -Hn.");
    files.rlim_cur = most;
    ::setrlimit(RLIMIT_NOFILE, &files);
}

}  // namespace

int main(int argc, char** argv) {
    const auto connections = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000UL;
    if (connections < 1) fail("usage: floods [connections]");
    try {
        allow_files(1024);  // what a service is started with
        Trial trial(connections);
        allow_files(connections + 100);
        auto& council = trial.council();
        const std::string head = "POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Length: ";
        trial.crowd("idle after a request", "GET /v1/openapi.yaml HTTP/1.1\r\nHost: x\r\n\r\n", "");
        trial.crowd("nothing sent", "", "");
        trial.crowd("slow heads", "POST /v1/batches HTTP/1.1\r\nX: ", "a");
        trial.crowd("slow bodies", head + "250000\r\n\r\n" + std::string(200'000, 'x'), "x");
        std::string greedy;
        for (int i = 0; i < 200; ++i) greedy += "GET /v1/openapi.yaml HTTP/1.1\r\nHost: x\r\n\r\n";
        trial.crowd("asking much, reading nothing", greedy, "");
        trial.hammer(
            "wrong codes", [&] { return council.enrolment(false); }, 403);
        const auto thief = council.batch(CouncilDevice{});
        trial.hammer(
            "wrong signatures", [&] { return thief; }, 401);
        return trial.end();
    } catch (const std::exception& e) {
        fail(e.what());
    }
}
