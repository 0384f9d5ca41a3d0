// Opening and stopping a wave: both sign a manifest, so both ask for the publisher passphrase.
#include "sync/council/pages/frame.h"
#include "sync/council/pages/parts.h"
#include "sync/council/pages/passphrase_try.h"
#include "sync/council/pages/wave_steps.h"
#include "sync/council/pages/waves.h"
#include "sync/council/pages/words.h"
#include "sync/council/passphrase.h"
#include "sync/council/publisher.h"
#include "sync/results/labels.h"

namespace pledge::council {
namespace {

using http::Response;

enum class Change { open, stop };

struct Trouble {
    std::string say, at;
    int status = 200;
};

Result<StoredWave> changeable(Storage& storage, const Asked& asked, Front& front, Change change) {
    const WaveId id(asked.param("id"));
    return change == Change::open ? wave_to_open(storage, id, front.clock.today())
                                  : wave_to_stop(storage, id);
}

bool is_refusal(const Error& error) {
    return error.code == Code::not_found || error.code == Code::conflict || error.code == Code::too_soon;
}

// The wave itself, with the reason. Commands name other commands in it; a page says where the wave stands.
Result<Response> refused(Storage& storage, const Asked& asked, Front& front, const Error& why) {
    if (!is_refusal(why)) return why;
    const auto wave = storage.wave(WaveId(asked.param("id")));
    if (!wave) return wave.error();
    const bool other_state = why.code == Code::conflict && *wave && (*wave)->state != WaveState::planned;
    return show_wave(
        storage, asked, front,
        other_state ? "This wave is " + std::string(name_of((*wave)->state)) + " already; nothing was done."
                    : why.say);
}

Markup explained(const StoredWave& wave, Change change, Day today) {
    if (change == Change::open) {
        auto out = html::paragraph(
            "Kiosks begin to ask within about an hour of being in touch. From now on "
            "nothing about this wave can be changed.");
        out +=
            html::paragraph("It was planned to ask until " + results::in_words(wave.wave.asks_until) + ".");
        return out;
    }
    auto out = Markup();
    if (today <= wave.wave.asks_until)
        out += html::warning("This wave was planned to ask until " + results::in_words(wave.wave.asks_until) +
                             ". A wave that has stopped can't be opened again.");
    out += html::paragraph(
        "Kiosks stop asking within about an hour of being in touch. Late answers go on "
        "arriving for two weeks; close the wave on " +
        results::in_words(today + kDraining) + " or later.");
    return out;
}

Result<Response> form(Storage& storage, const Asked& asked, Front& front, Change change,
                      const Trouble& trouble) {
    const auto wave = changeable(storage, asked, front, change);
    if (!wave) return refused(storage, asked, front, wave.error());
    const bool opens = change == Change::open;
    const auto& id = wave->wave.id;
    PageView view{(opens ? "Open wave " : "Stop wave ") + id.text};
    view.say = trouble.say;
    view.say_at = trouble.at;
    view.back = wave_path(id);
    view.back_words = "Wave " + id.text;
    view.body = explained(*wave, change, front.clock.today());
    const auto wrong = [&](const char* name) { return trouble.at == name ? trouble.say : std::string(); };
    Markup fields;
    if (!opens)
        fields += html::text_field({.name = "next",
                                    .label = "When do the next questions start? (optional)",
                                    .hint = "A month, like 2027-03. Kiosks tell young people.",
                                    .value = asked.field("next"),
                                    .wrong = wrong("next"),
                                    .kind = "month",
                                    .width = 10});
    fields += html::text_field({.name = "passphrase",
                                .label = "The publisher passphrase",
                                .hint = "It signs what kiosks are told. It is not your own password.",
                                .wrong = wrong("passphrase"),
                                .kind = "password",
                                .autocomplete = "off",
                                .width = 30});
    fields += html::button(opens ? "Sign and open" : "Sign and stop",
                           opens ? html::Weight::plain : html::Weight::warning);
    view.body += html::form(wave_path(id, opens ? "open" : "stop"), asked.token, fields);
    return framed(trouble.say.empty() ? 200 : trouble.status, asked, view);
}

Result<Response> sign(Storage& storage, const Asked& asked, Front& front, Change change,
                      const seal::SigningKey& key) {
    // may have changed while the passphrase was tried
    const auto wave = changeable(storage, asked, front, change);
    if (!wave) return refused(storage, asked, front, wave.error());
    const auto& id = wave->wave.id;
    const auto& by = asked.visitor.account.name;
    const auto today = front.clock.today();
    const auto version = change == Change::open ? open_wave(storage, front.config.council, key, id, today, by)
                                                : stop_wave(storage, front.config.council, key, id,
                                                            month_from_text(asked.field("next")), today, by);
    // something may be half written, which an Error undoes
    if (!version) return version.error();
    return go_to(wave_path(id), change == Change::open ? Note::opened : Note::stopped);
}

Result<Prepared> prepare(Storage& storage, const Asked& asked, Front& front, Change change) {
    const auto wave = changeable(storage, asked, front, change);
    if (!wave) return answer_with(refused(storage, asked, front, wave.error()));
    const auto wrong = [&](const char* say, const char* at) {
        return answer_with(form(storage, asked, front, change, {say, at, 400}));
    };
    if (!asked.field("next").empty() && !month_from_text(asked.field("next")))
        return wrong("This is no month; write it like 2027-03, or leave it empty.", "next");
    if (asked.field("passphrase").empty()) return wrong("Type the publisher passphrase.", "passphrase");
    const auto typed = std::make_shared<Passphrase>(asked.field("passphrase"));
    return Prepared{
        std::nullopt, [&front, change, typed, account = asked.visitor.account]() -> PageWork {
            const auto tried =
                try_key(front, account, [&] { return unlock_publisher(front.config, typed->text()); });
            return [&front, change, tried](Storage& s, const Asked& again) {
                return tried.key ? sign(s, again, front, change, *tried.key)
                                 : form(s, again, front, change, {tried.say, "passphrase", tried.status});
            };
        }};
}

void add_change(http::Router& router, Front& front, const char* pattern, Change change) {
    add_page(router, front, "GET", pattern, Action::run_waves,
             [&front, change](Storage& storage, const Asked& asked) {
                 return form(storage, asked, front, change, {});
             });
    add_slow_page(router, front, "POST", pattern, Action::run_waves,
                  [&front, change](Storage& storage, const Asked& asked) {
                      return prepare(storage, asked, front, change);
                  });
}

}  // namespace

void add_wave_change_pages(http::Router& router, Front& front) {
    add_change(router, front, "/waves/{id}/open", Change::open);
    add_change(router, front, "/waves/{id}/stop", Change::stop);
}

}  // namespace pledge::council
