#pragma once

#include "kiosk/flow/live.h"

#include <cstddef>
#include <string>

// What can happen in a live session.
namespace pledge::flow::action {

// The person leading
struct LiveStart {};  // from the staff screen: what shall we ask?
struct LivePick {
    std::size_t point;  // an index into pack.points; asked with faces. Opens the session, if none runs
};
struct LiveOwn {};  // a question of their own: asks how people answer
struct LiveKindIs {
    LiveKind kind;  // then the keyboard, for the question
};
struct LiveType {
    LiveField field;
    std::size_t place = 0;  // of a choice
};
struct LiveKey {
    std::string text;  // UTF-8, put at the end of what is typed
};
struct LiveDelete {};  // its last letter
struct LiveTyped {};   // done with this field
struct LiveAsk {};     // own question is ready: opens the session if none runs, and goes to join
struct LiveVote {};    // everybody is in: the vote begins
struct LivePass {};    // passing the kiosk round: the cover comes
struct LiveReady {};   // "I am next"
struct LiveTouch {
    pledge::LiveVote vote;
};
struct LiveGive {};    // my vote is given: the cover comes back
struct LiveNoVote {};  // skip: the cover comes back, nothing is counted
struct LivePassed {};  // everybody had it: back to the big screen
struct LivePaper {};   // counts from paper
struct LivePaperSet {
    std::size_t place;  // into Live::paper
    int by;             // +1, +5, −1 …
};
struct LivePaperAdd {};
struct LiveClose {};
struct LiveLonger {};  // closed too early: vote again; what was given stays
struct LiveReveal {};
struct LiveAgain {};    // ask it again: the votes are thrown away
struct LiveAnother {};  // next question
struct LivePromise {};  // what will we do?
struct LiveMonths {
    int months;
};
struct LiveReadBack {};
struct LiveKeep {};
struct LiveEnd {};

// The world
struct LiveOpened {  // and whenever the address changes
    std::string code, address, qr;
};
struct LivePhones {
    std::uint32_t joined;
};
struct LiveVotesIn {
    std::uint32_t question, votes;  // from phones
};
struct LiveCounted {
    std::uint32_t question;
    LiveShown shown;
    bool too_few;  // fewer than five votes
};
struct LivePoll {
    bool there;  // pledge-poll: told when a session opens without it, and whenever it goes or comes
};
struct LiveKept {
    bool ok;                // totals or a decision were stored, or not
    bool decision = false;  // which of them
};
struct LiveResume {  // at start, after the first NewOffer: there was a session
    SavedLive saved;
};

}  // namespace pledge::flow::action
