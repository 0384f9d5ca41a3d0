#pragma once

#include "sync/core/ports.h"
#include "sync/council/accounts/workers.h"
#include "sync/council/config.h"
#include "sync/council/storage.h"
#include "sync/http/message.h"
#include "sync/report/printer.h"
#include "sync/seal/signing.h"

namespace pledge::council {

// What the clerk gathers for one paper, as it lies in the storage; read and set elsewhere.
struct PaperSource {
    std::string release, before;  // texts; empty: none
    std::string pack;             // signed file; empty: none
    std::vector<Commitment> commitments;
    std::optional<Replies> replies;
    std::vector<Device> devices;  // days and states alone are looked at
    Day made{};
};

// The council's papers as PDF. gather…() belong to the clerk; everything else may be called by any thread,
// away from the clerk, since making one takes a good part of a second. Fonts, pictures and words are opened
// at the first paper (Code::not_found: they are not installed).
class Papers {
  public:
    Papers(const Config& config, const seal::VerifyKey& publisher, const Clock& clock);

    // Nothing: no such published wave, no such published set.
    Result<std::optional<PaperSource>> gather_wave(Storage& storage, const WaveId& wave);
    Result<std::optional<PaperSource>> gather_set(Storage& storage, const SetId& set);
    PaperSource gather_nothing() const;  // for a sheet before anything was published

    Result<std::vector<text::Language>> languages();
    Result<std::string> report(const PaperSource& source, const text::LanguageCode& language);
    Result<std::string> visitor_sheet(const PaperSource& source, const text::LanguageCode& language);
    Result<std::string> poster(const PaperSource& source, const text::LanguageCode& language,
                               text::PaperSize size);

    // One thread for whoever asks without signing in, so that they can't keep officers waiting.
    Workers& for_strangers() { return strangers_; }

  private:
    struct Read {
        std::optional<results::Release> release, before;
        std::optional<LoadedPack> set;
        report::Evidence evidence;
    };
    Result<report::Printer*> printer();
    Result<Read> read(const PaperSource& source);

    const std::string name_, assets_, words_;
    const seal::VerifyKey publisher_;
    const Clock& clock_;
    std::mutex mutex_;  // guards printer_
    std::unique_ptr<report::Printer> printer_;
    Workers strangers_;
};

// A PDF to keep under this name.
http::Response pdf_response(std::string bytes, const std::string& file);

}  // namespace pledge::council
