#include "sync/council/key_commands.h"

#include <CLI/CLI.hpp>

namespace pledge::council {
namespace {

struct Adder {
    Desk& desk;
    KeyOptions& o;
    std::function<Status()>& chosen;

    CLI::App* add(CLI::App& app, const std::string& name, const std::string& about,
                  Status (*action)(const Desk&, const KeyOptions&)) {
        auto* command = app.add_subcommand(name, about);
        command->fallthrough();
        command->callback([this_ = *this, action] {
            this_.chosen = [this_, action] { return action(this_.desk, this_.o); };
        });
        return command;
    }
    CLI::App* with_passphrase(CLI::App* command) {
        command->add_option("--passphrase-file", desk.passphrase_file,
                            "File whose first line is the present passphrase; otherwise the terminal asks");
        return command;
    }
    CLI::App* with_new_passphrase(CLI::App* command) {
        command->add_option("--new-passphrase-file", o.new_passphrase_file,
                            "The same for the new passphrase");
        return command;
    }
    CLI::App* with_part(CLI::App* command) {
        command->add_option("--id", o.wave, "The wave's name, like 2026-autumn")->required();
        command->add_option("--person", o.person, "Whose, where two people are needed: 1 or 2")
            ->check(CLI::Range(1, 2))
            ->capture_default_str();
        command->add_option("--recovery-code-file", o.recovery_code_file,
                            "File with the code of that person's recovery sheet, instead of the passphrase");
        return with_passphrase(command);
    }
};

Status retention_command(const Desk& desk, const KeyOptions&) {
    return list_retention(desk);
}
Status destroy_command(const Desk& desk, const KeyOptions&) {
    return destroy_due(desk);
}
Status show_command(const Desk& desk, const KeyOptions&) {
    return show_publisher(desk);
}

void add_two_people(CLI::App& wave, WaveOptions& o) {
    auto* plan = wave.get_subcommand("plan");
    plan->add_flag("--two-people", o.two_people, "Two people close this wave together; needs --second-sheet");
    plan->add_option("--second-sheet", o.second_sheet, "File for the second person's recovery sheet");
    auto* close = wave.get_subcommand("close");
    for (auto* command : {plan, close})
        command->add_option("--second-passphrase-file", o.second_passphrase_file,
                            "The same for the second person");
    close->add_option("--second-recovery-code-file", o.second_recovery_code_file,
                      "File with the code of the second person's sheet, instead of that passphrase");
}

void add_parts(CLI::App& wave, Adder& adder) {
    adder.with_new_passphrase(adder.with_part(
        adder.add(wave, "passphrase", "Change a wave's passphrase; the old one opens nothing any more",
                  renew_passphrase)));
    adder
        .with_part(
            adder.add(wave, "sheet", "Print a new recovery sheet in place of the old one", renew_sheet))
        ->add_option("--recovery-sheet", adder.o.recovery_sheet,
                     "File for the page to print; a name in .pdf makes a PDF")
        ->required();
}

void add_publisher(CLI::App& app, Adder& adder) {
    auto* publisher = app.add_subcommand("publisher", "The key that signs what kiosks load")
                          ->require_subcommand(1)
                          ->fallthrough();
    adder.add(*publisher, "show", "Print the key's fingerprint", show_command);
    adder.with_new_passphrase(adder.with_passphrase(
        adder.add(*publisher, "passphrase", "Change the publisher passphrase", renew_publisher_passphrase)));
    adder.with_new_passphrase(adder.add(
        *publisher, "rotate", "Make another key, without the old one; every kiosk must be enrolled again",
        rotate_publisher));
    adder
        .with_passphrase(
            adder.add(*publisher, "sign", "Sign the present state as a new manifest", sign_again))
        ->add_option("--above", adder.o.above, "With a version above this one, which a kiosk had already")
        ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{1} << 40))
        ->capture_default_str();
}

void add_copies(CLI::App& app, Adder& adder) {
    auto* out = adder.add(app, "backup", "Copy the database, or the keys, into a new file", backup);
    auto* in = adder.add(app, "restore", "Put a backup in place of what was lost", restore);
    for (auto* command : {out, in}) {
        command->add_option("--database", adder.o.database, "The database's file: sealed answers, no key");
        command->add_option("--keys", adder.o.keys, "The keys' file: wrapped keys, no answer");
    }
    adder.add(app, "server-key", "Make a server key where it is lost; then every account must be reset",
              make_server_key);
    adder.add(app, "retention", "Say what is kept, and until when", retention_command);
    adder.add(app, "destroy", "Destroy now what has served its time, as the server does daily",
              destroy_command);
    adder.add(app, "shred", "Overwrite and remove a file, like a printed recovery sheet's", shred)
        ->add_option("file", adder.o.file, "The file")
        ->required();
}

}  // namespace

void add_key_commands(CLI::App& app, Desk& desk, KeyOptions& options, WaveOptions& wave_options,
                      std::function<Status()>& chosen) {
    Adder adder{desk, options, chosen};
    auto* wave = app.get_subcommand("wave");
    add_two_people(*wave, wave_options);
    add_parts(*wave, adder);
    add_publisher(app, adder);
    add_copies(app, adder);
}

}  // namespace pledge::council
