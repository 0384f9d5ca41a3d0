// The recovery sheets of a wave: downloaded once by whoever planned it, and made anew when one was lost. They
// are never on the server's disk.
#include "sync/council/pages/frame.h"
#include "sync/council/pages/parts.h"
#include "sync/council/pages/passphrase_try.h"
#include "sync/council/pages/wave_sheets.h"
#include "sync/council/pages/wave_steps.h"
#include "sync/council/pages/waves.h"
#include "sync/council/passphrase.h"
#include "sync/council/recovery_sheet.h"

namespace pledge::council {
namespace {

using http::Response;

std::string name_of_sheet(const WaveId& wave, std::size_t person) {
    return "recovery-sheet-" + wave.text + "-" + std::to_string(person + 1) + ".pdf";
}

// A wave with a key, and whose sheet is asked about.
struct Sheet {
    StoredWave wave;
    std::vector<KeyPart> parts;
    std::size_t person = 0;
    std::string path(std::string_view below = {}) const {
        return wave_path(wave.wave.id, "sheets/" + std::to_string(person + 1) +
                                           (below.empty() ? "" : "/" + std::string(below)));
    }
};

// Nothing: there is no such wave, person or key.
Result<std::optional<Sheet>> sheet_of(Storage& storage, const Asked& asked) {
    Sheet out;
    auto wave = storage.wave(WaveId(asked.param("id")));
    if (!wave) return wave.error();
    if (!*wave) return std::optional<Sheet>();
    out.wave = std::move(**wave);
    auto parts = storage.key_parts(out.wave.wave.id);
    if (!parts) return parts.error();
    out.parts = std::move(*parts);
    out.person = asked.param("person") == "2" ? 1 : 0;
    const bool named = asked.param("person").empty() || asked.param("person") == "1" || out.person == 1;
    if (!named || out.person >= out.parts.size()) return std::optional<Sheet>();
    return std::optional(std::move(out));
}

std::string whose(const Sheet& sheet) {
    if (sheet.parts.size() == 1) return "Recovery sheet";
    return sheet.person == 0 ? "Recovery sheet of the first person" : "Recovery sheet of the second person";
}

Markup one_sheet(const Asked& asked, Front& front, const Sheet& sheet) {
    auto out = html::heading(whose(sheet));
    const auto name = name_of_sheet(sheet.wave.wave.id, sheet.person);
    if (front.handout.has(asked.token.hash(), name, front.clock.steady())) {
        out += html::paragraph("You can download it once, within ten minutes.");
        out += html::button_form(sheet.path(), asked.token, "Download the sheet (PDF)");
    } else {
        out += html::paragraph("It was downloaded, or its ten minutes have passed. It stands nowhere else.");
        out += html::paragraph(html::link(sheet.path("new"), "Make a new sheet in its place"));
    }
    return out;
}

Result<Response> sheets_page(Storage& storage, const Asked& asked, Front& front, const std::string& say,
                             int status) {
    auto found = sheet_of(storage, asked);
    if (!found) return found.error();
    if (!*found) return no_such(asked);
    auto& sheet = **found;
    const auto& id = sheet.wave.wave.id;
    PageView view{"Recovery sheets of wave " + id.text};
    view.say = say;
    view.done = sentence_of_note(asked);
    view.back = wave_path(id);
    view.back_words = "Wave " + id.text;
    view.body = html::paragraph(
        "The code on a sheet opens the sealed answers when a passphrase is lost. Print the sheet, seal it in "
        "an envelope and give it to somebody outside the team. Then delete the file, also from the folder of "
        "downloads and the bin.");
    for (sheet.person = 0; sheet.person < sheet.parts.size(); ++sheet.person)
        view.body += one_sheet(asked, front, sheet);
    view.body += html::paragraph("Ask IT for new backups of the database and of the keys today.");
    return framed(say.empty() ? 200 : status, asked, view);
}

Result<Response> download(Storage& storage, const Asked& asked, Front& front) {
    const auto found = sheet_of(storage, asked);
    if (!found) return found.error();
    if (!*found) return no_such(asked);
    const auto name = name_of_sheet((*found)->wave.wave.id, (*found)->person);
    const auto noted = storage.note(front.clock.today(), "recovery sheet downloaded",
                                    (*found)->wave.wave.id.text + ", by " + asked.visitor.account.name);
    if (!noted) return noted.error();
    auto pdf = front.handout.take(asked.token.hash(), name, front.clock.steady());
    if (!pdf)
        return sheets_page(
            storage, asked, front,
            "This sheet was downloaded already, or its ten minutes have passed; make a new one.", 410);
    return Response{200,
                    std::move(*pdf),
                    "application/pdf",
                    {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

Result<Response> renew_page(Storage& storage, const Asked& asked, const std::string& say, int status = 400) {
    const auto found = sheet_of(storage, asked);
    if (!found) return found.error();
    if (!*found) return no_such(asked);
    PageView view{"Make a new sheet"};
    view.say = say;
    view.say_at = say.empty() ? "" : "passphrase";
    view.back = wave_path((*found)->wave.wave.id, "sheets");
    view.back_words = "Recovery sheets";
    view.body = html::paragraph(
        "The old sheet opens nothing on this server any more. It still opens older "
        "backups of the keys: have them destroyed.");
    auto fields = html::text_field(
        {.name = "passphrase",
         .label = (*found)->parts.size() == 1 ? "The passphrase of this wave" : "This person's passphrase",
         .wrong = say,
         .kind = "password",
         .autocomplete = "off",
         .width = 30});
    fields += html::button("Make a new sheet");
    view.body += html::form((*found)->path("new"), asked.token, fields);
    return framed(say.empty() ? 200 : status, asked, view);
}

// A part with another sheet.
struct Renewed {
    KeyPart before, after;
    std::string pdf;
};

Result<Renewed> make_anew(Front& front, const Sheet& sheet, const Passphrase& typed) {
    const auto& id = sheet.wave.wave.id;
    const auto& before = sheet.parts[sheet.person];
    const auto part = open_part(id, sheet.person, before, {Opener::passphrase, typed.text()});
    if (!part) return part.error();
    const RecoverySheet paper{front.config.name,          id,           front.clock.today(),
                              seal::make_recovery_code(), sheet.person, sheet.parts.size()};
    Renewed out{before, before, sheet_as_pdf(paper)};
    if (auto done = wrap_for_sheet(out.after, id, sheet.person, *part, paper.code, front.wrap_cost); !done)
        return done.error();
    return out;
}

Result<Response> keep_renewed(Storage& storage, const Asked& asked, Front& front, const Renewed& renewed) {
    auto found = sheet_of(storage, asked);
    if (!found) return found.error();
    if (!*found) return no_such(asked);
    auto& [wave, parts, person] = **found;
    if (parts[person] != renewed.before)
        return renew_page(storage, asked, "The key was changed by somebody else meanwhile; try again.", 409);
    parts[person] = renewed.after;
    const auto noted = storage.note(front.clock.today(), "recovery sheet replaced",
                                    wave.wave.id.text + ", by " + asked.visitor.account.name);
    if (!noted) return noted.error();
    if (auto put = storage.put_key_parts(wave.wave.id, parts); !put) return put.error();
    hand_out_sheet(front, asked, wave.wave.id, person, renewed.pdf);
    return go_to(wave_path(wave.wave.id, "sheets"), Note::saved);
}

Result<Prepared> prepare_renewal(Storage& storage, const Asked& asked, Front& front) {
    auto found = sheet_of(storage, asked);
    if (!found) return found.error();
    if (!*found) return answer_with(no_such(asked));
    if (asked.field("passphrase").empty())
        return answer_with(renew_page(storage, asked, "Type the passphrase of this wave."));
    const auto typed = std::make_shared<Passphrase>(asked.field("passphrase"));
    return Prepared{
        std::nullopt,
        [&front, sheet = std::move(**found), typed, account = asked.visitor.account]() -> PageWork {
            const auto tried = try_key(front, account, [&] { return make_anew(front, sheet, *typed); });
            return [&front, tried](Storage& s, const Asked& again) {
                return tried.key ? keep_renewed(s, again, front, *tried.key)
                                 : renew_page(s, again, tried.say, tried.status);
            };
        }};
}

}  // namespace

void hand_out_sheet(Front& front, const Asked& asked, const WaveId& wave, std::size_t person,
                    const std::string& pdf) {
    front.handout.put(asked.token.hash(), name_of_sheet(wave, person), pdf, front.clock.steady());
}

void add_wave_sheet_pages(http::Router& router, Front& front) {
    add_page(router, front, "GET", "/waves/{id}/sheets", Action::run_waves,
             [&front](Storage& storage, const Asked& asked) {
                 return sheets_page(storage, asked, front, {}, 200);
             });
    add_page(router, front, "POST", "/waves/{id}/sheets/{person}", Action::run_waves,
             [&front](Storage& storage, const Asked& asked) { return download(storage, asked, front); });
    add_page(router, front, "GET", "/waves/{id}/sheets/{person}/new", Action::run_waves,
             [](Storage& storage, const Asked& asked) { return renew_page(storage, asked, {}); });
    add_slow_page(
        router, front, "POST", "/waves/{id}/sheets/{person}/new", Action::run_waves,
        [&front](Storage& storage, const Asked& asked) { return prepare_renewal(storage, asked, front); });
}

}  // namespace pledge::council
