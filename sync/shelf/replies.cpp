#include "sync/shelf/shelf.h"
#include "sync/shelf/versioned.h"

// "You said, we did", as a shelf holds it.
namespace pledge::shelf {
namespace {

// The payload in base64, its signature and the words around them.
constexpr std::size_t kMostSignedReplies = kMostRepliesBytes / 3 * 4 + 4096;

}  // namespace

Versioned Shelf::reply_files() const {
    return {path("replies"), "file of replies", kMostSignedReplies,
            [this](std::string_view file, const SetId& set, int version) -> Status {
                const auto replies = verified_replies(file, set, version);
                if (!replies) return replies.error();
                return {};
            }};
}

Result<Replies> Shelf::verified_replies(std::string_view signed_file, const SetId& set, int version) const {
    const auto who = identity();
    if (!who) return who.error();
    const auto payload = seal::read_signed(signed_file, "replies", who->publisher);
    if (!payload) return payload.error();
    auto replies = read_replies(*payload);
    if (!replies) return replies;
    if (replies->set != set || replies->version != static_cast<std::uint64_t>(version))
        return reply_files().another();
    return replies;
}

Result<Replies> Shelf::replies(const PackRef& ref) const {
    const auto file = reply_files().named(ref);
    if (!file) return file.error();
    return verified_replies(*file, ref.id, ref.version);
}

Result<Replies> Shelf::replies_at(const SetId& set, int version) const {
    const auto file = reply_files().read(set, version);
    if (!file) return file.error();
    return verified_replies(*file, set, version);
}

Result<Replies> Shelf::replies_or_older(const PackRef& ref) const {
    auto named = replies(ref);
    if (named) return named;
    for (const int version : reply_files().versions(ref.id)) {
        if (version >= ref.version) continue;
        if (auto older = replies_at(ref.id, version)) return older;
    }
    return named;
}

Status Shelf::install_replies(std::string_view signed_file, const PackRef& ref) const {
    return reply_files().install(signed_file, ref);
}

void Shelf::tidy_replies(const Manifest& manifest) const {
    const auto files = reply_files();
    files.sweep();
    for (const auto& ref : manifest.replies)
        if (replies(ref))
            files.keep_last_good(ref, [&](int version) { return replies_at(ref.id, version).ok(); });
}

}  // namespace pledge::shelf
