#include "sync/core/reply.h"
#include "tests/fuzz/fuzz.h"

using namespace pledge;

FUZZ(input) {
    const auto replies = read_replies(text_of(input));
    if (!replies) return must(!replies.error().say.empty());
    const auto again = read_replies(write_replies(*replies));
    must(again && *again == *replies);
    for (const auto& reply : replies->replies) {
        must(check_reply(reply).ok());
        must(replies->find(reply.point) != nullptr);
        for (const char* language : {"en", "ur"}) must(!reply.in(language).answer.empty());
    }
}
