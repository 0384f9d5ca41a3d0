#include "sync/core/ids.h"

#include <algorithm>

namespace pledge {

bool is_plain_id(std::string_view text) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !text.empty() && text.size() <= 48 && text.front() != '-' &&
           std::all_of(text.begin(), text.end(), plain);
}

std::string short_name(const DeviceId& id) {
    const auto digits = to_hex(id);
    return digits.substr(0, 4) + "-" + digits.substr(4, 4);
}

}  // namespace pledge
