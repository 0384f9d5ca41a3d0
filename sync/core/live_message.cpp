#include "sync/core/message_body.h"

#include <cassert>

namespace pledge {

Message encode(const SessionTotals& totals) {
    assert(is_sound(totals));
    body::Writer out;
    out.bytes(totals.id);
    out.short_text(totals.set.text);
    out.byte(totals.point);
    for (const auto count : totals.columns) out.number(count);
    return out.message(body::Kind::session);
}

Message encode(const Decision& decision) {
    assert(is_sound(decision));
    body::Writer out;
    out.bytes(decision.id);
    out.short_text(decision.set.text);
    out.byte(decision.point);
    // no month: from now on
    out.number(decision.by ? static_cast<std::uint16_t>(static_cast<int>(decision.by->year())) : 0);
    out.byte(decision.by ? static_cast<std::uint8_t>(static_cast<unsigned>(decision.by->month())) : 0);
    out.text(decision.what);
    out.short_text(decision.who);
    return out.message(body::Kind::decision);
}

namespace body {

Result<SessionTotals> read_session(Reader in) {
    SessionTotals totals;
    totals.id = in.bytes<16>();
    totals.set = SetId(in.short_text());
    totals.point = in.byte();
    for (auto& count : totals.columns) count = in.number();
    if (!in.finished()) return malformed("has a body of the wrong length");
    if (!is_sound(totals)) return malformed("holds totals that no session has");
    return totals;
}

Result<Decision> read_decision(Reader in) {
    Decision decision;
    decision.id = in.bytes<16>();
    decision.set = SetId(in.short_text());
    decision.point = in.byte();
    const auto year = in.number();
    const auto month = in.byte();
    if (year != 0 || month != 0) decision.by = std::chrono::year{year} / std::chrono::month{month};
    decision.what = in.text();
    decision.who = in.short_text();
    if (!in.finished()) return malformed("has a body of the wrong length");
    if (!is_sound(decision)) return malformed("holds a decision that nobody can have typed in");
    return decision;
}

}  // namespace body
}  // namespace pledge
