// What comes over the socket between the kiosk and pledge-poll, in both directions.
#include "kiosk/wire/lines.h"
#include "tests/fuzz/fuzz.h"

using namespace pledge;

namespace {

template <class Message>
void check(const Result<Message>& read, Result<Message> (*again)(std::string_view)) {
    if (!read) return must(read.error().code == Code::bad_input && !read.error().say.empty());
    const auto line = wire::write(*read);
    must(line.size() <= wire::kMostLine && line.find('\n') == line.size() - 1);
    const auto back = again(std::string_view(line).substr(0, line.size() - 1));
    must(back && *back == *read);
}

}  // namespace

FUZZ(input) {
    check(wire::read_to_poll(text_of(input)), &wire::read_to_poll);
    check(wire::read_to_kiosk(text_of(input)), &wire::read_to_kiosk);
}
