#pragma once

#include "sync/core/answer.h"
#include "sync/seal/memory.h"

#include <array>
#include <span>
#include <vector>

// What came out of a wave's envelopes, each as a plain block of bytes without padding: so that it can be
// compared and wiped.
namespace pledge::council {

struct Opened {
    AnswerId id{};
    Company company = Company::not_said;
    std::uint8_t group = 0, size = 0;
    std::array<PointAnswer, 120> points{};
};

struct OpenedSession {
    Bytes<16> id{};
    std::uint16_t point = 0;  // place among the wave's questions
    std::array<std::uint16_t, 4> columns{};
};

struct OpenedDecision {
    Bytes<16> id{};
    std::uint16_t year = 0;  // 0: from now on
    std::uint8_t month = 0, point = 0;
    std::uint16_t what_size = 0, who_size = 0;
    std::array<char, kMostDecisionWhat> what{};
    std::array<char, kMostDecisionWho> who{};
};

// All of one wave: in memory alone, kept out of swap as far as the system allows, wiped when it goes.
class OpenedAnswers {
  public:
    // Room for so many answers; sessions and decisions are few and take theirs when they come.
    explicit OpenedAnswers(std::size_t most) { answers_.reserve(most); }
    OpenedAnswers(const OpenedAnswers&) = delete;
    OpenedAnswers& operator=(const OpenedAnswers&) = delete;
    OpenedAnswers(OpenedAnswers&&) noexcept = default;

    void add(const Answer& answer);
    void add(const SessionTotals& totals);
    void add(const Decision& decision);
    void take_all(OpenedAnswers& from);
    // Makes room for others; what was there is overwritten by them, or wiped with the rest.
    void forget();
    // What arrived twice counts once; of two different ones under one id the smaller bytes count, so that the
    // result depends on nothing but what is in the pool. Answers, sessions and decisions have ids of their
    // own.
    void settle();
    std::span<const Opened> all() const { return answers_; }
    std::span<const OpenedSession> sessions() const { return sessions_; }
    std::span<const OpenedDecision> decisions() const { return decisions_; }

  private:
    template <class T>
    using Locked = std::vector<T, seal::LockedAllocator<T>>;  // wipes what it gives back
    Locked<Opened> answers_;
    Locked<OpenedSession> sessions_;
    Locked<OpenedDecision> decisions_;
};

}  // namespace pledge::council
