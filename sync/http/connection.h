#pragma once

#include "sync/http/admission.h"
#include "sync/http/beast_fields.h"
#include "sync/http/event_stream.h"
#include "sync/http/server_core.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <optional>

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <netinet/tcp.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>

// The inside of server.cpp, which alone includes it: Beast is compiled once.
namespace pledge::http {

namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using std::chrono::milliseconds;

// One client. Everything runs on the strand of its socket.
class Server::Core::Connection final : public Crowd::Member, public std::enable_shared_from_this<Connection> {
  public:
    Connection(tcp::socket socket, Core& core)
        : core_(core),
          socket_(std::move(socket)),
          deadline_(socket_.get_executor()),
          answered_(socket_.get_executor()) {}
    ~Connection() override { core_.crowd.forget(this); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    auto executor() { return socket_.get_executor(); }

    asio::awaitable<void> run() {
        while (co_await one_request()) {
        }
        disarm();
        error_code ignored;
        socket_.close(ignored);
    }

    asio::awaitable<void> turn_away() { co_await answer_and_close(refuse_busy()); }

    void make_room() override {
        asio::post(socket_.get_executor(), [self = shared_from_this()] {
            error_code ignored;
            if (!self->at_work_) self->socket_.cancel(ignored);
        });
    }
    void wind_down() override {
        asio::post(socket_.get_executor(), [self = shared_from_this()] {
            error_code ignored;
            if (self->idle_) self->socket_.cancel(ignored);
            if (self->events_) self->answered_.cancel();
        });
    }
    void cut() override {
        asio::post(socket_.get_executor(), [self = shared_from_this()] {
            error_code ignored;
            self->cut_ = true;
            self->socket_.close(ignored);
            self->answered_.cancel();
        });
    }

  private:
    static constexpr std::size_t kBuffer = std::size_t{128} << 10;
    // Of a refused body so much is read away, for so long: a browser shows the answer only once it has sent
    // all.
    static constexpr std::size_t kLinger = std::size_t{16} << 20;
    static constexpr milliseconds kLingerFor{10'000};
    static constexpr int kSendBuffer = 64 << 10;  // of a stream: what is past must not pile up in the system

    // Carries an answer back to the strand, from whatever thread. A late one must not touch a server that is
    // gone, so the io_context is kept, and outlives the executor that points to it.
    struct Late {
        std::shared_ptr<Core> core;
        std::weak_ptr<Connection> connection;
        asio::any_io_executor executor;

        void operator()(Response response) const {
            asio::post(executor, [weak = connection, response = std::move(response)]() mutable {
                const auto self = weak.lock();
                if (!self) return;
                self->reply_ = std::move(response);
                self->answered_.cancel();
            });
        }
    };

    // Tells a stream that there is something new, from whatever thread, and keeps what it touches like Late.
    struct News {
        std::shared_ptr<Core> core;
        std::weak_ptr<Connection> connection;
        asio::any_io_executor executor;

        void operator()() const {
            asio::post(executor, [weak = connection] {
                const auto self = weak.lock();
                if (!self || !self->events_) return;
                error_code ignored;
                if (self->events_->closed()) self->socket_.cancel(ignored);
                self->answered_.cancel();
            });
        }
    };

    static auto redirect(error_code& into) { return asio::redirect_error(asio::use_awaitable, into); }
    using Parser = bhttp::request_parser<bhttp::string_body>;

    // A read or write that outlives the deadline is cancelled, not closed, so that a 408 can still be said.
    void arm(milliseconds limit) {
        late_ = false;
        const auto generation = ++generation_;
        deadline_.expires_after(limit);
        deadline_.async_wait([weak = weak_from_this(), generation](error_code failed) {
            const auto self = weak.lock();
            if (failed || !self || self->generation_ != generation) return;
            self->late_ = true;
            error_code ignored;
            self->socket_.cancel(ignored);
            self->answered_.cancel();
        });
    }
    void disarm() {
        ++generation_;
        deadline_.cancel();
    }

    // Waits for a first byte; false: the client left, idled out, or the server stops.
    asio::awaitable<bool> wait_for_request() {
        if (core_.stopping) co_return false;
        if (buffer_.size() > 0) co_return true;
        idle_ = true;
        core_.crowd.waits(*this);
        arm(core_.options.idle_timeout);
        error_code failed;
        const auto n = co_await socket_.async_read_some(buffer_.prepare(4096), redirect(failed));
        idle_ = false;
        buffer_.commit(n);
        co_return !failed;
    }

    asio::awaitable<bool> one_request() {
        at_work_ = false;
        if (!co_await wait_for_request()) co_return false;
        core_.crowd.waits(*this);
        wants_page_ = false;
        Parser parser;
        parser.header_limit(static_cast<std::uint32_t>(core_.options.most_header));
        parser.body_limit(boost::none);  // the route's own limit is checked as soon as the head is known
        arm(core_.options.head_timeout);
        error_code failed;
        co_await bhttp::async_read_header(socket_, buffer_, parser, redirect(failed));
        if (failed) co_return co_await refuse_read(failed);

        const auto& head = parser.get();
        const std::string method(head.method_string().data(), head.method_string().size());
        const auto accept = head[bhttp::field::accept];
        wants_page_ = wants_page({accept.data(), accept.size()});
        const bool has_body = parser.chunked() || parser.content_length().value_or(0) > 0;
        auto admission = admit(core_.router, {method,
                                              {head.target().data(), head.target().size()},
                                              head.version() < 11 || head.count(bhttp::field::host) == 1,
                                              has_body,
                                              parser.content_length().value_or(0),
                                              is_oddly_framed(head.version(), lines_of(head))});
        if (admission.refused) {
            auto refused = as_asked(std::move(*admission.refused));
            if (!admission.may_stay) co_return co_await answer_and_close(std::move(refused));
            co_return co_await write(std::move(refused), method == "HEAD", head.keep_alive());
        }
        if (has_body) {
            parser.body_limit(admission.match.route->most_body);
            co_await read_body(parser, failed);
            if (failed) co_return co_await refuse_read(failed);
        }
        co_return co_await handle(parser, std::move(admission));
    }

    asio::awaitable<void> read_body(Parser& parser, error_code& failed) {
        arm(core_.options.body_timeout);
        if (beast::iequals(parser.get()[bhttp::field::expect], "100-continue")) {
            static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
            co_await asio::async_write(socket_, asio::buffer(kContinue), redirect(failed));
            if (failed) co_return;
        }
        co_await bhttp::async_read(socket_, buffer_, parser, redirect(failed));
    }

    asio::awaitable<bool> handle(Parser& parser, Admission admission) {
        const bool keep = parser.keep_alive();
        auto message = parser.release();
        Request request;
        request.method.assign(message.method_string().data(), message.method_string().size());
        request.path = std::move(admission.target.path);
        request.params = std::move(admission.match.params);
        request.query = std::move(admission.target.query);
        request.headers = headers_of(message);
        request.body = std::move(message.body());

        at_work_ = true;
        Crowd::works(*this);
        reply_.reset();
        answered_.expires_at(asio::steady_timer::time_point::max());
        arm(core_.options.answer_timeout);
        call(*admission.match.route, request);
        error_code ignored;
        while (!reply_ && !late_ && !cut_) co_await answered_.async_wait(redirect(ignored));
        if (cut_) co_return false;
        if (!reply_) co_return co_await answer_and_close(as_asked(refuse_late()));
        if (reply_->events) co_return co_await stream(std::move(*reply_), request.method == "HEAD");
        if (reply_->status >= 500) reply_ = as_asked(std::move(*reply_));
        co_return co_await write(std::move(*reply_), request.method == "HEAD", keep);
    }

    // What is published, until the client leaves or reads too slowly. It keeps its place in the crowd:
    // whoever waits for news is at work, and only the cap on streams bounds them.
    asio::awaitable<bool> stream(Response response, bool head_only) {
        const auto events = std::move(response.events);
        const Closing closing{core_.streams, *events};
        if (core_.streams > core_.options.most_streams) co_return co_await answer_and_close(refuse_busy());
        response.content_type = "text/event-stream";
        bhttp::response<bhttp::empty_body> message;
        set_fields(message, response);
        message.keep_alive(false);  // it ends where the connection ends
        bhttp::response_serializer<bhttp::empty_body> serializer(message);
        arm(core_.options.slow_reader);
        error_code failed;
        co_await bhttp::async_write_header(socket_, serializer, redirect(failed));
        if (failed || head_only) co_return false;
        events_ = events;
        watch();
        events->on_news(News{core_.shared_from_this(), weak_from_this(), executor()});
        while (!failed && !cut_ && !left_ && !events->closed()) {
            if (const auto data = events->take()) {
                const std::array<asio::const_buffer, 3> event = {
                    asio::buffer("data: ", 6), asio::buffer(*data), asio::buffer("\n\n", 2)};
                co_await send(event, failed);
                continue;
            }
            if (events->ended() || core_.stopping) break;
            disarm();
            answered_.expires_after(core_.options.comment_every);
            error_code woken;
            co_await answered_.async_wait(redirect(woken));
            if (!woken) co_await send(std::array{asio::buffer(":\n\n", 3)}, failed);
        }
        co_return false;
    }

    template <class Buffers>
    asio::awaitable<void> send(const Buffers& buffers, error_code& failed) {
        arm(core_.options.slow_reader);
        co_await asio::async_write(socket_, buffers, redirect(failed));
    }

    // Whoever listens says nothing; a byte or an end means that nobody listens any more. Where the network
    // alone went, the system says so once bytes have stayed unconfirmed too long.
    void watch() {
        const auto limit = static_cast<unsigned>(core_.options.slow_reader.count());
        ::setsockopt(socket_.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &limit, sizeof limit);
        error_code ignored;
        socket_.set_option(asio::socket_base::send_buffer_size(kSendBuffer), ignored);
        watch_for_end();
    }

    void watch_for_end() {
        socket_.async_wait(tcp::socket::wait_read, [weak = weak_from_this()](error_code failed) {
            const auto self = weak.lock();
            if (!self || failed == asio::error::operation_aborted) return;
            if (!failed && !self->has_more()) return self->watch_for_end();
            self->left_ = true;
            self->answered_.cancel();
        });
    }

    // Whether something or an end is there to be read. Asio may report the arrival of what another thread has
    // read in the meantime: of the request itself.
    bool has_more() {
        char byte = 0;
        const auto n = ::recv(socket_.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
        return n >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
    }

    // A stream is counted, and told of its end, whatever ends it.
    class Closing {
      public:
        Closing(std::atomic<std::size_t>& count, EventStream& events) : count_(count), events_(events) {
            ++count_;
        }
        ~Closing() {
            --count_;
            events_.close();
        }
        Closing(const Closing&) = delete;
        Closing& operator=(const Closing&) = delete;

      private:
        std::atomic<std::size_t>& count_;
        EventStream& events_;
    };

    void call(const Router::Route& route, const Request& request) {
        Responder responder(Late{core_.shared_from_this(), weak_from_this(), executor()});
        try {
            route.handler(request, std::move(responder));
        } catch (const std::exception&) {
            spdlog::error("A handler of {} {} failed; please report this.", route.method, route.pattern);
        }
    }

    // A refusal that was made for programs, for whoever asked.
    Response as_asked(Response refused) const {
        const auto& page_for = core_.options.page_for;
        if (!wants_page_ || !page_for || refused.content_type != "application/json") return refused;
        auto page = page_for(refused.status);
        page.headers.insert(refused.headers.begin(), refused.headers.end());  // Allow
        return page;
    }

    asio::awaitable<bool> refuse_read(error_code failed) {
        if (late_) return answer_and_close(as_asked(refuse_slow()));
        if (failed == bhttp::error::header_limit || failed == bhttp::error::buffer_overflow)
            return answer_and_close(refuse_long_head());
        if (failed == bhttp::error::body_limit) return answer_and_close(as_asked(refuse_large()));
        const bool parsed = failed.category() == bhttp::make_error_code(bhttp::error::bad_method).category();
        if (!parsed || failed == bhttp::error::end_of_stream || failed == bhttp::error::partial_message)
            return gone();
        return answer_and_close(refuse_malformed());
    }
    static asio::awaitable<bool> gone() { co_return false; }

    asio::awaitable<bool> write(Response response, bool head_only, bool keep) {
        keep = keep && !core_.stopping;
        at_work_ = false;
        core_.crowd.waits(*this);  // a client that reads slowly keeps a place for nothing, too
        arm(core_.options.answer_timeout);
        error_code failed;
        const bool bodiless = response.status == 204 || response.status == 304;
        if (head_only || bodiless) {
            bhttp::response<bhttp::empty_body> message;
            set_fields(message, response);
            if (!bodiless) message.content_length(response.body.size());
            message.keep_alive(keep);
            // a response to HEAD names the length of a body that does not follow: only the head is written
            bhttp::response_serializer<bhttp::empty_body> serializer(message);
            co_await bhttp::async_write_header(socket_, serializer, redirect(failed));
        } else {
            bhttp::response<bhttp::string_body> message;
            set_fields(message, response);
            message.body() = std::move(response.body);
            message.content_length(message.body().size());
            message.keep_alive(keep);
            co_await bhttp::async_write(socket_, message, redirect(failed));
        }
        co_return keep && !failed;
    }

    // Says why, then reads away what is still coming for a moment: closing at once would reset the connection
    // and lose the answer on its way.
    asio::awaitable<bool> answer_and_close(Response response) {
        co_await write(std::move(response), false, false);
        error_code failed;
        socket_.shutdown(tcp::socket::shutdown_send, failed);
        arm(kLingerFor);
        std::array<char, 4096> sink{};
        for (std::size_t total = 0; !failed && total < kLinger;)
            total += co_await socket_.async_read_some(asio::buffer(sink), redirect(failed));
        co_return false;
    }

    Core& core_;
    tcp::socket socket_;
    asio::steady_timer deadline_, answered_;
    beast::flat_buffer buffer_{kBuffer};
    std::optional<Response> reply_;
    std::shared_ptr<EventStream> events_;  // once it is one
    std::uint64_t generation_ = 0;
    bool late_ = false, idle_ = false, cut_ = false, at_work_ = false, wants_page_ = false, left_ = false;
};

}  // namespace pledge::http
