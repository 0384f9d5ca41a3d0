// What a young reviewer says to a reply: "we understand", or "we don't understand".
#include "sync/council/pages/parts.h"
#include "sync/council/pages/replies.h"
#include "sync/council/replies.h"

namespace pledge::council {
namespace {

using http::Response;

// The words were changed, published or removed since they were read: nothing is said about words nobody saw.
Response other_words(const Asked& asked, const OneReply& one) {
    PageView view{"These words are new"};
    view.say = "The reply was changed while you read it. Please read it again.";
    view.back = replies_path(one.pack->id);
    view.body = html::buttons(html::link_button(one.path(), "Read it again"));
    return framed(409, asked, view);
}

bool saw_these_words(const Asked& asked, const OneReply& one) {
    return one.kept && asked.field("revision") == std::to_string(one.kept->revision) &&
           one.kept->state != ReplyState::published;
}

Result<Response> understood(Storage& storage, const Asked& asked, const OneReply& one, Day today) {
    if (!saw_these_words(asked, one)) return other_words(asked, one);
    if (auto done = approve_reply(storage, *one.kept, today); !done) return done.error();
    return go_to(replies_path(one.pack->id), Note::sent);
}

Result<Response> returned(Storage& storage, const Asked& asked, const OneReply& one, Day today) {
    if (!saw_these_words(asked, one)) return other_words(asked, one);
    const auto sentence = asked.field("sentence");
    if (!sentence.empty() && !is_reply_sentence(sentence)) return other_words(asked, one);
    if (auto done = return_reply(storage, *one.kept, sentence, today); !done) return done.error();
    return go_to(replies_path(one.pack->id), Note::returned);
}

}  // namespace

void add_reply_review(http::Router& router, Front& front, const SharedSets& sets) {
    using Say = Result<Response> (*)(Storage&, const Asked&, const OneReply&, Day);
    const auto add = [&](const char* pattern, Say say) {
        add_page(router, front, "POST", pattern, Action::return_replies,
                 with_reply(sets, [&front, say](Storage& storage, const Asked& asked, const OneReply& one) {
                     return say(storage, asked, one, front.clock.today());
                 }));
    };
    add("/replies/{set}/{point}/understood", understood);
    add("/replies/{set}/{point}/returned", returned);
}

}  // namespace pledge::council
