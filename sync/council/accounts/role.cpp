#include "sync/council/accounts/role.h"

#include <algorithm>
#include <string>

namespace pledge::council {
namespace {

struct RoleWords {
    std::string_view name, words;
};
constexpr std::array<RoleWords, 4> kRoleWords = {{{"officer", "officer"},
                                                  {"committee-reader", "committee reader"},
                                                  {"young-reviewer", "young reviewer"},
                                                  {"admin", "admin"}}};

// "o": officer, "c": committee reader, "y": young reviewer, "a": admin.
struct Row {
    Action action;
    std::string_view who, words;
};
constexpr std::array<Row, 13> kTable = {{
    {Action::own_account, "ocya", "change your own password"},
    {Action::see_results, "ocy", "read the published results"},
    {Action::see_waves, "oc", "see the waves"},
    {Action::see_kiosks, "oca", "see which kiosks were in touch"},
    {Action::run_waves, "o", "plan, open, stop and close waves"},
    {Action::publish_packs, "o", "publish sets of promises"},
    {Action::read_replies, "ocy", "read the replies to young people"},
    {Action::write_replies, "o", "write commitments, and replies to young people"},
    {Action::return_replies, "y", "send a reply back as \"we don't understand\""},
    {Action::manage_kiosks, "a", "let kiosks in and sign them off"},
    {Action::manage_accounts, "a", "add, change and disable accounts"},
    {Action::see_audit, "oa", "read the audit"},
    {Action::manage_tokens, "o", "let programs fetch the published results"},
}};
static_assert(kTable.size() == kActions.size());

const Row* row_of(Action action) {
    const auto at =
        std::find_if(kTable.begin(), kTable.end(), [&](const Row& r) { return r.action == action; });
    return at == kTable.end() ? nullptr : &*at;
}

}  // namespace

std::string_view name_of(Role role) {
    return kRoleWords[static_cast<std::size_t>(role)].name;
}
std::string_view words_of(Role role) {
    return kRoleWords[static_cast<std::size_t>(role)].words;
}
std::optional<Role> role_from_text(std::string_view text) {
    for (const auto role : kRoles)
        if (name_of(role) == text) return role;
    return std::nullopt;
}

std::string_view words_of(Action action) {
    const auto* row = row_of(action);
    return row ? row->words : std::string_view();
}

bool may(Role role, Action action) {
    const auto* row = row_of(action);
    return row && row->who.find("ocya"[static_cast<std::size_t>(role)]) != std::string_view::npos;
}

}  // namespace pledge::council
