// The server's configuration file.
#include "sync/core/bytes.h"
#include "sync/council/config.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto config = pledge::council::read_config("council.toml", pledge::text_of({data, size}));
    if (!config) {
        // whatever is wrong, the sentence says where and ends
        if (config.error().say.rfind("council.toml", 0) != 0 || config.error().say.back() != '.')
            std::abort();
        return 0;
    }
    if (!pledge::is_plain_id(config->council.text) || config->address.empty() || config->database.empty())
        std::abort();
    return 0;
}
