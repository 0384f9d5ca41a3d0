#pragma once

#include <cstdint>
#include <string>

namespace pledge::poll {

// The address under which phones in the room can reach this machine: the first IPv4 address of an interface
// that runs, has neighbours, and is not this machine alone. One that it gave itself (169.254) only where
// there is no other. Empty: there is none. Any thread.
std::string own_address();

// Whether a server can listen there and somebody else can type it: a number, and not "everywhere".
bool is_address(const std::string& text);
// "http://192.168.4.1:8090", "http://[fd00::1]:8090".
std::string url_of(const std::string& address, std::uint16_t port);

}  // namespace pledge::poll
