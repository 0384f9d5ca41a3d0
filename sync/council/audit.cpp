#include "sync/council/audit.h"

#include "sync/seal/crockford.h"
#include "sync/seal/signing.h"

#include <algorithm>
#include <charconv>

namespace pledge::council {
namespace {

constexpr std::size_t kLetters = 22, kCheck = 2;

void add_number(std::string& to, std::uint64_t number) {
    for (int byte = 0; byte < 8; ++byte) to += static_cast<char>(number >> (8 * byte) & 0xff);
}

// With its length before it, so that no letter can wander from one field to the next.
void add_text(std::string& to, std::string_view text) {
    add_number(to, text.size());
    to += text;
}

std::string letters_of(View chain) {
    Bytes<32> whole{};
    std::copy_n(chain.begin(), std::min(chain.size(), whole.size()), whole.begin());
    return seal::crockford(whole, kLetters);
}

Error broken(std::uint64_t seq, const char* how) {
    return {Code::corrupt, "Audit entry " + std::to_string(seq) + how +
                               "; keep a copy of the database and find out who could write to it."};
}

}  // namespace

Bytes<32> chain_of(const Bytes<32>& before, const AuditEntry& entry) {
    std::string text = "pledge/audit/1\n";
    text.append(text_of(before));
    add_number(text, entry.seq);
    add_number(text, static_cast<std::uint64_t>(entry.day.time_since_epoch().count()));
    add_text(text, entry.action);
    add_text(text, entry.subject);
    return seal::sha256(view_of(text));
}

std::string head_text(const AuditEntry& entry) {
    const auto number = std::to_string(entry.seq), letters = letters_of(entry.chain);
    return number + "-" + seal::in_groups_of_four(letters + seal::check_letters(number + letters));
}

Result<AuditHead> read_head(std::string_view typed) {
    const Error slip{Code::bad_usage,
                     "This is no head of an audit; type it as `pledge-council audit verify` printed it."};
    AuditHead head;
    const auto* end = typed.data() + typed.size();
    const auto [after, failed] = std::from_chars(typed.data(), end, head.seq);
    if (failed != std::errc() || after == end || *after != '-') return slip;
    const auto letters = seal::crockford_letters({after, static_cast<std::size_t>(end - after)});
    if (!letters || letters->size() != kLetters + kCheck) return slip;
    head.letters = letters->substr(0, kLetters);
    if (letters->substr(kLetters) != seal::check_letters(std::to_string(head.seq) + head.letters))
        return slip;
    return head;
}

Status check_audit(const std::vector<AuditEntry>& entries, const std::optional<AuditHead>& head) {
    if (entries.empty()) return broken(1, " is missing");
    if (auto fine = check_stretch(entries, 0, {}, entries.size()); !fine) return fine;
    if (!head) return {};
    if (head->seq > entries.size()) return broken(entries.size() + 1, " and those after it were cut off");
    if (head->seq == 0 || letters_of(entries[head->seq - 1].chain) != head->letters)
        return broken(head->seq, " or one before it was written anew, since its head is another");
    return {};
}

Status check_stretch(const std::vector<AuditEntry>& stretch, std::uint64_t before, const Bytes<32>& chain,
                     std::uint64_t newest) {
    auto last = chain;
    for (const auto& entry : stretch) {
        if (entry.seq != before + 1) return broken(before + 1, " is missing");
        before = entry.seq;
        last = chain_of(last, entry);
        if (!std::equal(last.begin(), last.end(), entry.chain.begin(), entry.chain.end()))
            return broken(entry.seq, " is not as it was written");
    }
    if (stretch.empty() && before < newest) return broken(before + 1, " is missing");
    return {};
}

}  // namespace pledge::council
