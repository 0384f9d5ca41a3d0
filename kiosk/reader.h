#pragma once

#include "kiosk/access/steering.h"
#include "kiosk/flow/model.h"
#include "kiosk/voice.h"

#include <set>
#include <string>

namespace pledge::kiosk {

// Decides what is said and when: a page when it comes, what came to it later, what a finger or the focus is
// at, what was chosen. Says nothing about answers unless nobody else hears it. Main thread.
class Reader {
  public:
    explicit Reader(Voice& voice) : voice_(voice) {}

    // This page is on the glass. `chosen`: the sentence about what was just pressed on it, if there is one.
    void shown(const flow::Model& model, const access::ScreenList& list,
               const std::optional<access::Spoken>& chosen);
    // An item that the focus came to, or that lies under a drawn finger. An answer that was given is named
    // only where nobody else hears it.
    void name(const flow::Model& model, const access::Item& item);
    void name(const flow::Model& model, const access::Spoken& words);
    // Reads the page; falls silent instead if something was being said when Listen was pressed.
    void listen(const flow::Model& model, const access::ScreenList& list, bool talking);
    void quiet();
    // A sentence at the level a visit begins with, whatever this one chose.
    void sample(const access::Spoken& words);
    // Whether the page that came last is still being read: a scan waits for that.
    bool reading_page() const { return reading_ && voice_.busy(); }
    // Whether a page that holds something back until it was heard was heard to its end, or cut short.
    bool heard() const { return cut_ || (reading_ && !voice_.busy()); }

  private:
    Voice& voice_;
    std::uint64_t page_ = 0;
    std::string language_;
    std::set<std::string> read_;  // items of this page that were read
    bool on_ = false, reading_ = false, cut_ = false, sampling_ = false;
    int louder_ = 0;
};

}  // namespace pledge::kiosk
