#include "sync/core/answer.h"

#include "sync/core/message_body.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace pledge {
namespace body {

Message Writer::message(Kind kind) const {
    assert(body_.size() <= kMessageBytes - kHeader);
    Message out{};
    out[0] = kVersion;
    out[1] = static_cast<std::uint8_t>(kind);
    out[2] = static_cast<std::uint8_t>(body_.size() & 0xff);
    out[3] = static_cast<std::uint8_t>(body_.size() >> 8);
    std::copy(body_.begin(), body_.end(), out.begin() + kHeader);
    return out;
}

Error malformed(const char* why) {
    return {Code::bad_input, std::string("The envelope ") + why + "; it is left out."};
}

}  // namespace body

namespace {

using body::malformed;

// A thousand bytes of every envelope of a wave: each is compared with its neighbour, many at a time.
bool all_zeros(View bytes) {
    return bytes.empty() ||
           (bytes[0] == 0 && std::memcmp(bytes.data(), bytes.data() + 1, bytes.size() - 1) == 0);
}

Result<Answer> read_answer(body::Reader in) {
    Answer answer;
    answer.id = in.bytes<16>();
    auto set = in.short_text();
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
    if (!in.finished()) return malformed("has a body of the wrong length");
    return answer;
}

template <class T>
Result<EnvelopeContents> contents_of(Result<T> read) {
    if (!read) return read.error();
    return EnvelopeContents(std::move(*read));
}

}  // namespace

Message encode(const Answer& answer) {
    assert(is_plain_id(answer.set.text) && answer.points.size() <= 120);
    body::Writer out;
    out.bytes(answer.id);
    out.short_text(answer.set.text);
    out.byte(static_cast<std::uint8_t>(answer.company));
    out.byte(answer.group);
    out.byte(static_cast<std::uint8_t>(answer.points.size()));
    for (const auto& point : answer.points) {
        out.byte(static_cast<std::uint8_t>(point.say));
        out.byte(point.reasons);
    }
    return out.message(body::Kind::answer);
}

Message encode_dummy() {
    return body::Writer().message(body::Kind::dummy);
}

Result<EnvelopeContents> decode(const Message& message) {
    if (message[0] != body::kVersion) return malformed("is of an unknown version");
    const std::size_t length = message[2] | static_cast<std::size_t>(message[3]) << 8;
    if (length > kMessageBytes - body::kHeader) return malformed("says it is longer than it can be");
    const auto rest = View(message).subspan(body::kHeader + length);
    if (!all_zeros(rest)) return malformed("has bad padding");
    const body::Reader in(View(message).subspan(body::kHeader, length));
    switch (static_cast<body::Kind>(message[1])) {
        case body::Kind::dummy:
            if (length != 0) return malformed("is a dummy with something in it");
            return EnvelopeContents(Dummy{});
        case body::Kind::answer:
            return contents_of(read_answer(in));
        case body::Kind::session:
            return contents_of(body::read_session(in));
        case body::Kind::decision:
            return contents_of(body::read_decision(in));
    }
    return malformed("is of an unknown kind");
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

bool fits(const SessionTotals& totals, const Wave& wave) {
    return totals.set == wave.questions.id && totals.point < wave.questions.questions.size();
}

bool fits(const Decision& decision, const Wave& wave) {
    return decision.set == wave.questions.id && decision.point < wave.questions.questions.size();
}

}  // namespace pledge
