#pragma once

#include "sync/core/ports.h"
#include "sync/council/storage.h"
#include "sync/http/message.h"
#include "sync/seal/signing.h"

namespace pledge::council {

// What the server stores of a code's secret.
Bytes<32> hash_of_code(const Bytes<7>& secret);

// What officers do, within a transaction of the caller's; both are noted.
Result<std::string> make_code(Storage& storage, const seal::VerifyKey& publisher, Profile profile,
                              std::chrono::minutes lasts, const Clock& clock);  // as somebody types it
Status sign_off(Storage& storage, const DeviceId& device, Day today);           // Code::not_found

// Wrong tries are counted for everybody together, since nobody's address is looked at. The limit is where
// guessing would begin to matter, not where it annoys: while a code lasts (15 minutes, so parts of three
// windows), three million tries at fifty secret bits succeed once in 350 million. A lower one would let an
// outsider keep everybody out with a few wrong codes a minute; 1,700 a second are a flood, for the web server
// in front.
struct EnrolmentLimits {
    std::uint64_t wrong = std::uint64_t{1} << 20;  // beyond it nobody gets in until the window ends
    std::chrono::minutes window{10};
    std::uint64_t worth_a_warning = 30;  // in the log, once a window
};

// Lets devices in, one code each. Used by the clerk's thread alone.
class Enrolment {
  public:
    Enrolment(CouncilId council, const seal::VerifyKey& publisher, const Clock& clock, Random& random,
              EnrolmentLimits limits = {});

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
    http::Response refuse();
    http::Response welcome(const DeviceId& id, Profile profile) const;

    CouncilId council_;
    seal::VerifyKey publisher_;
    const Clock& clock_;
    Random& random_;
    EnrolmentLimits limits_;
    std::chrono::milliseconds window_began_;
    std::uint64_t wrong_ = 0;  // in this window
};

}  // namespace pledge::council
