// What a stranger asks for: path and query of a request.
#include "sync/core/bytes.h"
#include "sync/http/target.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto target = pledge::http::read_target(pledge::text_of({data, size}));
    if (!target) return 0;
    if (target->path.empty() || target->path.front() != '/') std::abort();
    for (const auto& segment : target->segments)
        if (segment == ".." || segment == "." || segment.find('\0') != std::string::npos) std::abort();
    return 0;
}
