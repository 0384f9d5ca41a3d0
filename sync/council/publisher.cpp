#include "sync/council/publisher.h"

#include "sync/council/files.h"

#include <algorithm>

namespace pledge::council {
namespace {

constexpr std::size_t kMostKeyFile = 4096;

std::string context(const Config& config) {
    return "publisher-key " + config.council.text;
}

std::string trimmed(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' '))
        text.pop_back();
    return text;
}

// The newest of each set, of kind "pack" or "replies".
Result<std::vector<PackRef>> newest_files(Storage& storage, std::string_view kind) {
    const auto latest = storage.latest_documents(kind);
    if (!latest) return latest.error();
    std::vector<PackRef> out;
    for (const auto& ref : *latest) {
        const auto bytes = storage.document(ref);
        if (!bytes) return bytes.error();
        if (*bytes)
            out.push_back({SetId(ref.id), static_cast<int>(ref.version), seal::sha256(view_of(**bytes))});
    }
    return out;
}

// What the old key signed, under the new one.
Status sign_anew(Storage& storage, std::string_view kind, const seal::VerifyKey& before,
                 const seal::SigningKey& after) {
    const auto latest = storage.latest_documents(kind);
    if (!latest) return latest.error();
    for (const auto& ref : *latest) {
        const auto file = storage.document(ref);
        if (!file) return file.error();
        if (!*file) continue;
        const auto payload = seal::read_signed(**file, kind, before);
        if (!payload) return payload.error();
        if (auto put = storage.replace_document(ref, seal::write_signed(kind, *payload, after)); !put)
            return put;
    }
    return {};
}

Status replace_key_files(const Config& config, const seal::SigningKey& key, std::string_view passphrase,
                         seal::WrapCost cost) {
    const auto wrapped = seal::wrap(key.seed, passphrase, context(config), cost);
    if (!wrapped) return wrapped.error();
    const auto before = read_file(config.publisher_key(), kMostKeyFile);
    if (!before && before.error().code != Code::not_found) return before.error();
    if (auto written = replace_secret_file(config.publisher_key(), *wrapped + "\n"); !written) return written;
    auto written = write_public_file(config.publisher_public(), to_base64(key.verify_key) + "\n");
    if (!written && before) static_cast<void>(replace_secret_file(config.publisher_key(), *before));
    return written;
}

}  // namespace

Result<seal::VerifyKey> make_publisher(const Config& config, std::string_view passphrase,
                                       seal::WrapCost cost) {
    const auto key = seal::SigningKey::make();
    const auto wrapped = seal::wrap(key.seed, passphrase, context(config), cost);
    if (!wrapped) return wrapped.error();
    if (auto written = write_new_file(config.publisher_key(), *wrapped + "\n"); !written)
        return written.error();
    if (auto written = write_public_file(config.publisher_public(), to_base64(key.verify_key) + "\n");
        !written)
        return written.error();
    return key.verify_key;
}

Result<seal::SigningKey> unlock_publisher(const Config& config, std::string_view passphrase) {
    const auto wrapped = read_file(config.publisher_key(), kMostKeyFile);
    if (!wrapped) return wrapped.error();
    auto seed = seal::unwrap(trimmed(*wrapped), passphrase, context(config));
    if (!seed && seed.error().code == Code::denied)
        return Error{Code::denied,
                     "The passphrase does not open the publisher key; try again, minding capitals."};
    if (!seed) return seed.error();
    auto key = seal::SigningKey::from_seed(std::move(*seed));
    const auto known = load_publisher(config);
    if (!known) return known.error();
    if (*known != key.verify_key)
        return Error{Code::corrupt,
                     config.publisher_public() +
                         " does not belong to the publisher key; restore both files from a backup."};
    return key;
}

Status rewrap_publisher(const Config& config, const seal::SigningKey& publisher, std::string_view passphrase,
                        seal::WrapCost cost) {
    return replace_key_files(config, publisher, passphrase, cost);
}

Result<Rotated> replace_publisher(Storage& storage, const Config& config, std::string_view passphrase,
                                  Day today, seal::WrapCost cost) {
    const auto before = load_publisher(config);
    if (!before) return before.error();
    const auto key = seal::SigningKey::make();
    for (const auto* kind : {"pack", "replies"})
        if (auto done = sign_anew(storage, kind, *before, key); !done) return done.error();
    const auto version = publish_manifest(storage, config.council, key, announced(storage, *before));
    if (!version) return version.error();
    if (auto noted = storage.note(today, "publisher key replaced", seal::fingerprint_of(key.verify_key));
        !noted)
        return noted.error();
    if (auto done = replace_key_files(config, key, passphrase, cost); !done) return done.error();
    return Rotated{key.verify_key, *version};
}

Result<seal::VerifyKey> load_publisher(const Config& config) {
    const auto text = read_file(config.publisher_public(), kMostKeyFile);
    if (!text) {
        if (text.error().code == Code::not_found)
            return Error{Code::not_found, "There is no publisher key yet; run `pledge-council init` first."};
        return text.error();
    }
    const auto key = from_base64<32>(trimmed(*text));
    if (!key)
        return Error{Code::corrupt, config.publisher_public() + " is damaged; restore it from a backup."};
    return *key;
}

Result<std::uint64_t> publish_manifest(Storage& storage, const CouncilId& council,
                                       const seal::SigningKey& publisher, std::optional<Month> next,
                                       std::uint64_t above) {
    Manifest manifest;
    manifest.council = council;
    manifest.next = next;
    const auto taking = storage.taking();
    if (!taking) return taking.error();
    if (*taking) {
        auto stored = storage.wave((*taking)->id);
        if (!stored) return stored.error();
        manifest.asking = (*stored)->state == WaveState::open ? Asking::open : Asking::stopped;
        manifest.wave = (*stored)->wave;
    }
    auto packs = newest_files(storage, "pack");
    if (!packs) return packs.error();
    manifest.packs = std::move(*packs);
    auto replies = newest_files(storage, "replies");
    if (!replies) return replies.error();
    manifest.replies = std::move(*replies);
    const auto latest = storage.latest_documents("manifest");
    if (!latest) return latest.error();
    manifest.version = std::max(latest->empty() ? 0 : latest->front().version, above) + 1;
    const auto text = write_manifest(manifest);
    // what a kiosk would refuse is not signed; 32 packs, for one, are the most that it takes
    if (const auto back = read_manifest(text); !back) return back.error();
    const auto file = seal::write_signed("manifest", text, publisher);
    if (auto put = storage.put_document({"manifest", council.text, manifest.version}, file); !put)
        return put.error();
    return manifest.version;
}

std::optional<Month> announced(Storage& storage, const seal::VerifyKey& publisher) {
    const auto latest = storage.latest_documents("manifest");
    if (!latest || latest->empty()) return std::nullopt;
    const auto file = storage.document(latest->front());
    if (!file || !*file) return std::nullopt;
    const auto payload = seal::read_signed(**file, "manifest", publisher);
    if (!payload) return std::nullopt;
    const auto manifest = read_manifest(*payload);
    return manifest ? manifest->next : std::nullopt;
}

}  // namespace pledge::council
