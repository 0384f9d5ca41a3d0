#pragma once

#include "kiosk/poll/host.h"
#include "sync/core/json_reader.h"
#include "sync/core/system_clock.h"
#include "tests/support/fakes.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/http/raw_client.h"

#include <thread>

namespace pledge::testing {

inline const std::string kCode = "4719";
inline const std::string kScript(4000, 'x');

wire::Open opened();
wire::Ask asked(std::uint32_t question);     // faces, in English and Urdu
wire::SealedVote sealed(std::uint8_t with);  // a vote as good as any: nobody here can open it

// Pages and words as they are installed, small.
struct PageFolders {
    PageFolders();
    TempFolder pages, words;
};

// The kiosk's end of the socket.
class KioskEnd {
  public:
    explicit KioskEnd(const std::string& socket);
    void say(const wire::ToPoll& message) { say_bytes(wire::write(message)); }
    void say_bytes(std::string_view bytes);
    // The next thing that is said; nullopt: pledge-poll hung up.
    std::optional<wire::ToKiosk> next();
    // Passes over what comes before.
    template <class Message>
    Message until() {
        for (;;) {
            const auto said = next();
            if (!said) throw std::runtime_error("pledge-poll hung up");
            if (const auto* wanted = std::get_if<Message>(&*said)) return *wanted;
        }
    }
    void until_votes(std::uint32_t votes);  // and phones: what was counted on the way may be left out
    void until_phones(std::uint32_t joined);
    void asks(std::uint32_t question);  // and waits until it is
    std::uint16_t opens();              // opens a session; the port for phones

  private:
    FileDescriptor fd_;
    std::string in_;
};

// A host on its own thread, on this machine alone.
class RunningHost {
  public:
    explicit RunningHost(poll::HostOptions options = {});
    ~RunningHost() { stop(); }
    RunningHost(const RunningHost&) = delete;
    RunningHost& operator=(const RunningHost&) = delete;
    void stop();
    const std::string& socket() const { return socket_; }

  private:
    TempFolder folder_;
    std::string socket_;
    PageFolders folders_;
    poll::Pages pages_;
    SystemClock clock_;
    SeededRandom random_;
    std::unique_ptr<poll::Host> host_;
    FileDescriptor stop_;
    std::thread thread_;
};

// One request over a connection of its own; the whole answer.
std::string get(std::uint16_t port, const std::string& target, const std::string& more = {});
std::string post(std::uint16_t port, const std::string& target, const std::string& body,
                 const std::string& type = "application/json");
int status_of(const std::string& answer);
Json json_of(const std::string& answer);
std::string join(std::uint16_t port, const std::string& code = kCode);  // the token; empty: refused
int vote(std::uint16_t port, const std::string& token, std::uint32_t question, std::uint8_t with);

// A phone that listens.
class Listener {
  public:
    Listener(std::uint16_t port, const std::string& token);
    // The next state; null: the stream has ended.
    Json next();
    Json until(const std::string& stage);

  private:
    RawClient client_;
    std::string in_;
};

}  // namespace pledge::testing
