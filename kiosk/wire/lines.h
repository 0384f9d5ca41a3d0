#pragma once

#include "sync/core/bytes.h"
#include "sync/core/live.h"
#include "sync/core/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// What pledge-kiosk and pledge-poll say to each other: one JSON object a line over a Unix socket, at most
// kMostLine bytes. docs/formats/poll.md describes the text. Pure; any thread.
namespace pledge::wire {

constexpr std::size_t kMostLine = 256 * 1024;

// A vote as a phone sends it: the phone's own public key, a nonce, and crypto_box of a 32-byte message to the
// session's key: version 1, question (4 bytes, little endian), vote, 26 zeros. pledge-poll can't open it.
constexpr std::size_t kVoteMessageBytes = 32;
constexpr std::size_t kSealedVoteBytes = 32 + 24 + 16 + kVoteMessageBytes;  // 104
using SealedVote = Bytes<kSealedVoteBytes>;

// Kiosk → poll ------------------------------------------------------------------------------------------

// Opens a session, or takes one up again: with the code of the session that pledge-poll still holds, phones
// stay joined and votes are forgotten. Another code ends the one it holds.
struct Open {
    std::string code;                    // four digits, shown in the room
    Bytes<32> key{};                     // X25519, of this session
    std::vector<std::string> languages;  // offered, in their order
    bool operator==(const Open&) const = default;
};

// What is asked, in each language that it has words in. A language without words is shown `first`'s.
struct Words {
    std::string title;  // the promise in a word or two; may be empty
    std::string question;
    std::vector<std::string> choices;  // of LiveKind::choices alone
    std::string direction;             // "ltr" or "rtl"
    bool draft = false;                // nobody has checked these
    bool operator==(const Words&) const = default;
};
// Votes for any earlier question are forgotten.
struct Ask {
    std::uint32_t question = 0;  // grows within a session
    LiveKind kind = LiveKind::faces;
    std::size_t choices = 0;
    std::string symbol;  // a name of assets/symbols, or empty
    std::string first;   // language of Words that has always words
    std::map<std::string, Words> words;
    bool operator==(const Ask&) const = default;
};
struct Close {  // no more votes; answered by Votes
    std::uint32_t question = 0;
    bool operator==(const Close&) const = default;
};
// What the room sees of it: exactly what the big screen shows, never a count.
struct Shown {
    enum class As { nothing, words, bands };
    enum class Word { most, some, few };
    As as = As::nothing;
    std::vector<Word> cells_in_words;  // a column each
    std::vector<std::uint32_t> cells;  // multiples of five; 0: fewer than five
    bool operator==(const Shown&) const = default;
};
struct Reveal {
    std::uint32_t question = 0;
    Shown shown;
    bool operator==(const Reveal&) const = default;
};
struct Wait {
    bool operator==(const Wait&) const = default;
};  // between questions: phones show "join"
struct End {
    bool operator==(const End&) const = default;
};  // the session is over; everything is forgotten
using ToPoll = std::variant<Open, Ask, Close, Reveal, Wait, End>;

// Poll → kiosk ------------------------------------------------------------------------------------------

// Answers Open. Empty address: phones can't reach this kiosk, and only it takes votes.
struct Address {
    std::string url;  // "http://192.168.4.1:8090", no slash at its end
    bool operator==(const Address&) const = default;
};
struct Phones {
    std::uint32_t joined = 0;
    bool operator==(const Phones&) const = default;
};
struct VotesIn {
    std::uint32_t question = 0, votes = 0;
    bool operator==(const VotesIn&) const = default;
};
struct Votes {  // once a question, after Close; in random order
    std::uint32_t question = 0;
    std::vector<SealedVote> votes;
    bool operator==(const Votes&) const = default;
};
using ToKiosk = std::variant<Address, Phones, VotesIn, Votes>;

// One line with its "\n".
std::string write(const ToPoll& message);
std::string write(const ToKiosk& message);
// `line` without its "\n". Code::bad_input: not such a line.
Result<ToPoll> read_to_poll(std::string_view line);
Result<ToKiosk> read_to_kiosk(std::string_view line);

}  // namespace pledge::wire
