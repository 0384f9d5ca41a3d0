#pragma once

#include "sync/http/message.h"

namespace pledge::council {

// What somebody with a browser is shown where the server itself refuses, before any page of ours was reached:
// one sentence that says what to do, and a way back. Any thread.
http::Response refusal_page(int status);

}  // namespace pledge::council
