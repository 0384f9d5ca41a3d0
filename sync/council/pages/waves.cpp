#include "sync/council/pages/waves.h"

#include "sync/council/pages/frame.h"
#include "sync/council/pages/parts.h"
#include "sync/council/pages/wave_steps.h"
#include "sync/council/pages/words.h"
#include "sync/results/labels.h"

#include <algorithm>

namespace pledge::council {
namespace {

using http::Response;

bool runs_waves(const Asked& asked) {
    return may(asked.visitor.account.role, Action::run_waves);
}

// Somebody who only reads follows to results alone.
Markup step_button(const Asked& asked, const StoredWave& wave, const WaveStep& step) {
    if (step.path.empty() || (wave.state != WaveState::published && !runs_waves(asked))) return {};
    const bool early = wave.state == WaveState::open;
    return html::link_button(step.path, step.words, early ? html::Weight::secondary : html::Weight::plain);
}

std::string dates_of(const StoredWave& wave) {
    const auto from = wave.opened.value_or(wave.wave.opens);
    const auto until = wave.stopped.value_or(wave.wave.asks_until);
    return (wave.opened ? "Opened on " : "Opens on ") + results::in_words(from) +
           (wave.stopped ? ", stopped on " : ", asks until ") + results::in_words(until) +
           ". Young people hear back in " + month_words(wave.wave.results) + ".";
}

Result<Response> list_waves(Storage& storage, const Asked& asked, Front& front) {
    auto waves = storage.waves();
    if (!waves) return waves.error();
    std::stable_sort(waves->begin(), waves->end(), [](const StoredWave& a, const StoredWave& b) {
        return a.opened.value_or(a.wave.opens) > b.opened.value_or(b.wave.opens);
    });
    PageView view{"Waves"};
    view.done = sentence_of_note(asked);
    view.body = html::paragraph(
        "A wave is one round of asking. While it is open nobody can see an answer; when it is closed, the "
        "results are published.");
    if (runs_waves(asked)) view.body += html::link_button("/waves/new", "Plan a wave");
    if (waves->empty()) view.body += html::inset(html::paragraph("There is no wave yet."));
    for (const auto& wave : *waves) {
        const auto step = next_step(storage, wave, front.clock.today());
        if (!step) return step.error();
        view.body += html::heading(wave.wave.id.text);
        view.body += html::paragraph(fill("{} {}", {state_tag(wave), dates_of(wave)}));
        view.body += html::paragraph(fill(
            "{} {}", {step->say, html::link(wave_path(wave.wave.id), "More about " + wave.wave.id.text)}));
        view.body += step_button(asked, wave, *step);
    }
    return framed(asked, view);
}

std::string breakdown_words(const Breakdown& breakdown) {
    if (breakdown.kind == BreakdownKind::none) return "None";
    std::string out = breakdown.kind == BreakdownKind::age ? "By age: " : "By setting: ";
    for (std::size_t i = 0; i < breakdown.groups.size(); ++i)
        out += (i > 0 ? ", " : "") + breakdown.groups[i];
    return out;
}

Markup text_of(const std::string& text) {
    return fill("{}", {text});
}

Markup facts_of(const StoredWave& wave, std::size_t people) {
    const auto& plan = wave.wave;
    std::vector<html::SummaryRow> rows = {
        {"State", state_tag(wave)},
        {"Set of promises",
         text_of(plan.questions.id.text + ", " + number_of(plan.questions.questions.size(), "question"))},
        {"Columns", text_of(plan.columns == Columns::three ? "Three: sad, middle, happy"
                                                           : "Four: sad, middle, happy, very happy")},
        {"Breakdown", text_of(breakdown_words(plan.breakdown))},
        {"Dates", text_of(dates_of(wave))}};
    if (people > 0)
        rows.push_back({"Closed by", text_of(people == 1 ? "One person" : "Two people together")});
    if (const auto last = last_day_of(wave))
        rows.push_back({"Last day", text_of("If it is not closed by " + results::in_words(*last) +
                                            ", its answers are destroyed unpublished.")});
    if (wave.destroyed && wave.state == WaveState::published)
        rows.push_back({"Answers and keys", text_of("Destroyed on " + results::in_words(*wave.destroyed))});
    return html::summary_list(rows);
}

Markup kiosk_table(const std::string& caption, const std::vector<Device>& devices, Day today) {
    const html::Column columns[] = {{"Kiosk"}, {"Last in touch"}};
    std::vector<std::vector<Markup>> rows;
    for (const auto& device : devices)
        if (!device.revoked)
            rows.push_back({text_of(kiosk_words(device)), text_of(last_contact_words(device, today))});
    return html::table(caption, columns, rows);
}

Result<Markup> kiosks_of(Storage& storage, const StoredWave& wave, Day today) {
    if (!wave.takes_answers()) return Markup();
    const auto devices = storage.devices();
    if (!devices) return devices.error();
    const auto contact = contact_of(*devices, today);
    auto out = html::heading("Kiosks");
    out += html::paragraph(words_of(contact));
    if (contact.kiosks > 0) out += kiosk_table("When kiosks were last in touch", *devices, today);
    if (wave.state != WaveState::stopped) return out;
    const auto silent = silent_kiosks(storage, wave, today);
    if (!silent) return silent.error();
    if (!silent->empty())
        out += html::inset(html::paragraph(
            number_of(silent->size(), "kiosk") +
            " may still hold answers of this wave: a kiosk has sent everything once it was in touch on two "
            "days since the stop."));
    return out;
}

}  // namespace

Result<Response> show_wave(Storage& storage, const Asked& asked, Front& front, const std::string& say) {
    const auto today = front.clock.today();
    const auto wave = storage.wave(WaveId(asked.param("id")));
    if (!wave) return wave.error();
    if (!*wave) return no_such(asked);
    const auto parts = storage.key_parts((*wave)->wave.id);
    if (!parts) return parts.error();
    const auto step = next_step(storage, **wave, today);
    if (!step) return step.error();
    const auto kiosks = kiosks_of(storage, **wave, today);
    if (!kiosks) return kiosks.error();
    PageView view{"Wave " + (*wave)->wave.id.text};
    view.say = say;
    view.done = sentence_of_note(asked);
    view.back = "/waves";
    view.back_words = "Waves";
    view.body = html::paragraph(step->say);
    view.body += step_button(asked, **wave, *step);
    view.body += facts_of(**wave, parts->size());
    view.body += *kiosks;
    if (runs_waves(asked) && !parts->empty() && (*wave)->state != WaveState::published)
        view.body += html::paragraph(html::link(wave_path((*wave)->wave.id, "sheets"), "Recovery sheets"));
    return framed(say.empty() ? 200 : 409, asked, view);
}

void add_wave_pages(http::Router& router, Front& front) {
    add_page(router, front, "GET", "/waves", Action::see_waves,
             [&front](Storage& storage, const Asked& asked) { return list_waves(storage, asked, front); });
    add_wave_plan_pages(router, front);  // before {id}: "new" is no wave
    add_page(router, front, "GET", "/waves/{id}", Action::see_waves,
             [&front](Storage& storage, const Asked& asked) { return show_wave(storage, asked, front, {}); });
    add_wave_sheet_pages(router, front);
    add_wave_change_pages(router, front);
    add_wave_close_pages(router, front);
}

}  // namespace pledge::council
