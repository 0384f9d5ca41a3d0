#pragma once

#include "sync/core/bytes.h"
#include "sync/core/ids.h"
#include "sync/core/live.h"
#include "sync/core/result.h"
#include "sync/core/wave.h"

#include <cstdint>
#include <variant>
#include <vector>

namespace pledge {

// What was chosen for one promise. The number of a face is its meaning (5 = best), wherever it stood on the
// screen.
enum class Say : std::uint8_t {
    nothing = 0,  // never reached
    face_1 = 1,
    face_2,
    face_3,
    face_4,
    face_5,
    not_sure,
    not_for_me,
    dont_understand,
    skipped,
};
inline bool is_face(Say say) {
    return say >= Say::face_1 && say <= Say::face_5;
}
inline int face_of(Say say) {
    return static_cast<int>(say);
}
inline Say say_of_face(int face) {
    return static_cast<Say>(face);
}

struct PointAnswer {
    Say say = Say::nothing;
    std::uint8_t reasons = 0;  // bit i: the i-th reason of the question
    bool operator==(const PointAnswer&) const = default;
};

enum class Company : std::uint8_t { not_said = 0, own = 1, with_someone = 2 };

// Everything that is kept of one visit. No time, home, device, language or pack version: there is no field
// for them.
struct Answer {
    AnswerId id{};
    SetId set;
    Company company = Company::not_said;
    std::uint8_t group = 0;           // 0 declined or not asked; i + 1 for the wave's i-th breakdown group
    std::vector<PointAnswer> points;  // in the order of the wave's QuestionSet
    bool operator==(const Answer&) const = default;
};

// What fills an outbox slot. Whatever it says, it is as long as any other.
constexpr std::size_t kMessageBytes = 1024;  // padded; docs/formats/envelope.md
using Message = Bytes<kMessageBytes>;

// A real message that says nothing.
struct Dummy {
    bool operator==(const Dummy&) const = default;
};
using EnvelopeContents = std::variant<Dummy, Answer, SessionTotals, Decision>;

Message encode(const Answer& answer);
Message encode(const SessionTotals& totals);  // is_sound()
Message encode(const Decision& decision);     // is_sound()
Message encode_dummy();
// Refuses anything not exactly as encode() writes it (Code::bad_input).
Result<EnvelopeContents> decode(const Message& message);
// Says whether the answer fits the questions of a wave: same set, same number of points, known chips, known
// group.
bool fits(const Answer& answer, const Wave& wave);
// Same set, and a point of it.
bool fits(const SessionTotals& totals, const Wave& wave);
bool fits(const Decision& decision, const Wave& wave);

}  // namespace pledge
