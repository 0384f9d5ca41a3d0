#include "sync/council/commands.h"
#include "sync/council/enrolment.h"
#include "sync/council/publisher.h"
#include "sync/council/waves.h"

#include <iomanip>
#include <ostream>

namespace pledge::council {
Status enrol_code(const Desk& desk, const EnrolOptions& options) {
    const auto profile = profile_from_text(options.profile);
    if (!profile) return Error{Code::bad_usage, "--profile is home or event; choose one."};
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto publisher = load_publisher(open->config);
    if (!publisher) return publisher.error();
    std::string code;
    const auto added = open->storage->transact([&]() -> Status {
        auto made = make_code(*open->storage, *publisher, *profile, std::chrono::minutes(options.minutes),
                              desk.clock);
        if (made) code = std::move(*made);
        return made ? Status() : Status(made.error());
    });
    if (!added) return added;
    desk.out << code << '\n';
    return {};
}

Status list_devices(const Desk& desk) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto devices = open->storage->devices();
    if (!devices) return devices.error();
    if (devices->empty())
        desk.out << "No device is enrolled yet; `pledge-council enrol-code` makes a code for one.\n";
    const auto wave = draining_wave(*open->storage);
    if (!wave) return wave.error();
    for (const auto& device : *devices) {
        const auto holds = *wave ? may_hold_answers(*open->storage, **wave, device.id, desk.clock.today())
                                 : Result<bool>(false);
        if (!holds) return holds.error();
        desk.out << to_hex(device.id) << "  " << std::left << std::setw(6) << name_of(device.profile)
                 << "enrolled " << to_text(device.enrolled) << ", last in touch "
                 << (device.last_contact ? to_text(*device.last_contact) : "never")
                 << (device.revoked ? ", signed off" : "")
                 << (*holds ? ", may still hold answers of wave \"" + (*wave)->wave.id.text + "\"" : "")
                 << '\n';
    }
    return {};
}

Status revoke_device(const Desk& desk, const std::string& id) {
    const auto device = from_hex<16>(id);
    if (!device)
        return Error{Code::bad_usage,
                     "A device is named by 32 hex digits; `pledge-council device list` shows them."};
    const auto open = open_desk(desk);
    if (!open) return open.error();
    return open->storage->transact([&] { return sign_off(*open->storage, *device, desk.clock.today()); });
}

}  // namespace pledge::council
