#include "tests/unit/accounts/wave_pages.h"

#include "sync/council/packs.h"

#include <filesystem>
#include <stdexcept>

namespace pledge::testing {

using namespace council;

namespace {

void must(const Status& done) {
    if (!done) throw std::runtime_error(done.error().say);
}

}  // namespace

WavePages::WavePages() : amira(add("amira", Role::officer)), bela(add("bela", Role::officer)) {
    std::filesystem::create_directories(front.config.keys);
    if (!make_publisher(front.config, kPublisher, {1, 8192})) throw std::runtime_error("no publisher");
    council.publisher = unlock_publisher(front.config, kPublisher).value();
    const auto pack = publish_pack(*files.storage, council.pack(), council.publisher.verify_key, today());
    if (!pack) throw std::runtime_error(pack.error().say);
    if (!browser.sign_in("amira", amira) || !other.sign_in("bela", bela))
        throw std::runtime_error("no sign-in");
}

void WavePages::plan(const std::string& id, std::size_t people) {
    const auto asked = *council.manifest(1).wave;
    const WavePlan typed{WaveId(id),  asked.questions,  asked.columns, asked.breakdown,
                         asked.opens, asked.asks_until, asked.results};
    codes = {seal::make_recovery_code(), seal::make_recovery_code()};
    const PersonSecrets secrets[] = {{kWavePassphrase, codes[0]}, {kSecondPassphrase, codes[1]}};
    must(plan_wave(*files.storage, typed, std::span(secrets).first(people), today(), {1, 8192}));
}

void WavePages::make_open(const std::string& id, int days_ago) {
    auto stored = wave(id);
    stored.state = WaveState::open;
    stored.opened = today() - std::chrono::days(days_ago);
    must(files.storage->update_wave(stored));
}

void WavePages::make_stopped(const std::string& id, int days_ago) {
    make_open(id, days_ago + 20);
    auto stored = wave(id);
    stored.state = WaveState::stopped;
    stored.stopped = today() - std::chrono::days(days_ago);
    must(files.storage->update_wave(stored));
}

void WavePages::answers(const std::string& id, std::size_t count) {
    const auto asked = wave(id).wave;
    Blob sealed;
    for (std::size_t i = 0; i < count + 5; ++i) {
        Answer answer;
        answer.id = any.bytes<16>();
        answer.set = asked.questions.id;
        answer.points.assign(asked.questions.questions.size(), {say_of_face(5), 0});
        const auto envelope = seal::seal(i < count ? encode(answer) : encode_dummy(), asked.public_key);
        sealed.insert(sealed.end(), envelope.begin(), envelope.end());
    }
    must(files.storage->transact([&]() -> Status {
        if (auto put = files.storage->put_inbox(today() - std::chrono::days(1), sealed); !put) return put;
        return files.storage->move_all_to_pool(WaveId(id));
    }));
}

void WavePages::device(std::uint8_t n, std::optional<int> days_ago) {
    must(files.storage->add_device(some_device(n)));
    if (!days_ago) return;
    const auto last = today() - std::chrono::days(*days_ago);
    must(files.storage->touch_device(device_id(n), last, std::nullopt));
}

http::Response fill_in(Browser& browser, const std::string& path, std::map<std::string, std::string> fields) {
    browser.get(path);
    return browser.post(path, std::move(fields));
}

}  // namespace pledge::testing
