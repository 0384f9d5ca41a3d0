#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace pledge::council {

// What an account is for. One account has one role; somebody who has two tasks has two accounts.
enum class Role { officer, committee_reader, young_reviewer, admin };
inline constexpr std::array<Role, 4> kRoles = {Role::officer, Role::committee_reader, Role::young_reviewer,
                                               Role::admin};
std::string_view name_of(Role role);   // "committee-reader", as it is typed and stored
std::string_view words_of(Role role);  // "committee reader"
std::optional<Role> role_from_text(std::string_view text);

// Everything that a page can let somebody do.
enum class Action {
    own_account,      // see who is signed in, change one's own password, sign out
    see_results,      // published releases, as pages and files
    see_waves,        // plans and states
    see_kiosks,       // which were in touch, and which need help
    run_waves,        // plan, open, stop, close
    publish_packs,    // sets of promises
    read_replies,     // drafts of "you said, we did"
    write_replies,    // and sign them
    return_replies,   // send one back: "we don't understand"
    manage_kiosks,    // enrolment codes, signing off
    manage_accounts,  // add, change, disable
    see_audit,
    manage_tokens,  // which programs may fetch results
};
inline constexpr std::array<Action, 13> kActions = {
    Action::own_account,   Action::see_results,     Action::see_waves,     Action::run_waves,
    Action::publish_packs, Action::read_replies,    Action::write_replies, Action::return_replies,
    Action::manage_kiosks, Action::manage_accounts, Action::see_audit,     Action::manage_tokens,
    Action::see_kiosks};
std::string_view words_of(Action action);  // "read the published results"

// The one table of permissions; docs/council.md shows it. What it doesn't name is not allowed.
bool may(Role role, Action action);

}  // namespace pledge::council
