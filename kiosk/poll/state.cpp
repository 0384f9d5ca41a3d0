#include "kiosk/poll/state.h"

#include "kiosk/wire/parts.h"

#include <array>

namespace pledge::poll {

std::string state_text(Stage stage, const std::optional<wire::Ask>& asked, const wire::Shown& shown,
                       bool voted) {
    constexpr std::array<const char*, 5> kNames = {"wait", "vote", "closed", "shown", "over"};
    Json out = {{"stage", kNames.at(static_cast<std::size_t>(stage))}};
    if (asked && stage != Stage::wait && stage != Stage::over) {
        out["question"] = asked->question;
        out["kind"] = wire::name_of(asked->kind);
        if (asked->kind == LiveKind::choices) out["choices"] = asked->choices;
        if (!asked->symbol.empty()) out["symbol"] = asked->symbol;
        out["first"] = asked->first;
        out["words"] = wire::json_of(asked->words);
    }
    if (stage == Stage::vote || stage == Stage::closed) out["voted"] = voted;
    if (stage == Stage::shown) out["shown"] = wire::json_of(shown);
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace pledge::poll
