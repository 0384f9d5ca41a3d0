#pragma once

#include "kiosk/poll/guesses.h"
#include "kiosk/poll/state.h"
#include "sync/http/event_stream.h"

#include <atomic>
#include <map>
#include <mutex>
#include <variant>

namespace pledge::poll {

constexpr std::size_t kMostPhones = 1000;
using Token = Bytes<16>;  // a phone's, random, for this session alone

// One live session in memory: who joined, what stage it is at, each phone's vote, sealed to a key that is not
// here. Nothing is written anywhere, and nothing stays when it ends. No addresses, no names, no times. Any
// thread; nobody waits for a phone in here.
class Session {
  public:
    Session(const Clock& clock, Random& random) : random_(random), guesses_(clock) {}

    // From the kiosk. What does not fit the stage changes nothing.
    void open(const wire::Open& with);
    void ask(const wire::Ask& question);  // of the same number: voting goes on with the votes that are in
    wire::Votes close(const wire::Close& which);
    void reveal(const wire::Reveal& result);
    void wait();
    void end();  // phones hear that it is over; everything is forgotten
    bool on() const;
    // Whether somebody had to wait, because too many codes were wrong, since this was asked last.
    bool was_guessed_at() { return guessed_at_.exchange(false); }

    // From phones.
    enum class Refused { code, over, wait, full };
    struct Joined {
        Token token{};
        Bytes<32> key{};
        std::vector<std::string> languages;
    };
    // Whoever also knows the key, which only the picture on the screen tells, does not guess: no limit holds
    // them up.
    std::variant<Joined, Refused> join(const std::string& code, const std::optional<Bytes<32>>& key);
    // What happens from now on, beginning with what is. One for each phone: an older one ends. nullptr:
    // unknown.
    std::shared_ptr<http::EventStream> listen(const Token& token);
    enum class Taken { yes, unknown, closed };
    Taken vote(const Token& token, std::uint32_t question, const wire::SealedVote& vote);

    struct Counts {
        std::uint32_t joined = 0;
        std::optional<std::uint32_t> question;  // while it is voted on
        std::uint32_t votes = 0;
        bool operator==(const Counts&) const = default;
    };
    Counts counts() const;

  private:
    struct Phone {
        std::uint64_t number = 0;  // of joining: who is asked to make room first
        std::optional<wire::SealedVote> vote;
        std::shared_ptr<http::EventStream> events;
    };
    // All with mutex_ held.
    void forget_votes();
    void forget();
    void say_over();
    void enter(Stage stage);
    bool make_room();
    http::EventStream::Data state_of(const Phone& phone) const { return phone.vote ? voted_ : not_voted_; }

    Random& random_;
    mutable std::mutex mutex_;  // guards all below
    Guesses guesses_;
    std::atomic<bool> guessed_at_{false};
    bool on_ = false;
    wire::Open with_;
    Stage stage_ = Stage::over;
    std::optional<wire::Ask> asked_;
    wire::Shown shown_;
    std::map<Token, Phone> phones_;
    std::uint64_t numbers_ = 0;
    std::uint32_t votes_ = 0;
    http::EventStream::Data not_voted_, voted_;  // made once, shared by all phones
};

}  // namespace pledge::poll
