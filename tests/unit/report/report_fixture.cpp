#include "tests/unit/report/report_fixture.h"

#include "sync/gate/sessions.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>

namespace pledge::testing {

report::Printer& press() {
    static const auto opened =
        report::Printer::open(PLEDGE_SOURCE_DIR "/assets", PLEDGE_BINARY_DIR "/locales");
    REQUIRE(opened);
    return **opened;
}

LoadedPack set_of(const std::string& id) {
    const auto folder = std::string(PLEDGE_SOURCE_DIR) + "/assets/packs/" + id;
    const auto help = folder + "/help.toml";
    auto pack = read_pack(read_all(folder + "/pack.toml"), "pack.toml",
                          std::filesystem::exists(help) ? read_all(help) : std::string(), "help.toml");
    REQUIRE(pack);
    LoadedPack out{std::move(*pack), {}, {}};
    for (const auto& language : press().languages()) {
        const auto file = std::string(PLEDGE_BINARY_DIR) + "/locales/" + language.code.text + "/" + id;
        if (std::filesystem::exists(file + ".mo"))
            out.catalogues[language.code.text] = {read_all(file + ".mo"), read_all(file + ".reviewed.mo")};
    }
    return out;
}

results::Release release_of(const Pack& pack, const Asking& asking) {
    results::Release r;
    r.council = CouncilId("derby");
    r.council_name = "Derby City Council";
    r.wave = WaveId("2026-autumn");
    r.set = pack.id;
    r.title = pack.title;
    r.columns = asking.columns;
    if (!asking.ages.empty()) r.breakdown = {BreakdownKind::age, asking.ages};
    r.asked_from = day_from_text("2026-11-01").value();
    r.asked_until = day_from_text("2026-12-01").value();
    r.closed = day_from_text("2026-12-20").value();
    for (const auto& area : pack.areas) r.areas.push_back({area.id, area.label});
    for (const auto& theme : pack.themes) r.themes.push_back({theme.id, theme.label, theme.label_plain});
    const std::size_t groups = std::max<std::size_t>(asking.ages.size(), 1);
    for (const auto& point : pack.points) {
        if (!point.rateable) continue;
        const auto p = r.points.size();
        gate::PointCounts counts;
        counts.faces.columns = count_of(asking.columns);
        std::uint32_t all = 0;
        for (std::size_t g = 0; g < groups; ++g) {
            auto& row = counts.faces.groups.emplace_back();
            for (std::size_t f = 0; f < counts.faces.columns; ++f)
                all += row.emplace_back(asking.faces(p, g, f));
        }
        if (!asking.ages.empty()) counts.faces.declined.emplace(counts.faces.columns, 1);
        counts.others = {all / 7, all / 20, all / 30, all / 9};
        results::ReleasePoint out{point.id, point.number, point.few,    point.rate_question,
                                  {},       point.areas,  point.themes, {}};
        for (std::size_t c = 0; c < point.reasons.size(); ++c) {
            counts.chips.push_back(all / static_cast<std::uint32_t>(3 + 4 * c));
            out.chips.push_back({point.reasons[c].id, point.reasons[c].text});
        }
        out.published = gate::publish(counts).value();
        if (p % 4 == 1)
            out.sessions = gate::publish_sessions({static_cast<std::uint32_t>(3 + 5 * p), 14, 25, 9}).value();
        r.points.push_back(std::move(out));
    }
    std::vector<gate::PublishedPoint> published;
    for (const auto& point : r.points) published.push_back(point.published);
    r.company = gate::publish_company(90, 160, published).value();
    return r;
}

Asking yearly() {
    return {Columns::four, {"under-11", "11-15", "16-up"}, [](std::size_t p, std::size_t g, std::size_t f) {
                if (p == 5 && g == 2) return f == 0 ? 3U : 1U;  // a group that is too small
                if (p == 9) return f == 0 ? 2U : 0U;            // hardly anybody gets there
                if (p == 3) return f == 0 ? 40U : static_cast<std::uint32_t>(6 + g);  // it goes badly
                if (p == 6) return static_cast<std::uint32_t>(11 + (f + g) % 3);      // mixed
                return static_cast<std::uint32_t>(3 + f * f * (4 + (p + g) % 3) + (f == 0 && p == 1 ? 0 : 2));
            }};
}

Asking quarterly() {
    return {Columns::three, {}, [](std::size_t p, std::size_t, std::size_t f) {
                if (p == 4) return f == 2 ? 3U : 28U;
                return static_cast<std::uint32_t>(f == 0 ? 2 + p : f == 1 ? 12 : 22 + 9 * p);
            }};
}

Asking nothing() {
    return {Columns::three, {}, [](std::size_t, std::size_t, std::size_t) { return 3U; }};
}

std::vector<Commitment> some_commitments() {
    const SetId set("derby-2024");
    const auto month = [](const char* text) { return month_from_text(text); };
    return {
        {"passport", set, PointId("growing-up"), "Each care leaver gets a passport and a bank account.",
         "You can get paid, rent a room and travel.", "Children's Services", month("2027-12"),
         CommitmentStatus::on_track, ""},
        {"profile", set, PointId("contact-and-help"),
         "Each social worker makes a page about themselves for you.",
         "You know a bit about them before you meet.", "Children's Services", month("2026-03"),
         CommitmentStatus::done, ""},
        {"libraries", set, PointId("things-to-do"), "Libraries do not charge you for late or lost books.",
         "You can use the library and not worry.", "Libraries", std::nullopt, CommitmentStatus::done, ""},
        {"interview", set, PointId("learning-and-work"), "Apply for a training job and you get an interview.",
         "You get a fair chance to show what you can do.", "Housing", month("2026-09"),
         CommitmentStatus::on_track, ""},
        {"takeover", set, PointId("decisions"), "Top managers let young people do their job for a day.",
         "You see how it works and say what to change.", "All departments", month("2026-11"),
         CommitmentStatus::late, "Two have no date yet."},
        {"feelings", set, PointId("health"), "We pay for more help with feelings.",
         "You wait less time to talk to someone.", "Health and the council", month("2026-10"),
         CommitmentStatus::stopped, "We did not find staff. We try again in April."}};
}

Replies some_replies() {
    const auto written = month_from_text("2027-01").value();
    Replies out{SetId("derby-2024"), 1, {}};
    out.replies.push_back(
        {PointId("contact-and-help"),
         ReplyKind::did,
         written,
         {{"en",
           {"You did not know who to call at night.",
            "Every child now gets a card with names and numbers. It has day, night and weekend.", "",
            "Children's Services, done in March"}},
          {"ur",
           {"آپ کو معلوم نہیں تھا کہ رات کو کسے فون کریں۔",
            "اب ہر بچے کو ناموں اور نمبروں والا کارڈ ملتا ہے۔", "", "بچوں کی خدمات، مارچ میں مکمل"}}}});
    out.replies.push_back({PointId("safe-home"),
                           ReplyKind::cannot,
                           written,
                           {{"en",
                             {"You want to know how long you can stay in your home.",
                              "We cannot give a date to everyone. A judge or a plan may change it.",
                              "Your social worker tells you what is known. They tell you when it changes.",
                              "Children's Services, from May"}}}});
    out.replies.push_back({PointId("things-to-do"),
                           ReplyKind::did,
                           written,
                           {{"en",
                             {"Clubs cost too much and are far away.",
                              "There is a free card for the pool and gym. We now also pay the bus.", "",
                              "Leisure, done in June"}}}});
    out.replies.push_back(
        {PointId("growing-up"),
         ReplyKind::cannot,
         written,
         {{"en",
           {"You want your own flat when you turn 18.",
            "We cannot give a flat to everyone at 18. There are not enough.",
            "You can ask to stay with your carer. We help you look, and to learn about rent.",
            "Housing and Children's Services, from now"}}}});
    return out;
}

Made::Made(const std::string& pack, const Asking& asking)
    : set(set_of(pack)),
      release(release_of(set.pack, asking)),
      replies(some_replies()),
      input{release, nullptr, &set, some_commitments(), &replies, {}, {}} {
    input.evidence = {14, 12, {}};
    for (const auto& language : press().languages()) input.evidence.languages.push_back(language.code);
    input.made = day_from_text("2027-01-08").value();
}

std::string Made::in(const std::string& language) const {
    auto pdf = press().report(input, text::LanguageCode(language));
    INFO((pdf.ok() ? std::string() : pdf.error().say));
    REQUIRE(pdf);
    return std::move(*pdf);
}

std::string plain(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

}  // namespace pledge::testing
