#include "sync/council/packs.h"
#include "sync/council/pages/packs_parts.h"
#include "sync/council/pages/passphrase_try.h"
#include "sync/council/passphrase.h"
#include "sync/council/publisher.h"

namespace pledge::council {
namespace {

using http::Response;

Result<Prepared> refused(Storage& storage, const Asked& asked, Front& front, const PacksSay& wrong) {
    auto page = packs_page(storage, asked, front, wrong);
    if (!page) return page.error();
    return Prepared{std::move(*page), {}};
}

PageWork say_on_page(Front& front, PacksSay wrong) {
    return [&front, wrong = std::move(wrong)](Storage& storage, const Asked& asked) {
        return packs_page(storage, asked, front, wrong);
    };
}

const http::Upload* chosen_file(const Asked& asked) {
    const auto at = asked.files.find("file");
    return at == asked.files.end() || at->second.bytes.empty() ? nullptr : &at->second;
}

// Whatever is wrong with the pack is the officer's to mend; anything else is the storage's own.
bool is_theirs(Code code) {
    return code == Code::conflict || code == Code::denied || code == Code::bad_input ||
           code == Code::too_large;
}

Result<Prepared> take_file(Storage& storage, const Asked& asked, Front& front) {
    const auto* file = chosen_file(asked);
    if (!file)
        return refused(storage, asked, front, {"Choose a file first; nothing was added.", "file", {}, 400});
    const auto publisher = load_publisher(front.config);
    if (!publisher) return refused(storage, asked, front, {publisher.error().say, "file", {}, 503});
    const auto bytes = std::make_shared<const std::string>(file->bytes);
    return Prepared{std::nullopt, [&front, bytes, key = *publisher]() -> PageWork {
                        auto read = read_signed_pack(*bytes, key);
                        if (!read) return say_on_page(front, {read.error().say, "file", {}, 400});
                        const auto pack = std::make_shared<const SignedPack>(std::move(*read));
                        return [&front, bytes, pack](Storage& s, const Asked& again) -> Result<Response> {
                            const auto put = publish_pack(s, *bytes, *pack, front.clock.today());
                            if (put) return go_to("/packs", Note::saved);
                            if (is_theirs(put.error().code))
                                return packs_page(s, again, front, {put.error().say, "file", {}, 409});
                            return put.error();
                        };
                    }};
}

Result<Response> send_out(Storage& storage, const Front& front, const seal::SigningKey& key,
                          std::optional<Month> month) {
    const auto version = publish_manifest(storage, front.config.council, key, month);
    if (!version) return version.error();
    const auto about =
        month ? "next questions " + to_text(*month) : std::string("no month of next questions");
    if (auto noted =
            storage.note(front.clock.today(), "manifest signed", std::to_string(*version) + ", " + about);
        !noted)
        return noted.error();
    return go_to("/packs", Note::published);
}

Result<Prepared> take_month(Storage& storage, const Asked& asked, Front& front) {
    const auto typed = asked.field("month");
    const auto say = [&](int status, std::string sentence, const char* at) {
        return refused(storage, asked, front, {std::move(sentence), at, typed, status});
    };
    const auto month = month_from_text(typed);
    const std::chrono::year_month_day today{front.clock.today()};
    if (!typed.empty() && !month)
        return say(400, "Write the month as year and month, like 2027-03.", "month");
    if (month && *month < Month{today.year(), today.month()})
        return say(400, "This month is past; choose one to come, or none.", "month");
    if (asked.field("passphrase").empty()) return say(400, "Type the publisher's passphrase.", "passphrase");
    const auto passphrase = std::make_shared<Passphrase>(asked.field("passphrase"));
    return Prepared{
        std::nullopt, [&front, passphrase, month, typed, account = asked.visitor.account]() -> PageWork {
            const auto tried =
                try_key(front, account, [&] { return unlock_publisher(front.config, passphrase->text()); });
            if (!tried.key) return say_on_page(front, {tried.say, "passphrase", typed, tried.status});
            return [&front, key = tried.key, month](Storage& s, const Asked&) {
                return send_out(s, front, *key, month);
            };
        }};
}

}  // namespace

void add_pack_publishing(http::Router& router, Front& front) {
    add_slow_page(
        router, front, "POST", "/packs", Action::publish_packs,
        [&front](Storage& storage, const Asked& asked) { return take_file(storage, asked, front); },
        kMostPackUpload, Forms::with_files);
    add_slow_page(
        router, front, "POST", "/packs/sign", Action::publish_packs,
        [&front](Storage& storage, const Asked& asked) { return take_month(storage, asked, front); });
}

}  // namespace pledge::council
