#pragma once

#include "sync/council/pages/sets.h"
#include "sync/council/reply_store.h"

// /replies: "you said, we did". The officer writes, young reviewers say whether they understand, the officer
// publishes with the publisher's passphrase.
namespace pledge::council {

void add_replies_pages(http::Router& router, Front& front);

// Parts of it, each in its own file; all share the sets.
using SharedSets = std::shared_ptr<Sets>;
void add_reply_forms(http::Router& router, Front& front, const SharedSets& sets);
void add_reply_review(http::Router& router, Front& front, const SharedSets& sets);
void add_reply_publishing(http::Router& router, Front& front, const SharedSets& sets);

// What a path names, found before the page works. `kept`: nothing is written yet.
struct OneReply {
    std::shared_ptr<const Pack> pack;
    const Point* point = nullptr;
    std::optional<KeptReply> kept;

    std::string path(std::string_view more = {}) const;  // "/replies/derby-2024/health" + more
};
using ReplyWork = std::function<Result<http::Response>(Storage&, const Asked&, const OneReply&)>;
PageWork with_reply(const SharedSets& sets, ReplyWork work);

std::string count_of_replies(const Replies& replies);  // "1 reply"
std::string replies_path(const SetId& set);            // "/replies?set=derby-2024"
std::string_view words_of_sentence(std::string_view field,
                                   ReplyKind kind);  // "You said", "We cannot, because"
Markup state_tag(const KeptReply& kept);
// The reply in one language as the kiosk shows it.
Markup as_on_kiosk(const Reply& reply, const std::string& language);

}  // namespace pledge::council
