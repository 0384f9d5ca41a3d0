#include "sync/council/asking.h"

#include "sync/council/publisher.h"

namespace pledge::council {

std::string passphrase_name(std::size_t person, std::size_t people) {
    if (people == 1) return "the passphrase of this wave";
    return std::string(person == 0 ? "the first" : "the second") + " person's passphrase of this wave";
}

std::string new_passphrase_name(std::size_t person, std::size_t people) {
    const std::string end = "new passphrase for this wave (not the publisher's)";
    if (people == 1) return "a " + end;
    return std::string(person == 0 ? "the first" : "the second") + " person's " + end;
}

Result<Given> ask_for_part(std::size_t person, std::size_t people, const std::string& passphrase_file,
                           const std::string& code_file) {
    if (code_file.empty()) {
        auto typed = ask_passphrase(passphrase_name(person, people), passphrase_file);
        if (!typed) return typed.error();
        return Given{Opener::passphrase, std::move(*typed)};
    }
    const auto typed = read_code(code_file);
    if (!typed) return typed.error();
    auto code = seal::canonical_recovery_code(typed->text());
    if (!code) return code.error();
    return Given{Opener::recovery_code, Passphrase(std::move(*code))};
}

Result<seal::SigningKey> ask_for_publisher(const Desk& desk, const Config& config) {
    const auto passphrase = ask_passphrase("the publisher passphrase", desk.passphrase_file);
    if (!passphrase) return passphrase.error();
    return unlock_publisher(config, passphrase->text());
}

}  // namespace pledge::council
