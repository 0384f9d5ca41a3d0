#include "tests/faults/year/ledger.h"

#include "sync/council/opening.h"

namespace pledge::year {
namespace {

constexpr std::size_t kHead = 32, kBatchHead = 6;

std::string head_of(std::string_view envelope) {
    return std::string(envelope.substr(0, kHead));
}

}  // namespace

void Ledger::thanked(int kiosk, int wave, const Answer& answer, const seal::Envelope& envelope) {
    auto head = head_of(text_of(envelope));
    by_head_[head] = given_.size();
    given_.push_back({kiosk, wave, answer, std::move(head)});
    ++counts.thanked;
}

void Ledger::accepted(const DeviceId& device, const BatchId& batch, std::string_view body,
                      Day councils_today) {
    if (!batches_.emplace(std::pair(device, batch), councils_today).second) return;
    ++counts.batches;
    for (body.remove_prefix(kBatchHead); !body.empty(); body.remove_prefix(seal::kEnvelopeBytes)) {
        if (taking >= 0) ++in_inbox_[councils_today];
        const auto at = by_head_.find(head_of(body));
        if (at == by_head_.end()) continue;
        auto& given = given_[at->second];
        given.in_time = given.in_time || given.wave == taking;
    }
}

void Ledger::receipts_forgotten(Day before) {
    if (std::erase_if(batches_, [&](const auto& batch) { return batch.second < before; }) != 0)
        forgotten_in_.insert(taking);
}

// Whole days move, and no other.
void Ledger::house_kept(Council& council) {
    const auto [today, earlier] = council.inbox();
    const auto expected = taking < 0 ? 0 : in_inbox_[council.clock.today()];
    if (today != expected || earlier != 0)
        wrong.push_back("After the house was kept the inbox holds " + std::to_string(today) +
                        " envelopes of today, not " + std::to_string(expected) + ", and " +
                        std::to_string(earlier) + " of earlier days.");
}

// Looked at as bytes, before anything is opened.
void Ledger::is_in_the_pool(int wave, Council& council) {
    std::unordered_map<std::string, int> found;
    must(council.storage()->each_envelope(Council::id_of(wave), [&](View envelope) {
        auto head = head_of(text_of(envelope));
        if (by_head_.contains(head)) ++found[head];
    }));
    for (const auto& given : given_) {
        const auto at = found.find(given.head);
        const int times = at == found.end() ? 0 : at->second;
        if (given.wave != wave) continue;  // a late one, under a key that nobody has any more
        if (given.in_time && times == 0) ++counts.lost;
        if (!given.in_time && times > 0)
            wrong.push_back("An envelope is in the pool that was never accepted.");
        counts.stored_twice += times > 1;
        if (times > 1 && !forgotten_in_.contains(wave)) wrong.push_back("An envelope is in the pool twice.");
    }
}

// As the close will open them.
void Ledger::is_opened_once(int wave, Council& council) {
    const auto db = council.storage();
    const auto stored = must(db->wave(Council::id_of(wave)));
    const auto opened = must(council::open_answers(*db, stored->wave, council.key(wave), 1));
    std::map<AnswerId, int> times;
    for (const auto& answer : opened.all()) ++times[answer.id];
    std::size_t known = 0;
    for (const auto& given : given_) {
        const auto at = times.find(given.answer.id);
        if (at == times.end()) {
            counts.lost += given.wave == wave && given.in_time;
            continue;
        }
        ++known;
        counts.duplicated += at->second - 1;
        if (given.wave != wave) ++counts.duplicated;  // in two waves
        if (given.wave == wave && given.in_time) ++counts.counted;
    }
    if (known != times.size()) wrong.push_back("Answers were opened that nobody gave.");
}

void Ledger::closing(int wave, Council& council, const std::vector<DeviceId>& devices, const Holds& holds) {
    is_in_the_pool(wave, council);
    is_opened_once(wave, council);
    const auto listed = council.silent(wave);
    silent_kiosks += static_cast<int>(listed.size());
    for (std::size_t kiosk = 0; kiosk < devices.size(); ++kiosk)
        if (listed.contains(devices[kiosk])) silent_[wave].insert(static_cast<int>(kiosk));
    for (const auto& given : given_)
        if (given.wave == wave && !given.in_time && !holds(given.kiosk, given.head)) ++counts.lost;
}

void Ledger::closed(int wave, Council& council, bool by_age) {
    const auto text = must(council.storage()->release(Council::id_of(wave)));
    if (!text) return wrong.push_back("Wave " + std::to_string(wave + 1) + " published nothing.");
    releases.push_back(*text);
    std::vector<Answer> answers;
    for (const auto& given : given_)
        if (given.wave == wave && given.in_time) answers.push_back(given.answer);
    const auto release = must(results::read_release(*text));
    for (auto& difference : differences(release, answers, by_age)) wrong.push_back(std::move(difference));
}

// What was not counted lies in kiosks that were listed.
void Ledger::end_of_year() {
    for (const auto& given : given_) {
        if (given.in_time) continue;
        ++counts.held;
        if (!silent_[given.wave].contains(given.kiosk))
            wrong.push_back("Kiosk " + std::to_string(given.kiosk) + " kept an answer of wave " +
                            std::to_string(given.wave + 1) + " back, and nobody was told.");
    }
    if (counts.counted + counts.held + counts.lost != counts.thanked)
        wrong.push_back("The sums don't agree.");
}

}  // namespace pledge::year
