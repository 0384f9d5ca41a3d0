#include "tests/unit/poll/poll_fixture.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>

#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

namespace pledge::testing {

wire::Open opened() {
    wire::Open open{kCode, {}, {"en", "ur"}};
    open.key.fill(7);
    return open;
}

wire::Ask asked(std::uint32_t question) {
    wire::Ask ask{question, LiveKind::faces, 0, "", "en", {}};
    ask.words["en"] = {"Home", "Do you feel safe?", {}, "ltr", false};
    ask.words["ur"] = {"گھر", "کیا آپ محفوظ ہیں؟", {}, "rtl", true};
    return ask;
}

wire::SealedVote sealed(std::uint8_t with) {
    wire::SealedVote out{};
    out.fill(with);
    return out;
}

PageFolders::PageFolders() {
    std::filesystem::create_directories(pages.path() + "/symbols");
    write_all(pages / "index.html", "<!doctype html><title>Your vote</title>");
    write_all(pages / "poll.js", kScript);
    write_all(pages / "symbols/home.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    for (const char* language : {"en", "ur", "none"})
        std::filesystem::create_directories(words.path() + "/" + language);
    write_all(words / "en/poll.json", "{\"live.join.title\":\"Join in\"}");
    write_all(words / "ur/poll.json", "{}");
}

KioskEnd::KioskEnd(const std::string& socket) : fd_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, socket.c_str(), socket.size() + 1);
    if (::connect(fd_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("nobody listens for the kiosk");
    const timeval limit{20, 0};
    ::setsockopt(fd_.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
}

void KioskEnd::say_bytes(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto n = ::send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (n <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
}

std::optional<wire::ToKiosk> KioskEnd::next() {
    for (;;) {
        const auto end = in_.find('\n');
        if (end != std::string::npos) {
            auto read = wire::read_to_kiosk(std::string_view(in_).substr(0, end));
            if (!read) throw std::runtime_error(read.error().say);
            in_.erase(0, end + 1);
            return *read;
        }
        char chunk[4096];
        const auto n = ::recv(fd_.get(), chunk, sizeof chunk, 0);
        if (n < 0 && errno == EAGAIN) throw std::runtime_error("pledge-poll says nothing");
        if (n <= 0) return std::nullopt;
        in_.append(chunk, static_cast<std::size_t>(n));
    }
}

void KioskEnd::until_votes(std::uint32_t votes) {
    while (until<wire::VotesIn>().votes != votes) {
    }
}

void KioskEnd::until_phones(std::uint32_t joined) {
    while (until<wire::Phones>().joined != joined) {
    }
}

void KioskEnd::asks(std::uint32_t question) {
    say(asked(question));
    while (until<wire::VotesIn>().question != question) {
    }
}

std::uint16_t KioskEnd::opens() {
    say(opened());
    const auto url = until<wire::Address>().url;
    return static_cast<std::uint16_t>(std::stoul(url.substr(url.rfind(':') + 1)));
}

RunningHost::RunningHost(poll::HostOptions options)
    : socket_(folder_ / "poll.sock"),
      pages_(poll::Pages::read(folders_.pages.path(), folders_.words.path()).value()),
      stop_(::eventfd(0, EFD_CLOEXEC)) {
    options.socket = socket_;
    options.port = 0;
    if (!options.address) options.address = [] { return std::string("127.0.0.1"); };
    options.http.stop_timeout = std::chrono::milliseconds(500);
    host_ = std::make_unique<poll::Host>(std::move(options), pages_, clock_, random_);
    const auto started = host_->start();
    if (!started) throw std::runtime_error(started.error().say);
    thread_ = std::thread([this] { host_->run(stop_.get()); });
}

void RunningHost::stop() {
    if (!thread_.joinable()) return;
    const std::uint64_t once = 1;
    if (::write(stop_.get(), &once, sizeof once) < 0) std::terminate();
    thread_.join();
    host_.reset();
}

std::string get(std::uint16_t port, const std::string& target, const std::string& more) {
    return testing::exchange(
        port, "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + more + "\r\n");
}

std::string post(std::uint16_t port, const std::string& target, const std::string& body,
                 const std::string& type) {
    return testing::exchange(
        port, "POST " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + type +
                  "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

int status_of(const std::string& answer) {
    return answer.size() > 12 ? std::stoi(answer.substr(9, 3)) : 0;
}

Json json_of(const std::string& answer) {
    return Json::parse(answer.substr(answer.find("\r\n\r\n") + 4));
}

std::string join(std::uint16_t port, const std::string& code) {
    const auto answer = post(port, "/join", "{\"code\":\"" + code + "\"}");
    return status_of(answer) == 200 ? json_of(answer)["token"].get<std::string>() : "";
}

int vote(std::uint16_t port, const std::string& token, std::uint32_t question, std::uint8_t with) {
    return status_of(
        post(port, "/vote",
             Json({{"token", token}, {"question", question}, {"vote", to_base64url(sealed(with))}}).dump()));
}

Listener::Listener(std::uint16_t port, const std::string& token) : client_(port) {
    client_.send("GET /events?token=" + token + " HTTP/1.1\r\nHost: x\r\n\r\n");
}

Json Listener::next() {
    for (;;) {
        const auto begin = in_.find("data: ");
        const auto end = begin == std::string::npos ? begin : in_.find("\n\n", begin);
        if (end != std::string::npos) {
            auto state = Json::parse(in_.substr(begin + 6, end - begin - 6));
            in_.erase(0, end + 2);
            return state;
        }
        const auto more = client_.read_some();
        if (more.empty()) return nullptr;
        in_ += more;
    }
}

Json Listener::until(const std::string& stage) {
    for (;;) {
        auto state = next();
        if (state.is_null() || state["stage"] == stage) return state;
    }
}

}  // namespace pledge::testing
