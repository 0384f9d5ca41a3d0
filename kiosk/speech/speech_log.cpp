#include "kiosk/speech/speech_log.h"

#include <nlohmann/json.hpp>

namespace pledge::speech {

std::string_view name_of(Source source) {
    switch (source) {
        case Source::recorded:
            return "recorded";
        case Source::voice:
            return "voice";
        case Source::none:
            break;
    }
    return "none";
}

Result<SpeechLog> SpeechLog::open(const std::string& path, std::chrono::milliseconds now) {
    SpeechLog log;
    log.file_.open(path, std::ios::app);
    if (!log.file_)
        return Error{Code::failed, "The speech log " + path + " can't be written; name another file."};
    log.start_ = now;
    return log;
}

void SpeechLog::write(std::chrono::milliseconds now, std::string_view event, const Utterance& utterance,
                      Source source, std::size_t samples) {
    if (!file_.is_open()) return;
    const nlohmann::json line = {{"ms", (now - start_).count()},
                                 {"event", event},
                                 {"item", utterance.item},
                                 {"language", utterance.language},
                                 {"text", utterance.text},
                                 {"source", name_of(source)},
                                 {"samples", samples}};
    // replace: a text that is no UTF-8 would throw
    file_ << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
}

}  // namespace pledge::speech
