#pragma once

namespace pledge::flow {

// One function for each alternative of a variant, for std::visit.
template <class... Ts>
struct overloaded : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
overloaded(Ts...) -> overloaded<Ts...>;  // clang 14 does not deduce aggregates

}  // namespace pledge::flow
