// Days, months, digits, ids, lists: the small spellings that larger texts and command lines are made of. What
// is read is what would be written.
#include "sync/core/calendar.h"
#include "sync/council/waves.h"
#include "sync/http/target.h"
#include "sync/results/pull.h"
#include "sync/seal/crockford.h"
#include "tests/fuzz/fuzz.h"

#include <set>

using namespace pledge;

namespace {

void dates(std::string_view text) {
    if (const auto day = day_from_text(text)) must(to_text(*day) == text);
    if (const auto month = month_from_text(text)) must(to_text(*month) == text);
}

void digits(std::string_view text) {
    if (const auto bytes = from_hex(text)) must(to_hex(*bytes).size() == text.size());
    if (const auto bytes = from_base64(text)) must(to_base64(*bytes) == text);
    for (const bool plus : {false, true})
        if (const auto plain = http::percent_decode(text, plus)) must(plain->size() <= text.size());
    if (const auto letters = seal::crockford_letters(text)) {
        const auto bits = seal::crockford_bits(*letters);
        must(bits && seal::crockford(*bits, letters->size()) == *letters);
    }
}

void lists(std::string_view text) {
    if (const auto breakdown = council::breakdown_from_text(text)) {
        must(breakdown->kind == BreakdownKind::none || !breakdown->groups.empty());
        for (const auto& group : breakdown->groups) must(is_plain_id(group));
    }
    if (const auto formats = results::formats_from_text(text)) must(!formats->empty());
}

}  // namespace

FUZZ(input) {
    dates(text_of(input));
    digits(text_of(input));
    lists(text_of(input));
}
