#include "sync/council/commands.h"
#include "sync/council/key_commands.h"

#include <functional>
#include <iostream>

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace pledge::council {
namespace {

// One command's words and what they do.
struct Commands {
    Desk& desk;
    std::function<Status()> chosen;
    InitOptions init_options;
    EnrolOptions enrol_options;
    PackOptions pack_options;
    WaveOptions wave_options;
    std::string device;
    KeyOptions key_options;
    UserOptions user_options;
    AnswerOptions answer_options{};

    CLI::App* add(CLI::App& app, const std::string& name, const std::string& about,
                  std::function<Status()> action) {
        auto* command = app.add_subcommand(name, about);
        command->fallthrough();
        command->callback([this, action = std::move(action)] { chosen = action; });
        return command;
    }
    CLI::App* with_passphrase(CLI::App* command) {
        command->add_option("--passphrase-file", desk.passphrase_file,
                            "File whose first line is the passphrase; otherwise the terminal asks");
        return command;
    }
    CLI::App* with_id(CLI::App* command) {
        command->add_option("--id", wave_options.id, "The wave's name, like 2026-autumn")->required();
        return command;
    }
};

void add_basics(CLI::App& app, Commands& c) {
    auto* init_command =
        c.with_passphrase(c.add(app, "init", "Set up this council's server: folders, database, publisher key",
                                [&c] { return init(c.desk, c.init_options); }));
    init_command->add_option("--council", c.init_options.council,
                             "Short name, for a configuration file to be made");
    init_command->add_option("--name", c.init_options.name,
                             "The council's name, for a configuration file to be made");
    c.add(app, "serve", "Serve devices and readers of results until told to end",
          [&c] { return serve(c.desk); });
    c.add(app, "doctor", "Look everything over: a line for each thing, fine or what to do",
          [&c] { return doctor(c.desk); });
    auto* code = c.add(app, "enrol-code", "Make a one-time code that lets one device in",
                       [&c] { return enrol_code(c.desk, c.enrol_options); });
    code->add_option("--profile", c.enrol_options.profile, "home (12 answers a day) or event (240)")
        ->required();
    code->add_option("--minutes", c.enrol_options.minutes, "How long the code lasts")
        ->check(CLI::Range(1, 1440))
        ->capture_default_str();
    auto* device = app.add_subcommand("device", "Enrolled devices")->require_subcommand(1)->fallthrough();
    c.add(*device, "list", "Show the devices and when they were last in touch",
          [&c] { return list_devices(c.desk); });
    c.add(*device, "revoke", "Sign a device off for good", [&c] { return revoke_device(c.desk, c.device); })
        ->add_option("id", c.device, "32 hex digits")
        ->required();
}

void add_audit(CLI::App& app, Commands& c) {
    auto* audit = app.add_subcommand("audit", "What officers did")->require_subcommand(1)->fallthrough();
    c.add(*audit, "list", "Show every entry, oldest first", [&c] { return list_audit(c.desk); });
    const auto head = std::make_shared<std::string>();
    c.add(*audit, "verify", "Say whether every entry is as it was written", [&c, head] {
         return verify_audit(c.desk, *head);
     })->add_option("--head", *head, "What an earlier verify printed; tells entries that were cut off");
}

void add_packs(CLI::App& app, Commands& c) {
    auto* pack = app.add_subcommand("pack", "Sets of promises")->require_subcommand(1)->fallthrough();
    auto* build_command = c.with_passphrase(
        c.add(*pack, "build", "Check a folder, compile its translations and sign it as one file",
              [&c] { return build(c.desk, c.pack_options); }));
    build_command->add_option("folder", c.pack_options.folder, "Folder with pack.toml and help.toml")
        ->required();
    build_command->add_option("--out", c.pack_options.out, "File to write; otherwise into the packs folder");
    auto* publish_command =
        c.with_passphrase(c.add(*pack, "publish", "Offer a built pack to kiosks with the next manifest",
                                [&c] { return publish(c.desk, c.pack_options); }));
    publish_command->add_option("file", c.pack_options.file, "What `pack build` wrote")->required();
    publish_command->add_flag("--now", c.pack_options.now,
                              "Sign a manifest at once instead of with the next wave");
}

void add_answers(CLI::App& app, Commands& c) {
    auto& o = c.answer_options;
    const auto on_set = [&](CLI::App* command) {
        command->add_option("--set", o.set,
                            "The promises, like derby-2024; may be left out where there is one set");
        return command;
    };
    const auto with_file = [&](CLI::App* command, const char* what) {
        on_set(command)->add_option("file", o.file, what)->required();
        return command;
    };
    auto* promised =
        app.add_subcommand("commitments", "What departments will do")->require_subcommand(1)->fallthrough();
    with_file(c.add(*promised, "export", "Write them as a table",
                    [&c] { return export_commitments(c.desk, c.answer_options); }),
              "CSV to write, or a workbook where the name ends in .xlsx");
    with_file(c.add(*promised, "import", "Take over a table, all of it or nothing",
                    [&c] { return import_commitments(c.desk, c.answer_options); }),
              "CSV or .xlsx")
        ->add_flag("--whole", o.whole, "Remove the commitments that are not in the file");
    auto* replies = app.add_subcommand("replies", "You said, we did")->require_subcommand(1)->fallthrough();
    on_set(c.add(*replies, "list", "Show what state each reply is in",
                 [&c] { return list_replies(c.desk, c.answer_options); }));
    with_file(c.add(*replies, "export", "Write all replies as they stand now",
                    [&c] { return export_replies(c.desk, c.answer_options); }),
              "JSON to write: docs/formats/replies.md");
    with_file(c.add(*replies, "import", "Take over replies, all of them or none",
                    [&c] { return import_replies(c.desk, c.answer_options); }),
              "JSON: docs/formats/replies.md")
        ->add_flag("--approved", o.approved,
                   "Young people have read these and say that they understand them");
    on_set(c.with_passphrase(c.add(*replies, "publish",
                                   "Sign what young people understand, for kiosks (publisher passphrase)",
                                   [&c] { return publish_all_replies(c.desk, c.answer_options); })));
}

void add_users(CLI::App& app, Commands& c) {
    auto& o = c.user_options;
    auto* user = app.add_subcommand("user", "Accounts for the pages")->require_subcommand(1)->fallthrough();
    const auto named = [&](const char* name, const char* about, std::function<Status()> action) {
        auto* command = c.add(*user, name, about, std::move(action));
        command->add_option("name", o.name, "What this person types to sign in")->required();
        return command;
    };
    const auto secret = [&](CLI::App* command) {
        c.with_passphrase(command)->add_flag("--keep-password", o.keep_password,
                                             "The person typed the password, so it need not be changed");
        return command;
    };
    c.add(*user, "list", "Show the accounts", [&c] { return list_users(c.desk); });
    secret(named("add", "Add an account; asks for its password and shows the secret for the app",
                 [&c, &o] { return add_user(c.desk, o); }))
        ->add_option("--role", o.role, "officer, committee-reader, young-reviewer or admin")
        ->required();
    secret(named("reset", "New password, new secret for the app, new recovery codes",
                 [&c, &o] { return reset_user(c.desk, o); }));
    named("role", "Give an account another role", [&c, &o] { return change_user_role(c.desk, o); })
        ->add_option("role", o.role, "officer, committee-reader, young-reviewer or admin")
        ->required();
    named("disable", "Let nobody sign in with it any more; ends its sessions",
          [&c, &o] { return disable_user(c.desk, o, true); });
    named("enable", "Undo that", [&c, &o] { return disable_user(c.desk, o, false); });
    named("sign-out", "End all its sessions", [&c, &o] { return sign_out_user(c.desk, o); });
}

void add_tokens(CLI::App& app, Commands& c) {
    const auto o = std::make_shared<TokenOptions>();
    auto* token = app.add_subcommand("token", "Tokens, with which programs read published results")
                      ->require_subcommand(1)
                      ->fallthrough();
    c.add(*token, "list", "Show the tokens and when they were last used",
          [&c] { return list_tokens(c.desk); });
    auto* add =
        c.add(*token, "add", "Make a token and show it, once", [&c, o] { return add_token(c.desk, *o); });
    add->add_option("name", o->name, "What it is for")->required();
    add->add_option("--days", o->days, "How long it holds")->capture_default_str();
    c.add(*token, "revoke", "Let a token open nothing any more", [&c, o] { return revoke_token(c.desk, *o); })
        ->add_option("name", o->name, "As `token list` shows it")
        ->required();
}

void add_waves(CLI::App& app, Commands& c) {
    auto& o = c.wave_options;
    auto* wave = app.add_subcommand("wave", "Rounds of asking")->require_subcommand(1)->fallthrough();
    c.add(*wave, "list", "Show the waves and what comes next", [&c] { return list_waves(c.desk); });
    auto* plan_command = c.with_id(c.with_passphrase(
        c.add(*wave, "plan", "Plan a wave and make its key", [&c] { return plan(c.desk, c.wave_options); })));
    plan_command->add_option("--set", o.set, "The pack to ask, like derby-2024")->required();
    plan_command->add_option("--columns", o.columns, "three (sad, middle, happy) or four (two happy columns)")
        ->capture_default_str();
    plan_command->add_option("--breakdown", o.breakdown,
                             "age:under-11,11-15,16-up or setting:home,school,event; needs four columns");
    plan_command->add_option("--opens", o.opens, "First day, like 2026-11-01")->required();
    plan_command->add_option("--asks-until", o.asks_until, "Last day, as planned")->required();
    plan_command->add_option("--results", o.results, "Month in which young people hear back, like 2027-01")
        ->required();
    plan_command
        ->add_option("--recovery-sheet", o.recovery_sheet,
                     "File for the page to print; a name in .pdf makes a PDF")
        ->required();
    c.with_id(c.with_passphrase(c.add(*wave, "open", "Sign and open a planned wave (publisher passphrase)",
                                      [&c] { return open(c.desk, c.wave_options); })));
    auto* stop_command =
        c.with_id(c.with_passphrase(c.add(*wave, "stop", "Sign the end of asking (publisher passphrase)",
                                          [&c] { return stop(c.desk, c.wave_options); })));
    stop_command->add_option("--next", o.next, "Month of the next questions, if known, like 2027-03");
    auto* close_command = c.with_id(c.with_passphrase(
        c.add(*wave, "close", "Count and publish, two weeks after the stop (the wave's passphrase)",
              [&c] { return close(c.desk, c.wave_options); })));
    close_command->add_option("--recovery-code-file", o.recovery_code_file,
                              "File with the code of the recovery sheet, instead of the passphrase");
}

void log_to_stderr(const std::string& level) {
    spdlog::set_default_logger(std::make_shared<spdlog::logger>(
        "pledge-council", std::make_shared<spdlog::sinks::stderr_sink_mt>()));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S %l %v");
    spdlog::set_level(spdlog::level::from_str(level));
}

}  // namespace

int run(int argc, const char* const* argv, Desk desk) {
    CLI::App app(
        "The council's server: lets devices in, takes their sealed answers, and publishes what the gate lets "
        "out.",
        "pledge-council");
    app.set_version_flag("--version", "pledge-council " PLEDGE_VERSION);
    app.require_subcommand(1);
    std::string level = "info";
    app.add_option("--config", desk.config_file, "The configuration file")->capture_default_str();
    app.add_option("--log-level", level, "debug, info, warning or error")
        ->check(CLI::IsMember({"debug", "info", "warning", "error"}))
        ->capture_default_str();
    Commands commands{desk, {}, {}, {}, {}, {}, {}, {}, {}};
    add_basics(app, commands);
    add_audit(app, commands);
    add_users(app, commands);
    add_tokens(app, commands);
    add_packs(app, commands);
    add_answers(app, commands);
    add_waves(app, commands);
    add_key_commands(app, desk, commands.key_options, commands.wave_options, commands.chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& done) {  // --help, --version
        return app.exit(done, desk.out, std::cerr);
    } catch (const CLI::ParseError& wrong) {
        std::cerr << "pledge-council: " << wrong.what() << "; see pledge-council --help.\n";
        return 2;
    }
    log_to_stderr(level);
    const auto done = commands.chosen();
    if (done) return 0;
    std::cerr << "pledge-council: " << done.error().say << '\n';
    return done.error().code == Code::bad_usage ? 2 : 1;
}

}  // namespace pledge::council
