#include "sync/council/pages/frame.h"

namespace pledge::council {
namespace {

using http::Request;
using http::Responder;
using http::Response;

// A question on its way from the clerk through a worker back to the clerk.
struct Travel {
    Front& front;
    Action action;
    Request request;  // without its body
    Posted posted;
    PageThink think;
};

// On a worker.
void think_then_finish(const std::shared_ptr<Travel>& travel, const Responder& answer) {
    auto finish = travel->think();
    travel->think = {};
    show_page(travel->front, travel->request, answer, travel->action, std::move(finish),
              std::move(travel->posted));
}

void start(const std::shared_ptr<Travel>& travel, const Responder& answer, const PagePrepare& prepare) {
    // 200 with no body: go on; nobody's page is empty
    const Responder prepared([travel, answer](Response response) {
        if (!travel->think || response.status != 200) return answer(std::move(response));
        auto& workers = travel->front.workers;
        if (!workers.take([travel, answer] { think_then_finish(travel, answer); }))
            answer(sentence_page(503, kBusy));
    });
    show_page(
        travel->front, travel->request, prepared, travel->action,
        [travel, prepare](Storage& storage, const Asked& asked) -> Result<Response> {
            travel->think = {};  // the round may be tried again
            auto done = prepare(storage, asked);
            if (!done) return done.error();
            if (done->answer) return std::move(*done->answer);
            travel->think = std::move(done->think);
            return Response{};
        },
        travel->posted);
}

}  // namespace

void add_slow_page(http::Router& router, Front& front, const char* method, const char* pattern, Action action,
                   PagePrepare prepare, std::size_t most_form, Forms forms) {
    const bool posts = std::string_view(method) == "POST";
    router.add(
        method, pattern,
        [&front, posts, action, forms, prepare = std::move(prepare)](const Request& request,
                                                                     const Responder& answer) {
            auto asked = read_asked(request, posts, forms);
            if (asked.refused) return answer(std::move(*asked.refused));
            auto head = request;
            head.body.clear();
            start(
                std::make_shared<Travel>(Travel{front, action, std::move(head), std::move(asked.posted), {}}),
                in_pages(answer), prepare);
        },
        posts ? most_form : 0);
    router.when_too_large(sentence_page(413, kTooLarge));
}

}  // namespace pledge::council
