#include "tests/unit/results/release_fixture.h"

#include "sync/gate/sessions.h"

namespace pledge::testing {

results::Release some_release() {
    results::Release r;
    r.council = CouncilId("derby");
    r.council_name = "Derby City Council";
    r.wave = WaveId("2026-annual");
    r.set = SetId("derby-2024");
    r.title = "The Derby Pledge";
    r.columns = Columns::four;
    r.breakdown = {BreakdownKind::age, {"under-11", "11-up"}};
    r.areas = {{"safe-places", "A good, safe home"}, {"happy-healthy", "Happy and healthy"}};
    r.themes = {{"safety", "Safety", ""}, {"accommodation", "Accommodation", "Where you live"}};
    r.asked_from = day_from_text("2026-11-01").value();
    r.asked_until = day_from_text("2026-12-01").value();
    r.closed = day_from_text("2026-12-20").value();

    gate::PointCounts shown;
    shown.faces.columns = 4;
    shown.faces.groups = {{12, 11, 20, 31}, {8, 9, 31, 40}};
    shown.faces.declined = gate::CountRow{2, 0, 1, 3};
    shown.others = {7, 2, 0, 11};
    shown.chips = {23, 3};
    gate::PointCounts hidden;
    hidden.faces.columns = 4;
    hidden.faces.groups = {{0, 1, 2, 1}, {0, 0, 0, 9}};
    hidden.faces.declined = gate::CountRow{0, 0, 0, 0};
    hidden.others = {1, 0, 0, 3};
    hidden.chips = {2};
    r.points.push_back(
        {PointId("safe-home"),
         2,
         "You live somewhere safe.",
         "Do you feel safe where you live?",
         {{ReasonId("own-space"), "I have my own space"}, {ReasonId("noisy"), "It is noisy, or \"loud\""}},
         {"safe-places", "happy-healthy"},
         {"safety", "accommodation"},
         gate::publish(shown).value()});
    r.points.push_back({PointId("health"),
                        5,
                        "=cmd",
                        "-1+1",
                        {{ReasonId("see-someone"), "@someone"}},
                        {"happy-healthy"},
                        {},
                        gate::publish(hidden).value()});
    r.points[0].sessions = gate::publish_sessions({12, 9, 31, 3}).value();
    r.company = gate::publish_company(60, 130, {r.points[0].published, r.points[1].published}).value();
    return r;
}

}  // namespace pledge::testing
