#include "sync/core/answer.h"

#include <algorithm>
#include <cassert>

namespace pledge {
namespace {

// version · kind · body length (2, little endian) · body · zeros
constexpr std::uint8_t kVersion = 1;
enum Kind : std::uint8_t { kDummy = 0, kAnswer = 1 };
constexpr std::size_t kHeader = 4;

Message pad(Kind kind, const Blob& body) {
    assert(body.size() <= kMessageBytes - kHeader);
    Message out{};
    out[0] = kVersion;
    out[1] = kind;
    out[2] = static_cast<std::uint8_t>(body.size() & 0xff);
    out[3] = static_cast<std::uint8_t>(body.size() >> 8);
    std::copy(body.begin(), body.end(), out.begin() + kHeader);
    return out;
}

// Takes bytes off the front of a body; past the end it yields zeros and remembers.
class Cursor {
  public:
    explicit Cursor(View left) : left_(left) {}
    std::uint8_t byte() {
        if (left_.empty()) {
            short_ = true;
            return 0;
        }
        const auto b = left_.front();
        left_ = left_.subspan(1);
        return b;
    }
    bool spent() const { return left_.empty() && !short_; }

  private:
    View left_;
    bool short_ = false;
};

Error malformed(const char* why) {
    return {Code::bad_input, std::string("The envelope ") + why + "; it is left out."};
}

}  // namespace

Message encode(const Answer& answer) {
    assert(is_plain_id(answer.set.text) && answer.points.size() <= 120);
    Blob body(answer.id.begin(), answer.id.end());
    body.push_back(static_cast<std::uint8_t>(answer.set.text.size()));
    body.insert(body.end(), answer.set.text.begin(), answer.set.text.end());
    body.push_back(static_cast<std::uint8_t>(answer.company));
    body.push_back(answer.group);
    body.push_back(static_cast<std::uint8_t>(answer.points.size()));
    for (const auto& point : answer.points) {
        body.push_back(static_cast<std::uint8_t>(point.say));
        body.push_back(point.reasons);
    }
    return pad(kAnswer, body);
}

Message encode_dummy() {
    return pad(kDummy, {});
}

Result<std::optional<Answer>> decode(const Message& message) {
    if (message[0] != kVersion) return malformed("is of an unknown version");
    const std::size_t length = message[2] | static_cast<std::size_t>(message[3]) << 8;
    if (length > kMessageBytes - kHeader) return malformed("says it is longer than it can be");
    const auto rest = View(message).subspan(kHeader + length);
    if (!std::all_of(rest.begin(), rest.end(), [](auto b) { return b == 0; }))
        return malformed("has bad padding");
    if (message[1] == kDummy) {
        if (length != 0) return malformed("is a dummy with something in it");
        return std::optional<Answer>{};
    }
    if (message[1] != kAnswer) return malformed("is of an unknown kind");

    Cursor in(View(message).subspan(kHeader, length));
    Answer answer;
    for (auto& b : answer.id) b = in.byte();
    std::string set(in.byte(), '\0');
    for (auto& c : set) c = static_cast<char>(in.byte());
    if (!is_plain_id(set)) return malformed("names no promise set");
    answer.set = SetId(std::move(set));
    const auto company = in.byte();
    if (company > 2) return malformed("has an unknown company");
    answer.company = static_cast<Company>(company);
    answer.group = in.byte();
    if (answer.group > 3) return malformed("has an unknown group");
    answer.points.resize(in.byte());
    if (answer.points.size() > 120) return malformed("has too many points");
    for (auto& point : answer.points) {
        const auto say = in.byte();
        if (say > static_cast<std::uint8_t>(Say::skipped)) return malformed("has an unknown answer");
        point.say = static_cast<Say>(say);
        point.reasons = in.byte();
    }
    if (!in.spent()) return malformed("has a body of the wrong length");
    return std::optional<Answer>{std::move(answer)};
}

bool fits(const Answer& answer, const Wave& wave) {
    const auto& questions = wave.questions.questions;
    if (answer.set != wave.questions.id || answer.points.size() != questions.size()) return false;
    if (answer.group > wave.breakdown.groups.size()) return false;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const unsigned known = (1U << questions[i].reasons.size()) - 1U;
        if ((answer.points[i].reasons & ~known) != 0) return false;
    }
    return true;
}

}  // namespace pledge
