#pragma once

#include "tests/unit/accounts/browser.h"
#include "tests/unit/results/release_fixture.h"

namespace pledge::testing {

// Pages over a council that has published, and somebody who is signed in.
struct Published {
    explicit Published(council::Role role = council::Role::officer);
    // As a close would leave it.
    void publish(const results::Release& release);
    std::string get(const std::string& path, int status = 200);

    Pages pages;
    Browser browser{pages};
};

// some_release() as another wave: asked from this day on, with these faces under the first promise.
results::Release another_wave(const char* id, const char* first_day, const gate::CountRow& faces);

}  // namespace pledge::testing
