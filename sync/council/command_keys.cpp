#include "sync/council/asking.h"
#include "sync/council/files.h"
#include "sync/council/key_commands.h"
#include "sync/council/recovery_sheet.h"

#include <ostream>

namespace pledge::council {
namespace {

// One person's part of a wave's key, opened.
struct Held {
    Wave wave;
    std::vector<KeyPart> parts;
    std::size_t person = 0;
    seal::Secret part;
    KeyPart& mine() { return parts[person]; }
};

Result<Held> open_persons_part(const Desk& desk, Storage& storage, const KeyOptions& options) {
    const auto stored = storage.wave(WaveId(options.wave));
    if (!stored) return stored.error();
    if (!*stored)
        return Error{Code::not_found,
                     "There is no wave \"" + options.wave + "\"; `pledge-council wave list` names them."};
    auto parts = storage.key_parts((*stored)->wave.id);
    if (!parts) return parts.error();
    if (parts->empty())
        return Error{Code::not_found,
                     "The key of this wave is not here: it was destroyed, or `pledge-council restore "
                     "--keys` is still to be run."};
    const auto person = options.person - 1;
    if (person >= parts->size())
        return Error{Code::bad_usage, "One person keeps the key of this wave; leave --person out."};
    const auto given = ask_for_part(person, parts->size(), desk.passphrase_file, options.recovery_code_file);
    if (!given) return given.error();
    auto part = open_part((*stored)->wave.id, person, (*parts)[person], given->proof());
    if (!part) return part.error();
    return Held{(*stored)->wave, std::move(*parts), person, std::move(*part)};
}

// Noted first, so that a database that takes no note leaves the key as it was.
Status keep(const Desk& desk, Storage& storage, const Held& held, const char* action) {
    return storage.transact([&]() -> Status {
        if (auto noted = storage.note(desk.clock.today(), action, held.wave.id.text); !noted) return noted;
        return storage.put_key_parts(held.wave.id, held.parts);
    });
}

}  // namespace

Status renew_passphrase(const Desk& desk, const KeyOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    auto held = open_persons_part(desk, *open->storage, options);
    if (!held) return held.error();
    const auto passphrase = ask_new_passphrase(new_passphrase_name(held->person, held->parts.size()),
                                               options.new_passphrase_file);
    if (!passphrase) return passphrase.error();
    if (auto wrapped = wrap_for_passphrase(held->mine(), held->wave.id, held->person, held->part,
                                           passphrase->text(), desk.cost);
        !wrapped)
        return wrapped;
    if (auto kept = keep(desk, *open->storage, *held, "wave passphrase changed"); !kept) return kept;
    desk.out << "Wave \"" << options.wave
             << "\" has the new passphrase; the old one opens nothing any more.\n";
    return {};
}

Status renew_sheet(const Desk& desk, const KeyOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    auto held = open_persons_part(desk, *open->storage, options);
    if (!held) return held.error();
    RecoverySheet sheet{open->config.name,          held->wave.id, desk.clock.today(),
                        seal::make_recovery_code(), held->person,  held->parts.size()};
    if (auto wrapped =
            wrap_for_sheet(held->mine(), held->wave.id, held->person, held->part, sheet.code, desk.cost);
        !wrapped)
        return wrapped;
    if (auto written = write_new_file(options.recovery_sheet, sheet_for_file(sheet, options.recovery_sheet));
        !written)
        return written;
    if (auto kept = keep(desk, *open->storage, *held, "recovery sheet replaced"); !kept) {
        static_cast<void>(shred_file(options.recovery_sheet));
        return kept;
    }
    desk.out
        << "Print " << options.recovery_sheet << ", then run `pledge-council shred " << options.recovery_sheet
        << "`.\nMake a new backup of the keys and destroy the older ones: the old sheet still opens those.\n";
    return {};
}

Status shred(const Desk& desk, const KeyOptions& options) {
    if (auto looked = read_file(options.file, std::size_t{16} << 20); !looked) return looked.error();
    if (auto gone = shred_file(options.file); !gone) return gone;
    desk.out << options.file << " is overwritten and removed.\n";
    return {};
}

}  // namespace pledge::council
