#pragma once

#include "sync/council/pages/commitments.h"

// The form of one commitment: adding, changing and confirming share it.
namespace pledge::council {

constexpr std::size_t kMostCommitmentForm = std::size_t{256} << 10;

// What was typed, as it was typed.
struct Typed {
    std::string point, what, by, difference, department, status, note;
};
Typed typed_of(const Asked& asked);
Typed typed_of(const Commitment& c);

// What is wrong, and with which field.
struct Judged {
    Commitment commitment;
    std::string say, at;
};
Judged judge(const Typed& typed, const Pack& pack, const std::string& id);

struct CommitmentForm {
    const Pack& pack;
    std::string path, mark{};  // mark: of what is changed, so that nobody writes over another
    Typed typed;
    std::string say{}, at{};
    Markup below{};
    int status = 200;  // where `say` is not empty
    Markup above{};
    std::string button = "Save";
};
http::Response show_form(const Asked& asked, const std::string& title, const CommitmentForm& form);

// The set that the path names, found before the page works.
using SetWork = std::function<Result<http::Response>(Storage&, const Asked&, const Pack&)>;
PageWork with_set(const SharedSets& sets, SetWork work);

}  // namespace pledge::council
