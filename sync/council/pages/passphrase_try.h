#pragma once

#include "sync/council/pages/frame.h"

#include <memory>
#include <type_traits>

namespace pledge::council {

// A key that somebody tried to open with what they typed into a page: the key, or what to say.
template <class Key>
struct Tried {
    std::shared_ptr<const Key> key;
    std::string say;
    int status = 403;
};

// On a worker, since it costs Argon2id. A wrong passphrase counts like a wrong password of the same account.
template <class Open>
auto try_key(Front& front, const Account& account, const Open& open) {
    using Key = std::remove_cvref_t<decltype(*open())>;
    Tried<Key> out;
    const auto name = folded(account.name);
    if (const auto wait = front.throttle.begin(name)) {
        out.say = "Too many wrong tries; nothing was done, wait " + spoken(*wait) + " and try again.";
        out.status = 429;
        return out;
    }
    auto key = open();
    const bool wrong = !key && key.error().code == Code::denied;
    if (!wrong) front.throttle.give_back(name);
    if (key)
        out.key = std::make_shared<const Key>(std::move(*key));
    else
        out.say = key.error().say;
    if (!key && !wrong) out.status = 409;
    return out;
}

// The answer at once, where something is wrong before any work.
inline Result<Prepared> answer_with(Result<http::Response> page) {
    if (!page) return page.error();
    return Prepared{std::move(*page), {}};
}

}  // namespace pledge::council
