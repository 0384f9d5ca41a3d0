#pragma once

#include "sync/core/file_descriptor.h"
#include "sync/core/result.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace pledge::poll {

// The Unix socket that the kiosk connects to. One kiosk at a time: another one finds the door closed at once.
// Never waits, except where its owner polls what it is told to poll. One thread.
class Line {
  public:
    // The folder must belong to this user, who alone may write to it; the socket is for the owner alone.
    // Takes the place of a socket that nobody listens to any more. Code::conflict: somebody does.
    static Result<std::unique_ptr<Line>> listen(const std::string& path);
    ~Line();
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    int door() const { return door_.get(); }
    int kiosk() const { return kiosk_.get(); }  // -1: none
    short wants() const;                        // what to poll the kiosk for

    void let_in();
    // Gives whole lines to `heard`, which says whether the kiosk may stay. A kiosk that left, that says what
    // is none, or a line without end is hung up on.
    void hear(const std::function<bool(std::string_view)>& heard);
    void say(std::string_view line);
    void send();  // what the socket takes now
    bool all_said() const { return out_.empty(); }
    void hang_up();

  private:
    Line(std::string path, FileDescriptor door) : path_(std::move(path)), door_(std::move(door)) {}

    std::string path_;
    FileDescriptor door_, kiosk_;
    std::string in_, out_;
};

}  // namespace pledge::poll
