#include "sync/council/asking.h"
#include "sync/council/key_commands.h"
#include "sync/council/publisher.h"
#include "sync/seal/crockford.h"

#include <ostream>

namespace pledge::council {

Status show_publisher(const Desk& desk) {
    const auto config = load_config(desk.config_file);
    if (!config) return config.error();
    const auto key = load_publisher(*config);
    if (!key) return key.error();
    desk.out << "Publisher fingerprint: " << seal::in_groups_of_four(seal::fingerprint_of(*key)) << '\n';
    return {};
}

Status renew_publisher_passphrase(const Desk& desk, const KeyOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto key = ask_for_publisher(desk, open->config);
    if (!key) return key.error();
    const auto passphrase = ask_new_passphrase("a new publisher passphrase", options.new_passphrase_file);
    if (!passphrase) return passphrase.error();
    const auto kept = open->storage->transact([&]() -> Status {
        const auto noted = open->storage->note(desk.clock.today(), "publisher passphrase changed",
                                               open->config.council.text);
        return noted ? rewrap_publisher(open->config, *key, passphrase->text(), desk.cost) : noted;
    });
    if (!kept) return kept;
    desk.out << "The publisher key has the new passphrase.\nMake a new backup of the keys and destroy the "
                "older ones: the "
                "old passphrase still opens those.\n";
    return {};
}

Status rotate_publisher(const Desk& desk, const KeyOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto passphrase = ask_new_passphrase("a new publisher passphrase", options.new_passphrase_file);
    if (!passphrase) return passphrase.error();
    const auto rotated = transact_for(*open->storage, [&] {
        return replace_publisher(*open->storage, open->config, passphrase->text(), desk.clock.today(),
                                 desk.cost);
    });
    if (!rotated) return rotated.error();
    desk.out
        << "Publisher fingerprint: " << seal::in_groups_of_four(seal::fingerprint_of(rotated->key))
        << "\nPacks and manifest " << rotated->manifest
        << " are signed with the new key. Restart the server, then enrol every kiosk again: they go on with "
           "what they "
           "have,\nand take nothing new, until then. Make new backups of the database and of the keys.\n";
    return {};
}

Status sign_again(const Desk& desk, const KeyOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto key = ask_for_publisher(desk, open->config);
    if (!key) return key.error();
    const auto version = transact_for(*open->storage, [&]() -> Result<std::uint64_t> {
        const auto made = publish_manifest(*open->storage, open->config.council, *key,
                                           announced(*open->storage, key->verify_key), options.above);
        if (!made) return made;
        const auto noted =
            open->storage->note(desk.clock.today(), "manifest signed again", std::to_string(*made));
        return noted ? made : Result<std::uint64_t>(noted.error());
    });
    if (!version) return version.error();
    desk.out << "Manifest " << *version << " is signed; kiosks fetch it within about an hour.\n";
    return {};
}

}  // namespace pledge::council
