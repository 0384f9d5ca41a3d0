#pragma once

#include "sync/core/ports.h"

#include <chrono>
#include <memory>
#include <string>

namespace pledge::http {

struct ClientOptions {
    std::chrono::milliseconds connect_timeout{15'000};
    std::chrono::milliseconds total_timeout{120'000};  // of one exchange, whatever its speed
    std::size_t most_body = std::size_t{40} << 20;     // bytes of a reply
    std::string ca_file;                               // PEM; empty: the system's own
};

// "https://council.example[:port][/prefix]", or "http://" with a loopback host; no user, query or fragment.
// Code::bad_usage otherwise.
Status check_base_url(const std::string& base_url);

// A Transport on one libcurl handle, so that exchanges share a connection. Follows no redirect, keeps no
// cookie, always verifies the server's certificate and name. A base URL that check_base_url() refuses fails
// every send() with the same error. Beside Code::unavailable, send() says Code::denied for a certificate that
// doesn't fit and Code::too_large for a reply above most_body.
std::unique_ptr<Transport> make_curl_transport(std::string base_url, ClientOptions options = {});

}  // namespace pledge::http
