#pragma once

#include "sync/council/clerk.h"
#include "sync/council/enrolment.h"
#include "sync/council/ingest.h"
#include "sync/council/papers.h"
#include "sync/http/router.h"

namespace pledge::council {

// What the routes need; outlives the router.
struct Api {
    Clerk& clerk;
    Enrolment& enrolment;
    Ingest& ingest;
    CouncilId council;
    Papers* papers = nullptr;  // none: no paper can be made
};

// docs/formats/api.md, also described by openapi.yaml beside this file.
http::Router make_router(Api& api);
// The text of openapi.yaml, built into the program.
std::string_view openapi_text();

}  // namespace pledge::council
