// Commitments and replies on the command line: tables and files in and out, and the signed file that kiosks
// show.
#include "sync/council/asking.h"
#include "sync/council/commitment_sheet.h"
#include "sync/council/files.h"
#include "sync/council/import.h"
#include "sync/council/packs.h"
#include "sync/council/publisher.h"
#include "sync/council/replies.h"

#include <ostream>

namespace pledge::council {
namespace {

// The set that was named, or the only one there is.
Result<Pack> chosen_pack(const Open& open, const std::string& set) {
    const auto publisher = load_publisher(open.config);
    if (!publisher) return publisher.error();
    if (!set.empty()) return published_pack(*open.storage, SetId(set), *publisher);
    const auto packs = open.storage->latest_documents("pack");
    if (!packs) return packs.error();
    if (packs->size() == 1) return published_pack(*open.storage, SetId(packs->front().id), *publisher);
    if (packs->empty())
        return Error{Code::not_found,
                     "There is no set of promises yet; run `pledge-council pack publish` first."};
    std::string names;
    for (const auto& pack : *packs) names += (names.empty() ? "" : ", ") + pack.id;
    return Error{Code::bad_usage, "There are several sets; name one with --set: " + names + "."};
}

// What is written on the replies to a set, and what of it was published last.
struct HeldReplies {
    SetId set;
    std::vector<KeptReply> all;
    std::optional<ReplyIssue> issue;
};

Result<HeldReplies> held_replies(const Desk& desk, const std::string& set) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto pack = chosen_pack(*open, set);
    if (!pack) return pack.error();
    auto all = open->storage->replies().all(pack->id);
    if (!all) return all.error();
    auto issue = open->storage->replies().newest_issue(pack->id);
    if (!issue) return issue.error();
    return HeldReplies{pack->id, std::move(*all), std::move(*issue)};
}

bool is_workbook(const std::string& file) {
    return file.size() > 5 && file.substr(file.size() - 5) == ".xlsx";
}

std::string state_text(const KeptReply& kept) {
    switch (kept.state) {
        case ReplyState::draft:
            return "waits for young reviewers";
        case ReplyState::returned:
            return "sent back on " + to_text(*kept.returned) + ": we don't understand" +
                   (kept.sentence.empty() ? "" : " \"" + kept.sentence + "\"");
        case ReplyState::approved:
            return "understood, not published yet";
        case ReplyState::published:
            return "published";
    }
    return {};
}

Status import_all(Storage& storage, const Pack& pack, const Replies& replies, bool approved, Day today) {
    for (const auto& reply : replies.replies) {
        if (!pack.find(reply.point))
            return Error{Code::bad_input, "There is no promise \"" + reply.point.text + "\" in the set \"" +
                                              pack.id.text + "\"; mend the file."};
        const auto before = storage.replies().find(pack.id, reply.point);
        if (!before) return before.error();
        const auto revision = *before ? (*before)->revision : 0;
        if (auto kept = keep_reply(storage, {pack.id, reply, revision, approved}, today); !kept) return kept;
    }
    return {};
}

}  // namespace

Status export_commitments(const Desk& desk, const AnswerOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto pack = chosen_pack(*open, options.set);
    if (!pack) return pack.error();
    const auto all = open->storage->commitments().all(pack->id);
    if (!all) return all.error();
    const auto bytes = is_workbook(options.file) ? write_commitments_xlsx(*all, pack->title)
                                                 : Result<std::string>(write_commitments_csv(*all));
    if (!bytes) return bytes.error();
    if (auto written = write_public_file(options.file, *bytes); !written) return written;
    desk.out << options.file << ": " << all->size() << " commitments\n";
    return {};
}

Status import_commitments(const Desk& desk, const AnswerOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto pack = chosen_pack(*open, options.set);
    if (!pack) return pack.error();
    const auto bytes = read_file(options.file, results::kMostSheetBytes);
    if (!bytes) return bytes.error();
    const auto sheet = results::read_sheet(*bytes);
    if (!sheet) return sheet.error();
    const auto read = read_commitments(*sheet, *pack);
    if (!read) return read.error();
    CommitmentImport import;
    const auto done = open->storage->transact([&]() -> Status {
        const auto before = open->storage->commitments().all(pack->id);
        if (!before) return before.error();
        import = plan_import(*before, *read, options.whole);
        return store_import(*open->storage, pack->id, import, {}, desk.clock.today());
    });
    if (!done) return done;
    desk.out << import.added.size() << " new, " << import.changed.size() << " changed, "
             << import.removed.size() << " removed, " << import.same << " as before\n";
    return {};
}

Status list_replies(const Desk& desk, const AnswerOptions& options) {
    const auto held = held_replies(desk, options.set);
    if (!held) return held.error();
    desk.out << held->set.text << ": ";
    if (held->issue)
        desk.out << "version " << held->issue->replies.version << " published on "
                 << to_text(held->issue->day) << '\n';
    else
        desk.out << "nothing published yet\n";
    for (const auto& kept : held->all) {
        desk.out << kept.reply.point.text << ": " << state_text(kept) << "; languages";
        for (const auto& [language, words] : kept.reply.words) desk.out << ' ' << language;
        desk.out << '\n';
    }
    return {};
}

Status export_replies(const Desk& desk, const AnswerOptions& options) {
    const auto held = held_replies(desk, options.set);
    if (!held) return held.error();
    Replies out{held->set, held->issue ? held->issue->replies.version : 0, {}};
    for (const auto& kept : held->all) out.replies.push_back(kept.reply);
    if (auto written = write_public_file(options.file, write_replies(out) + "\n"); !written) return written;
    desk.out << options.file << ": " << out.replies.size() << " replies\n";
    return {};
}

Status import_replies(const Desk& desk, const AnswerOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto bytes = read_file(options.file, kMostRepliesBytes);
    if (!bytes) return bytes.error();
    const auto replies = read_replies(*bytes);
    if (!replies) return replies.error();
    const auto pack = chosen_pack(*open, options.set.empty() ? replies->set.text : options.set);
    if (!pack) return pack.error();
    if (pack->id != replies->set)
        return Error{Code::bad_input, options.file + " holds replies to \"" + replies->set.text +
                                          "\"; name that set, or another file."};
    const auto done = open->storage->transact(
        [&] { return import_all(*open->storage, *pack, *replies, options.approved, desk.clock.today()); });
    if (!done) return done;
    desk.out << replies->replies.size() << " replies taken over; "
             << (options.approved ? "`replies publish` sends them out.\n"
                                  : "young reviewers read them next, on the page Replies.\n");
    return {};
}

Status publish_all_replies(const Desk& desk, const AnswerOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    auto& storage = *open->storage;
    const auto pack = chosen_pack(*open, options.set);
    if (!pack) return pack.error();
    // said before a passphrase is asked for
    if (const auto next = next_replies(storage, *pack); !next) return next.error();
    const auto key = ask_for_publisher(desk, open->config);
    if (!key) return key.error();
    PackRef ref;
    std::uint64_t manifest = 0;
    const auto done = storage.transact([&]() -> Status {
        const auto published = publish_replies(storage, *pack, *key, desk.clock.today());
        if (!published) return published.error();
        ref = *published;
        const auto version =
            publish_manifest(storage, open->config.council, *key, announced(storage, key->verify_key));
        if (!version) return version.error();
        manifest = *version;
        return {};
    });
    if (!done) return done;
    desk.out << "Published version " << ref.version << " of the replies to \"" << ref.id.text
             << "\" with manifest " << manifest << "; kiosks show them within about an hour.\n";
    return {};
}

}  // namespace pledge::council
