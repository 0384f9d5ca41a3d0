#include "sync/council/asking.h"
#include "sync/council/files.h"
#include "sync/council/housekeeping.h"
#include "sync/council/packs.h"
#include "sync/council/publisher.h"
#include "sync/council/recovery_sheet.h"
#include "sync/council/waves.h"

#include <iomanip>
#include <ostream>
#include <thread>

namespace pledge::council {
namespace {

Result<Day> day_of(const std::string& flag, const std::string& text) {
    const auto day = day_from_text(text);
    if (!day) return Error{Code::bad_usage, flag + " is no day; write it like 2026-11-01."};
    return *day;
}

Result<Month> month_of(const std::string& flag, const std::string& text) {
    const auto month = month_from_text(text);
    if (!month) return Error{Code::bad_usage, flag + " is no month; write it like 2027-01."};
    return *month;
}

Result<WavePlan> read_plan(const WaveOptions& options, const Pack& pack) {
    WavePlan plan;
    plan.id = WaveId(options.id);
    plan.questions = QuestionSet::of(pack);
    if (options.columns != "three" && options.columns != "four")
        return Error{Code::bad_usage, "--columns is three or four; choose one."};
    plan.columns = options.columns == "four" ? Columns::four : Columns::three;
    if (!options.breakdown.empty()) {
        auto breakdown = breakdown_from_text(options.breakdown);
        if (!breakdown) return breakdown.error();
        plan.breakdown = std::move(*breakdown);
    }
    const auto opens = day_of("--opens", options.opens), until = day_of("--asks-until", options.asks_until);
    if (!opens) return opens.error();
    if (!until) return until.error();
    const auto results = month_of("--results", options.results);
    if (!results) return results.error();
    plan.opens = *opens;
    plan.asks_until = *until;
    plan.results = *results;
    return plan;
}

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

// What a new wave's key is wrapped under: for each person a passphrase, and a code that goes on a sheet
// alone.
struct Person {
    Passphrase passphrase, code;
    std::string sheet;  // file
    PersonSecrets secrets() const { return {passphrase.text(), code.text()}; }
};

Result<std::vector<Person>> ask_for_people(const Desk& desk, const WaveOptions& options) {
    if (options.two_people == options.second_sheet.empty())
        return Error{Code::bad_usage,
                     "Two people need two sheets; give --two-people and --second-sheet together."};
    std::vector<Person> out;
    const std::size_t people = options.two_people ? 2 : 1;
    for (std::size_t person = 0; person < people; ++person) {
        auto passphrase =
            ask_new_passphrase(new_passphrase_name(person, people),
                               person == 0 ? desk.passphrase_file : options.second_passphrase_file);
        if (!passphrase) return passphrase.error();
        if (person > 0 && passphrase->text() == out[0].passphrase.text())
            return Error{
                Code::bad_usage,
                "Both people chose the same passphrase; each needs one that the other doesn't know."};
        out.push_back({std::move(*passphrase), Passphrase(seal::make_recovery_code()),
                       person == 0 ? options.recovery_sheet : options.second_sheet});
    }
    return out;
}

// Before the wave: one whose codes were never written down can't be saved from a lost passphrase.
Status write_sheets(const std::vector<Person>& people, RecoverySheet sheet) {
    sheet.people = people.size();
    for (std::size_t person = 0; person < people.size(); ++person) {
        sheet.person = person;
        sheet.code = people[person].code.text();
        if (auto written = write_new_file(people[person].sheet, sheet_for_file(sheet, people[person].sheet));
            !written) {
            for (std::size_t before = 0; before < person; ++before)
                static_cast<void>(shred_file(people[before].sheet));
            return written;
        }
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
    const auto planned = read_plan(options, *pack);
    if (!planned) return planned.error();
    const auto people = ask_for_people(desk, options);
    if (!people) return people.error();
    const auto today = desk.clock.today();
    if (auto written = write_sheets(*people, {open->config.name, planned->id, today, {}}); !written)
        return written;
    std::vector<PersonSecrets> secrets;
    for (const auto& person : *people) secrets.push_back(person.secrets());
    const auto done = open->storage->transact(
        [&] { return plan_wave(*open->storage, *planned, secrets, today, desk.cost); });
    if (!done) {
        for (const auto& person : *people) static_cast<void>(shred_file(person.sheet));
        return done;
    }
    desk.out << "Wave \"" << options.id << "\" is planned.\n";
    for (const auto& person : *people)
        desk.out << "Print " << person.sheet << ", then run `pledge-council shred " << person.sheet << "`.\n";
    desk.out << "Make new backups of the database and of the keys.\n";
    return {};
}

Status open(const Desk& desk, const WaveOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto key = ask_for_publisher(desk, open->config);
    if (!key) return key.error();
    std::uint64_t version = 0;
    const auto done = open->storage->transact([&]() -> Status {
        const auto opened =
            open_wave(*open->storage, open->config.council, *key, WaveId(options.id), desk.clock.today());
        if (!opened) return opened.error();
        version = *opened;
        return {};
    });
    if (!done) return done;
    desk.out << "Wave \"" << options.id << "\" is open with manifest " << version
             << "; kiosks ask it within about an hour.\n";
    return {};
}

Status stop(const Desk& desk, const WaveOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    std::optional<Month> next;
    if (!options.next.empty()) {
        const auto month = month_of("--next", options.next);
        if (!month) return month.error();
        next = *month;
    }
    const auto key = ask_for_publisher(desk, open->config);
    if (!key) return key.error();
    const auto today = desk.clock.today();
    const auto done = open->storage->transact([&]() -> Status {
        const auto stopped =
            stop_wave(*open->storage, open->config.council, *key, WaveId(options.id), next, today);
        return stopped ? Status() : Status(stopped.error());
    });
    if (!done) return done;
    desk.out << "Wave \"" << options.id << "\" has stopped; close it on " << to_text(today + kDraining)
             << " or later.\n";
    return {};
}

Status close(const Desk& desk, const WaveOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    auto& storage = *open->storage;
    const auto today = desk.clock.today();
    const auto wave = wave_to_close(storage, WaveId(options.id), today);
    if (!wave) return wave.error();
    const auto publisher = load_publisher(open->config);
    if (!publisher) return publisher.error();
    const auto key = ask_for_wave(desk, options, storage, wave->wave);
    if (!key) return key.error();
    if (auto kept = storage.transact([&] { return keep_house(storage, desk.clock); }); !kept) return kept;
    const Closing closing{open->config.council, open->config.name, *publisher,
                          std::thread::hardware_concurrency()};
    const auto published = close_wave(storage, closing, WaveId(options.id), *key, today);
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
