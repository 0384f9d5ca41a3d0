#pragma once

#include "sync/council/accounts/front.h"

// The pages that keep the house: who may sign in, which kiosks there are, what was done, what is published.
namespace pledge::council {

void add_accounts_pages(http::Router& router, Front& front);  // /accounts…
void add_kiosks_pages(http::Router& router, Front& front);    // /kiosks…
void add_audit_pages(http::Router& router, Front& front);     // /audit
void add_packs_pages(http::Router& router, Front& front);     // /packs…

inline void add_office_pages(http::Router& router, Front& front) {
    add_accounts_pages(router, front);
    add_kiosks_pages(router, front);
    add_audit_pages(router, front);
    add_packs_pages(router, front);
}

}  // namespace pledge::council
