#include "sync/council/audit.h"
#include "sync/council/commands.h"

#include <ostream>

namespace pledge::council {

Status list_audit(const Desk& desk) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto entries = open->storage->audit();
    if (!entries) return entries.error();
    for (const auto& entry : *entries)
        desk.out << entry.seq << "  " << to_text(entry.day) << "  " << entry.action << ": " << entry.subject
                 << '\n';
    return {};
}

Status verify_audit(const Desk& desk, const std::string& head) {
    std::optional<AuditHead> known;
    if (!head.empty()) {
        auto read = read_head(head);
        if (!read) return read.error();
        known = std::move(*read);
    }
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto entries = open->storage->audit();
    if (!entries) return entries.error();
    if (auto whole = check_audit(*entries, known); !whole) return whole;
    desk.out << "The audit is good up to entry " << entries->size()
             << "; write its head down: " << head_text(entries->back()) << '\n';
    return {};
}

}  // namespace pledge::council
