// Closing a wave: the passphrases, then the page that says how far it is. The Closer does the work, whoever
// goes on looking.
#include "sync/council/closer.h"
#include "sync/council/pages/frame.h"
#include "sync/council/pages/parts.h"
#include "sync/council/pages/passphrase_try.h"
#include "sync/council/pages/wave_steps.h"
#include "sync/council/pages/waves.h"
#include "sync/council/pages/words.h"
#include "sync/council/passphrase.h"
#include "sync/results/labels.h"

namespace pledge::council {
namespace {

using http::Response;

struct Trouble {
    std::string say, at;
    int status = 400;
};

std::string numbered(const char* name, std::size_t person) {
    return name + ("-" + std::to_string(person + 1));
}

// Everything that the form and its answer look at first.
struct Closable {
    StoredWave wave;
    std::vector<KeyPart> parts;
    std::vector<Device> silent;
};
Result<Closable> closable(Storage& storage, const Asked& asked, Front& front) {
    const auto today = front.clock.today();
    auto wave = wave_to_close(storage, WaveId(asked.param("id")), today);
    if (!wave) return wave.error();
    auto parts = storage.key_parts(wave->wave.id);
    if (!parts) return parts.error();
    auto silent = silent_kiosks(storage, *wave, today);
    if (!silent) return silent.error();
    return Closable{std::move(*wave), std::move(*parts), std::move(*silent)};
}

// The wave itself says where it stands and what comes next.
Result<Response> refused(Storage& storage, const Asked& asked, Front& front, const Error& why) {
    if (why.code == Code::too_soon) return show_wave(storage, asked, front, why.say);
    if (why.code != Code::not_found && why.code != Code::conflict) return why;
    return show_wave(storage, asked, front, "This wave can't be closed as it stands; nothing was done.");
}

Response being_closed(const Asked& asked, const Closer::Look& look) {
    PageView view{"Close wave " + look.wave.text};
    view.say =
        "This wave is already being closed by " + look.by + ", " + std::to_string(look.percent) + " %.";
    view.back = wave_path(look.wave);
    view.body = html::paragraph(html::link(wave_path(look.wave, "closing"), "See how far it is"));
    return framed(409, asked, view);
}

Markup silent_part(const Closable& is, const Asked& asked, Day today, const std::string& wrong) {
    if (is.silent.empty()) return {};
    std::vector<Markup> kiosks;
    for (const auto& device : is.silent)
        kiosks.push_back(
            fill("{}: last in touch {}", {kiosk_words(device), last_contact_words(device, today)}));
    auto out = html::warning(
        "These kiosks were not in touch on two days since the stop. Answers that they may still hold would "
        "be "
        "lost.");
    out += html::list(kiosks);
    out += html::paragraph(
        "Have them switched on and connected, and close the wave when they were in touch on "
        "two days. If that can't be, close it without them.");
    html::Choice anyway{"anyway", "Close this wave without them", {}};
    if (asked.field("anyway") == "yes") anyway.hint = "You chose this; tick it again.";
    const html::Choice choices[] = {anyway};
    out += html::check_field({.name = "silent", .label = "What these kiosks still hold", .wrong = wrong},
                             choices);
    return out;
}

Markup person_part(std::size_t person, std::size_t people, const Trouble& trouble) {
    const auto wrong = [&](const std::string& name) {
        return trouble.at == name ? trouble.say : std::string();
    };
    const auto typed = numbered("passphrase", person), code = numbered("code", person);
    const std::string who = people == 1   ? "The passphrase of this wave"
                            : person == 0 ? "The first person's passphrase"
                                          : "The second person's passphrase";
    auto out = html::text_field({.name = typed,
                                 .label = who,
                                 .wrong = wrong(typed),
                                 .kind = "password",
                                 .autocomplete = "off",
                                 .width = 30});
    out += html::text_field(
        {.name = code,
         .label = people == 1 ? "Or the code of the recovery sheet"
                              : "Or the code of that person's recovery sheet",
         .hint = "Only when the passphrase is lost. Capitals, spaces and dashes don't matter.",
         .wrong = wrong(code),
         .autocomplete = "off"});
    return out;
}

Result<Response> form(Storage& storage, const Asked& asked, Front& front, const Trouble& trouble) {
    const auto look = front.closer.look();
    if (look.runs(WaveId(asked.param("id")))) return being_closed(asked, look);
    const auto is = closable(storage, asked, front);
    if (!is) return refused(storage, asked, front, is.error());
    const auto& id = is->wave.wave.id;
    PageView view{"Close wave " + id.text};
    view.say = trouble.say;
    view.say_at = trouble.at;
    view.back = wave_path(id);
    view.back_words = "Wave " + id.text;
    if (is->parts.empty()) {
        view.body = html::paragraph(
            "The key of this wave is not on this server. Ask IT to run pledge-council "
            "restore --keys with the newest backup.");
        return framed(asked, view);
    }
    view.body = html::paragraph(
        "The sealed answers are opened in memory, counted and forgotten. What is safe to show is published; "
        "nobody sees a number before. With fewer than 30 answers nothing is written, and you can try again "
        "on "
        "another day.");
    const auto today = front.clock.today();
    auto fields = silent_part(*is, asked, today, trouble.at == "silent" ? trouble.say : std::string());
    for (std::size_t person = 0; person < is->parts.size(); ++person)
        fields += person_part(person, is->parts.size(), trouble);
    fields += html::button("Close and publish");
    view.body += html::form(wave_path(id, "close"), asked.token, fields);
    return framed(trouble.say.empty() ? 200 : trouble.status, asked, view);
}

// What one person typed.
struct Given {
    Opener with = Opener::passphrase;
    Passphrase secret;
};

// Asks for each person's; the first that is missing or no code is said.
Result<std::vector<Given>> read_given(const Asked& asked, std::size_t people, std::string& at) {
    std::vector<Given> out;
    for (std::size_t person = 0; person < people; ++person) {
        const auto typed = asked.field(numbered("passphrase", person));
        const auto code = asked.field(numbered("code", person));
        at = numbered(code.empty() ? "passphrase" : "code", person);
        if (typed.empty() && code.empty())
            return Error{Code::bad_usage, "Type the passphrase, or the code of the recovery sheet."};
        if (!typed.empty() && !code.empty())
            return Error{Code::bad_usage, "Type the passphrase or the code, not both."};
        if (!typed.empty()) {
            out.push_back({Opener::passphrase, Passphrase(typed)});
            continue;
        }
        auto canonical = seal::canonical_recovery_code(code);
        if (!canonical) return canonical.error();
        out.push_back({Opener::recovery_code, Passphrase(std::move(*canonical))});
    }
    return out;
}

// In the clerk's transaction, once the key is open.
Result<Response> start(Storage& storage, const Asked& asked, Front& front,
                       const std::shared_ptr<const seal::WaveKey>& key) {
    const auto& by = asked.visitor.account.name;
    auto look = front.closer.look();
    const WaveId id(asked.param("id"));
    if (look.runs(id) && look.by == by) return go_to(wave_path(id, "closing"));  // two clicks
    if (look.runs(id)) return being_closed(asked, look);
    if (const auto wave = wave_to_close(storage, id, front.clock.today()); !wave)
        return refused(storage, asked, front, wave.error());
    if (auto noted = storage.note(front.clock.today(), "wave is being closed", id.text + ", by " + by);
        !noted)
        return noted.error();
    const auto started = front.closer.start({id, by, key});
    if (!started) return form(storage, asked, front, {started.error().say, {}, 503});
    return go_to(wave_path(id, "closing"));
}

// On a worker.
PageWork open_then_start(Front& front, const Account& account, const Closable& is,
                         const std::vector<Given>& given) {
    std::vector<Proof> proofs;
    for (const auto& one : given) proofs.push_back({one.with, one.secret.text()});
    const auto tried = try_key(front, account, [&] { return open_key(is.wave.wave, is.parts, proofs); });
    // of two people, wave_keys names the one who must try again
    const std::size_t whom = tried.say.rfind("The second", 0) == 0 ? 1 : 0;
    const auto at = numbered(given[whom].with == Opener::passphrase ? "passphrase" : "code", whom);
    return [&front, tried, at](Storage& storage, const Asked& asked) {
        return tried.key ? start(storage, asked, front, tried.key)
                         : form(storage, asked, front, {tried.say, at, tried.status});
    };
}

Result<Prepared> prepare(Storage& storage, const Asked& asked, Front& front) {
    const auto look = front.closer.look();
    if (look.runs(WaveId(asked.param("id")))) {
        if (look.by == asked.visitor.account.name) return answer_with(go_to(wave_path(look.wave, "closing")));
        return answer_with(being_closed(asked, look));
    }
    auto is = closable(storage, asked, front);
    if (!is) return answer_with(refused(storage, asked, front, is.error()));
    if (is->parts.empty()) return answer_with(form(storage, asked, front, {}));
    if (!is->silent.empty() && asked.field("anyway") != "yes")
        return answer_with(
            form(storage, asked, front,
                 {"Some kiosks may still hold answers; wait for them, or tick that the wave is "
                  "closed without them.",
                  "silent"}));
    std::string at;
    auto given = read_given(asked, is->parts.size(), at);
    if (!given) return answer_with(form(storage, asked, front, {given.error().say, at}));
    const auto secrets = std::make_shared<std::vector<Given>>(std::move(*given));
    return Prepared{std::nullopt, [&front, is = std::move(*is), secrets, account = asked.visitor.account] {
                        return open_then_start(front, account, is, *secrets);
                    }};
}

Markup at_work(const Asked& asked, const Closer::Look& look) {
    auto out =
        html::progress("How many of the sealed envelopes are open", static_cast<unsigned>(look.percent), 100);
    out += html::paragraph(look.by == asked.visitor.account.name
                               ? "You may leave this page. The server goes on by itself."
                               : look.by + " is closing this wave. Nothing more is to be done.");
    out += html::hint(
        "Every kiosk sends the same number of envelopes each day, whether anybody answered or "
        "not, so this says nothing about how many answered.");
    return out;
}

Markup not_enough(const StoredWave& wave) {
    auto out = html::paragraph(
        "Not enough answers yet. Nothing was published and nothing is lost: what is "
        "there stays sealed. Try again on another day; there is one try a day.");
    if (const auto last = last_day_of(wave))
        out += html::paragraph("If it can't be closed by " + results::in_words(*last) +
                               ", its answers are destroyed unpublished.");
    return out;
}

Result<Response> closing_page(Storage& storage, const Asked& asked, Front& front) {
    const auto look = front.closer.look();  // before the wave: what is over here stands there
    const auto wave = storage.wave(WaveId(asked.param("id")));
    if (!wave) return wave.error();
    if (!*wave) return no_such(asked);
    const auto& id = (*wave)->wave.id;
    PageView view{"Closing wave " + id.text};
    view.back = wave_path(id);
    view.back_words = "Wave " + id.text;
    if ((*wave)->state == WaveState::published) {
        view.done = "The wave is closed and its results are published.";
        view.body = html::link_button("/results/" + id.text, "See the results");
    } else if (look.runs(id)) {
        view.again = wave_path(id, "closing");
        view.body = at_work(asked, look);
    } else if ((*wave)->last_try == front.clock.today()) {
        view.body = not_enough(**wave);
    } else if (look.state == Closer::Look::State::failed && look.wave == id) {
        view.body = html::warning(look.say);
        view.body += html::link_button(wave_path(id, "close"), "Begin again");
    } else {
        view.body = html::paragraph(
            "Nobody is closing this wave now. If a close was under way, the server was "
            "restarted before it was done, and nothing was written.");
        view.body += html::link_button(wave_path(id, "close"), "Close this wave");
    }
    return framed(asked, view);
}

}  // namespace

void add_wave_close_pages(http::Router& router, Front& front) {
    add_page(router, front, "GET", "/waves/{id}/close", Action::run_waves,
             [&front](Storage& storage, const Asked& asked) { return form(storage, asked, front, {}); });
    add_slow_page(router, front, "POST", "/waves/{id}/close", Action::run_waves,
                  [&front](Storage& storage, const Asked& asked) { return prepare(storage, asked, front); });
    add_page(router, front, "GET", "/waves/{id}/closing", Action::run_waves,
             [&front](Storage& storage, const Asked& asked) { return closing_page(storage, asked, front); });
}

}  // namespace pledge::council
