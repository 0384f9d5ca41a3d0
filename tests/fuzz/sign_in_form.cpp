// What a stranger may send to the sign-in page: first line the Cookie header, the rest the body of the form.
#include "sync/council/accounts/front.h"
#include "sync/council/accounts/markup.h"
#include "sync/council/accounts/recovery_codes.h"
#include "sync/council/accounts/totp.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace pledge;
    const auto text = text_of({data, size});
    const auto line = text.find('\n');
    http::Request request;
    request.headers["cookie"] = std::string(text.substr(0, line));
    request.headers["content-type"] = "application/x-www-form-urlencoded";
    if (line != std::string_view::npos) request.body = std::string(text.substr(line + 1));
    const auto token = council::read_cookie(request.header("cookie"), council::kDoorCookie);
    if (token && council::read_cookie("x=1; " + std::string(council::kDoorCookie) + "=" + token->text(),
                                      council::kDoorCookie)
                         ->bytes != token->bytes)
        std::abort();
    const auto posted = council::read_post(request, council::kDoorCookie);
    if (!posted) return 0;
    if (!posted->token.fits_form(posted->field("key"))) std::abort();
    for (const auto& [name, value] : posted->form) {
        const auto shown = council::escaped(value);
        if (shown.find_first_of("<>\"'") != std::string::npos) std::abort();
        const council::TotpSecret secret{};
        const auto now = std::chrono::sys_seconds(std::chrono::seconds(1111111111));
        if (const auto step = council::totp_matches(secret, value, now, 0))
            if (council::totp_matches(secret, value, now, *step)) std::abort();
        if (council::hash_of_recovery_code(value) && value.size() > 100) std::abort();
    }
    return 0;
}
