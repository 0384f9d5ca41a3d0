#pragma once

#include "kiosk/flow/journey.h"

#include <optional>
#include <vector>

// The steps of a live session that update() is made of; nobody else calls them. Each does nothing on a screen
// where it has no place: a late or doubled press changes nothing.
namespace pledge::flow {

// A session runs, or one is being put together or has just ended: what is pressed means what it means there.
bool in_live(const Model& model);
bool is_live_news(const Action& action);  // the world's, not somebody's
void pressed_live(Model& model, const Action& action, std::vector<Effect>& effects);
void hear_live(Model& model, const Action& action, std::vector<Effect>& effects);

std::chrono::milliseconds live_deadline(const Model& model);
void pass_live(Model& model, std::vector<Effect>& effects);

// Putting a question together and asking it
void live_start(Model& model);
void live_pick(Model& model, std::size_t point, std::vector<Effect>& effects);
void live_own(Model& model);
void live_kind_is(Model& model, LiveKind kind);
void live_ask(Model& model, std::vector<Effect>& effects);
void begin_question(Live& live);  // nothing of the one before stays
void save_live(const Model& model, std::vector<Effect>& effects);

// The keyboard
void live_type(Model& model, LiveField field, std::size_t place);
void live_key(Model& model, std::string_view text);
void live_delete(Model& model);
void live_typed(Model& model);
void leave_typing(Model& model);  // as it was before
bool is_live_line(LiveField field, std::string_view text);

// Votes
bool is_open(const Model& model);  // for votes
void live_vote(Model& model, std::vector<Effect>& effects);
void live_pass(Model& model);
void live_ready(Model& model);
void live_touch(Model& model, LiveVote vote);
void live_give(Model& model, std::vector<Effect>& effects);
void live_passed(Model& model);
void live_paper(Model& model);
void live_paper_set(Model& model, std::size_t place, int by);
void live_paper_add(Model& model, std::vector<Effect>& effects);
void live_close(Model& model, std::vector<Effect>& effects);
void live_longer(Model& model, std::vector<Effect>& effects);
bool among_voters(const Model& model);  // on the cover, the ballot, or what one of them was left for
bool as_the_session_was(const Model& model);
void forget_ballot(Live& live);
void forget_paper(Live& live);
void cover(Model& model, std::vector<Effect>& effects);  // nothing of the last voter stays

// The result
void live_reveal(Model& model, std::vector<Effect>& effects);
void live_counted(Model& model, const action::LiveCounted& report);
void live_again(Model& model, std::vector<Effect>& effects);
void live_another(Model& model, std::vector<Effect>& effects);
void live_promise(Model& model, std::vector<Effect>& effects);
void live_months(Model& model, int months);
void live_read_back(Model& model);
void live_keep(Model& model, std::vector<Effect>& effects);
void live_end(Model& model, std::vector<Effect>& effects);
void end_session(Model& model, std::vector<Effect>& effects);

}  // namespace pledge::flow
