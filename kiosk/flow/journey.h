#pragma once

#include "kiosk/flow/update.h"

#include <vector>

// The steps that update() is made of; nobody else calls them.
namespace pledge::flow {

// Shows a screen from its first page.
void go(Model& model, Screen screen);
// Lays Help, Stop or "still there?" over what is shown; pressing it again while it lies below returns to it.
void lay_over(Model& model, Screen screen);
void lift(Model& model);
// Where the kiosk rests while nobody uses it.
Screen resting_screen(const Model& model);
// Ends the visit: nothing of it stays, the next one starts as the kiosk was set up.
// What a visit begins with, as kiosk.toml and the headphones say.
Settings fresh_settings(const Model& model);
void forget(Model& model, std::vector<Effect>& effects);

void go_back(Model& model, std::vector<Effect>& effects);
void go_next(Model& model, std::vector<Effect>& effects);
void choose(Model& model, Say say);
void skip(Model& model);
void begin_questions(Model& model);
void answer_more(Model& model, bool more);
void change(Model& model, std::size_t point);

void send(Model& model, std::vector<Effect>& effects);
void stored(Model& model, const action::Stored& report);

void open_staff(Model& model);
void type_pin(Model& model, int digit);
void delete_digit(Model& model);
void enter_pin(Model& model, std::vector<Effect>& effects);
void pin_checked(Model& model, const action::PinChecked& report);
void leave_pin(Model& model);  // nothing of what was typed stays

void pass_time(Model& model, const action::Tick& tick, std::vector<Effect>& effects);

}  // namespace pledge::flow
