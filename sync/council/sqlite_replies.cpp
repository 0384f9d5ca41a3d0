#include "sync/council/sqlite_replies.h"

#include <array>

namespace pledge::council {
namespace {

constexpr std::array<std::string_view, 4> kStates = {"draft", "returned", "approved", "published"};

Error unreadable() {
    return {Code::corrupt, "The database holds a reply that can't be read; restore a backup."};
}

}  // namespace

std::string_view name_of(ReplyState state) {
    return kStates[static_cast<std::size_t>(state)];
}

std::optional<ReplyState> reply_state_from_text(std::string_view text) {
    for (std::size_t i = 0; i < kStates.size(); ++i)
        if (kStates[i] == text) return static_cast<ReplyState>(i);
    return std::nullopt;
}

// Words lie in the database as they stand in a signed file (docs/formats/replies.md), one reply a row.
template <class... Values>
Result<std::vector<KeptReply>> SqliteReplies::select(const char* sql, const Values&... values) {
    return db_.attempt([&](SQLite::Database&) -> Result<std::vector<KeptReply>> {
        std::vector<KeptReply> out;
        Query q(statements_, sql, values...);
        while (q.next()) {
            auto text = read_replies(q.text(0));
            const auto state = reply_state_from_text(q.text(1));
            if (!text || text->replies.size() != 1 || !state) return unreadable();
            out.push_back({text->set, std::move(text->replies.front()), *state, q.maybe_day(2), q.text(3),
                           static_cast<std::uint64_t>(q.number(4))});
        }
        return out;
    });
}

Result<std::vector<KeptReply>> SqliteReplies::all(const SetId& set) {
    return select(
        "SELECT text, state, returned, sentence, revision FROM reply WHERE set_id = ? ORDER BY point",
        set.text);
}

Result<std::optional<KeptReply>> SqliteReplies::find(const SetId& set, const PointId& point) {
    return first_of(
        select("SELECT text, state, returned, sentence, revision FROM reply WHERE set_id = ? AND point = ?",
               set.text, point.text));
}

Status SqliteReplies::put(const KeptReply& kept) {
    if (auto fine = check_reply(kept.reply); !fine) return fine;
    return db_.attempt([&](SQLite::Database&) -> Status {
        const auto text = write_replies({kept.set, 0, {kept.reply}});
        const auto revision = static_cast<std::int64_t>(kept.revision);
        const bool is_new = revision == 0;
        const auto changed =
            is_new
                ? Query(
                      statements_,
                      "INSERT OR IGNORE INTO reply(set_id, point, text, state, returned, sentence, revision) "
                      "VALUES(?, ?, ?, ?, ?, ?, 1)",
                      kept.set.text, kept.reply.point.text, text, name_of(kept.state), kept.returned,
                      kept.sentence)
                      .run()
                : Query(statements_,
                        "UPDATE reply SET text = ?, state = ?, returned = ?, sentence = ?, revision = "
                        "revision + 1 "
                        "WHERE set_id = ? AND point = ? AND revision = ?",
                        text, name_of(kept.state), kept.returned, kept.sentence, kept.set.text,
                        kept.reply.point.text, revision)
                      .run();
        if (changed == 1) return {};
        return Error{Code::conflict, "Somebody else changed this reply; look at it again, then change it."};
    });
}

Status SqliteReplies::remove(const SetId& set, const PointId& point) {
    return db_.attempt([&](SQLite::Database&) {
        Query(statements_, "DELETE FROM reply WHERE set_id = ? AND point = ?", set.text, point.text).run();
    });
}

Status SqliteReplies::add_issue(const ReplyIssue& issue) {
    return db_.attempt([&](SQLite::Database&) {
        Query(statements_, "INSERT INTO reply_issue(set_id, version, day, text) VALUES(?, ?, ?, ?)",
              issue.replies.set.text, static_cast<std::int64_t>(issue.replies.version), issue.day,
              write_replies(issue.replies))
            .run();
    });
}

template <class... Values>
Result<std::vector<ReplyIssue>> SqliteReplies::select_issues(const char* sql, const Values&... values) {
    return db_.attempt([&](SQLite::Database&) -> Result<std::vector<ReplyIssue>> {
        std::vector<ReplyIssue> out;
        Query q(statements_, sql, values...);
        while (q.next()) {
            auto replies = read_replies(q.text(1));
            if (!replies) return unreadable();
            out.push_back({q.day(0), std::move(*replies)});
        }
        return out;
    });
}

Result<std::optional<ReplyIssue>> SqliteReplies::newest_issue(const SetId& set) {
    return first_of(select_issues(
        "SELECT day, text FROM reply_issue WHERE set_id = ? ORDER BY version DESC LIMIT 1", set.text));
}

Result<std::vector<ReplyIssue>> SqliteReplies::issues(const SetId& set) {
    return select_issues("SELECT day, text FROM reply_issue WHERE set_id = ? ORDER BY version DESC",
                         set.text);
}

}  // namespace pledge::council
