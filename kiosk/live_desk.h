#pragma once

#include "kiosk/flow/update.h"
#include "kiosk/live_line.h"
#include "kiosk/live_room.h"
#include "kiosk/saved_session.h"
#include "sync/core/ports.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace pledge::kiosk {

// What update() wants done for a live session.
using LiveJob = std::variant<flow::effect::LiveOpen, flow::effect::LiveTakeUp, flow::effect::LiveAsk,
                             flow::effect::LivePhonesAgain, flow::effect::LiveBallot, flow::effect::LivePaper,
                             flow::effect::LiveClose, flow::effect::LiveLonger, flow::effect::LiveReveal,
                             flow::effect::LiveThrowAway, flow::effect::LiveWait,
                             flow::effect::LiveKeepTotals, flow::effect::LiveSave, flow::effect::LiveEnd>;

// Between the model, the room with the votes, the line to pledge-poll and the file that a restart needs. Does
// jobs as they come; turn() hears the line and tries it again. Nothing here waits. One thread.
class LiveDesk {
  public:
    struct Ports {
        Random& random;
        const Clock& clock;
        std::string socket;                  // of pledge-poll
        std::string data;                    // the kiosk's folder
        std::vector<std::string> languages;  // offered
        std::function<void(const SessionTotals&, const Bytes<32>& wave_key)> keep;
    };
    LiveDesk(Ports ports, std::optional<SavedSession> saved);

    void carry_out(const LiveJob& job, const std::optional<wire::Ask>& phones);
    void turn();
    std::vector<flow::Action> take() { return std::exchange(news_, {}); }

    int fd() const { return line_.fd(); }
    short events() const;
    std::optional<std::chrono::milliseconds> patience() const;  // until turn() has something to do

  private:
    void open(std::string code, seal::Secret key);
    void hear(const wire::ToKiosk& message);
    void tell_address(const std::string& url);
    void reveal();
    void lost();
    void say_hello();  // to a line that has just come up

    void act(const flow::effect::LiveOpen& job);
    void act(const flow::effect::LiveTakeUp& job);
    void act(const flow::effect::LiveAsk& job);
    void act(const flow::effect::LivePhonesAgain& job);
    void act(const flow::effect::LiveBallot& job);
    void act(const flow::effect::LivePaper& job);
    void act(const flow::effect::LiveClose& job);
    void act(const flow::effect::LiveLonger& job);
    void act(const flow::effect::LiveReveal& job);
    void act(const flow::effect::LiveThrowAway& job);
    void act(const flow::effect::LiveWait& job);
    void act(const flow::effect::LiveKeepTotals& job);
    void act(const flow::effect::LiveSave& job);
    void act(const flow::effect::LiveEnd& job);

    Ports ports_;
    SessionFile file_;
    std::optional<SavedSession> saved_;
    LiveLine line_;
    std::optional<LiveRoom> room_;  // while a session runs
    std::string code_;
    std::optional<wire::Ask> phones_;                      // of the job at hand
    bool was_up_ = false;                                  // the model knows of a line
    bool waits_for_votes_ = false;                         // of phones: pledge-poll was told to close
    bool wants_reveal_ = false;                            // as soon as these are here
    std::uint32_t number_ = 0;                             // of the question
    std::chrono::milliseconds try_at_{0}, give_up_at_{0};  // steady: the line; votes of phones
    std::vector<flow::Action> news_;
};

}  // namespace pledge::kiosk
