#include "sync/http/server.h"

#include "sync/http/admission.h"
#include "sync/http/crowd.h"

#include <array>
#include <atomic>
#include <optional>
#include <thread>

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <spdlog/spdlog.h>

namespace pledge::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;

constexpr std::size_t kBuffer = std::size_t{128} << 10;
constexpr std::size_t kLinger = std::size_t{1} << 20;  // bytes of a refused body that are read away

// The head of a request as our own type.
template <class Fields>
std::map<std::string, std::string> headers_of(const Fields& fields) {
    std::map<std::string, std::string> out;
    for (const auto& field : fields) {
        auto& value = out[lower_case({field.name_string().data(), field.name_string().size()})];
        if (!value.empty()) value += ", ";
        value.append(field.value().data(), field.value().size());
    }
    return out;
}

// RFC 9112, 6.1 and 6.3: what a web server in front might read as another length (request smuggling).
template <class Fields>
bool is_oddly_framed(const Fields& head) {
    const auto codings = head.count(bhttp::field::transfer_encoding);
    if (codings == 0) return false;
    return codings > 1 || head.version() < 11 || head.count(bhttp::field::content_length) > 0 ||
           !beast::iequals(head[bhttp::field::transfer_encoding], "chunked");
}

template <class Message>
void set_fields(Message& message, const Response& response) {
    message.result(static_cast<unsigned>(response.status));
    for (const auto& [name, value] : wire_headers(response)) message.set(name, value);
}

}  // namespace

// What all connections share. Responders keep it alive, since they may outlast the Server.
struct Server::Core : std::enable_shared_from_this<Core> {
    Core(ServerOptions o, Router r)
        : options(std::move(o)),
          router(std::move(r)),
          crowd(options.most_connections),
          io(std::max(1, options.threads)) {}

    class Connection;
    asio::awaitable<void> accept();

    ServerOptions options;
    Router router;
    std::uint16_t port = 0;
    std::atomic<bool> stopping{false};
    Crowd crowd;
    asio::io_context io;
    std::optional<tcp::acceptor> acceptor;
    std::vector<std::thread> threads;
};

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
        Parser parser;
        parser.header_limit(static_cast<std::uint32_t>(core_.options.most_header));
        parser.body_limit(boost::none);  // the route's own limit is checked as soon as the head is known
        arm(core_.options.head_timeout);
        error_code failed;
        co_await bhttp::async_read_header(socket_, buffer_, parser, redirect(failed));
        if (failed) co_return co_await refuse_read(failed);

        const auto& head = parser.get();
        const std::string method(head.method_string().data(), head.method_string().size());
        const bool has_body = parser.chunked() || parser.content_length().value_or(0) > 0;
        auto admission = admit(core_.router, {method,
                                              {head.target().data(), head.target().size()},
                                              head.version() < 11 || head.count(bhttp::field::host) == 1,
                                              has_body,
                                              parser.content_length().value_or(0),
                                              is_oddly_framed(head)});
        if (admission.refused) {
            if (!admission.may_stay) co_return co_await answer_and_close(std::move(*admission.refused));
            co_return co_await write(std::move(*admission.refused), method == "HEAD", head.keep_alive());
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
        if (!reply_) co_return co_await answer_and_close(refuse_late());
        co_return co_await write(std::move(*reply_), request.method == "HEAD", keep);
    }

    void call(const Router::Route& route, const Request& request) {
        Responder responder(Late{core_.shared_from_this(), weak_from_this(), executor()});
        try {
            route.handler(request, std::move(responder));
        } catch (const std::exception&) {
            spdlog::error("A handler of {} {} failed; please report this.", route.method, route.pattern);
        }
    }

    asio::awaitable<bool> refuse_read(error_code failed) {
        if (late_) return answer_and_close(refuse_slow());
        if (failed == bhttp::error::header_limit || failed == bhttp::error::buffer_overflow)
            return answer_and_close(refuse_long_head());
        if (failed == bhttp::error::body_limit) return answer_and_close(refuse_large());
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
        if (head_only) {
            bhttp::response<bhttp::empty_body> message;
            set_fields(message, response);
            message.content_length(response.body.size());
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
        arm(milliseconds(2000));
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
    std::uint64_t generation_ = 0;
    bool late_ = false, idle_ = false, cut_ = false, at_work_ = false;
};

asio::awaitable<void> Server::Core::accept() {
    while (!stopping) {
        error_code failed;
        auto socket = co_await acceptor->async_accept(asio::make_strand(io),
                                                      asio::redirect_error(asio::use_awaitable, failed));
        if (stopping || failed == asio::error::operation_aborted) co_return;
        if (failed) {  // out of file descriptors: let some close
            asio::steady_timer pause(co_await asio::this_coro::executor, milliseconds(100));
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failed));
            continue;
        }
        socket.set_option(tcp::no_delay(true), failed);
        const auto connection = std::make_shared<Connection>(tcp::socket(std::move(socket)), *this);
        const auto place = crowd.enter(connection);
        if (place == Crowd::Place::none) continue;
        asio::co_spawn(
            connection->executor(),
            [connection, place]() -> asio::awaitable<void> {
                if (place == Crowd::Place::busy)
                    co_await connection->turn_away();
                else
                    co_await connection->run();
            },
            asio::detached);
    }
}

Server::Server(ServerOptions options, Router router)
    : core_(std::make_shared<Core>(std::move(options), std::move(router))) {}

Server::~Server() {
    stop();
}

Status Server::start() {
    auto& core = *core_;
    error_code failed;
    const auto address = asio::ip::make_address(core.options.address, failed);
    if (failed)
        return Error{Code::bad_usage, "The text \"" + core.options.address +
                                          "\" is no address to listen on; write a number like 127.0.0.1."};
    core.acceptor.emplace(asio::make_strand(core.io));
    const tcp::endpoint endpoint(address, core.options.port);
    core.acceptor->open(endpoint.protocol(), failed);
    if (!failed) core.acceptor->set_option(tcp::acceptor::reuse_address(true), failed);
    if (!failed) core.acceptor->bind(endpoint, failed);
    if (!failed) core.acceptor->listen(asio::socket_base::max_listen_connections, failed);
    if (failed)
        return Error{Code::unavailable, "Can't listen on " + core.options.address + " port " +
                                            std::to_string(core.options.port) + " (" + failed.message() +
                                            "); stop what uses it or choose another."};
    core.port = core.acceptor->local_endpoint(failed).port();
    asio::co_spawn(core.acceptor->get_executor(), core.accept(), asio::detached);
    for (int i = 0; i < std::max(1, core.options.threads); ++i)
        core.threads.emplace_back([&core] { core.io.run(); });
    return {};
}

std::uint16_t Server::port() const {
    return core_->port;
}

void Server::stop() {
    auto& core = *core_;
    if (core.threads.empty() || core.stopping.exchange(true)) return;
    asio::post(core.acceptor->get_executor(), [&core] {
        error_code ignored;
        core.acceptor->close(ignored);
    });
    core.crowd.each(&Crowd::Member::wind_down);
    core.crowd.wait_until_empty(core.options.stop_timeout);
    core.crowd.each(&Crowd::Member::cut);
    for (auto& thread : core.threads) thread.join();
    core.threads.clear();
}

}  // namespace pledge::http
