// Codes that people type: enrolment and recovery.
#include "sync/seal/signing.h"
#include "sync/seal/wrap.h"
#include "tests/fuzz/fuzz.h"

using namespace pledge;

FUZZ(input) {
    if (const auto code = seal::EnrolCode::read(text_of(input))) {
        const auto again = seal::EnrolCode::read(code->text());
        must(again && again->secret == code->secret && again->publisher == code->publisher);
    }
    if (const auto code = seal::canonical_recovery_code(text_of(input)))
        must(seal::canonical_recovery_code(*code).value() == *code);
}
