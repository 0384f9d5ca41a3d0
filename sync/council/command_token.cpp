#include "sync/council/commands.h"
#include "sync/council/tokens/issuing.h"

#include <iomanip>
#include <ostream>

namespace pledge::council {

Status add_token(const Desk& desk, const TokenOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    std::string secret;
    auto done = open->storage->transact([&]() -> Status {
        auto made = add_api_token(*open->storage, options.name, options.days, desk.clock, desk.random);
        if (!made) return made.error();
        secret = std::move(*made);
        return {};
    });
    if (!done) return done;
    desk.out << secret << "\nThis is shown once. Put it into a file that only its reader can open, for "
             << "pledge-results --token-file.\n";
    if (open->config.results_open)
        desk.out << "Nobody needs it yet: council.toml says results = \"open\", or nothing.\n";
    return {};
}

Status list_tokens(const Desk& desk) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto all = open->storage->tokens().all();
    if (!all) return all.error();
    if (all->empty()) desk.out << "There is no token; `pledge-council token add` makes one.\n";
    for (const auto& token : *all)
        desk.out << std::left << std::setw(24) << token.name << " added " << to_text(token.created)
                 << (holds(token, desk.clock.today()) ? ", until " : ", ran out after ")
                 << to_text(token.expires) << ", "
                 << (token.last_used ? "last used " + to_text(*token.last_used) : "never used") << '\n';
    return {};
}

Status revoke_token(const Desk& desk, const TokenOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    return open->storage->transact([&]() -> Status {
        const auto token = find_api_token(*open->storage, options.name);
        if (!token) return token.error();
        return revoke_api_token(*open->storage, token->id, desk.clock);
    });
}

}  // namespace pledge::council
