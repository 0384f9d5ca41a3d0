#pragma once

#include "sync/core/pack.h"

#include <cstddef>
#include <vector>

// Reading the promises without being asked: which sets a kiosk offers, and the way through one of them. Pure,
// like update().
namespace pledge::flow {

struct Model;
struct Offer;

// Where a reader is.
struct Reading {
    std::size_t set = 0;   // 0: the set that is asked; then Offer::others
    std::size_t stop = 0;  // in stops_of() that set
};

// One promise, or all statements of a section: as many pages as they need. Lives as long as its pack.
struct Stop {
    const Section* section = nullptr;  // null where the pack has none for it
    std::vector<std::size_t> points;   // indices into Pack::points; one unless these are statements
    bool statements = false;
};
// Section by section, in the pack's order; in each first its promises, then its statements by number.
std::vector<Stop> stops_of(const Pack& pack);

std::size_t count_sets(const Offer& offer);
const Pack& set_at(const Offer& offer, std::size_t set);

const Pack& read_pack_of(const Model& model);
Stop current_stop(const Model& model);

// The steps that update() is made of: to the menu, or straight to the only set; into a set; on and back in
// it.
void open_promises(Model& model);
void read_set(Model& model, std::size_t set);
void back_in_reading(Model& model);
// False at the end of the only set: the visit is over.
bool next_in_reading(Model& model);

}  // namespace pledge::flow
