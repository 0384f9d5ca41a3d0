#include "kiosk/poll/host.h"

#include "kiosk/poll/own_address.h"
#include "kiosk/poll/routes.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include <poll.h>
#include <spdlog/spdlog.h>
#include <sys/eventfd.h>

namespace pledge::poll {
namespace {

using std::chrono::milliseconds;

}  // namespace

http::ServerOptions room_settings() {
    http::ServerOptions out;
    out.threads = 2;
    out.most_header = std::size_t{4} << 10;
    out.most_streams = kMostPhones + 50;                    // one a phone, and some that are just ending
    out.most_connections = out.most_streams + kMostPhones;  // a phone asks beside its stream
    out.head_timeout = out.body_timeout = out.answer_timeout = milliseconds(10'000);
    out.stop_timeout = milliseconds(2'000);
    return out;
}

Host::Host(HostOptions options, const Pages& pages, const Clock& clock, Random& random)
    : options_(std::move(options)), pages_(pages), clock_(clock), session_(clock, random) {}

Host::~Host() {
    end();
}

Status Host::start() {
    auto line = Line::listen(options_.socket);
    if (!line) return line.error();
    line_ = std::move(*line);
    news_ = FileDescriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!news_.ok()) return Error{Code::failed, "The system has no file descriptors left; close something."};
    return {};
}

void Host::run(int stop) {
    for (bool stopped = false; !stopped;) {
        wait_for_news(stop, stopped);
        if (line_->kiosk() < 0 && session_.on() && patience() == 0) {
            spdlog::warn("The kiosk has not come back; its session is forgotten.");
            end();
        }
        tell_counts();
        warn_of_guesses();
    }
    end();
}

void Host::warn_of_guesses() {
    if (!session_.was_guessed_at() || std::exchange(warned_, true)) return;
    spdlog::warn(
        "Many wrong codes come, so typed ones have to wait; let people scan the picture on the screen.");
}

// How long a session is still held for a kiosk that is gone; -1: no limit.
int Host::patience() const {
    if (line_->kiosk() >= 0 || !session_.on()) return -1;
    const auto left = kiosk_left_ + options_.hold - clock_.steady();
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, std::numeric_limits<int>::max()));
}

void Host::wait_for_news(int stop, bool& stopped) {
    const bool had_kiosk = line_->kiosk() >= 0;
    std::array<pollfd, 4> files = {{{stop, POLLIN, 0},
                                    {news_.get(), POLLIN, 0},
                                    {line_->door(), POLLIN, 0},
                                    {line_->kiosk(), line_->wants(), 0}}};
    if (::poll(files.data(), files.size(), patience()) < 0) return;
    stopped = files[0].revents != 0;
    std::uint64_t times = 0;
    if (files[1].revents != 0) static_cast<void>(::read(news_.get(), &times, sizeof times) > 0);
    if ((files[3].revents & POLLOUT) != 0) line_->send();
    if ((files[3].revents & ~POLLOUT) != 0 && line_->kiosk() >= 0)
        line_->hear([this](std::string_view line) { return heard(line); });
    if (had_kiosk && line_->kiosk() < 0) kiosk_left_ = clock_.steady();
    if (files[2].revents != 0) line_->let_in();
}

bool Host::heard(std::string_view line) {
    const auto read = wire::read_to_poll(line);
    if (!read) {
        spdlog::error("{}", read.error().say);
        return false;
    }
    if (const auto* with = std::get_if<wire::Open>(&*read)) open(*with);
    if (const auto* question = std::get_if<wire::Ask>(&*read)) {
        session_.ask(*question);
        told_.question.reset();  // say how many votes are in, even if as many as before
    }
    if (const auto* which = std::get_if<wire::Close>(&*read))
        line_->say(wire::write(wire::ToKiosk(session_.close(*which))));
    if (const auto* result = std::get_if<wire::Reveal>(&*read)) session_.reveal(*result);
    if (std::holds_alternative<wire::Wait>(*read)) session_.wait();
    if (std::holds_alternative<wire::End>(*read)) end();
    return true;
}

void Host::open(const wire::Open& with) {
    if (!session_.on()) spdlog::info("A live session begins.");
    session_.open(with);
    line_->say(wire::write(wire::ToKiosk(wire::Address{open_port()})));
    told_ = {std::numeric_limits<std::uint32_t>::max(), {}, 0};  // so that all is told
}

std::string Host::open_port() {
    const auto address = options_.address();
    if (server_ && address != served_at_) {
        server_->stop();
        server_.reset();
    }
    if (address.empty()) {
        spdlog::warn("This machine has no address in a network, so no phone can join; turn the wifi on.");
        return {};
    }
    if (!server_) {
        auto settings = options_.http;
        settings.address = address;
        settings.port = options_.port;
        auto server =
            std::make_unique<http::Server>(settings, make_routes(session_, pages_, [this] { changed(); }));
        if (const auto started = server->start(); !started) {
            spdlog::error(
                "No phone can join, because the port can't be opened; see that nothing else uses it.");
            return {};
        }
        server_ = std::move(server);
        served_at_ = address;
    }
    return url_of(address, server_->port());
}

void Host::end() {
    if (!session_.on() && !server_) return;
    session_.end();
    server_.reset();  // says first what was published last
    told_ = {};
    warned_ = false;
    spdlog::info("The live session is over; nothing of it is kept.");
}

// Newest counts alone, and only to a kiosk that takes them: it can't be flooded with old ones.
void Host::tell_counts() {
    if (line_->kiosk() < 0 || !line_->all_said() || !session_.on()) return;
    const auto now = session_.counts();
    if (now.joined != told_.joined) line_->say(wire::write(wire::ToKiosk(wire::Phones{now.joined})));
    if (now.question && (now.question != told_.question || now.votes != told_.votes))
        line_->say(wire::write(wire::ToKiosk(wire::VotesIn{*now.question, now.votes})));
    told_ = now;
}

void Host::changed() {
    const std::uint64_t once = 1;
    static_cast<void>(::write(news_.get(), &once, sizeof once) > 0);
}

}  // namespace pledge::poll
