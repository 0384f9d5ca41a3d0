#pragma once

#include "kiosk/wire/lines.h"
#include "sync/core/file_descriptor.h"

#include <string>
#include <vector>

namespace pledge::kiosk {

// The kiosk's end of the line to pledge-poll: connects, sends, reads. Nothing here waits; whoever owns it
// polls fd(). What can't be sent or understood breaks the line, and it can be connected again. One thread.
class LiveLine {
  public:
    explicit LiveLine(std::string path) : path_(std::move(path)) {}

    bool connect();  // whether there is a line now
    bool up() const { return socket_.ok(); }
    int fd() const { return socket_.get(); }
    bool has_more_to_send() const { return !unsent_.empty(); }

    void send(const wire::ToPoll& message);  // while up(); otherwise it is lost
    void flush();
    std::vector<wire::ToKiosk> read();  // what has come whole
    void hang_up();

  private:
    std::string path_;
    FileDescriptor socket_;
    std::string unsent_, unread_;
};

}  // namespace pledge::kiosk
