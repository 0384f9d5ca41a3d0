#include "sync/council/pages/start.h"

#include "sync/council/pages/frame.h"
#include "sync/council/pages/parts.h"
#include "sync/council/pages/wave_steps.h"
#include "sync/council/pages/words.h"
#include "sync/results/labels.h"

#include <algorithm>

namespace pledge::council {
namespace {

using http::Response;

struct About {
    std::string_view path, words;
};
constexpr About kAbout[] = {{"/results", "what young people said, by promise"},
                            {"/waves", "the rounds of asking"},
                            {"/commitments", "what departments will do, and by when"},
                            {"/replies", "what young people are answered"},
                            {"/report", "paper for the committee, posters for the wall"},
                            {"/packs", "what kiosks show and ask"},
                            {"/kiosks", "which are fine, which need help"},
                            {"/accounts", "who may sign in"},
                            {"/tokens", "keys for programs that fetch results"},
                            {"/audit", "what was done, and when"}};

Markup what_one_can_do(Role role) {
    std::vector<Markup> items;
    for (const auto& entry : menu()) {
        if (!may(role, entry.action)) continue;
        const auto about = std::find_if(std::begin(kAbout), std::end(kAbout),
                                        [&](const About& one) { return one.path == entry.path; });
        auto item = html::link(entry.path, entry.words);
        if (about != std::end(kAbout)) item += fill(": {}", {about->words});
        items.push_back(std::move(item));
    }
    auto out = html::heading("What you can do");
    out += html::list(items);
    return out;
}

// The one that takes answers, else the next that is planned.
const StoredWave* current_of(const std::vector<StoredWave>& waves) {
    const StoredWave* out = nullptr;
    for (const auto& wave : waves) {
        if (wave.takes_answers()) return &wave;
        if (wave.state == WaveState::planned && (!out || wave.wave.opens < out->wave.opens)) out = &wave;
    }
    return out;
}

const StoredWave* newest_published(const std::vector<StoredWave>& waves) {
    const StoredWave* out = nullptr;
    for (const auto& wave : waves)
        if (wave.state == WaveState::published && (!out || wave.closed > out->closed)) out = &wave;
    return out;
}

Result<Markup> about_waves(Storage& storage, const Asked& asked, const std::vector<StoredWave>& waves,
                           const std::string& kiosks, Day today) {
    const bool runs = may(asked.visitor.account.role, Action::run_waves);
    const auto* wave = current_of(waves);
    if (!wave) {
        auto out = html::paragraph("No wave is planned.");
        if (runs) out += html::link_button("/waves/new", "Plan a wave");
        return out;
    }
    const auto step = next_step(storage, *wave, today);
    if (!step) return step.error();
    auto out =
        html::paragraph(fill("The wave {} is {}. {} {}",
                             {html::link(wave_path(wave->wave.id), wave->wave.id.text), name_of(wave->state),
                              wave->takes_answers() ? kiosks : std::string(), step->say}));
    const bool due = wave->state != WaveState::open || today > wave->wave.asks_until;
    if (runs && due && !step->path.empty()) out += html::link_button(step->path, step->words);
    return out;
}

Markup about_results(const std::vector<StoredWave>& waves) {
    if (const auto* newest = newest_published(waves))
        return html::paragraph(fill("The results of {} were published on {}.",
                                    {html::link("/results/" + newest->wave.id.text, newest->wave.id.text),
                                     results::in_words(newest->closed.value_or(Day{}))}));
    return html::paragraph("No results are published yet.");
}

Result<Response> start_page(Storage& storage, const Asked& asked, Front& front) {
    const auto& account = asked.visitor.account;
    if (account.must_change) return see_other("/password");
    const auto today = front.clock.today();
    const auto waves = storage.waves();
    if (!waves) return waves.error();
    const auto devices = storage.devices();
    if (!devices) return devices.error();
    const auto kiosks = words_of(contact_of(*devices, today));
    PageView view{"What comes next"};
    if (may(account.role, Action::see_waves)) {
        const auto about = about_waves(storage, asked, *waves, kiosks, today);
        if (!about) return about.error();
        view.body += *about;
    } else if (may(account.role, Action::manage_kiosks)) {
        view.body += html::paragraph(kiosks);
    }
    if (may(account.role, Action::see_results)) view.body += about_results(*waves);
    view.body += what_one_can_do(account.role);
    view.body += html::button_form("/sign-out", asked.token, "Sign out", html::Weight::secondary);
    return framed(asked, view);
}

}  // namespace

void add_start_page(http::Router& router, Front& front) {
    add_page(router, front, "GET", "/", Action::own_account,
             [&front](Storage& storage, const Asked& asked) { return start_page(storage, asked, front); });
}

}  // namespace pledge::council
