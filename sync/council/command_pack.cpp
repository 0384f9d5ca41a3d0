#include "sync/council/asking.h"
#include "sync/council/files.h"
#include "sync/council/packs.h"
#include "sync/council/publisher.h"

#include <ostream>

namespace pledge::council {
namespace {

// What a kiosk leaves away without help.toml's value, and a child or the law misses.
struct Needed {
    const char *value, *what;
};
constexpr Needed kNeeded[] = {
    {"council_name", "who asks"},
    {"data_protection_contact", "whom to ask about one's data"},
    {"social_work_team_phone", "who answers by day"},
    {"duty_team_phone", "who answers in the evening and at weekends"},
};

void warn_of_missing(const Help& help, std::ostream& out) {
    for (const auto& [value, what] : kNeeded)
        if (help.values.count(value) == 0)
            out << "The kiosk will not say " << what << ": add " << value << " to help.toml.\n";
}

}  // namespace

Status build(const Desk& desk, const PackOptions& options) {
    const auto config = load_config(desk.config_file);
    if (!config) return config.error();
    // everything that can be wrong with the pack is said before a passphrase is asked for
    const auto built = build_pack(options.folder, config->locales);
    if (!built) return built.error();
    const auto key = ask_for_publisher(desk, *config);
    if (!key) return key.error();
    const auto name = built->pack.id.text + "-" + std::to_string(built->pack.version) + ".pack";
    const auto out = options.out.empty() ? config->packs + "/" + name : options.out;
    if (auto written = write_public_file(out, sign_pack(*built, *key)); !written) return written;
    desk.out << out << ": " << built->pack.title << ", version " << built->pack.version << ", languages en";
    for (const auto& [language, catalogue] : built->catalogues) desk.out << ' ' << language;
    desk.out << '\n';
    warn_of_missing(built->pack.help, desk.out);
    return {};
}

Status publish(const Desk& desk, const PackOptions& options) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto file = read_file(options.file, 2 * kMostPackPayload);
    if (!file) return file.error();
    const auto publisher = load_publisher(open->config);
    if (!publisher) return publisher.error();
    std::optional<seal::SigningKey> key;
    if (options.now) {
        auto unlocked = ask_for_publisher(desk, open->config);
        if (!unlocked) return unlocked.error();
        key = std::move(*unlocked);
    }
    std::uint64_t version = 0;
    const auto done = open->storage->transact([&]() -> Status {
        if (auto put = publish_pack(*open->storage, *file, *publisher, desk.clock.today()); !put)
            return put.error();
        if (!key) return {};
        const auto signed_version = publish_manifest(*open->storage, open->config.council, *key,
                                                     announced(*open->storage, key->verify_key));
        if (!signed_version) return signed_version.error();
        version = *signed_version;
        return {};
    });
    if (!done) return done;
    if (key)
        desk.out << "Published with manifest " << version << "; kiosks fetch it within about an hour.\n";
    else
        desk.out << "Stored; it goes out with the next manifest, when a wave is opened or stopped.\n";
    return {};
}

}  // namespace pledge::council
