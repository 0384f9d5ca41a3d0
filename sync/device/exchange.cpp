#include "sync/device/exchange.h"

#include "sync/device/exchange_lock.h"
#include "sync/device/fetch.h"
#include "sync/device/upload.h"
#include "sync/outbox/batch.h"

#include <algorithm>

namespace pledge::device {
namespace {

constexpr std::chrono::minutes kSlack{5};  // by which a right clock may be set back

Trouble outbox_trouble(const Error& error) {
    return {error.code == Code::full ? "disk" : "outbox", error};
}

}  // namespace

Exchange::Exchange(shelf::Shelf shelf, Transport& server, Random& random, const Clock& clock)
    : shelf_(std::move(shelf)), server_(server), random_(random), clock_(clock) {
    const auto status = shelf_.status();
    went_back_ = status && status->looked && clock_.now() + kSlack < *status->looked;
}

Outcome Exchange::today() {
    const auto lock = ExchangeLock::take(shelf_.folder());
    if (!lock) return conclude({{"failed", lock.error()}}, false);
    auto fetched = fetch(server_, shelf_);
    bool contact = fetched.contact;
    // whatever became of the manifest, the batch goes as on any other day
    if (auto trouble = send_batch(contact)) fetched.troubles.push_back(std::move(*trouble));
    return conclude(fetched.troubles, contact);
}

Outcome Exchange::poll() {
    const auto lock = ExchangeLock::take(shelf_.folder());
    if (!lock) return conclude({{"failed", lock.error()}}, false);
    const auto fetched = fetch(server_, shelf_);
    return conclude(fetched.troubles, fetched.contact);
}

Status Exchange::refresh() {
    auto outbox = open_outbox();
    if (!outbox) return outbox.error();
    return outbox->refresh(outbox::make_dummy(wave_key()));
}

std::optional<Day> Exchange::last_sent() {
    return went_back_ ? std::nullopt : sent_by_calendar();
}

std::optional<Day> Exchange::sent_by_calendar() {
    auto outbox = open_outbox();
    if (!outbox) return std::nullopt;
    const auto day = outbox->last_sent();
    return day ? *day : std::nullopt;
}

// An outbox that somebody moved away is made anew: a missing file holds nothing that could be lost.
Result<outbox::Outbox> Exchange::open_outbox() {
    const auto who = shelf_.identity();
    if (!who) return who.error();
    if (auto mended = shelf_.mend_outbox_key(); !mended) return mended.error();
    auto key = shelf_.outbox_key();
    if (!key) return key.error();
    const outbox::Outbox::Ports ports{random_, clock_};
    auto opened = outbox::Outbox::open(shelf_.outbox_path(), seal::Secret::copy_of(key->bytes()), ports);
    if (!opened && opened.error().code == Code::not_found)
        return outbox::Outbox::create(shelf_.outbox_path(), who->slots, std::move(*key), ports, wave_key());
    if (opened && opened->slots() != who->slots)
        return Error{Code::corrupt, shelf_.outbox_path() +
                                        " is of another profile than this device; move it away and "
                                        "keep it, a new one is made."};
    return opened;
}

std::optional<seal::PublicKey> Exchange::wave_key() const {
    const auto manifest = shelf_.manifest();
    if (!manifest || !manifest->wave) return std::nullopt;
    return manifest->wave->public_key;
}

std::optional<Trouble> Exchange::send_batch(bool& contact) {
    const auto who = shelf_.identity();
    if (!who) return Trouble{"failed", who.error()};
    const auto key = shelf_.device_key();
    if (!key) return Trouble{"damaged", key.error()};
    auto outbox = open_outbox();
    if (!outbox) return outbox_trouble(outbox.error());
    bool nothing_to_send = false;
    if (auto trouble = freeze_if_due(*outbox, nothing_to_send)) return trouble;
    if (nothing_to_send) return std::nullopt;
    auto trouble = upload(server_, *outbox, *who, *key, random_, contact);
    if (!trouble) went_back_ = false;  // from here on the calendar tells this process its days
    return trouble;
}

// One batch a day arrives, whether or not an earlier day's was late.
std::optional<Trouble> Exchange::freeze_if_due(outbox::Outbox& outbox, bool& nothing_to_send) {
    const auto sent = outbox.last_sent();
    if (!sent) return outbox_trouble(sent.error());
    nothing_to_send = !went_back_ && *sent == clock_.today();
    if (nothing_to_send) return std::nullopt;
    const auto pending = outbox.pending();
    if (!pending) return outbox_trouble(pending.error());
    if (*pending) return std::nullopt;
    const auto frozen = outbox.freeze(random_.bytes<16>(), outbox::make_dummies(outbox.slots(), wave_key()));
    if (!frozen && frozen.error().code != Code::conflict) return outbox_trouble(frozen.error());
    return std::nullopt;
}

Outcome Exchange::conclude(const std::vector<Trouble>& troubles, bool contact) {
    Outcome out;
    if (const auto before = shelf_.status()) out.status = *before;  // a damaged one is simply written anew
    if (contact) out.status.contact = clock_.today();
    if (const auto sent = sent_by_calendar()) out.status.sent = sent;
    out.status.looked = std::chrono::floor<std::chrono::minutes>(clock_.now());
    out.status.packs.clear();
    out.status.replies.clear();
    if (const auto manifest = shelf_.manifest()) {
        out.status.manifest = manifest->version;
        for (const auto& ref : manifest->packs)
            if (shelf_.pack(ref)) out.status.packs.emplace_back(ref.id, ref.version);
        for (const auto& ref : manifest->replies)
            if (shelf_.replies(ref)) out.status.replies.emplace_back(ref.id, ref.version);
    }
    // what needs a person is said before what mends itself, and the batch before the manifest
    out.status.state = "fine";
    for (const auto& trouble : troubles) {
        if (out.status.state == "fine" || !shelf::mends_itself(trouble.state))
            out.status.state = trouble.state;
        out.again = out.again || trouble.state == "offline";
        out.signed_off = out.signed_off || trouble.state == "revoked";
        // a server that is away is away for manifest and batch alike, and a person needs to read that once
        const bool said = std::any_of(out.troubles.begin(), out.troubles.end(),
                                      [&](const Error& e) { return e.say == trouble.error.say; });
        if (!said) out.troubles.push_back(trouble.error);
    }
    // where the folder can't be written to at all, that has been said
    if (const auto kept = shelf_.store_status(out.status); !kept && out.troubles.empty())
        out.troubles.push_back(kept.error());
    return out;
}

}  // namespace pledge::device
