#pragma once

#include "sync/core/ports.h"
#include "sync/council/accounts/token.h"
#include "sync/council/storage.h"

namespace pledge::council {

inline constexpr std::chrono::minutes kIdleEnd{30};      // without a request
inline constexpr std::chrono::hours kAbsoluteEnd{12};    // whatever happens
inline constexpr std::chrono::minutes kCodeStageEnd{5};  // for the code, once the password was right
inline constexpr std::uint64_t kCodeTries = 5;           // then the password is asked for again
inline constexpr std::size_t kMostSessions = 5;          // of one account; a further one ends the oldest

// Who asks, once the cookie was looked up.
struct Visitor {
    Account account;
    Session session;
};

// Whether a session that is stored still counts. A clock that went back ends it.
bool is_alive(const Session& session, std::chrono::sys_seconds now);
// Nobody: no such session, ended, of another stage, or its account is disabled. Moves `seen` on.
Result<std::optional<Visitor>> visitor(Storage& storage, const Token& token, Stage stage, const Clock& clock);
// A new token, never one that a browser brought. Ends what ran out and, beyond kMostSessions, the oldest.
Result<Token> begin_session(Storage& storage, const AccountId& account, Stage stage, const Clock& clock,
                            Random& random);
// Part of the daily housekeeping.
Status forget_ended_sessions(Storage& storage, const Clock& clock);

}  // namespace pledge::council
