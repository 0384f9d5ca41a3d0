#include "sync/council/pages/office.h"
#include "sync/council/pages/packs_parts.h"
#include "sync/council/pages/parts.h"
#include "sync/council/pages/words.h"
#include "sync/council/publisher.h"
#include "sync/results/labels.h"

#include <algorithm>

namespace pledge::council {
namespace {

using http::Response;

// What the newest manifest tells kiosks; nothing where there is none that this publisher signed.
std::optional<Manifest> told(Storage& storage, const Front& front) {
    const auto publisher = load_publisher(front.config);
    const auto latest = storage.latest_documents("manifest");
    if (!publisher || !latest || latest->empty()) return std::nullopt;
    const auto file = storage.document(latest->front());
    if (!file || !*file) return std::nullopt;
    const auto payload = seal::read_signed(**file, "manifest", *publisher);
    if (!payload) return std::nullopt;
    auto manifest = read_manifest(*payload);
    return manifest ? std::optional(std::move(*manifest)) : std::nullopt;
}

bool goes_out(const std::optional<Manifest>& manifest, const DocumentRef& ref) {
    return manifest && std::any_of(manifest->packs.begin(), manifest->packs.end(), [&](const PackRef& pack) {
               return pack.id.text == ref.id && static_cast<std::uint64_t>(pack.version) == ref.version;
           });
}

// Nothing: it was published by a program that kept no card.
Result<std::optional<PackCard>> card_of(Storage& storage, const DocumentRef& ref) {
    const auto text = storage.document({"pack-card", ref.id, ref.version});
    if (!text) return text.error();
    if (!*text) return std::optional<PackCard>();
    auto card = read_card(**text);
    if (!card) return card.error();
    return std::optional(std::move(*card));
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

Result<Markup> sets_table(Storage& storage, const std::vector<DocumentRef>& refs,
                          const std::optional<Manifest>& manifest) {
    const html::Column columns[] = {{"Set"}, {"Version", true}, {"Published"}, {"Languages"}, {"State"}};
    std::vector<std::vector<Markup>> rows;
    for (const auto& ref : refs) {
        const auto card = card_of(storage, ref);
        if (!card) return card.error();
        const auto state = goes_out(manifest, ref) ? html::tag("On kiosks", html::Colour::green)
                                                   : html::tag("Waits to be sent out", html::Colour::yellow);
        rows.push_back(
            {html::link("/packs/" + ref.id, *card ? (*card)->title : ref.id),
             fill("{}", {std::to_string(ref.version)}),
             fill("{}", {*card ? results::in_words((*card)->published) : std::string("not known")}),
             fill("{}", {*card ? joined((*card)->languages) : std::string("not known")}), state});
    }
    return html::table("Sets of promises", columns, rows);
}

Markup upload_form(const Asked& asked, const PacksSay& wrong) {
    html::Field file{"file", "A signed set",
                     "The file that pledge-council pack build wrote, up to 4 MB. A larger one, "
                     "with recordings, goes by pledge-council pack publish."};
    if (wrong.at == "file") file.wrong = wrong.say;
    auto fields = html::file_field(file, ".pack,application/json");
    fields += html::button("Add this set", html::Weight::secondary);
    auto out = html::heading("Add a set, or a newer version");
    out += html::file_form("/packs", asked.token, fields);
    return out;
}

Markup sign_form(const Asked& asked, const std::optional<Manifest>& manifest, const PacksSay& wrong) {
    auto out = html::heading("What kiosks are told");
    out += html::paragraph(manifest && manifest->next
                               ? "Kiosks say that the next questions come in " +
                                     month_words(*manifest->next) + "."
                               : std::string("Kiosks name no month for the next questions."));
    html::Field month{"month", "Month of the next questions",
                      "For example 2027-03. Empty: kiosks name none."};
    month.kind = "month";
    month.width = 10;
    month.value = wrong.say.empty() && manifest && manifest->next ? to_text(*manifest->next) : wrong.month;
    if (wrong.at == "month") month.wrong = wrong.say;
    html::Field passphrase{"passphrase", "The publisher's passphrase",
                           "It signs what kiosks show. It is not your own password."};
    passphrase.kind = "password";
    passphrase.autocomplete = "off";
    passphrase.width = 30;
    if (wrong.at == "passphrase") passphrase.wrong = wrong.say;
    auto fields = html::text_field(month);
    fields += html::text_field(passphrase);
    fields += html::button("Sign and send out");
    out += html::paragraph("Signing sends out this month, and every set above in its newest version.");
    out += html::form("/packs/sign", asked.token, fields);
    return out;
}

Result<Response> one(Storage& storage, const Asked& asked) {
    const auto refs = storage.latest_documents("pack");
    if (!refs) return refs.error();
    const auto at = std::find_if(refs->begin(), refs->end(),
                                 [&](const DocumentRef& ref) { return ref.id == asked.param("id"); });
    if (at == refs->end()) return no_such(asked);
    const auto card = card_of(storage, *at);
    if (!card) return card.error();
    PageView view{*card ? (*card)->title : at->id};
    view.back = "/packs";
    view.back_words = "Promise sets";
    if (!*card) {
        view.body =
            html::paragraph("What is in this set can't be shown here; publish a newer version of it.");
        return framed(asked, view);
    }
    view.body = html::paragraph("Version " + std::to_string(at->version) + ", published on " +
                                results::in_words((*card)->published) + ", in " +
                                number_of((*card)->languages.size(), "language") + " (" +
                                joined((*card)->languages) + ").");
    view.body += html::paragraph(fill("Posters of these promises, A4 and A3, are under {}.",
                                      {html::link("/report", "Reports and posters")}));
    const html::Column columns[] = {{"Number"}, {"Promise"}, {"What is asked"}};
    std::vector<std::vector<Markup>> rows;
    for (const auto& promise : (*card)->promises)
        rows.push_back({fill("{}", {std::to_string(promise.number)}), fill("{}", {promise.text}),
                        fill("{}", {promise.question})});
    view.body += html::table("As young people read it", columns, rows);
    return framed(asked, view);
}

}  // namespace

Result<Response> packs_page(Storage& storage, const Asked& asked, Front& front, const PacksSay& wrong) {
    const auto refs = storage.latest_documents("pack");
    if (!refs) return refs.error();
    const auto manifest = told(storage, front);
    PageView view{"Promise sets"};
    view.say = wrong.say;
    view.say_at = wrong.at;
    view.done = wrong.say.empty() ? sentence_of_note(asked) : std::string();
    view.body = html::paragraph(
        "A set holds the promises, the questions about them and their translations. "
        "A set that is being asked can change its words, not its questions.");
    if (refs->empty()) {
        view.body += html::inset(html::paragraph("There is no set yet. Add the first one."));
    } else {
        const auto table = sets_table(storage, *refs, manifest);
        if (!table) return table.error();
        view.body += *table;
        view.body += sign_form(asked, manifest, wrong);
    }
    view.body += upload_form(asked, wrong);
    return framed(wrong.say.empty() ? 200 : wrong.status, asked, view);
}

void add_packs_pages(http::Router& router, Front& front) {
    add_page(router, front, "GET", "/packs", Action::publish_packs,
             [&front](Storage& storage, const Asked& asked) { return packs_page(storage, asked, front); });
    add_pack_publishing(router, front);
    add_page(router, front, "GET", "/packs/{id}", Action::publish_packs,
             [](Storage& storage, const Asked& asked) { return one(storage, asked); });
}

}  // namespace pledge::council
