#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace pledge::http {

// One client's stream of server-sent events (WHATWG HTML, 9.2), as whoever publishes holds it. A handler puts
// it into its Response; from then on the server sends what is published, and closes it when the client leaves
// or reads too slowly. It holds the newest state alone: what was not sent yet is replaced, so that a slow
// reader costs no memory and is never told what is past. Any thread.
class EventStream {
  public:
    // The text of one event, one line; streams share it.
    using Data = std::shared_ptr<const std::string>;

    EventStream() = default;
    EventStream(const EventStream&) = delete;
    EventStream& operator=(const EventStream&) = delete;

    void publish(Data data);  // nothing once it has ended
    void end();               // after what was published
    void close();             // at once
    bool closed() const;      // the client has gone, or close() was called

    // For the server.
    void on_news(std::function<void()> wake);  // forgotten by close()
    Data take();                               // nullptr: nothing new
    bool ended() const;

  private:
    void tell();

    mutable std::mutex mutex_;  // guards all of it; `wake_` is called without it
    Data newest_;
    bool ended_ = false, closed_ = false;
    std::function<void()> wake_;
};

}  // namespace pledge::http
