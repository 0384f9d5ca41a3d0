#include "sync/council/commands.h"
#include "sync/council/files.h"
#include "sync/council/housekeeping.h"
#include "sync/council/packs.h"
#include "sync/council/passphrase.h"
#include "sync/council/publisher.h"
#include "sync/council/recovery_sheet.h"
#include "sync/council/waves.h"

#include <iomanip>
#include <ostream>
#include <thread>

#include <unistd.h>

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

Result<seal::SigningKey> ask_for_publisher(const Desk& desk, const Config& config) {
    const auto passphrase = ask_passphrase("the publisher passphrase", desk.passphrase_file);
    if (!passphrase) return passphrase.error();
    return unlock_publisher(config, passphrase->text());
}

Result<seal::WaveKey> ask_for_wave(const Desk& desk, const WaveOptions& options, const StoredWave& wave) {
    if (!options.recovery_code_file.empty()) {
        const auto typed = read_code(options.recovery_code_file);
        if (!typed) return typed.error();
        const auto code = seal::canonical_recovery_code(typed->text());
        if (!code) return code.error();
        return unlock_wave(wave, Opener::recovery_code, *code);
    }
    const auto passphrase = ask_passphrase("the passphrase of this wave", desk.passphrase_file);
    if (!passphrase) return passphrase.error();
    return unlock_wave(wave, Opener::passphrase, passphrase->text());
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
    const auto passphrase =
        ask_new_passphrase("a passphrase for this wave (not the publisher's)", desk.passphrase_file);
    if (!passphrase) return passphrase.error();
    const auto code = seal::make_recovery_code();
    const auto today = desk.clock.today();
    // the sheet first: a wave whose code was never written down can't be saved from a lost passphrase
    const auto sheet = recovery_sheet(open->config.name, planned->id, today, code);
    if (auto written = write_new_file(options.recovery_sheet, sheet); !written) return written;
    const auto done = open->storage->transact(
        [&] { return plan_wave(*open->storage, *planned, passphrase->text(), code, today, desk.cost); });
    if (!done) {
        ::unlink(options.recovery_sheet.c_str());
        return done;
    }
    desk.out << "Wave \"" << options.id << "\" is planned; print " << options.recovery_sheet
             << ", then delete it.\n";
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
    const auto key = ask_for_wave(desk, options, *wave);
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
