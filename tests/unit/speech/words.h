#pragma once

#include <map>
#include <string>

namespace pledge::testing {

// A question in each language of the kiosk.
inline const std::map<std::string, std::string> kQuestions = {
    {"en", "Do you feel safe where you live?"},
    {"pl", "Czy czujesz się bezpiecznie tam, gdzie mieszkasz?"},
    {"sk", "Cítiš sa bezpečne tam, kde bývaš?"},
    {"pa", "ਕੀ ਤੁਸੀਂ ਜਿੱਥੇ ਰਹਿੰਦੇ ਹੋ, ਉੱਥੇ ਸੁਰੱਖਿਅਤ ਮਹਿਸੂਸ ਕਰਦੇ ਹੋ?"},
    {"ur", "کیا آپ جہاں رہتے ہیں وہاں محفوظ محسوس کرتے ہیں؟"},
};

}  // namespace pledge::testing
