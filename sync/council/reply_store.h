#pragma once

#include "sync/core/reply.h"

#include <optional>
#include <string>
#include <vector>

namespace pledge::council {

// draft: waits for a young reviewer. returned: "we don't understand". approved: "we understand", and not out
// yet. published: these words are in the newest signed file.
enum class ReplyState { draft, returned, approved, published };
std::string_view name_of(ReplyState state);
std::optional<ReplyState> reply_state_from_text(std::string_view text);

// The reply to one promise as it stands now.
struct KeptReply {
    SetId set;
    Reply reply;
    ReplyState state = ReplyState::draft;
    std::optional<Day> returned;  // when; only where the state is returned
    std::string sentence;         // which was not understood: a field of ReplyWords, or empty: all of it
    // Goes up with each change, so that two people don't write over each other. 0: not stored yet.
    std::uint64_t revision = 0;
};

// What was signed: one file of kind "replies".
struct ReplyIssue {
    Day day{};
    Replies replies;  // with its version
};

// The part of the storage that holds replies and what was published of them. Used like the rest of it
// (sync/council/storage.h): one thread at a time, within its transactions; Errors are the storage's own.
class ReplyStore {
  public:
    virtual ~ReplyStore() = default;

    virtual Result<std::vector<KeptReply>> all(const SetId& set) = 0;  // by promise's id
    virtual Result<std::optional<KeptReply>> find(const SetId& set, const PointId& point) = 0;
    // With the revision that it was read with; stored one above. Code::conflict: it was changed meanwhile;
    // Code::bad_input as check_reply() says it.
    virtual Status put(const KeptReply& reply) = 0;
    virtual Status remove(const SetId& set, const PointId& point) = 0;

    virtual Status add_issue(const ReplyIssue& issue) = 0;
    virtual Result<std::optional<ReplyIssue>> newest_issue(const SetId& set) = 0;
    virtual Result<std::vector<ReplyIssue>> issues(const SetId& set) = 0;  // newest first
};

}  // namespace pledge::council
