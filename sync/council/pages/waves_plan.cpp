// Planning a wave. Making its key is slow on purpose, so a worker does it; the sheets wait in memory.
#include "sync/council/key_people.h"
#include "sync/council/packs.h"
#include "sync/council/pages/frame.h"
#include "sync/council/pages/parts.h"
#include "sync/council/pages/passphrase_try.h"
#include "sync/council/pages/wave_sheets.h"
#include "sync/council/pages/wave_steps.h"
#include "sync/council/pages/waves.h"
#include "sync/council/publisher.h"

#include <algorithm>

namespace pledge::council {
namespace {

using http::Response;

// What is wrong, by the name of its field.
using Wrong = std::map<std::string, std::string>;

// The order in which the form shows them.
constexpr const char* kFields[] = {"id",         "set",   "columns",    "breakdown",
                                   "groups",     "opens", "asks-until", "results",
                                   "passphrase", "again", "second",     "second-again"};

std::string without_spaces(std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    return text;
}

PlanWords words_of(const Asked& asked) {
    const auto kind = asked.field("breakdown");
    const auto breakdown =
        kind.empty() || kind == "none" ? std::string() : kind + ":" + without_spaces(asked.field("groups"));
    return {asked.field("id"),    asked.field("set"),        asked.field("columns"), breakdown,
            asked.field("opens"), asked.field("asks-until"), asked.field("results")};
}

struct FormParts {
    const Asked& asked;
    const Wrong& wrong;

    html::Field field(const std::string& name, const std::string& label, const std::string& hint,
                      const std::string& otherwise = {}) const {
        const auto typed = asked.form.find(name);
        const auto at = wrong.find(name);
        return {.name = name,
                .label = label,
                .hint = hint,
                .value = typed == asked.form.end() ? otherwise : typed->second,
                .wrong = at == wrong.end() ? std::string() : at->second};
    }
    Markup text(const std::string& name, const std::string& label, const std::string& hint,
                const std::string& kind = "text", int width = 20) const {
        auto out = field(name, label, hint);
        out.kind = kind;
        out.width = width;
        out.autocomplete = "off";  // beside passphrases, browsers take a wave's name for a person's
        return html::text_field(out);
    }
    // never sent back
    Markup secret(const std::string& name, const std::string& label, const std::string& hint = {}) const {
        auto out = field(name, label, hint);
        out.value.clear();
        out.kind = "password";
        out.autocomplete = "new-password";
        out.width = 30;
        return html::text_field(out);
    }
};

Markup what_is_asked(const FormParts& form, const std::vector<DocumentRef>& packs) {
    std::vector<html::Choice> sets;
    for (const auto& pack : packs)
        sets.push_back({pack.id, pack.id + ", version " + std::to_string(pack.version), {}});
    const html::Choice columns[] = {
        {"three", "Three: sad, middle, happy", "For the quarterly wave."},
        {"four", "Four: sad, middle, happy, very happy", "For the annual survey."}};
    const html::Choice kinds[] = {
        {"none", "No breakdown", {}}, {"age", "By age", {}}, {"setting", "By where the kiosk stands", {}}};
    auto out = html::heading("What is asked");
    out += form.text("id", "Name of the wave", "Small letters, digits and dashes, like 2026-autumn.");
    out += html::select_field(form.field("set", "Set of promises", {}), sets);
    out += html::radio_field(form.field("columns", "Columns in the results", {}, "three"), columns);
    out += html::radio_field(
        form.field("breakdown", "Breakdown", "One for the whole wave; it needs four columns.", "none"),
        kinds);
    out +=
        form.text("groups", "Groups of the breakdown",
                  "Two or three, with commas between: under-11, 11-15, 16-up or home, school, event. Leave "
                  "it empty without a breakdown.",
                  "text", 30);
    return out;
}

Markup when(const FormParts& form) {
    auto out = html::heading("When");
    out += form.text("opens", "First day", "Like 2026-11-01.", "date", 10);
    out += form.text("asks-until", "Last day, as planned",
                     "You stop the wave yourself, on this day or later.", "date", 10);
    out += form.text("results", "Month in which young people hear back", "Like 2027-01. Kiosks tell them.",
                     "month", 10);
    return out;
}

// By the form, once it was sent; before, by the link that led here.
bool for_two(const Asked& asked) {
    const auto in_query = asked.query.find("people");
    return asked.field("people") == "two" || (in_query != asked.query.end() && in_query->second == "two");
}

Markup who_closes(const FormParts& form) {
    const bool two = for_two(form.asked);
    auto out = html::heading("Who closes it");
    out += html::paragraph(
        "A passphrase opens the sealed answers when the wave is closed. Without it, and without the "
        "recovery sheet that you get next, nobody can ever count them.");
    out += fill("<input type=\"hidden\" name=\"people\" value=\"{}\">\n", {two ? "two" : "one"});
    if (two) out += html::paragraph("Two people are needed, each with a passphrase of their own.");
    out +=
        form.secret("passphrase", two ? "The first person's passphrase" : "Passphrase of this wave",
                    "At least 12 characters: four or five words are easy to keep. Not the publisher's, and "
                    "not your own password.");
    out += form.secret("again", "The same again");
    if (!two) return out;
    out += form.secret("second", "The second person's passphrase", "The second person types it.");
    out += form.secret("second-again", "The same again");
    return out;
}

// Before anything is typed, because a link takes nothing along; not on a form that was sent back.
Markup how_many_close(const Asked& asked) {
    if (!asked.field("people").empty()) return {};
    return html::paragraph(for_two(asked)
                               ? fill("Two people together will close this wave. {}",
                                      {html::link("/waves/new", "One person is enough")})
                               : fill("One person will close this wave. {}",
                                      {html::link("/waves/new?people=two", "Two people together")}));
}

Result<Response> plan_page(Storage& storage, const Asked& asked, const Wrong& wrong, int status = 400) {
    PageView view{"Plan a wave"};
    view.back = "/waves";
    view.back_words = "Waves";
    for (const char* name : kFields)
        if (const auto at = wrong.find(name); at != wrong.end() && view.say.empty()) {
            view.say = at->second;
            view.say_at = name;
        }
    const auto packs = storage.latest_documents("pack");
    if (!packs) return packs.error();
    if (packs->empty()) {
        view.body = html::paragraph(
            "There is no published set of promises yet, so there is nothing to ask. Publish one first.");
        view.body += html::paragraph(html::link("/packs", "Promise sets"));
        return framed(asked, view);
    }
    const FormParts form{asked, wrong};
    auto fields = what_is_asked(form, *packs);
    fields += when(form);
    fields += who_closes(form);
    fields += html::paragraph("All of this is fixed from here on, before the first answer.");
    fields += html::button("Plan this wave");
    view.body = how_many_close(asked) + html::form("/waves/new", asked.token, fields);
    return framed(view.say.empty() ? 200 : status, asked, view);
}

void read_person(KeyPeople& people, const Asked& asked, const char* name, const char* again, Wrong& wrong) {
    const auto typed = asked.field(name);
    if (typed != asked.field(again)) {
        wrong.emplace(again, "The two are not the same; type both again.");
        return;
    }
    if (const auto added = add_person(people, Passphrase(typed)); !added)
        wrong.emplace(name, added.error().say);
}

KeyPeople read_people(const Asked& asked, Wrong& wrong) {
    KeyPeople out;
    read_person(out, asked, "passphrase", "again", wrong);
    if (for_two(asked)) read_person(out, asked, "second", "second-again", wrong);
    return out;
}

Wrong wrong_of(const std::vector<PlanTrouble>& troubles) {
    Wrong out;
    for (const auto& trouble : troubles) {
        // what the groups are is typed in a field of its own
        const bool groups =
            trouble.at == PlanField::breakdown && trouble.say.find("columns") == std::string::npos;
        out.emplace(groups ? "groups" : name_of(trouble.at), trouble.say);
    }
    return out;
}

// Nothing: there is no such set.
Result<std::optional<Pack>> chosen_pack(Storage& storage, const Asked& asked, Front& front) {
    const auto publisher = load_publisher(front.config);
    if (!publisher) return publisher.error();
    auto pack = published_pack(storage, SetId(asked.field("set")), *publisher);
    if (pack) return std::optional(std::move(*pack));
    if (pack.error().code == Code::not_found) return std::optional<Pack>();
    return pack.error();
}

Result<Response> keep(Storage& storage, const Asked& asked, Front& front, const NewWave& made,
                      const std::vector<std::string>& sheets) {
    const auto& id = made.stored.wave.id;
    const auto kept = keep_wave(storage, made, front.clock.today(), asked.visitor.account.name);
    if (!kept && kept.error().code == Code::conflict)
        return plan_page(storage, asked, {{"id", "There is a wave of this name already; choose another."}},
                         409);
    if (!kept) return kept.error();
    for (std::size_t person = 0; person < sheets.size(); ++person)
        hand_out_sheet(front, asked, id, person, sheets[person]);
    return go_to(wave_path(id, "sheets"), Note::planned);
}

// On a worker.
PageWork make(Front& front, const WavePlan& plan, const KeyPeople& people) {
    auto made = make_wave(plan, secrets_of(people), front.wrap_cost);
    if (!made)
        return [say = made.error().say](Storage& storage, const Asked& asked) {
            return plan_page(storage, asked, {{"id", say}});
        };
    std::vector<std::string> sheets;
    for (const auto& sheet : sheets_of(people, front.config.name, plan.id, front.clock.today()))
        sheets.push_back(sheet_as_pdf(sheet));
    return [&front, made = std::make_shared<NewWave>(std::move(*made)), sheets = std::move(sheets)](
               Storage& storage, const Asked& asked) { return keep(storage, asked, front, *made, sheets); };
}

Result<Prepared> prepare(Storage& storage, const Asked& asked, Front& front) {
    const auto pack = chosen_pack(storage, asked, front);
    if (!pack) return pack.error();
    auto [plan, troubles] = read_plan(words_of(asked), *pack ? &**pack : nullptr);
    auto wrong = wrong_of(troubles);
    const auto taken = storage.wave(plan.id);
    if (!taken) return taken.error();
    if (*taken) wrong.emplace("id", "There is a wave of this name already; choose another.");
    const auto people = std::make_shared<KeyPeople>(read_people(asked, wrong));
    if (!wrong.empty()) return answer_with(plan_page(storage, asked, wrong));
    return Prepared{std::nullopt,
                    [&front, people, plan = std::move(plan)] { return make(front, plan, *people); }};
}

}  // namespace

void add_wave_plan_pages(http::Router& router, Front& front) {
    add_page(router, front, "GET", "/waves/new", Action::run_waves,
             [](Storage& storage, const Asked& asked) { return plan_page(storage, asked, {}); });
    add_slow_page(router, front, "POST", "/waves/new", Action::run_waves,
                  [&front](Storage& storage, const Asked& asked) { return prepare(storage, asked, front); });
}

}  // namespace pledge::council
