#pragma once

#include "sync/council/accounts/keeping.h"
#include "sync/council/pages/frame.h"
#include "sync/council/pages/parts.h"

// What the pages about accounts share.
namespace pledge::council {

std::vector<html::Choice> role_choices();  // each with what it is there for
std::string account_path(const Account& account, std::string_view more = {});  // "/accounts/<id>" + more
// The account that the address names, if there is one.
Result<std::optional<Account>> account_of(Storage& storage, const Asked& asked);

// A password that is good until the first sign-in: 80 random bits as people read and type them.
std::string first_password(Random& random);

// What is shown once, in answer to the POST that made it, and never again.
http::Response secrets_page(const Asked& asked, const std::string& council, const std::string& name,
                            const std::string& password, const NewSecrets& secrets, bool is_new);

// One account and what can be done with it; `say`: what went wrong, or empty.
http::Response account_page(const Asked& asked, const Account& account, Day today, std::size_t sessions,
                            std::string say);

void add_new_accounts(http::Router& router, Front& front);     // /accounts/add, /accounts/{id}/reset
void add_account_changes(http::Router& router, Front& front);  // /accounts/{id}…

}  // namespace pledge::council
