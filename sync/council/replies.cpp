#include "sync/council/replies.h"

#include <algorithm>
#include <array>

namespace pledge::council {
namespace {

std::string subject_of(const SetId& set, const PointId& point, std::string_view by) {
    auto out = set.text + " " + point.text;
    if (!by.empty()) out += " by " + std::string(by);
    return out;
}

// Whether young people would read the same: what they approve is the English, whatever its translations.
bool reads_the_same(const Reply& a, const Reply& b) {
    return a.kind == b.kind && a.in("en") == b.in("en");
}

ReplyState state_after(const KeptReply& before, const Reply& after) {
    if (!reads_the_same(before.reply, after)) return ReplyState::draft;
    return before.state == ReplyState::published ? ReplyState::approved : before.state;
}

Status judge(Storage& storage, KeptReply kept, ReplyState says, const std::string& sentence, Day today) {
    if (kept.state == ReplyState::published)
        return Error{Code::conflict,
                     "This reply is published already; tell the officer what you think of it."};
    kept.state = says;
    const bool returned = says == ReplyState::returned;
    kept.returned = returned ? std::optional(today) : std::nullopt;
    kept.sentence = returned ? sentence : std::string();
    if (auto put = storage.replies().put(kept); !put) return put;
    return storage.note(today, returned ? "reply sent back" : "reply understood",
                        subject_of(kept.set, kept.reply.point, {}));
}

}  // namespace

bool is_reply_sentence(std::string_view name) {
    constexpr std::array<std::string_view, 4> kNames = {"you_said", "answer", "instead", "who"};
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

Status keep_reply(Storage& storage, const ReplyChange& change, Day today) {
    if (auto fine = check_reply(change.reply); !fine) return fine;
    const auto before = storage.replies().find(change.set, change.reply.point);
    if (!before) return before.error();
    // nothing is different: whoever understood it need not look again
    const bool understood =
        *before && ((*before)->state == ReplyState::approved || (*before)->state == ReplyState::published);
    if (*before && (*before)->reply == change.reply && (*before)->revision == change.revision &&
        (understood || !change.approved))
        return {};
    KeptReply kept;
    kept.set = change.set;
    kept.reply = change.reply;
    kept.revision = change.revision;
    if (*before && !change.approved) {
        kept.state = state_after(**before, change.reply);
        if (kept.state == ReplyState::returned) {
            kept.returned = (*before)->returned;
            kept.sentence = (*before)->sentence;
        }
    }
    if (change.approved) kept.state = ReplyState::approved;
    if (auto put = storage.replies().put(kept); !put) return put;
    return storage.note(today, change.approved ? "reply stored as understood" : "reply written",
                        subject_of(change.set, change.reply.point, change.by));
}

Status remove_reply(Storage& storage, const SetId& set, const PointId& point, std::string_view by,
                    Day today) {
    if (auto removed = storage.replies().remove(set, point); !removed) return removed;
    return storage.note(today, "reply removed", subject_of(set, point, by));
}

Status return_reply(Storage& storage, const KeptReply& kept, const std::string& sentence, Day today) {
    return judge(storage, kept, ReplyState::returned, sentence, today);
}

Status approve_reply(Storage& storage, const KeptReply& kept, Day today) {
    return judge(storage, kept, ReplyState::approved, {}, today);
}

Result<Replies> next_replies(Storage& storage, const Pack& pack) {
    const auto kept = storage.replies().all(pack.id);
    if (!kept) return kept.error();
    const auto issue = storage.replies().newest_issue(pack.id);
    if (!issue) return issue.error();
    const Replies before = *issue ? (*issue)->replies : Replies{pack.id, 0, {}};
    Replies out{pack.id, before.version + 1, {}};
    for (const auto& point : pack.points) {
        const auto at = std::find_if(kept->begin(), kept->end(),
                                     [&](const KeptReply& k) { return k.reply.point == point.id; });
        if (at == kept->end()) continue;
        if (at->state == ReplyState::returned)
            return Error{Code::conflict, "Young people don't understand the reply to \"" + point.id.text +
                                             "\"; write it again and let them read it, then publish."};
        if (at->state != ReplyState::draft)
            out.replies.push_back(at->reply);
        else if (const auto* earlier = before.find(point.id))
            out.replies.push_back(*earlier);
    }
    if (out.replies == before.replies)
        return Error{Code::conflict,
                     "Nothing new is approved in this set; let young people read the replies first."};
    return out;
}

Result<PackRef> publish_replies(Storage& storage, const Pack& pack, const seal::SigningKey& publisher,
                                Day today) {
    const auto next = next_replies(storage, pack);
    if (!next) return next.error();
    const auto text = write_replies(*next);
    // what a kiosk would refuse is not signed
    if (const auto back = read_replies(text); !back) return back.error();
    const auto file = seal::write_signed("replies", text, publisher);
    if (auto put = storage.put_document({"replies", pack.id.text, next->version}, file); !put)
        return put.error();
    if (auto put = storage.replies().add_issue({today, *next}); !put) return put.error();
    const auto kept = storage.replies().all(pack.id);
    if (!kept) return kept.error();
    for (auto reply : *kept) {
        if (reply.state != ReplyState::approved || !next->find(reply.reply.point)) continue;
        reply.state = ReplyState::published;
        if (auto put = storage.replies().put(reply); !put) return put.error();
    }
    if (auto noted =
            storage.note(today, "replies published", pack.id.text + " " + std::to_string(next->version));
        !noted)
        return noted.error();
    return PackRef{pack.id, static_cast<int>(next->version), seal::sha256(view_of(file))};
}

}  // namespace pledge::council
