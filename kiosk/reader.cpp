#include "kiosk/reader.h"

#include <algorithm>

namespace pledge::kiosk {

void Reader::shown(const flow::Model& model, const access::ScreenList& list,
                   const std::optional<access::Spoken>& chosen) {
    const auto& hearing = model.settings.hearing;
    sampling_ = sampling_ && voice_.busy();
    if (const int louder = sampling_ ? 0 : hearing.louder; louder != louder_) {
        louder_ = louder;
        voice_.set_gain_db(louder_ * flow::Hearing::kDecibels);
    }
    const bool new_page = list.page_key != page_ || list.language != language_;
    const bool began = hearing.voice && !on_;
    on_ = hearing.voice;
    if (new_page) {
        page_ = list.page_key;
        language_ = list.language;
        read_.clear();
        reading_ = cut_ = false;
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

void Reader::sample(const access::Spoken& words) {
    sampling_ = true;
    reading_ = false;
    louder_ = 0;
    voice_.set_gain_db(0);
    voice_.say({words});
}

// Whoever cuts the reading short wants to go on, by a key as well as by a finger.
void Reader::quiet() {
    cut_ |= reading_;
    voice_.stop();
}

}  // namespace pledge::kiosk
