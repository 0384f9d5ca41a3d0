#include "kiosk/poll/own_address.h"

#include <array>
#include <memory>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

namespace pledge::poll {
namespace {

struct Free {
    void operator()(ifaddrs* list) const { ::freeifaddrs(list); }
};

bool serves_neighbours(const ifaddrs& one) {
    constexpr unsigned kWanted = IFF_UP | IFF_RUNNING, kUnwanted = IFF_LOOPBACK | IFF_POINTOPOINT;
    return one.ifa_addr && one.ifa_addr->sa_family == AF_INET && (one.ifa_flags & kWanted) == kWanted &&
           (one.ifa_flags & kUnwanted) == 0;
}

}  // namespace

std::string own_address() {
    ifaddrs* raw = nullptr;
    if (::getifaddrs(&raw) != 0) return {};
    const std::unique_ptr<ifaddrs, Free> all(raw);
    std::string self_given;
    for (const auto* one = raw; one; one = one->ifa_next) {
        if (!serves_neighbours(*one)) continue;
        const auto& in = reinterpret_cast<const sockaddr_in*>(one->ifa_addr)->sin_addr;
        std::array<char, INET_ADDRSTRLEN> text{};
        if (!::inet_ntop(AF_INET, &in, text.data(), text.size())) continue;
        if (std::string(text.data()).starts_with("169.254."))
            self_given = text.data();
        else
            return text.data();
    }
    return self_given;
}

bool is_address(const std::string& text) {
    in_addr four{};
    in6_addr six{};
    if (::inet_pton(AF_INET, text.c_str(), &four) == 1) return four.s_addr != INADDR_ANY;
    return ::inet_pton(AF_INET6, text.c_str(), &six) == 1 && !IN6_IS_ADDR_UNSPECIFIED(&six);
}

std::string url_of(const std::string& address, std::uint16_t port) {
    const bool six = address.find(':') != std::string::npos;
    return "http://" + (six ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

}  // namespace pledge::poll
