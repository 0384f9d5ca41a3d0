#include "sync/council/asking.h"
#include "sync/council/closer.h"
#include "sync/council/files.h"
#include "sync/council/key_people.h"
#include "sync/council/packs.h"
#include "sync/council/publisher.h"
#include "sync/council/waves.h"

#include <iomanip>
#include <ostream>

namespace pledge::council {
namespace {

Result<seal::WaveKey> ask_for_wave(const Desk& desk, const WaveOptions& options, Storage& storage,
                                   const Wave& wave) {
    const auto parts = storage.key_parts(wave.id);
    if (!parts) return parts.error();
    const std::pair<std::string, std::string> files[kMostPeople] = {
        {desk.passphrase_file, options.recovery_code_file},
        {options.second_passphrase_file, options.second_recovery_code_file}};
    std::vector<Given> given;
    std::vector<Proof> proofs;
    for (std::size_t person = 0; person < parts->size(); ++person) {
        auto part = ask_for_part(person, parts->size(), files[person].first, files[person].second);
        if (!part) return part.error();
        given.push_back(std::move(*part));
    }
    for (const auto& one : given) proofs.push_back(one.proof());
    return open_key(wave, *parts, proofs);
}

Result<KeyPeople> ask_for_people(const Desk& desk, const WaveOptions& options) {
    if (options.two_people == options.second_sheet.empty())
        return Error{Code::bad_usage,
                     "Two people need two sheets; give --two-people and --second-sheet together."};
    KeyPeople out;
    const std::size_t people = options.two_people ? 2 : 1;
    for (std::size_t person = 0; person < people; ++person) {
        auto passphrase =
            ask_new_passphrase(new_passphrase_name(person, people),
                               person == 0 ? desk.passphrase_file : options.second_passphrase_file);
        if (!passphrase) return passphrase.error();
        if (auto added = add_person(out, std::move(*passphrase)); !added) return added.error();
    }
    return out;
}

// Before the wave: one whose codes were never written down can't be saved from a lost passphrase.
Status write_sheets(const std::vector<RecoverySheet>& sheets, const std::vector<std::string>& files) {
    for (std::size_t person = 0; person < sheets.size(); ++person) {
        auto written = write_new_file(files[person], sheet_for_file(sheets[person], files[person]));
        if (written) continue;
        for (std::size_t before = 0; before < person; ++before) static_cast<void>(shred_file(files[before]));
        return written;
    }
    return {};
}

std::string day_or_dash(const std::optional<Day>& day) {
    return day ? to_text(*day) : "-         ";
}

}  // namespace

Status plan(const Desk& desk, const WaveOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto publisher = load_publisher(open->config);
    if (!publisher) return publisher.error();
    const auto pack = published_pack(*open->storage, SetId(options.set), *publisher);
    if (!pack) return pack.error();
    const auto [planned, troubles] = read_plan({options.id, options.set, options.columns, options.breakdown,
                                                options.opens, options.asks_until, options.results},
                                               &*pack);
    if (!troubles.empty()) return first_of(troubles);
    const auto people = ask_for_people(desk, options);
    if (!people) return people.error();
    const auto today = desk.clock.today();
    std::vector<std::string> files = {options.recovery_sheet, options.second_sheet};
    files.resize(people->size());
    if (auto written = write_sheets(sheets_of(*people, open->config.name, planned.id, today), files);
        !written)
        return written;
    const auto done = open->storage->transact([&, &plan = planned] {
        return plan_wave(*open->storage, plan, secrets_of(*people), today, desk.cost);
    });
    if (!done) {
        for (const auto& file : files) static_cast<void>(shred_file(file));
        return done;
    }
    desk.out << "Wave \"" << options.id << "\" is planned.\n";
    for (const auto& file : files)
        desk.out << "Print " << file << ", then run `pledge-council shred " << file << "`.\n";
    desk.out << "Make new backups of the database and of the keys.\n";
    return {};
}

Status open(const Desk& desk, const WaveOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto key = ask_for_publisher(desk, open->config);
    if (!key) return key.error();
    const auto version = transact_for(*open->storage, [&] {
        return open_wave(*open->storage, open->config.council, *key, WaveId(options.id), desk.clock.today());
    });
    if (!version) return version.error();
    desk.out << "Wave \"" << options.id << "\" is open with manifest " << *version
             << "; kiosks ask it within about an hour.\n";
    return {};
}

Status stop(const Desk& desk, const WaveOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto next = month_from_text(options.next);
    if (!next && !options.next.empty())
        return Error{Code::bad_usage, "--next is no month; write it like 2027-01."};
    const auto key = ask_for_publisher(desk, open->config);
    if (!key) return key.error();
    const auto today = desk.clock.today();
    const auto stopped = transact_for(*open->storage, [&] {
        return stop_wave(*open->storage, open->config.council, *key, WaveId(options.id), next, today);
    });
    if (!stopped) return stopped.error();
    desk.out << "Wave \"" << options.id << "\" has stopped; close it on " << to_text(today + kDraining)
             << " or later.\n";
    return {};
}

Status close(const Desk& desk, const WaveOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    auto& storage = *open->storage;
    const auto wave = wave_to_close(storage, WaveId(options.id), desk.clock.today());
    if (!wave) return wave.error();
    const auto key = ask_for_wave(desk, options, storage, wave->wave);
    if (!key) return key.error();
    const auto published = close_now(storage, open->config, desk.clock, WaveId(options.id), *key);
    if (!published) return published.error();
    if (!*published)
        return Error{Code::too_soon,
                     "There are not enough answers yet; nothing was written, try again on another day."};
    desk.out << "Wave \"" << options.id << "\" is closed and its results are published.\n";
    return {};
}

Status list_waves(const Desk& desk) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto waves = open->storage->waves();
    if (!waves) return waves.error();
    if (waves->empty()) desk.out << "There is no wave yet; `pledge-council wave plan` makes one.\n";
    for (const auto& wave : *waves) {
        desk.out << std::left << std::setw(24) << wave.wave.id.text << ' ' << std::setw(10)
                 << name_of(wave.state) << " opened " << day_or_dash(wave.opened) << "  stopped "
                 << day_or_dash(wave.stopped) << "  closed " << day_or_dash(wave.closed);
        if (wave.state == WaveState::stopped && wave.stopped)
            desk.out << "  can be closed from " << to_text(*wave.stopped + kDraining);
        desk.out << '\n';
    }
    return {};
}

}  // namespace pledge::council
