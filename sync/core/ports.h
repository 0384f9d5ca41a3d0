#pragma once

#include "sync/core/bytes.h"
#include "sync/core/calendar.h"
#include "sync/core/result.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <span>
#include <string>

// The seams. Only a main() builds the real ones; everything else is handed a reference, so that a test can
// hand in its own clock, its own dice and its own network.
namespace pledge {

// Safe to call from any thread.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual std::chrono::milliseconds steady() const = 0;  // since an arbitrary start; never goes back
    virtual Day today() const = 0;                         // UTC: what the server stamps receipts with
    virtual LocalTime local() const = 0;                   // what a child calls "now"
    virtual std::chrono::sys_seconds now() const = 0;      // for short-lived server-side expiry only
};

// Cryptographically strong bytes. Safe to call from any thread.
class Random {
  public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> out) = 0;

    template <std::size_t N>
    Bytes<N> bytes() {
        Bytes<N> out{};
        fill(out);
        return out;
    }
    // Uniform in [0, bound); bound ≥ 1.
    std::uint32_t below(std::uint32_t bound);
};

struct HttpRequest {
    std::string method = "GET";
    std::string path;  // absolute, with query; the Transport knows the server
    std::map<std::string, std::string> headers;
    std::string body;
};

struct HttpReply {
    int status = 0;
    std::map<std::string, std::string> headers;  // lower-case names
    std::string body;
};

// One server, as a client sees it. An Error means that no complete reply arrived (Code::unavailable): the
// server may or may not have acted. One thread at a time.
class Transport {
  public:
    virtual ~Transport() = default;
    virtual Result<HttpReply> send(const HttpRequest& request) = 0;
};

}  // namespace pledge
