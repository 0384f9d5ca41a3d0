#include "sync/council/accounts/sessions.h"

namespace pledge::council {
namespace {

constexpr std::chrono::minutes kSlack{1};  // by which a clock may be set back

}  // namespace

bool is_alive(const Session& session, std::chrono::sys_seconds now) {
    if (now + kSlack < session.seen) return false;
    if (session.stage == Stage::code) return now < session.begun + kCodeStageEnd;
    return now < session.begun + kAbsoluteEnd && now < session.seen + kIdleEnd;
}

Result<std::optional<Visitor>> visitor(Storage& storage, const Token& token, Stage stage,
                                       const Clock& clock) {
    using Nobody = std::optional<Visitor>;
    auto& store = storage.accounts();
    auto session = store.session(token.hash());
    if (!session) return session.error();
    if (!*session || (*session)->stage != stage) return Nobody();
    if (!is_alive(**session, clock.now())) {
        if (auto ended = store.end_session((*session)->hash); !ended) return ended.error();
        return Nobody();
    }
    auto account = store.account((*session)->account);
    if (!account) return account.error();
    if (!*account || (*account)->disabled) return Nobody();
    if (clock.now() >= (*session)->seen + std::chrono::minutes(1)) {  // not a write for every request
        (*session)->seen = clock.now();
        if (auto moved = store.update_session(**session); !moved) return moved.error();
    }
    return Nobody(Visitor{std::move(**account), **session});
}

Result<Token> begin_session(Storage& storage, const AccountId& account, Stage stage, const Clock& clock,
                            Random& random) {
    auto& store = storage.accounts();
    auto all = store.sessions(account);
    if (!all) return all.error();
    // a stage has its own limit: whoever knows the password alone must not end what is signed in
    std::erase_if(*all, [&](const Session& session) { return session.stage != stage; });
    auto left = all->size();
    for (const auto& session : *all) {
        if (is_alive(session, clock.now()) && left < kMostSessions) continue;
        --left;
        if (auto ended = store.end_session(session.hash); !ended) return ended.error();
    }
    const auto token = Token::make(random);
    if (auto added = store.add_session({token.hash(), account, stage, clock.now(), clock.now(), 0}); !added)
        return added.error();
    return token;
}

Status forget_ended_sessions(Storage& storage, const Clock& clock) {
    return storage.accounts().forget_sessions(clock.now() - kAbsoluteEnd, clock.now() - kIdleEnd);
}

}  // namespace pledge::council
