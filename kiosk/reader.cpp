#include "kiosk/reader.h"

#include <algorithm>

namespace pledge::kiosk {

void Reader::shown(const flow::Model& model, const access::ScreenList& list,
                   const std::optional<access::Spoken>& chosen) {
    const auto& hearing = model.settings.hearing;
    if (hearing.louder != louder_) {
        louder_ = hearing.louder;
        voice_.set_gain_db(louder_ * flow::Hearing::kDecibels);
    }
    const bool new_page = list.page_key != page_ || list.language != language_;
    const bool began = hearing.voice && !on_;
    on_ = hearing.voice;
    if (new_page) {
        page_ = list.page_key;
        language_ = list.language;
        read_.clear();
        reading_ = false;
        voice_.stop();
    }
    if (chosen && hearing.voice && !new_page) return voice_.say({*chosen});
    if (!hearing.voice || (!new_page && !began && read_.empty())) return;
    auto words = access::read_page(list, model.may_say_answers());
    std::erase_if(words, [&](const access::Spoken& one) { return !read_.insert(one.item).second; });
    if (words.empty() || (!new_page && voice_.busy() && !reading_)) return;
    reading_ = true;
    voice_.say(std::move(words));
}

void Reader::name(const flow::Model& model, const access::Item& item) {
    if (item.personal && !item.pressable() && !model.may_say_answers()) return;
    name(model, access::read_item(item));
}

void Reader::name(const flow::Model& model, const access::Spoken& words) {
    if (!model.settings.hearing.voice) return;
    reading_ = false;
    voice_.say({words});
}

void Reader::listen(const flow::Model& model, const access::ScreenList& list, bool talking) {
    if (talking) return quiet();
    reading_ = true;
    voice_.say(access::read_page(list, model.may_say_answers()));
}

void Reader::quiet() {
    voice_.stop();
}

}  // namespace pledge::kiosk
