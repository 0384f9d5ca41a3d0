#include "kiosk/flow/update.h"
#include "tests/ui/pages.h"

namespace pledge::testing {
namespace {

using namespace flow;

void later(Model& model, std::chrono::milliseconds by = std::chrono::milliseconds(700)) {
    update(model, action::Tick{model.now + by, {*day_from_text("2026-11-23"), 20 * 60}});
}

Model pressed(Model model, std::initializer_list<Action> actions) {
    for (const auto& action : actions) {
        later(model);
        update(model, action);
    }
    later(model);
    return model;
}

Model with_number(Model model) {
    model.config.staff_pin = "$argon2id$v=19$";
    return model;
}

Model entered(Model model, bool right) {
    const auto digit = [](int d) { return Action(action::PinDigit{d}); };
    model = pressed(model, {digit(2), digit(5), digit(8), digit(0), action::PinEnter{}});
    update(model, action::PinChecked{model.staff.ticket, right});
    return model;
}

Model opened(const Model& rest) {
    auto model = entered(pressed(with_number(rest), {action::OpenAccess{}, action::OpenStaff{}}), true);
    update(model, action::DeviceNews{{model.local.day, true, true}});
    model.staff.drafts = {"pl", "sk", "pa", "ur"};
    return model;
}

Model in_trouble(const Model& rest) {
    auto model = opened(rest);
    update(model, action::DeviceNews{{model.local.day - std::chrono::days(12), false, false}});
    update(model, action::SoundNews{{false, {"pa", "ur"}}});
    model.staff.fontless = {"ar"};
    return model;
}

}  // namespace

std::vector<Page> staff_pages(const Model& rest) {
    const auto pad = pressed(with_number(rest), {action::OpenAccess{}, action::OpenStaff{}});
    std::vector<Page> out;
    out.push_back({"access-3-staff", pressed(with_number(rest), {action::OpenAccess{}, action::Page{2}})});
    out.push_back({"staff-pin", pad});
    out.push_back(
        {"staff-pin-wrong", pressed(entered(pad, false), {action::PinDigit{1}, action::PinDigit{2}})});
    out.back().model.staff.wrong = true;
    out.push_back({"staff", opened(rest)});
    out.push_back({"staff-help", in_trouble(rest)});
    auto trouble = with_number(rest);
    update(trouble, action::NewOffer{nullptr, true});
    out.push_back({"trouble-staff", trouble});
    return out;
}

std::vector<Page> more_staff_pages(const Model& rest) {
    std::vector<Page> out;
    for (int page = 3; page < 8; ++page)
        out.push_back({"access-" + std::to_string(page + 1) + "-staff",
                       pressed(with_number(rest), {action::OpenAccess{}, action::Page{page}})});
    auto pad = pressed(with_number(rest), {action::OpenAccess{}, action::OpenStaff{}});
    for (const int digit : {1, 2, 3, 4, 5, 6, 7, 8}) pad = pressed(pad, {action::PinDigit{digit}});
    out.push_back({"staff-pin-typed", pad});
    pad = pressed(pad, {action::Back{}, action::OpenStaff{}});
    for (int i = 0; i < Staff::kTries; ++i) pad = entered(pad, false);
    out.push_back({"staff-pin-pause", pad});
    for (int page = 1; page < 5; ++page) {
        out.push_back({"staff-" + std::to_string(page + 1), pressed(opened(rest), {action::Page{page}})});
        out.push_back(
            {"staff-help-" + std::to_string(page + 1), pressed(in_trouble(rest), {action::Page{page}})});
    }
    auto broken = in_trouble(rest);
    broken.offer = nullptr;
    broken.broken = true;
    out.push_back({"staff-broken", broken});
    return out;
}

}  // namespace pledge::testing
