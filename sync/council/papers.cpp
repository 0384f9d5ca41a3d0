#include "sync/council/papers.h"

#include "sync/council/paper_fonts.h"

#include <filesystem>

namespace pledge::council {
namespace {

// What the configuration names; else what is installed; else, in a build for development, what the build
// made.
std::string place_of(const std::string& configured, const char* what, [[maybe_unused]] const char* in_build) {
    if (!configured.empty()) return configured;
    auto installed = std::string(PLEDGE_SHARE) + "/" + what;
#ifdef PLEDGE_BUILD_LOCALES
    std::error_code gone;
    if (!std::filesystem::exists(installed, gone)) return in_build;
#endif
    return installed;
}

#ifdef PLEDGE_BUILD_LOCALES
constexpr const char *kAssets = PLEDGE_SOURCE_ASSETS, *kWords = PLEDGE_BUILD_LOCALES;
#else
constexpr const char *kAssets = "", *kWords = "";
#endif

Result<std::string> newest_pack(Storage& storage, const SetId& set) {
    const auto latest = storage.latest_documents("pack");
    if (!latest) return latest.error();
    for (const auto& ref : *latest) {
        if (ref.id != set.text) continue;
        auto file = storage.document(ref);
        if (!file) return file.error();
        return std::move(*file).value_or("");
    }
    return std::string();
}

// The nearest wave before it that can be compared with it.
Result<std::string> release_before(Storage& storage, const StoredWave& now) {
    const auto waves = storage.waves();
    if (!waves) return waves.error();
    const StoredWave* before = nullptr;
    for (const auto& wave : *waves) {
        const bool fits = wave.state == WaveState::published && wave.closed && now.closed &&
                          *wave.closed < *now.closed && wave.wave.questions.id == now.wave.questions.id &&
                          wave.wave.columns == now.wave.columns;
        if (fits && (!before || *wave.closed > *before->closed)) before = &wave;
    }
    if (!before) return std::string();
    auto text = storage.release(before->wave.id);
    if (!text) return text.error();
    return std::move(*text).value_or("");
}

report::Evidence evidence_of(const std::vector<Device>& devices, const results::Release& release) {
    report::Evidence out;
    for (const auto& device : devices) {
        const bool touched = device.last_contact && *device.last_contact >= release.asked_from;
        if (device.enrolled > release.asked_until || (device.revoked && !touched)) continue;
        ++out.kiosks;
        out.in_touch += touched;
    }
    return out;
}

}  // namespace

Papers::Papers(const Config& config, const seal::VerifyKey& publisher, const Clock& clock)
    : name_(config.name),
      assets_(place_of(config.assets, "assets", kAssets)),
      words_(place_of(config.words, "locales", kWords)),
      publisher_(publisher),
      clock_(clock),
      strangers_(1, 4) {}

Status check_paper_fonts(const Config& config) {
    const auto assets = place_of(config.assets, "assets", kAssets);
    const auto printer = report::Printer::open(assets, place_of(config.words, "locales", kWords));
    if (!printer) return printer.error();
    const auto languages = (*printer)->languages();
    const auto type = text::Paragraphs::open(std::filesystem::path(assets) / "fonts.conf", languages);
    if (!type) return type.error();
    std::string fontless;
    for (const auto& language : languages)
        if (!type->has_font(language.code)) fontless += (fontless.empty() ? "" : ", ") + language.code.text;
    if (fontless.empty()) return {};
    return Error{Code::not_found,
                 "The fonts of " + fontless +
                     " are missing, so no paper can be made in them; install fonts-noto-core."};
}

Result<std::optional<PaperSource>> Papers::gather_wave(Storage& storage, const WaveId& id) {
    const auto wave = storage.wave(id);
    if (!wave) return wave.error();
    auto release = storage.release(id);
    if (!release) return release.error();
    if (!*wave || !*release) return std::optional<PaperSource>();
    auto source = gather_set(storage, (*wave)->wave.questions.id);
    if (!source) return source;
    if (!*source) *source = gather_nothing();
    auto before = release_before(storage, **wave);
    if (!before) return before.error();
    (*source)->release = std::move(**release);
    (*source)->before = std::move(*before);
    return source;
}

Result<std::optional<PaperSource>> Papers::gather_set(Storage& storage, const SetId& set) {
    auto pack = newest_pack(storage, set);
    if (!pack) return pack.error();
    if (pack->empty()) return std::optional<PaperSource>();
    auto out = gather_nothing();
    out.pack = std::move(*pack);
    auto commitments = storage.commitments().all(set);
    if (!commitments) return commitments.error();
    out.commitments = std::move(*commitments);
    auto issue = storage.replies().newest_issue(set);
    if (!issue) return issue.error();
    if (*issue) out.replies = std::move((*issue)->replies);
    auto devices = storage.devices();
    if (!devices) return devices.error();
    out.devices = std::move(*devices);
    return std::optional(std::move(out));
}

PaperSource Papers::gather_nothing() const {
    PaperSource out;
    out.made = clock_.today();
    return out;
}

Result<report::Printer*> Papers::printer() {
    const std::lock_guard lock(mutex_);
    if (!printer_) {
        auto opened = report::Printer::open(assets_, words_);
        if (!opened) return opened.error();
        printer_ = std::move(*opened);
    }
    return printer_.get();
}

Result<Papers::Read> Papers::read(const PaperSource& source) {
    Read out;
    if (!source.release.empty()) {
        auto release = results::read_release(source.release);
        if (!release) return release.error();
        out.release = std::move(*release);
        out.evidence = evidence_of(source.devices, *out.release);
    }
    if (!source.before.empty()) {
        auto before = results::read_release(source.before);
        if (!before) return before.error();
        out.before = std::move(*before);
    }
    if (!source.pack.empty()) {
        const auto payload = seal::read_signed(source.pack, "pack", publisher_);
        if (!payload) return payload.error();
        auto set = read_pack_payload(*payload);
        if (!set) return set.error();
        out.set = std::move(*set);
    }
    const auto spoken = languages();
    if (!spoken) return spoken.error();
    for (const auto& language : *spoken) out.evidence.languages.push_back(language.code);
    return out;
}

Result<std::vector<text::Language>> Papers::languages() {
    const auto opened = printer();
    if (!opened) return opened.error();
    return (*opened)->languages();
}

Result<std::string> Papers::report(const PaperSource& source, const text::LanguageCode& language) {
    const auto opened = printer();
    if (!opened) return opened.error();
    const auto read_in = read(source);
    if (!read_in) return read_in.error();
    if (!read_in->release) return Error{Code::not_found, "Nothing is published of this wave yet."};
    return (*opened)->report({*read_in->release, read_in->before ? &*read_in->before : nullptr,
                              read_in->set ? &*read_in->set : nullptr, source.commitments,
                              source.replies ? &*source.replies : nullptr, read_in->evidence, source.made},
                             language);
}

Result<std::string> Papers::visitor_sheet(const PaperSource& source, const text::LanguageCode& language) {
    const auto opened = printer();
    if (!opened) return opened.error();
    const auto read_in = read(source);
    if (!read_in) return read_in.error();
    return (*opened)->visitor_sheet({name_, read_in->release ? &*read_in->release : nullptr,
                                     read_in->set ? &*read_in->set : nullptr, read_in->evidence, source.made},
                                    language);
}

Result<std::string> Papers::poster(const PaperSource& source, const text::LanguageCode& language,
                                   text::PaperSize size) {
    const auto opened = printer();
    if (!opened) return opened.error();
    const auto read_in = read(source);
    if (!read_in) return read_in.error();
    if (!read_in->set) return Error{Code::not_found, "There is no such set of promises; publish it first."};
    return (*opened)->poster({*read_in->set, name_, size, source.made}, language);
}

http::Response pdf_response(std::string bytes, const std::string& file) {
    return {200,
            std::move(bytes),
            "application/pdf",
            {{"Content-Disposition", "attachment; filename=\"" + file + "\""}}};
}

}  // namespace pledge::council
