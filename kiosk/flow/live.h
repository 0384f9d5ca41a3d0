#pragma once

#include "kiosk/flow/settings.h"
#include "sync/core/calendar.h"
#include "sync/core/ids.h"
#include "sync/core/live.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A live session as the kiosk's model holds it. Never a vote and never a count of one: each ballot leaves the
// model at once as effect::LiveBallot, and what comes back is how many are in and, after the reveal, what may
// be shown. docs/decisions/live-session-in-the-model.md has the table of its screens.
namespace pledge::flow {

struct Model;
enum class Screen;

struct LiveQuestion {
    LiveKind kind = LiveKind::faces;
    std::optional<std::size_t> point;  // index into offer->pack.points; none: typed
    std::string typed;  // the question, where there is no promise; as it was typed, never translated
    std::vector<std::string> choices;  // 2 to 6, of LiveKind::choices alone; as typed
    bool operator==(const LiveQuestion&) const = default;
};

// What is being typed with the keyboard on the glass.
enum class LiveField { none, question, choice, what, who };

struct LiveShown {
    enum class As { nothing, words, bands };
    enum class Word { most, some, few };
    As as = As::nothing;
    std::vector<Word> in_words;        // a column each (live_columns)
    std::vector<std::uint32_t> cells;  // multiples of five; 0: fewer than five
    bool operator==(const LiveShown&) const = default;
};

struct LiveDecision {
    std::string what, who;
    int months = 0;  // from this month: by when; 0: from now on
    bool operator==(const LiveDecision&) const = default;
};

// Whether something reached the outbox.
enum class LiveKeeping { no, on_its_way, kept, failed, cannot };

// What a kiosk that starts again needs to go on with its session; the app keeps it on the disk while one
// runs. No votes, no counts, no result.
struct SavedLive {
    Day day{};         // of the session: it goes on that day only
    std::string code;  // four digits
    std::uint32_t number = 0;
    bool voting = false;  // the vote had begun
    SetId set;            // of the promises below
    struct Question {
        LiveKind kind = LiveKind::faces;
        std::optional<PointId> point;
        std::string typed;
        std::vector<std::string> choices;
        bool operator==(const Question&) const = default;
    };
    std::optional<Question> question;  // none: between questions
    std::vector<PointId> counted;      // promises whose totals are kept already
    bool kept = false, decided = false;
    bool operator==(const SavedLive&) const = default;
};

struct Live {
    bool on = false;         // a session runs; only an hour of silence ends it by itself
    std::string code;        // four digits
    std::string address;     // "192.168.4.1:8090"; empty: phones can't join
    std::string qr;          // what the QR code says: address, code and key; empty as above
    bool poll_lost = false;  // pledge-poll is not there now: strip says so, the kiosk goes on
    bool asked_again =
        false;  // votes were lost (a restart): the strip says that this question is asked again
    bool phones_only = false;  // of asked_again: it was pledge-poll's, and only phones vote again
    std::uint32_t number = 0;  // of the question, grows
    std::uint32_t joined = 0;  // phones
    std::uint32_t phone_votes = 0, kiosk_votes = 0, paper_votes = 0;  // how many, never what
    LiveQuestion question, draft;                                     // asked now; being put together
    bool counting = false;  // the result is wanted (effect::LiveReveal), and not here yet
    LiveShown shown;        // on live_shown and after it alone
    bool few = false;       // this result is of fewer than five votes
    LiveDecision decision;
    LiveKeeping decision_kept = LiveKeeping::no;
    LiveField typing = LiveField::none;
    std::size_t place = 0;  // of the choice that is typed
    std::string typed;      // so far
    std::vector<std::uint16_t>
        paper;  // being typed in: a number for each vote (1…, then not sure); cleared once added
    std::optional<LiveVote> ballot;  // touched, not yet given; gone when the cover comes
    bool kept = false;               // totals of this session were stored
    bool decided = false;            // a decision was
    bool failed = false;             // something could not be stored
    bool too_few = false;            // totals were not kept for want of votes
    std::uint32_t votes_in() const { return phone_votes + kiosk_votes + paper_votes; }

    // For update() alone
    enum class Stage { between, joining, voting } stage = Stage::between;  // what a restart goes back to
    std::vector<PointId> counted;           // promises whose totals are kept, each once a session
    bool open_result = false;               // it was shown, and the room has not moved on from it
    bool phones_gone = false;               // votes of phones were lost since this question was closed
    std::uint32_t on_their_way = 0;         // totals that the worker has not reported on
    std::chrono::milliseconds voted_at{0};  // when a phone's vote came in last
    struct Own {                            // the session's, while a voter may change them
        std::string language;
        Settings settings;
        bool headphones = false;
    } own;
};

constexpr std::size_t kMostLiveLetters = 120;       // of a typed question
constexpr std::size_t kMostLiveChoiceLetters = 40;  // of a choice
constexpr std::size_t kFewestLiveChoices = 2;
constexpr int kMostLiveMonths = 24;
// A ballot left alone is covered again, and so is whatever else the last voter left on the cover.
constexpr std::chrono::milliseconds kCoverAfter{20'000};
// The same for somebody who listens first, or chooses by a switch or by resting.
constexpr std::chrono::milliseconds kSlowCoverAfter{60'000};
// A session without a touch or a vote ends by itself.
constexpr std::chrono::milliseconds kLiveFor{60LL * 60 * 1000};

// What the person leading does next, in the words of the strip; the first that applies.
enum class LiveStep {
    none,               // a voter holds the kiosk
    choose,             // a promise, or a question of their own
    answers,            // how do people answer?
    type,               // and press Done
    type_choices,       // two at least
    ask,                // their own question is ready
    wait_for_all,       // then Vote
    vote_all_again,     // the kiosk was restarted: all votes are lost
    vote_phones_again,  // pledge-poll was: phones vote again
    poll_lost,          // pass the kiosk on
    wait_for_votes,     // then Close
    count_paper,
    show,       // or give more time
    counting,   // the result is on its way
    nothing,    // too few: ask it again, or next
    talk,       // then Next
    decide,     // type what was said
    read_back,  // and Keep
    leave,      // the session is over
};
LiveStep live_step(const Model& model);

// What live_end says.
enum class LiveEnding {
    totals,     // they are kept, or on their way
    failed,     // something could not be kept
    decisions,  // no totals; what was promised in the room is
    too_few,    // nothing, for want of votes
    nothing,    // nothing, since no wave is open or no promise was asked
};
LiveEnding live_ending(const Model& model);

bool is_live(Screen screen);  // live_choose to live_end
// The screen of a session that Help or the settings may lie on.
Screen live_screen(const Model& model);
// The promises that can be asked: indices into offer->pack.points, in the order of asking.
std::vector<std::size_t> live_points(const Model& model);
// How many different votes there are, "not sure" among them: the length of Live::paper.
std::size_t live_votes(const LiveQuestion& question);
bool is_live_vote(const LiveQuestion& question, LiveVote vote);
// Whether the draft can be asked.
bool live_draft_ready(const Model& model);
// Whether LiveKey{text} would be taken.
bool live_takes(const Model& model, std::string_view text);
// Totals that are kept can't be taken back, so what was kept is not asked again.
bool live_can_ask_again(const Model& model);
// A decision can be sent: a promise was asked, and a wave is asking. Otherwise the page says that it can't.
bool live_can_send_decision(const Model& model);

}  // namespace pledge::flow
