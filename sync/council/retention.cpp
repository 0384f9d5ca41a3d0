#include "sync/council/retention.h"

#include "sync/council/housekeeping.h"
#include "sync/council/waves.h"

namespace pledge::council {
namespace {

constexpr const char* kPaper = "; then burn its recovery sheet and delete every backup from before that day.";

std::string of_wave(const StoredWave& wave, Day today) {
    const auto name = "Wave \"" + wave.wave.id.text + "\": ";
    if (wave.destroyed)
        return name + "answers and key were destroyed on " + to_text(*wave.destroyed) +
               "; its recovery sheet and all backups from before that day must be gone too.";
    if (wave.state == WaveState::planned) return name + "not opened yet; its key is kept.";
    if (wave.state == WaveState::published && wave.closed) {
        const auto end = *wave.closed + kKeptAfterClose;
        return name + "published on " + to_text(*wave.closed) + "; answers and key are " +
               (today < end
                    ? "destroyed on " + to_text(end)
                    : "due to be destroyed since " + to_text(end) + ", run `pledge-council destroy`") +
               kPaper;
    }
    auto out = name + std::string(name_of(wave.state));
    if (wave.opened)
        out += " since " + to_text(wave.stopped ? *wave.stopped : *wave.opened) +
               "; answers and key are kept until " + std::to_string(kKeptAfterClose.count()) +
               " days after the close, and destroyed unpublished after " +
               to_text(*wave.opened + kLongestWave) + " if nobody closes it.";
    return out;
}

}  // namespace

Result<std::vector<std::string>> retention(Storage& storage, Day today) {
    const auto waves = storage.waves();
    if (!waves) return waves.error();
    std::vector<std::string> out;
    for (const auto& wave : *waves) out.push_back(of_wave(wave, today));
    out.push_back("Batches that arrive while no wave takes answers: destroyed within a day.");
    out.push_back("Which device sent a batch on which day: kept for " +
                  std::to_string(kReceiptsKept.count()) + " days, so today from " +
                  to_text(today - kReceiptsKept) + " on.");
    out.push_back("Enrolment codes: destroyed within a day of running out.");
    out.push_back(
        "Published results, tokens of programs until they are revoked, signed packs and manifests, enrolled "
        "devices, the record of what officers did: "
        "kept.");
    return out;
}

}  // namespace pledge::council
