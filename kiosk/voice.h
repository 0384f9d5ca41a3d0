#pragma once

#include "kiosk/access/reading.h"
#include "kiosk/flow/staff.h"

#include <optional>
#include <vector>

namespace pledge::kiosk {

// What the kiosk speaks through, as the loop sees it: kiosk/speech, or a test. No call waits for sound.
class Voice {
  public:
    Voice() = default;
    virtual ~Voice() = default;
    Voice(const Voice&) = delete;
    Voice& operator=(const Voice&) = delete;

    virtual void say(std::vector<access::Spoken> words) = 0;  // instead of whatever is being said
    virtual void stop() = 0;
    virtual void set_gain_db(double db) = 0;                // on top of the level the kiosk was set up with
    virtual std::optional<access::Spoken> now() const = 0;  // heard at this moment
    virtual bool busy() const = 0;
    virtual bool headphones() const = 0;         // somebody listens alone
    virtual flow::SoundState state() const = 0;  // what staff can mend
};

}  // namespace pledge::kiosk
