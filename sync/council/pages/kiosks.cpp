#include "sync/council/enrolment.h"
#include "sync/council/pages/frame.h"
#include "sync/council/pages/kiosk_look.h"
#include "sync/council/pages/office.h"
#include "sync/council/pages/parts.h"
#include "sync/council/pages/qr_picture.h"
#include "sync/council/pages/words.h"
#include "sync/council/publisher.h"
#include "sync/council/waves.h"
#include "sync/results/labels.h"

namespace pledge::council {
namespace {

using http::Response;

constexpr std::chrono::minutes kCodeLasts{15};

Markup state_of(const KioskLook& look) {
    switch (look.state) {
        case KioskLook::State::fine:
            return html::tag("Fine", html::Colour::green);
        case KioskLook::State::signed_off:
            return html::tag("Signed off", html::Colour::grey);
        case KioskLook::State::needs_help:
            break;
    }
    return html::tag("Needs help", html::Colour::red);
}

std::string_view words_of(Profile profile) {
    return profile == Profile::event ? "for events" : "in a home";
}

Markup which_is_which() {
    auto body = html::paragraph(
        "No place is stored, so that nobody can learn from this server where somebody answered. A kiosk has "
        "a number "
        "instead. It stands on the kiosk's staff screen, beside \"This kiosk\", and in what pledge-sync "
        "status prints.");
    body += html::paragraph(
        "Keep your own list of which number hangs where, on paper, with the one or two people who look after "
        "kiosks.");
    return html::details("Which kiosk is which?", body);
}

// Above the table, so that it is read on a small screen too.
Result<Markup> what_to_do(Storage& storage, const std::vector<KioskLook>& looks, Day today) {
    const auto wave = draining_wave(storage);
    if (!wave) return wave.error();
    std::vector<Markup> items;
    for (const auto& look : looks) {
        auto reasons = look.reasons;
        const auto holds =
            *wave ? may_hold_answers(storage, **wave, look.device.id, today) : Result<bool>(false);
        if (!holds) return holds.error();
        if (*holds)
            reasons.push_back(
                "It has not sent two batches since the wave stopped; wait for them before you close it.");
        std::string all;
        for (const auto& reason : reasons) all += " " + reason;
        if (!all.empty()) items.push_back(fill("<strong>{}</strong>:{}", {short_name(look.device.id), all}));
    }
    if (items.empty()) return Markup();
    auto out = html::heading("What to do");
    out += html::list(items);
    return out;
}

Markup kiosks_table(const std::vector<KioskLook>& looks, Day today, bool manages) {
    std::vector<std::vector<Markup>> rows;
    for (const auto& look : looks) {
        const auto& device = look.device;
        const auto name = short_name(device.id);
        std::vector<Markup> row = {
            fill("{}", {name}),
            state_of(look),
            fill("{}", {device.last_contact ? days_ago(*device.last_contact, today) : "not yet"}),
            fill("{}", {device.version ? to_text(*device.version) : "not known"}),
            fill("{}", {words_of(device.profile)}),
            fill("{}", {results::in_words(device.enrolled)})};
        if (manages)
            row.push_back(
                device.revoked
                    ? Markup()
                    : fill("<a class=\"govuk-link\" href=\"/kiosks/{}/sign-off\" aria-label=\"Sign off {}\">"
                           "Sign off</a>",
                           {to_hex(device.id), name}));
        rows.push_back(std::move(row));
    }
    std::vector<html::Column> columns = {{"Kiosk"},   {"State"}, {"Last in touch"},
                                         {"Version"}, {"Place"}, {"Let in"}};
    if (manages) columns.push_back({"Action"});
    return html::table("All kiosks, those that need help first", columns, rows);
}

Result<Response> list(Storage& storage, const Asked& asked, const Clock& clock) {
    const auto devices = storage.devices();
    if (!devices) return devices.error();
    const bool manages = may(asked.visitor.account.role, Action::manage_kiosks);
    PageView view{"Kiosks"};
    view.done = sentence_of_note(asked);
    view.wide = true;
    view.body = html::paragraph(
        "A kiosk in a home is in touch once a day, and sends the same whether anybody answered or not. "
        "Nothing here tells "
        "whether anybody did.");
    if (manages) view.body += html::link_button("/kiosks/enrol", "Let a kiosk in");
    view.body += which_is_which();
    if (devices->empty()) {
        view.body += html::inset(html::paragraph(manages ? "There is no kiosk yet. Let the first one in."
                                                         : "There is no kiosk yet. An admin lets them in."));
        return framed(asked, view);
    }
    const auto looks = look_at_kiosks(*devices, clock.today());
    const auto todo = what_to_do(storage, looks, clock.today());
    if (!todo) return todo.error();
    view.body += *todo;
    view.body += kiosks_table(looks, clock.today(), manages);
    return framed(asked, view);
}

Response enrol_form(const Asked& asked, const std::string& say) {
    PageView view{"Let a kiosk in"};
    view.back = "/kiosks";
    view.back_words = "Kiosks";
    view.say = say;
    if (!say.empty()) view.say_at = "profile";
    html::Field field{"profile", "Where will it stand?"};
    field.wrong = say;
    const html::Choice choices[] = {
        {"home", "In a home", "Sends twelve answers a day at most."},
        {"event", "At events, or in a building with many visitors", "Sends 240 answers a day at most."}};
    auto fields = html::radio_field(field, choices);
    fields += html::button("Make a code");
    view.body = html::paragraph(
        "The next page shows a code for one kiosk. It is good once, and for 15 minutes, so stand beside the "
        "kiosk first.");
    view.body += html::form("/kiosks/enrol", asked.token, fields);
    return framed(asked, view);
}

Response code_shown(const Asked& asked, const std::string& code, Profile profile) {
    PageView view{"A code for one kiosk"};
    view.body =
        html::paragraph("For a kiosk " + std::string(words_of(profile)) + ". Good once, and for 15 minutes.");
    view.body += fill("<p class=\"govuk-body pledge-secret\">{}</p>\n", {code});
    view.body += html::qr_picture(code, "QR code with the same code, to carry it over on a phone");
    view.body += html::heading("On the kiosk");
    const Markup steps[] = {
        fill("{}", {"Open a terminal as the user that the kiosk runs as."}),
        fill("Type <span class=\"pledge-secret\">pledge-sync enrol --data FOLDER --server https://… --code "
             "-</span> with the "
             "kiosk's data folder and this server's address, and press Enter.",
             {}),
        fill("{}", {"Type the code and press Enter. Capital or small letters make no difference, nor do the "
                    "dashes."}),
        fill("Start <span class=\"pledge-secret\">pledge-sync run</span>, or restart the kiosk.", {}),
        fill("{}", {"Come back here: the kiosk is in the list. Write its number on your own list, with where "
                    "it stands."})};
    view.body += html::list(steps);
    view.body += html::paragraph("A typing slip is told at once. If the code has run out, make another.");
    view.body += html::link_button("/kiosks", "Back to the kiosks", html::Weight::secondary);
    return framed(200, asked, view);
}

Result<Response> take_enrol(Storage& storage, const Asked& asked, const Front& front) {
    const auto profile = profile_from_text(asked.field("profile"));
    if (!profile) return enrol_form(asked, "Choose where the kiosk will stand.");
    const auto publisher = load_publisher(front.config);
    if (!publisher) return enrol_form(asked, publisher.error().say);
    const auto code = make_code(storage, *publisher, *profile, kCodeLasts, front.clock);
    if (!code) return code.error();
    return code_shown(asked, *code, *profile);
}

Result<std::optional<Device>> device_of(Storage& storage, const Asked& asked) {
    const auto id = from_hex<16>(asked.param("id"));
    if (!id) return std::optional<Device>();
    return storage.device(*id);
}

Response confirm_sign_off(const Asked& asked, const Device& device) {
    PageView view{"Sign off kiosk " + short_name(device.id) + "?"};
    view.back = "/kiosks";
    view.back_words = "Kiosks";
    view.body = html::warning("This can't be undone: the kiosk never comes back under this number.");
    const Markup what[] = {
        fill("{}", {"What it sent before stays, and counts. Nobody can take it out, because nobody can tell "
                    "it apart."}),
        fill("{}", {"Answers that still wait on it are lost. Tell the young people there."}),
        fill("{}", {"Nothing on it can be read, by a thief or by us."}),
        fill("{}", {"If it is found again, let it in as a new kiosk."})};
    view.body += html::list(what);
    view.body += html::button_form("/kiosks/" + to_hex(device.id) + "/sign-off", asked.token,
                                   "Sign this kiosk off", html::Weight::warning);
    return framed(asked, view);
}

}  // namespace

void add_kiosks_pages(http::Router& router, Front& front) {
    add_page(router, front, "GET", "/kiosks", Action::see_kiosks,
             [&front](Storage& storage, const Asked& asked) { return list(storage, asked, front.clock); });
    add_page(router, front, "GET", "/kiosks/enrol", Action::manage_kiosks,
             [](Storage&, const Asked& asked) -> Result<Response> { return enrol_form(asked, {}); });
    add_page(router, front, "POST", "/kiosks/enrol", Action::manage_kiosks,
             [&front](Storage& storage, const Asked& asked) { return take_enrol(storage, asked, front); });
    add_page(router, front, "GET", "/kiosks/{id}/sign-off", Action::manage_kiosks,
             [](Storage& storage, const Asked& asked) -> Result<Response> {
                 const auto device = device_of(storage, asked);
                 if (!device) return device.error();
                 if (!*device) return no_such(asked);
                 return (*device)->revoked ? go_to("/kiosks") : confirm_sign_off(asked, **device);
             });
    add_page(router, front, "POST", "/kiosks/{id}/sign-off", Action::manage_kiosks,
             [&front](Storage& storage, const Asked& asked) -> Result<Response> {
                 const auto device = device_of(storage, asked);
                 if (!device) return device.error();
                 if (!*device) return no_such(asked);
                 if (!(*device)->revoked)
                     if (auto done = sign_off(storage, (*device)->id, front.clock.today()); !done)
                         return done.error();
                 return go_to("/kiosks", Note::saved);
             });
}

}  // namespace pledge::council
