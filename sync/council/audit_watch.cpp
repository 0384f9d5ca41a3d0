#include "sync/council/audit_watch.h"

#include "sync/council/audit.h"

#include <algorithm>

namespace pledge::council {
namespace {

Bytes<32> chain_in(const AuditEntry& entry) {
    Bytes<32> out{};
    std::copy_n(entry.chain.begin(), std::min(entry.chain.size(), out.size()), out.begin());
    return out;
}

}  // namespace

Result<AuditWatch::Seen> AuditWatch::look(Storage& storage) {
    const auto newest = storage.audit_newest();
    if (!newest) return newest.error();
    if (!broken_.empty()) return Seen{checked_, *newest, broken_, {}};
    // the entry before, too: what a transaction that was undone had added must not be taken for a fault
    const auto from = std::max<std::uint64_t>(checked_, 1);
    auto stretch = storage.audit_part(from, checked_ + kStretch);
    if (!stretch) return stretch.error();
    if (checked_ > 0) {
        if (stretch->empty() || stretch->front().seq != checked_ || chain_in(stretch->front()) != chain_) {
            begin_again();
            return look(storage);
        }
        stretch->erase(stretch->begin());
    }
    if (const auto fine = check_stretch(*stretch, checked_, chain_, *newest); !fine) {
        broken_ = fine.error().say;
    } else if (!stretch->empty()) {
        checked_ = stretch->back().seq;
        chain_ = chain_in(stretch->back());
        head_ = head_text(stretch->back());
    }
    return Seen{checked_, *newest, broken_, broken_.empty() && checked_ == *newest ? head_ : std::string()};
}

}  // namespace pledge::council
