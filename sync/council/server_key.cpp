#include "sync/council/server_key.h"

#include "sync/core/json_reader.h"
#include "sync/council/files.h"
#include "sync/seal/bound_box.h"
#include "sync/seal/random.h"
#include "sync/seal/signing.h"

#include <algorithm>
#include <filesystem>

namespace pledge::council {
namespace {

constexpr std::size_t kMostFile = 1024, kKeyBytes = 32;
constexpr const char* kFormat = "pledge-server-key/1";
constexpr const char* kRemedy =
    "run `pledge-council restore --keys` with a backup of the keys, or `pledge-council server-key` and then "
    "`user reset` for every account.";

// Tells damage before it is taken for a wrong key; it protects against nobody.
std::string check_of(std::string_view key) {
    return to_hex(View(seal::sha256(view_of(key))).first(8));
}

std::string context_of(const AccountId& account) {
    return "pledge/totp/1\n" + to_hex(account);
}

std::string file_of(const std::string& key) {
    return Json({{"format", kFormat}, {"key", key}, {"check", check_of(key)}}).dump() + "\n";
}

}  // namespace

bool ServerKey::exists() const {
    std::error_code ignored;
    return std::filesystem::exists(file_, ignored);
}

Status ServerKey::make() {
    return put_back(to_base64(seal::SystemRandom().bytes<kKeyBytes>()));
}

Status ServerKey::put_back(const std::string& text) {
    if (!from_base64<kKeyBytes>(text))
        return Error{Code::bad_input, "The backup's server key is damaged; use another backup of the keys."};
    if (exists())
        return Error{Code::conflict, file_ +
                                         " is there already; nothing was changed, move it away if it is not "
                                         "the right one."};
    if (auto made = make_folder(std::filesystem::path(file_).parent_path()); !made) return made;
    key_.reset();
    return write_new_file(file_, file_of(text));
}

Status ServerKey::load() {
    if (key_) return {};
    const auto text = read_file(file_, kMostFile);
    if (!text && text.error().code == Code::not_found)
        return Error{Code::not_found,
                     file_ + " is missing, so no code of an authenticator app can be checked; " + kRemedy};
    if (!text) return text.error();
    JsonReader in("the server key", *text, kMostFile);
    in.only(in.root(), {"format", "key", "check"});
    const auto encoded = in.text(in.root(), "key", 64);
    const auto key = from_base64<kKeyBytes>(encoded);
    const bool whole = in.text(in.root(), "format", 40) == kFormat && key &&
                       in.text(in.root(), "check", 16) == check_of(encoded);
    if (in.problem() || !whole)
        return Error{Code::corrupt,
                     file_ +
                         " is damaged, so no code of an authenticator app can be checked; move it "
                         "away and " +
                         kRemedy};
    key_ = seal::Secret::copy_of(*key);
    return {};
}

Result<std::string> ServerKey::text() {
    if (auto there = load(); !there) return there.error();
    return to_base64(key_->bytes());
}

Result<Blob> ServerKey::box(const AccountId& account, const TotpSecret& secret) {
    if (auto there = load(); !there) return there.error();
    return seal::box_for(context_of(account), secret, *key_);
}

std::optional<TotpSecret> ServerKey::open(const AccountId& account, View boxed) {
    if (!load()) return std::nullopt;
    const auto opened = seal::unbox_for(context_of(account), boxed, *key_);
    if (!opened || opened->size() != TotpSecret().size()) return std::nullopt;
    TotpSecret out{};
    std::copy(opened->begin(), opened->end(), out.begin());
    return out;
}

Status check_server_key(ServerKey& key, const std::vector<Account>& accounts) {
    if (auto there = key.load(); !there) return there;
    std::string lost;
    bool any = false;
    for (const auto& account : accounts) {
        if (account.totp_lost) lost += (lost.empty() ? "" : ", ") + account.name;
        any = any || !account.totp_lost;
    }
    if (lost.empty()) return {};
    if (!any)
        return Error{Code::denied,
                     "The server key is not the one that the accounts were made with; move keys/server.key "
                     "away and " +
                         std::string(kRemedy)};
    return Error{Code::denied, "The server key does not open the app's secret of " + lost +
                                   "; run `pledge-council user reset` for each of them."};
}

}  // namespace pledge::council
