#pragma once

#include "sync/report/report.h"

namespace pledge::report {

// One page for a Regulation 44 visitor or an Ofsted inspector: what exists, what by design does not, the
// dates and kiosks of the newest published wave, and where a child can complain. The council's own contacts
// come from the set's help; what it does not name is left out.
struct VisitorInput {
    std::string council_name;
    const results::Release* release = nullptr;  // none: nothing was published yet
    const LoadedPack* set = nullptr;
    Evidence evidence;
    Day made{};
};
Result<std::string> make_visitor_sheet(const VisitorInput& input, const text::LanguageCode& language,
                                       const Tools& tools);

}  // namespace pledge::report
