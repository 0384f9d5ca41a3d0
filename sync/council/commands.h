#pragma once

#include "sync/core/ports.h"
#include "sync/council/config.h"
#include "sync/council/storage.h"
#include "sync/seal/wrap.h"

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

// What each command of pledge-council does, once its words were taken apart. Each prints what a person or a
// script wants to know to `out` and fails in one sentence.
namespace pledge::council {

struct Desk {
    std::string config_file;
    std::string passphrase_file;  // empty: ask at the terminal
    const Clock& clock;
    Random& random;
    std::ostream& out;
    seal::WrapCost cost;  // of keys wrapped from now on
};

struct InitOptions {
    std::string council, name;  // for a council.toml that isn't there yet
};
Status init(const Desk& desk, const InitOptions& options);
Status serve(const Desk& desk);  // until SIGTERM or SIGINT
Status doctor(const Desk& desk);

struct EnrolOptions {
    std::string profile = "home";
    int minutes = 15;
};
Status enrol_code(const Desk& desk, const EnrolOptions& options);
Status list_devices(const Desk& desk);
Status revoke_device(const Desk& desk, const std::string& id);

Status list_audit(const Desk& desk);
Status verify_audit(const Desk& desk, const std::string& head);  // "": none was written down
struct UserOptions {
    std::string name, role;
    bool keep_password = false;  // the person typed it: it need not be changed
};
Status add_user(const Desk& desk, const UserOptions& options);
Status reset_user(const Desk& desk, const UserOptions& options);
Status list_users(const Desk& desk);
Status change_user_role(const Desk& desk, const UserOptions& options);
Status disable_user(const Desk& desk, const UserOptions& options, bool disabled);
Status sign_out_user(const Desk& desk, const UserOptions& options);

struct TokenOptions {
    std::string name;
    int days = 365;
};
Status add_token(const Desk& desk, const TokenOptions& options);
Status list_tokens(const Desk& desk);
Status revoke_token(const Desk& desk, const TokenOptions& options);

struct PackOptions {
    std::string folder, out, file;
    bool now = false;  // sign a manifest at once
};
Status build(const Desk& desk, const PackOptions& options);
Status publish(const Desk& desk, const PackOptions& options);

struct AnswerOptions {
    std::string set, file;  // no set: the only one there is
    bool whole = false;     // commitments that are not in the file are removed
    bool approved = false;  // young people have said that they understand these replies
};
Status export_commitments(const Desk& desk, const AnswerOptions& options);
Status import_commitments(const Desk& desk, const AnswerOptions& options);
Status list_replies(const Desk& desk, const AnswerOptions& options);
Status export_replies(const Desk& desk, const AnswerOptions& options);
Status import_replies(const Desk& desk, const AnswerOptions& options);
Status publish_all_replies(const Desk& desk, const AnswerOptions& options);

struct WaveOptions {
    std::string id, set, columns = "three", breakdown, opens, asks_until, results, next;
    std::string recovery_sheet, recovery_code_file;
    bool two_people = false;
    std::string second_passphrase_file, second_sheet, second_recovery_code_file;
};
Status plan(const Desk& desk, const WaveOptions& options);
Status open(const Desk& desk, const WaveOptions& options);
Status stop(const Desk& desk, const WaveOptions& options);
Status close(const Desk& desk, const WaveOptions& options);
Status list_waves(const Desk& desk);

// What every command but init begins with.
struct Open {
    Config config;
    std::unique_ptr<Storage> storage;
};
Result<Open> open_desk(const Desk& desk);

// The whole command line: 0 ok, 1 failed, 2 wrong usage.
int run(int argc, const char* const* argv, Desk desk);

}  // namespace pledge::council
