// identity.json and status.json, as somebody may have changed them.
#include "sync/shelf/device_status.h"
#include "sync/shelf/identity.h"
#include "tests/fuzz/fuzz.h"

using namespace pledge;

FUZZ(input) {
    if (const auto who = shelf::read_identity(text_of(input)))
        must(shelf::read_identity(shelf::write_identity(*who)).value() == *who);
    if (const auto status = shelf::read_status(text_of(input)))
        must(shelf::read_status(shelf::write_status(*status)).value() == *status);
}
