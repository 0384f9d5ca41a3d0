// The text of pack.toml, of help.toml, and the payload of a signed pack; the first byte chooses.
#include "sync/core/pack_payload.h"
#include "sync/core/wave.h"
#include "tests/fuzz/fuzz.h"

using namespace pledge;

namespace {

// The smallest pack there is, for contacts to go with.
constexpr std::string_view kPack = R"(format = 1
id = "p"
version = 1
language = "en"
title = "t"
title_few = "t"
about_few = "a"
about_more = "a"
symbol = "s"
first_set = ["q"]
rest_order = []
[scale]
id = "yes-no-5"
faces = 5
other_answers = []
[[sections]]
id = "s"
title = "s"
symbol = "s"
[[points]]
id = "q"
number = 1
section = "s"
symbol = "s"
areas = []
themes = []
rateable = true
[points.text]
pictures = "p"
few = "f"
more = "m"
[points.rate]
pictures = "p"
question = "q"
)";

void look(const Pack& pack) {
    must(!pack.points.empty() && !pack.first_set.empty());
    must(!QuestionSet::of(pack).questions.empty());
    (void)pack.messages();
}

}  // namespace

FUZZ(input) {
    if (input.empty()) return;
    const auto text = text_of(input.subspan(1));
    switch (input[0] % 3) {
        case 0:
            if (const auto pack = read_pack(text, "pack.toml", "", "help.toml")) look(*pack);
            break;
        case 1:
            if (const auto pack = read_pack(kPack, "pack.toml", text, "help.toml")) {
                for (int minute = 0; minute < 24 * 60; minute += 30) (void)pack->help.at({Day{}, minute});
            }
            break;
        default:
            if (const auto loaded = read_pack_payload(text)) look(loaded->pack);
    }
}
