#pragma once

#include "kiosk/flow/config.h"
#include "kiosk/flow/live.h"
#include "kiosk/flow/reading.h"
#include "kiosk/flow/replies.h"
#include "kiosk/flow/settings.h"
#include "kiosk/flow/staff.h"
#include "sync/core/answer.h"
#include "sync/core/pack.h"
#include "sync/core/reply.h"
#include "sync/core/wave.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// All that the kiosk knows while it runs. One thread owns a Model; only update() changes it.
namespace pledge::flow {

enum class Screen {
    welcome,      // the resting place while a wave is open
    closed,       // the resting place while none is
    access,       // how it looks and sounds
    sets,         // which promises? only where a kiosk carries several sets
    read,         // the promises, nothing asked
    replies,      // you said, we did: one reply after the other
    agree,        // is this OK?
    notice,       // what happens to my answers?
    who,          // on my own, or with someone
    band,         // which age group, only in a wave that has them
    practice,     // a question that is not kept
    reply,        // what was done about the promise that comes next, before it is asked
    rate,         // one promise
    reasons,      // why? with pictures
    more_set,     // four are done: more?
    review,       // change, take out, send
    thanks,       // stored
    stop,         // send or throw away
    goodbye,      // nothing was kept, and that is fine
    help,         // I want to talk to someone
    still_there,  // is anybody here?
    full,         // no free slot today
    trouble,      // not your fault; tell an adult
    display,      // the resting place with --display: slide after slide
    staff_pin,    // the number that opens the next one
    staff,        // how this kiosk fares, in words
    // a live session
    live_choose,     // what shall we ask?
    live_kind,       // a question of their own: how do people answer?
    live_own,        // the question and its choices as they stand
    live_type,       // the keyboard
    live_join,       // QR code, address, code
    live_vote,       // the question, and how many votes are in
    live_cover,      // between two voters
    live_ballot,     // one vote at the kiosk
    live_paper,      // counts from paper
    live_closed,     // nobody has seen the result yet
    live_shown,      // what may be shown of it
    live_promise,    // what will we do?
    live_read_back,  // is this what you said?
    live_end,        // what is kept
};
// The name that --inspect and the tests know a screen by: "still-there".
std::string_view name_of(Screen screen);
std::vector<Screen> all_screens();

// What a kiosk offers: the words of a pack and, while a wave is open, its questions. Never changes once made.
struct Offer {
    Pack pack;
    std::vector<Pack> others;        // to be read beside it, never asked
    std::vector<Replies> replies;    // to promises of these, as the council published them
    std::optional<Wave> wave;        // only while it is asked
    std::optional<Month> next;       // when the next questions start, if known
    std::vector<std::size_t> order;  // of asking: indices into pack.points
    std::size_t first_set = 0;       // how many of these come first

    bool asking() const { return wave.has_value(); }
    // Place of a point (an index into pack.points) in the wave's question set.
    std::optional<std::size_t> question_of(std::size_t point) const;
};
// Fails when the words don't fit the questions that were signed: another set, or points missing.
Result<Offer> make_offer(Pack pack, const Manifest* manifest);

// One visit. Everything here dies together when the visit ends.
struct Visit {
    Company company = Company::not_said;
    std::uint8_t group = 0;
    std::vector<PointAnswer> answers;  // by pack point
    std::optional<Say> practice;
    bool second_practice = false;
    std::size_t position = 0;  // in Offer::order
    std::size_t until = 0;     // ask up to here: the short set, then all
    bool changing = false;     // came from review to change one answer
    bool saving = false, failed = false;

    bool anything() const;  // something a Send would carry
    std::size_t reached() const;
};

struct Place {
    Screen screen;
    int page;
};

enum class Farewell { no_thanks, thrown_away };

struct Model {
    Config config;
    std::shared_ptr<const Offer> offer;  // null: nothing to show
    bool broken = false;                 // because what is installed can't be shown
    struct Waiting {
        std::shared_ptr<const Offer> offer;
        bool broken;
    };
    std::optional<Waiting> next_offer;  // arrived in mid-visit, used from the next one on

    Screen screen = Screen::closed;
    int page = 0;              // of a screen with several pages
    std::vector<Place> under;  // what Help, Stop and "still there?" lie on, lowest first
    bool room = true;          // the outbox has a free slot, as far as the worker knows
    std::uint32_t ticket = 0;  // of the last Send: a late reply to somebody else's is ignored
    Farewell farewell = Farewell::no_thanks;
    Reading reading;
    std::size_t slide = 0;  // of slides_of(), with --display
    std::size_t told = 0;   // of told_of(): the reply that is shown

    std::string language = "en";
    Settings settings;
    bool headphones = false;  // somebody listens alone
    Visit visit;
    Staff staff;
    Live live;

    const Looks& looks() const { return settings.looks; }
    // What was answered may be spoken: nobody else hears it, or the child asked for it.
    bool may_say_answers() const { return headphones || settings.hearing.say_choice; }

    std::chrono::milliseconds now{0};
    std::chrono::milliseconds shown_at{0};    // when this page came up
    std::chrono::milliseconds touched_at{0};  // when somebody last did something
    LocalTime local;
    bool faces_shown = false;  // the question comes first, then the faces
    bool two_step = false;     // a small panel shows the question, then the faces on a page of their own
    std::uint64_t visits_ended = 0;  // lets caches know that a visit is over
};

// The promise that rate and reasons are about.
const Point* current_point(const Model& model);
std::size_t current_index(const Model& model);
bool resting(Screen screen);

}  // namespace pledge::flow
