#include "tests/faults/council_world.h"

#include "sync/council/housekeeping.h"
#include "sync/council/packs.h"
#include "sync/council/sqlite_storage.h"

#include <future>
#include <stdexcept>

namespace pledge::testing {

using namespace council;

namespace {

constexpr std::size_t kDevices = 3;
const CouncilId kCouncil("derby");
const WaveId kWave("w");
const Day kFirst = day_from_text("2026-11-01").value();

Error odd(const std::string& what) {
    return {Code::failed, "The council said " + what + "."};
}

Answer make_answer(Random& dice, const QuestionSet& questions) {
    Answer answer;
    answer.id = dice.bytes<16>();
    answer.set = questions.id;
    answer.company = dice.below(3) == 0 ? Company::with_someone : Company::own;
    for (const auto& question : questions.questions) {
        const auto say = say_of_face(dice.below(4) == 0 ? 1 : 5);
        const auto chips = dice.below(1U << question.reasons.size());
        answer.points.push_back({say, static_cast<std::uint8_t>(chips)});
    }
    return answer;
}

}  // namespace

CouncilWorld::CouncilWorld(SimDisk& on) : disk(on), pack_(council_.pack()) {
    wave_.wave = *council_.manifest(1).wave;
    wave_.wave.id = kWave;
    wave_.wave.public_key = key_.public_key;
    wave_.wave.opens = kFirst;
    devices_.resize(kDevices);
    for (auto& device : devices_) device.id = random_.bytes<16>();
    plan_events();
}

// Twenty-six answers are too few for the first try to close; ten that came late are enough for the second.
void CouncilWorld::plan_events() {
    Day day = kFirst;
    const auto add = [&](What what, int days_later, bool publishes = false) {
        day += std::chrono::days(days_later);
        events_.push_back({what, day, publishes, 0});
    };
    const auto upload = [&](std::size_t device, std::size_t answers) {
        std::vector<Message> messages;
        while (messages.size() < answers)
            messages.push_back(encode(make_answer(random_, wave_.wave.questions)));
        batches_.push_back(devices_[device].request(random_.bytes<16>(),
                                                    devices_[device].batch(messages, wave_.wave.public_key)));
        events_.push_back({What::upload, day, false, batches_.size() - 1});
    };
    add(What::found, 0);
    for (int i = 0; i < 2; ++i) {
        add(What::house, 1);
        for (std::size_t device = 0; device < kDevices; ++device) upload(device, 4);
    }
    add(What::stop, 1);
    upload(0, 2);
    add(What::house, 14);
    add(What::close, 0);
    add(What::house, 1);
    upload(1, 10);
    add(What::close, 0, true);
    add(What::destroy, 31);
}

Result<std::unique_ptr<Storage>> CouncilWorld::open() {
    return SqliteStorage::open(path_, store::Missing::make, random_);
}

Status CouncilWorld::found(Storage& storage) {
    const auto there = storage.wave(kWave);
    if (!there) return there.error();
    if (*there) return {};
    const auto pack = publish_pack(storage, pack_, council_.publisher.verify_key, kFirst);
    if (!pack) return pack.error();
    for (const auto& device : devices_) {
        Device stored;
        stored.id = device.id;
        stored.key = device.key.verify_key;
        if (auto added = storage.add_device(stored); !added) return added;
    }
    if (auto added = storage.add_wave(wave_); !added) return added;
    const auto opened = open_wave(storage, kCouncil, council_.publisher, kWave, kFirst);
    return opened ? Status() : Status(opened.error());
}

Result<http::Response> CouncilWorld::take(Storage& storage, std::size_t batch) {
    const auto& sent = batches_[batch];
    http::Request request;
    request.method = sent.method;
    request.path = sent.path;
    request.body = sent.body;
    for (const auto& [name, value] : sent.headers) request.headers[http::lower_case(name)] = value;
    const auto upload = Upload::read(request);
    if (!upload) return upload.error();
    return Ingest(clock).take(storage, *upload);
}

Status CouncilWorld::close(Storage& storage, const Event& event, bool again) {
    const Closing closing{kCouncil, "Derby", council_.publisher.verify_key, 1};
    const auto closed = close_wave(storage, closing, kWave, key_, event.day);
    if (closed) return *closed == event.publishes ? Status() : odd("the opposite about closing");
    if (!again) return closed.error();
    const auto wave = storage.wave(kWave);
    if (!wave) return wave.error();
    if (*wave && ((*wave)->state == WaveState::published || (*wave)->last_try == event.day)) return {};
    return closed.error();
}

Status CouncilWorld::act(Storage& storage, const Event& event, bool again) {
    clock.set(event.day);
    switch (event.what) {
        case What::close:
            return close(storage, event, again);
        case What::found:
            return storage.transact([&] { return found(storage); });
        case What::house:
        case What::destroy:
            return storage.transact([&] { return keep_house(storage, clock); });
        case What::stop:
            return storage.transact([&]() -> Status {
                const auto wave = storage.wave(kWave);
                if (!wave) return wave.error();
                if (*wave && (*wave)->state != WaveState::open) return {};
                const auto stopped =
                    stop_wave(storage, kCouncil, council_.publisher, kWave, std::nullopt, event.day);
                return stopped ? Status() : Status(stopped.error());
            });
        case What::upload:
            return storage.transact([&]() -> Status {
                const auto reply = take(storage, event.batch);
                if (!reply) return reply.error();
                return reply->status == 200 ? Status() : odd(std::to_string(reply->status));
            });
    }
    return odd("nothing");
}

std::vector<std::size_t> CouncilWorld::upload_together(std::span<const Event> events) {
    clock.set(events.front().day);
    std::vector<std::size_t> answered(events.size());
    std::vector<std::promise<int>> statuses(events.size());
    {
        Clerk clerk(std::move(open().value()));
        for (std::size_t i = 0; i < events.size(); ++i)
            clerk.ask(http::Responder([this, i, &answered, &statuses](http::Response response) {
                          answered[i] = disk.steps().size();
                          statuses[i].set_value(response.status);
                      }),
                      [this, batch = events[i].batch](Storage& storage) { return take(storage, batch); });
    }
    for (auto& status : statuses)
        if (status.get_future().get() != 200) throw std::runtime_error("a batch was refused");
    return answered;
}

std::string CouncilWorld::release() {
    auto storage = open();
    if (!storage) return "";
    const auto text = (*storage)->release(kWave);
    return text && *text ? **text : "";
}

int CouncilWorld::cells() {
    auto db = store::Database::open(path_).value();
    return db
        .attempt(
            [](SQLite::Database& d) { return d.execAndGet("SELECT count(*) FROM published_cell").getInt(); })
        .value();
}

}  // namespace pledge::testing
