#pragma once

#include "sync/core/commitment.h"
#include "sync/core/reply.h"
#include "sync/report/pictures.h"
#include "sync/report/wording.h"
#include "sync/text/paper.h"

#include <optional>
#include <vector>

namespace pledge::report {

// What is known about the asking beside its answers. No figure here comes from an answer.
struct Evidence {
    std::uint64_t kiosks = 0, in_touch = 0;     // let in until asking ended; of them, in touch since it began
    std::vector<text::LanguageCode> languages;  // that a kiosk offers
};

// What a committee report is made from. References live until the report is made.
struct ReportInput {
    const results::Release& release;
    const results::Release* before = nullptr;  // of the same set, the one before; for the trend
    const LoadedPack* set = nullptr;  // pictures and translations; without it the report is in English words
    std::vector<Commitment> commitments;  // others than of this set are left out
    const Replies* replies = nullptr;     // published ones
    Evidence evidence;
    Day made{};
};

// What makes papers: the engine for text, words and pictures. All outlive the call; one thread.
struct Tools {
    text::Paragraphs& type;
    const Books& books;
    Pictures& pictures;
};

// The committee's report, as PDF of A4 pages: a page for young people, replies, every published cell in
// tables by theme, commitments, how we asked, how to read it. The same input gives the same bytes.
Result<std::string> make_report(const ReportInput& input, const text::LanguageCode& language,
                                const Tools& tools);

// One heading of the tables and what stands under it: the themes in their order, each promise under the first
// of its own; areas where the set has no themes.
struct ResultsGroup {
    Said heading;                     // empty: the set has neither
    std::vector<std::size_t> points;  // of Release::points
    std::vector<int> also;            // numbers of promises that belong here too, and stand elsewhere
};
std::vector<ResultsGroup> groups_of(const results::Release& release, const Wording& words);

}  // namespace pledge::report
