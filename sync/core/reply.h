#pragma once

#include "sync/core/calendar.h"
#include "sync/core/ids.h"
#include "sync/core/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// "You said, we did": what a council answers to its young people, one dated reply a promise.
namespace pledge {

// The sentences of one reply in one language. `instead` may be empty; the others are not.
struct ReplyWords {
    std::string you_said;  // in one line, without a count
    std::string answer;    // what was done; or, of ReplyKind::cannot, why it can't be
    std::string instead;   // what is possible instead
    std::string who;       // a department and when, never a person: "Leisure, done in June"
    bool operator==(const ReplyWords&) const = default;
};

enum class ReplyKind { did, cannot };

struct Reply {
    PointId point;
    ReplyKind kind = ReplyKind::did;
    Month written{};
    std::map<std::string, ReplyWords> words;  // language code → words; "en" is always there

    // English where a language is missing; whether it is missing is for a badge to say.
    const ReplyWords& in(const std::string& language) const;
    bool has(const std::string& language) const { return words.count(language) > 0; }
    bool operator==(const Reply&) const = default;
};

// What one signed file of kind "replies" holds (docs/formats/replies.md): every reply of one set that is
// published, in the order of the set's promises, one for each promise at most.
struct Replies {
    SetId set;
    std::uint64_t version = 0;  // only ever goes up
    std::vector<Reply> replies;

    const Reply* find(const PointId& point) const;
    bool operator==(const Replies&) const = default;
};

constexpr std::size_t kMostReplyText = 400;  // bytes of one sentence field
constexpr std::size_t kMostReplies = 120;
constexpr std::size_t kMostRepliesBytes = std::size_t{1} << 20;

// Code::bad_input: a field is empty, too long or holds control characters, there is no English, a promise
// twice.
Status check_reply(const Reply& reply);

// JSON; the bytes written are the bytes signed.
std::string write_replies(const Replies& replies);
Result<Replies> read_replies(std::string_view json);

}  // namespace pledge
