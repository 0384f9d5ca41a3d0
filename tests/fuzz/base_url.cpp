// The server's address, from a command line or identity.json.
#include "sync/http/client.h"
#include "tests/fuzz/fuzz.h"

FUZZ(input) {
    const std::string url(pledge::text_of(input));
    const auto fine = pledge::http::check_base_url(url);
    if (!fine) return must(fine.error().code == pledge::Code::bad_usage);
    // what the client takes for encrypted, and for a place alone
    must(url.starts_with("https://") || url.starts_with("http://"));
    must(url.find('\0') == std::string::npos && url.find_first_of("?# \r\n") == std::string::npos);
}
