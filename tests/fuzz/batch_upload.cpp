// What a device sends: the headers and the body of an upload, and the body of an enrolment. First byte:
// which; for an upload the first three lines are its headers.
#include "sync/council/enrolment.h"
#include "sync/council/ingest.h"

#include <cstdlib>

using namespace pledge;
using namespace pledge::council;

namespace {

std::string line_of(std::string_view& text) {
    const auto end = text.find('\n');
    const std::string line(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return line;
}

void upload(std::string_view text) {
    http::Request request;
    request.method = "POST";
    request.path = "/v1/batches";
    for (const char* name : {"pledge-device", "pledge-batch", "pledge-signature"})
        request.headers[name] = line_of(text);
    request.body = text;
    const auto upload = Upload::read(request);
    if (upload && upload->body != request.body) std::abort();
    for (const auto profile : {Profile::home, Profile::event}) {
        const auto envelopes = envelopes_of(view_of(request.body), profile);
        if (envelopes && envelopes->size() != slots_of(profile) * 1072) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto text = text_of({data + 1, size - 1});
    if (data[0] == 'u')
        upload(text);
    else
        static_cast<void>(Enrolment::read(text));
    return 0;
}
