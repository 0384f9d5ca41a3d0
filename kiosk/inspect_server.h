#pragma once

#include "sync/core/result.h"

#include <functional>
#include <memory>
#include <string>

namespace pledge::kiosk {

// The Unix socket behind --inspect: each line sent to it is answered by one line that says what is on screen.
// It tells, it never acts. A thread of its own listens; the answer comes from the main thread, after
// everything that was tapped before the question has been acted on.
class InspectServer {
  public:
    // Only the owner of the kiosk's process can connect (mode 0600). `wake` is called from the listening
    // thread.
    static Result<std::unique_ptr<InspectServer>> listen(const std::string& path, std::function<void()> wake);
    ~InspectServer();
    InspectServer(const InspectServer&) = delete;
    InspectServer& operator=(const InspectServer&) = delete;

    bool asked() const;                    // main thread
    void answer(const std::string& line);  // to everybody who asked

  private:
    struct State;
    explicit InspectServer(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace pledge::kiosk
