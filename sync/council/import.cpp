#include "sync/council/import.h"

#include "sync/council/commitment_sheet.h"
#include "sync/seal/signing.h"

#include <algorithm>
#include <set>

namespace pledge::council {
namespace {

constexpr std::size_t kLongestStem = 40;  // leaves room for a number within an id's 48

Commitment without_id(Commitment c) {
    c.id.clear();
    return c;
}

}  // namespace

std::string new_commitment_id(const std::vector<Commitment>& taken, const PointId& point) {
    std::set<std::string> ids;
    for (const auto& c : taken) ids.insert(c.id);
    const auto stem = point.text.substr(0, kLongestStem);
    for (std::size_t n = 1;; ++n)
        if (auto id = stem + "-" + std::to_string(n); ids.count(id) == 0) return id;
}

CommitmentImport plan_import(const std::vector<Commitment>& before, std::vector<Commitment> read,
                             bool whole) {
    CommitmentImport out;
    std::set<std::string> named, taken;
    for (const auto& c : read) named.insert(c.id);
    // rows without an id that say what is there already; each stands for one
    for (auto& c : read) {
        if (!c.id.empty()) continue;
        for (const auto& old : before)
            if (named.count(old.id) == 0 && without_id(old) == c) {
                c.id = old.id;
                named.insert(old.id);
                break;
            }
    }
    auto all = before;
    all.insert(all.end(), read.begin(), read.end());
    for (auto& c : read) {
        if (c.id.empty()) c.id = new_commitment_id(all, c.point);
        all.push_back(c);
        const auto old =
            std::find_if(before.begin(), before.end(), [&](const Commitment& b) { return b.id == c.id; });
        if (old == before.end())
            out.added.push_back(c);
        else if (*old == c)
            ++out.same;
        else
            out.changed.push_back(c);
        taken.insert(c.id);
    }
    if (whole) {
        for (const auto& c : before)
            if (taken.count(c.id) == 0) out.removed.push_back(c);
        out.after = std::move(read);
        return out;
    }
    out.after = before;
    for (auto& c : out.after)
        for (const auto& changed : out.changed)
            if (changed.id == c.id) c = changed;
    out.after.insert(out.after.end(), out.added.begin(), out.added.end());
    return out;
}

Status store_import(Storage& storage, const SetId& set, const CommitmentImport& import, std::string_view by,
                    Day today) {
    if (import.after.size() > kMostCommitments)
        return Error{Code::conflict, "A set has at most " + std::to_string(kMostCommitments) +
                                         " commitments; remove some first."};
    if (auto put = storage.commitments().replace_all(set, import.after); !put) return put;
    auto subject = set.text + " (" + std::to_string(import.after.size()) + ")";
    if (!by.empty()) subject += " by " + std::string(by);
    return storage.note(today, "commitments imported", subject);
}

std::string mark_of(std::span<const Commitment> commitments) {
    const auto hash = seal::sha256(view_of(write_commitments_csv(commitments)));
    return to_hex(View(hash).first(16));
}

}  // namespace pledge::council
