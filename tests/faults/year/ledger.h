#pragma once

#include "sync/core/answer.h"
#include "sync/results/release.h"
#include "sync/seal/envelope.h"
#include "tests/faults/year/council.h"

#include <map>
#include <unordered_map>

namespace pledge::year {

// What the world counts about itself.
struct Counts {
    int thanked = 0, counted = 0, held = 0, turned_away = 0;
    int batches = 0, uploads = 0, retries = 0, replies_lost = 0, twice = 0, delayed = 0, power_cuts = 0;
    int days_cut_off = 0, jumps = 0, restarts = 0, council_restarts = 0, stored_twice = 0;
    int lost = 0, duplicated = 0;
};

// The model that the real code is held to: every answer that was thanked for, and which of them the council
// has said "200" to while their wave took answers. Knows nothing of slots, receipts, inbox or pool.
class Ledger {
  public:
    // `holds(kiosk, head)`: whether that kiosk's outbox has an envelope that begins so.
    using Holds = std::function<bool(int, std::string_view)>;

    void thanked(int kiosk, int wave, const Answer& answer, const seal::Envelope& envelope);
    // An upload was answered 200, whether or not anybody heard it.
    void accepted(const DeviceId& device, const BatchId& batch, std::string_view body, Day councils_today);
    // Receipts from before that day are forgotten, as a council's clock that jumped makes it do: what was
    // accepted may be accepted again.
    void receipts_forgotten(Day before);

    void house_kept(Council& council);
    void closing(int wave, Council& council, const std::vector<DeviceId>& devices, const Holds& holds);
    void closed(int wave, Council& council, bool by_age);
    void end_of_year();

    int taking = -1;  // the wave that takes answers
    Counts counts;
    std::vector<std::string> wrong;     // what was not as it should be
    std::vector<std::string> releases;  // texts, in the order of the waves
    int silent_kiosks = 0;

  private:
    struct Given {
        int kiosk = 0, wave = 0;
        Answer answer;
        std::string head;
        bool in_time = false;  // accepted while its wave took answers
    };
    void is_in_the_pool(int wave, Council& council);
    void is_opened_once(int wave, Council& council);

    std::vector<Given> given_;
    std::unordered_map<std::string, std::size_t>
        by_head_;  // the first bytes of an envelope are like no other's
    std::map<std::pair<DeviceId, BatchId>, Day> batches_;  // the day by the council's clock
    std::set<int> forgotten_in_;                           // waves
    std::map<Day, std::int64_t> in_inbox_;
    std::map<int, std::set<int>> silent_;  // kiosks, by wave
};

// What a release must say of these answers: counted the slow way, then through the gate.
std::vector<std::string> differences(const results::Release& release, const std::vector<Answer>& answers,
                                     bool by_age);

}  // namespace pledge::year
