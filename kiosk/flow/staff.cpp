#include "kiosk/flow/journey.h"

namespace pledge::flow {

bool pin_pauses(const Model& model) {
    return model.now < model.staff.until;
}

void leave_pin(Model& model) {
    auto& staff = model.staff;
    staff.digits.clear();
    staff.checking = staff.wrong = false;
}

void open_staff(Model& model) {
    if (model.config.staff_pin.empty()) return;
    go(model, Screen::staff_pin);
}

void type_pin(Model& model, int digit) {
    auto& staff = model.staff;
    if (model.screen != Screen::staff_pin || staff.checking || pin_pauses(model)) return;
    staff.wrong = false;
    if (staff.digits.size() < Staff::kLongest) staff.digits += static_cast<char>('0' + digit);
}

void delete_digit(Model& model) {
    if (!model.staff.digits.empty() && !model.staff.checking) model.staff.digits.pop_back();
}

void enter_pin(Model& model, std::vector<Effect>& effects) {
    auto& staff = model.staff;
    if (model.screen != Screen::staff_pin || staff.checking || pin_pauses(model)) return;
    if (staff.digits.size() < Staff::kShortest) return;
    staff.checking = true;
    effects.push_back(effect::CheckPin{++staff.ticket, model.config.staff_pin, staff.digits});
}

// A reply to somebody who has left the page opens nothing.
void pin_checked(Model& model, const action::PinChecked& report) {
    auto& staff = model.staff;
    if (report.ticket != staff.ticket || !staff.checking) return;
    leave_pin(model);
    if (report.right) {
        staff.misses = 0;
        return go(model, Screen::staff);
    }
    staff.wrong = true;
    if (++staff.misses >= Staff::kTries) staff.until = model.now + Staff::kPause;
}

bool in_touch(const Model& model) {
    const auto& contact = model.staff.device.contact;
    return contact && model.local.day - *contact < Staff::kInTouch;
}

bool needs_help(const Model& model) {
    const auto& staff = model.staff;
    return model.broken || !in_touch(model) || !staff.device.synced || !staff.device.disk_room ||
           !staff.sound.works || !staff.sound.voiceless.empty() || !staff.fontless.empty();
}

}  // namespace pledge::flow
