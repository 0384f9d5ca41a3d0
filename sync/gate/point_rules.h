#pragma once

#include "sync/gate/point.h"

// Inside this room only: the half of rule 7 that looks at published cells alone, shared by publishing and
// reading back.
namespace pledge::gate {

std::uint64_t sum_of_least(const Row& row);

// `chip` as the gate would publish it, beside these faces.
bool chip_fits(const PublishedCell& chip, const Published& faces);

// A reader might know that nobody left the question of company out, and that everybody answered every point:
// then these two would be the number of answers to each of them. They fit when even that reader learns
// nothing about any cell.
bool company_fits(const Company& company, const std::vector<PublishedPoint>& points);

}  // namespace pledge::gate
