#include "sync/council/enrolment.h"

#include "sync/core/json_reader.h"

#include <spdlog/spdlog.h>

namespace pledge::council {

Bytes<32> hash_of_code(const Bytes<7>& secret) {
    std::string text = "pledge/enrol/1\n";
    text.append(text_of(secret));
    return seal::sha256(view_of(text));
}

Result<std::string> make_code(Storage& storage, const seal::VerifyKey& publisher, Profile profile,
                              std::chrono::minutes lasts, const Clock& clock) {
    const auto code = seal::EnrolCode::make(publisher);
    if (auto put = storage.add_code({hash_of_code(code.secret), profile, clock.now() + lasts, {}}); !put)
        return put.error();
    if (auto noted = storage.note(clock.today(), "enrolment code made", name_of(profile)); !noted)
        return noted.error();
    return code.text();
}

Status sign_off(Storage& storage, const DeviceId& device, Day today) {
    const auto found = storage.device(device);
    if (!found) return found.error();
    if (!*found)
        return Error{Code::not_found, "There is no such device; `pledge-council device list` shows them."};
    if (auto revoked = storage.revoke_device(device); !revoked) return revoked;
    return storage.note(today, "device signed off", to_hex(device));
}

Enrolment::Enrolment(CouncilId council, const seal::VerifyKey& publisher, const Clock& clock, Random& random,
                     EnrolmentLimits limits)
    : council_(std::move(council)),
      publisher_(publisher),
      clock_(clock),
      random_(random),
      limits_(limits),
      window_began_(clock.steady()) {}

Result<Enrolment::Wanted> Enrolment::read(std::string_view body) {
    JsonReader in("the request", body, 1024);
    in.only(in.root(), {"code", "device_key"});
    const auto secret = from_hex<7>(in.text(in.root(), "code", 14));
    const auto key = from_base64<32>(in.text(in.root(), "device_key", 44));
    if (!secret) in.fail("has a \"code\" that is not 14 hex digits");
    if (!key) in.fail("has a \"device_key\" that is not 32 bytes");
    if (in.problem()) return *in.problem();
    return Wanted{*secret, *key};
}

bool Enrolment::too_many_tries() {
    const auto now = clock_.steady();
    if (now >= window_began_ + limits_.window) {
        window_began_ = now;
        wrong_ = 0;
    }
    return wrong_ >= limits_.wrong;
}

http::Response Enrolment::refuse() {
    if (++wrong_ == limits_.worth_a_warning)
        spdlog::warn(
            "Many wrong enrolment codes are being tried; if no kiosk is being enrolled, limit the rate in "
            "the "
            "web server in front.");
    return http::refusal(403,
                         "This code is not known, was used or has expired; ask the council for a new one.");
}

http::Response Enrolment::welcome(const DeviceId& id, Profile profile) const {
    return {201,
            Json({{"device", to_hex(id)},
                  {"profile", name_of(profile)},
                  {"slots", slots_of(profile)},
                  {"council", council_.text},
                  {"publisher_key", to_base64(publisher_)}})
                .dump(),
            "application/json",
            {}};
}

Result<http::Response> Enrolment::take(Storage& storage, const Wanted& wanted) {
    if (too_many_tries())
        return http::refusal(429, "Too many wrong codes were tried; wait ten minutes and try again.");
    const auto hash = hash_of_code(wanted.secret);
    const auto code = storage.code(hash);
    if (!code) return code.error();
    const bool alive = *code && (*code)->expires > clock_.now();
    if (alive && (*code)->used_by) {
        const auto before = storage.device(*(*code)->used_by);
        if (!before) return before.error();
        if (*before && (*before)->key == wanted.device_key && !(*before)->revoked)
            return welcome((*before)->id, (*before)->profile);
    }
    if (!alive || (*code)->used_by) return refuse();
    Device device;
    device.id = random_.bytes<16>();
    device.key = wanted.device_key;
    device.profile = (*code)->profile;
    device.enrolled = clock_.today();
    if (auto added = storage.add_device(device); !added) return added.error();
    if (auto used = storage.use_code(hash, device.id); !used) return used.error();
    if (auto noted = storage.note(device.enrolled, "device enrolled", to_hex(device.id)); !noted)
        return noted.error();
    return welcome(device.id, device.profile);
}

}  // namespace pledge::council
