#include "sync/council/wave_keys.h"

#include "sync/seal/random.h"

namespace pledge::council {
namespace {

// Ids hold no spaces, so that no two of these are the same.
std::string context(const char* kind, const WaveId& wave, std::size_t person) {
    return kind + (" " + wave.text) + (person == 0 ? "" : " " + std::to_string(person + 1));
}
std::string passphrase_context(const WaveId& wave, std::size_t person) {
    return context("wave-key", wave, person);
}
std::string sheet_context(const WaveId& wave, std::size_t person) {
    return context("wave-recovery", wave, person);
}

seal::Secret random_secret(std::size_t size) {
    seal::Secret out(size);
    seal::SystemRandom().fill(out.bytes());
    return out;
}

seal::Secret exclusive_or(const seal::Secret& a, View b) {
    auto out = seal::Secret::copy_of(a.bytes());
    for (std::size_t i = 0; i < out.size() && i < b.size(); ++i) out.data()[i] ^= b[i];
    return out;
}

Error no_passphrase(const WaveId& wave) {
    return {Code::not_found,
            "The passphrases of wave \"" + wave.text +
                "\" stayed on the server that was lost; use the recovery sheet, or set a new one with "
                "`pledge-council wave passphrase --recovery-code-file`."};
}

// Two people typed; says who must try again.
Error of_person(std::size_t person, const Proof& proof, const Error& error) {
    if (error.code != Code::denied) return error;
    return {Code::denied, std::string(person == 0 ? "The first" : "The second") + " person's " +
                              (proof.with == Opener::passphrase ? "passphrase" : "recovery code") +
                              " does not open this wave; try again, or use that person's " +
                              (proof.with == Opener::passphrase ? "recovery sheet." : "passphrase.")};
}

}  // namespace

Status wrap_for_passphrase(KeyPart& out, const WaveId& wave, std::size_t person, const seal::Secret& part,
                           std::string_view passphrase, seal::WrapCost cost) {
    const auto live = random_secret(kLiveBytes);
    auto wrapped =
        seal::wrap(exclusive_or(part, live.bytes()), passphrase, passphrase_context(wave, person), cost);
    if (!wrapped) return wrapped.error();
    out.by_passphrase = std::move(*wrapped);
    out.live.assign(live.bytes().begin(), live.bytes().end());
    return {};
}

Status wrap_for_sheet(KeyPart& out, const WaveId& wave, std::size_t person, const seal::Secret& part,
                      std::string_view recovery_code, seal::WrapCost cost) {
    auto wrapped = seal::wrap(part, recovery_code, sheet_context(wave, person), cost);
    if (!wrapped) return wrapped.error();
    out.by_sheet = std::move(*wrapped);
    return {};
}

Result<std::vector<KeyPart>> share_key(const WaveId& wave, const seal::Secret& private_key,
                                       std::span<const PersonSecrets> people, seal::WrapCost cost) {
    if (people.empty() || people.size() > kMostPeople)
        return Error{Code::bad_usage, "A wave's key is kept by one person or by two; name that many."};
    auto rest = seal::Secret::copy_of(private_key.bytes());
    std::vector<KeyPart> out(people.size());
    for (std::size_t person = 0; person < people.size(); ++person) {
        const bool last = person + 1 == people.size();
        const auto part = last ? seal::Secret::copy_of(rest.bytes()) : random_secret(rest.size());
        rest = exclusive_or(rest, part.bytes());
        const auto& [passphrase, code] = people[person];
        if (auto done = wrap_for_passphrase(out[person], wave, person, part, passphrase, cost); !done)
            return done.error();
        if (auto done = wrap_for_sheet(out[person], wave, person, part, code, cost); !done)
            return done.error();
    }
    return out;
}

Result<seal::Secret> open_part(const WaveId& wave, std::size_t person, const KeyPart& part,
                               const Proof& proof) {
    const bool typed = proof.with == Opener::passphrase;
    if (typed && part.by_passphrase.empty()) return no_passphrase(wave);
    auto opened = typed ? seal::unwrap(part.by_passphrase, proof.secret, passphrase_context(wave, person))
                        : seal::unwrap(part.by_sheet, proof.secret, sheet_context(wave, person));
    if (!opened && opened.error().code == Code::denied)
        return Error{Code::denied,
                     typed
                         ? "The passphrase does not open this wave; try again, or use the recovery sheet."
                         : "The recovery code does not open this wave; check that the sheet is this wave's."};
    if (!opened || !typed) return opened;
    return exclusive_or(*opened, part.live);
}

Result<seal::WaveKey> open_key(const Wave& wave, std::span<const KeyPart> parts,
                               std::span<const Proof> proofs) {
    if (parts.empty())
        return Error{Code::not_found,
                     "The key of this wave is not here: it was destroyed, or this server was set up anew "
                     "and `pledge-council restore --keys` is still to be run."};
    if (parts.size() != proofs.size())
        return Error{Code::bad_usage, parts.size() == 1
                                          ? "One person opens this wave; leave the second one out."
                                          : "Two people are needed to open this wave; ask both."};
    seal::Secret whole(32);
    for (std::size_t person = 0; person < parts.size(); ++person) {
        const auto part = open_part(wave.id, person, parts[person], proofs[person]);
        if (!part) return parts.size() == 1 ? part.error() : of_person(person, proofs[person], part.error());
        whole = exclusive_or(whole, part->bytes());
    }
    auto pair = seal::WaveKey::from_private(std::move(whole));
    if (pair && pair->public_key != wave.public_key)
        return Error{
            Code::corrupt,
            "The key of this wave is another wave's; run `pledge-council restore --keys` with a backup."};
    return pair;
}

}  // namespace pledge::council
