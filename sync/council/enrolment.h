#pragma once

#include "sync/core/ports.h"
#include "sync/council/storage.h"
#include "sync/http/message.h"
#include "sync/seal/signing.h"

#include <deque>

namespace pledge::council {

// What the server stores of a code's secret.
Bytes<32> hash_of_code(const Bytes<7>& secret);

// Lets devices in, one code each. Wrong tries are counted for everybody together, since nobody's address is
// looked at: fifty secret bits and thirty tries in ten minutes leave a guesser nothing. Used by the clerk's
// thread alone.
class Enrolment {
  public:
    Enrolment(CouncilId council, const seal::VerifyKey& publisher, const Clock& clock, Random& random);

    struct Wanted {
        Bytes<7> secret{};
        seal::VerifyKey device_key{};
    };
    static Result<Wanted> read(std::string_view body);  // any thread
    // A code that was used lets the same device key in again until it expires: its first answer may have been
    // lost.
    Result<http::Response> take(Storage& storage, const Wanted& wanted);

  private:
    bool too_many_tries();
    http::Response welcome(const DeviceId& id, Profile profile) const;

    CouncilId council_;
    seal::VerifyKey publisher_;
    const Clock& clock_;
    Random& random_;
    std::deque<std::chrono::milliseconds> wrong_;  // when; at most kTries
};

}  // namespace pledge::council
