#pragma once

#include "sync/core/pack.h"
#include "sync/council/storage.h"
#include "sync/seal/signing.h"

// The life of a reply: written (draft), shown to a young reviewer, who understands it (approved) or doesn't
// (returned), and published in one signed file with the others of its set. Each change has its entry in the
// audit. Within a transaction of the caller's.
namespace pledge::council {

// Puts these words in place of what is there, read at this revision (0: nothing was). Other English words, or
// another kind, wait for young reviewers anew; with `approved` they have said already that they understand.
// Translations alone change nothing about that. Code::conflict, Code::bad_input: as ReplyStore::put().
// `by`: whose account, for the audit; or empty.
struct ReplyChange {
    SetId set;
    Reply reply;
    std::uint64_t revision = 0;
    bool approved = false;
    std::string by{};
};
Status keep_reply(Storage& storage, const ReplyChange& change, Day today);
Status remove_reply(Storage& storage, const SetId& set, const PointId& point, std::string_view by, Day today);

// What a young reviewer says. `sentence`: the field of ReplyWords that was not understood, or empty. Of words
// that are neither a draft nor returned or approved: Code::conflict.
Status return_reply(Storage& storage, const KeptReply& kept, const std::string& sentence, Day today);
Status approve_reply(Storage& storage, const KeptReply& kept, Day today);
bool is_reply_sentence(std::string_view name);  // "you_said", "answer", "instead", "who"

// What the next signed file would hold: what is approved, and for the rest what the newest one says, as long
// as there is a reply at all; in the order of the set's promises. Code::conflict: a reply was returned, or
// nothing is new.
Result<Replies> next_replies(Storage& storage, const Pack& pack);
// Signs it and stores it as a document; the manifest that names it is the caller's (publish_manifest()).
Result<PackRef> publish_replies(Storage& storage, const Pack& pack, const seal::SigningKey& publisher,
                                Day today);

}  // namespace pledge::council
