#pragma once

#include "sync/council/storage.h"
#include "sync/http/message.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace pledge::council {

struct ClerkOptions {
    std::size_t most_waiting = 512;   // beyond it a request is told to come back
    std::size_t most_together = 128;  // requests that share one transaction
};

// The one thread that touches the storage. What comes in while it writes is done together in the next
// transaction, and nobody is answered before that is on the disk: one sync serves many devices. Owns the
// storage.
class Clerk {
  public:
    // Works out the answer to one request, within the transaction of its round. An Error (the storage's own)
    // undoes the round; unless it is everybody's, each of its requests is then tried once more, alone. So it
    // may run twice.
    using Work = std::function<Result<http::Response>(Storage&)>;

    Clerk(std::unique_ptr<Storage> storage, ClerkOptions options = {});
    ~Clerk();  // finishes what waits
    Clerk(const Clerk&) = delete;
    Clerk& operator=(const Clerk&) = delete;

    // Any thread. Refuses at once with 503 when too much is waiting.
    void ask(http::Responder answer, Work work);

  private:
    struct Request {
        http::Responder answer;
        Work work;
    };
    void run();
    Status round(std::vector<Request>& requests);
    static void refuse(std::vector<Request>& requests, const Error& why);

    std::unique_ptr<Storage> storage_;
    ClerkOptions options_;
    std::mutex mutex_;  // guards waiting_ and ending_
    std::condition_variable woken_;
    std::vector<Request> waiting_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace pledge::council
