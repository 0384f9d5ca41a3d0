#pragma once

#include "sync/core/answer.h"
#include "sync/council/storage.h"
#include "sync/gate/point.h"
#include "sync/seal/envelope.h"
#include "sync/seal/memory.h"

#include <array>
#include <span>
#include <vector>

namespace pledge::council {

// One answer as it is held while a wave is counted: a plain block of bytes, so that it can be wiped.
struct Opened {
    AnswerId id{};
    Company company = Company::not_said;
    std::uint8_t group = 0, size = 0;
    std::array<PointAnswer, 120> points{};
};

// All answers of one wave: in memory alone, kept out of swap as far as the system allows, wiped when they go.
class OpenedAnswers {
  public:
    explicit OpenedAnswers(std::size_t most) { answers_.reserve(most); }
    OpenedAnswers(const OpenedAnswers&) = delete;
    OpenedAnswers& operator=(const OpenedAnswers&) = delete;
    OpenedAnswers(OpenedAnswers&&) noexcept = default;

    void add(const Answer& answer);
    void take_all(OpenedAnswers& from);
    // An answer that arrived twice counts once; of two different ones under one id the smaller bytes count,
    // so that the result depends on nothing but what is in the pool.
    void settle();
    std::span<const Opened> all() const { return answers_; }

  private:
    std::vector<Opened, seal::LockedAllocator<Opened>> answers_;  // wipes what it gives back
};

// Opens every envelope of a wave on `threads` cores; what does not open, does not decode or does not fit the
// wave's questions is left out, dummies too. Settled.
Result<OpenedAnswers> open_answers(Storage& storage, const Wave& wave, const seal::WaveKey& key,
                                   unsigned threads);

struct Tally {
    std::vector<gate::PointCounts> points;  // in the order of the wave's questions
    std::uint32_t own = 0, with_someone = 0;
};
// Pure. Chips are counted where a face was chosen.
Tally count(std::span<const Opened> answers, const Wave& wave);

}  // namespace pledge::council
