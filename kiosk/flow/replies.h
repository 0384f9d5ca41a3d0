#pragma once

#include "sync/core/reply.h"

#include <cstddef>
#include <vector>

// "You said, we did" on a kiosk: which replies there are to be read, and the way through them. Pure, like
// update(), of which these are steps. What somebody reads here is never kept.
namespace pledge::flow {

struct Model;
struct Offer;

// A reply and the promise that it is about. Lives as long as its offer.
struct Told {
    std::size_t set = 0, point = 0;  // of set_at(); an index into its points
    const Reply* reply = nullptr;
};
// Those to promises of the sets that are offered: the asked set's first, in the order in which they are read.
std::vector<Told> told_of(const Offer& offer);
// The one to a promise; null where there is none.
const Reply* reply_to(const Offer& offer, std::size_t set, std::size_t point);

// The one that `replies` and `thanks` show; its reply is null where there are none.
Told current_told(const Model& model);
// The one that is shown before the question that comes next is asked.
const Reply* reply_to_question(const Model& model);
// The one to the promise that is being read; none where several statements are.
const Reply* reply_to_reading(const Model& model);

void open_replies(Model& model);
void show_told(Model& model, std::size_t place);

}  // namespace pledge::flow
