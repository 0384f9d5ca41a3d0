#include "sync/council/wave_text.h"

namespace pledge::council {

std::string write_wave(const Wave& wave) {
    Manifest around;
    around.council = CouncilId("none");
    around.asking = Asking::open;
    around.wave = wave;
    return write_manifest(around);
}

Result<Wave> read_wave(std::string_view text) {
    auto around = read_manifest(text);
    if (!around) return around.error();
    if (!around->wave)
        return Error{Code::corrupt, "A stored wave holds no questions; restore the database from a backup."};
    return std::move(*around->wave);
}

}  // namespace pledge::council
