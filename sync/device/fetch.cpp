#include "sync/device/fetch.h"

namespace pledge::device {
namespace {

Error odd_reply(int status, const std::string& what) {
    if (status >= 500)
        return {Code::unavailable, "The server can't do its work just now; this is tried again by itself."};
    if (status == 404)
        return {Code::not_found,
                "The server does not have the " + what + "; ask the council's officer to publish it."};
    return {Code::failed, "The server refused to hand out the " + what + " (" + std::to_string(status) +
                              "); check its address."};
}

void fetch_manifest(Transport& server, const shelf::Shelf& shelf, Fetched& out) {
    const auto reply = server.send({"GET", "/v1/manifest", {}, {}});
    if (!reply) {
        out.troubles.push_back({state_of(reply.error()), reply.error()});
        return;
    }
    out.contact = true;
    if (reply->status == 404) return;  // nothing published yet
    const auto error = reply->status == 200 ? [&]() -> std::optional<Error> {
        if (const auto installed = shelf.install_manifest(reply->body); !installed) return installed.error();
        return std::nullopt;
    }()
        : std::optional(odd_reply(reply->status, "manifest"));
    if (error) out.troubles.push_back({state_of(*error), *error});
}

// `folder`: of the server's paths; `what`: in sentences.
Result<std::string> fetch_file(Transport& server, const std::string& folder, const std::string& what,
                               const PackRef& ref) {
    const auto reply =
        server.send({"GET", "/v1/" + folder + "/" + ref.id.text + "/" + std::to_string(ref.version), {}, {}});
    if (!reply) return reply.error();
    if (reply->status != 200) return odd_reply(reply->status, what + ref.id.text);
    return reply->body;
}

Status fetch_pack(Transport& server, const shelf::Shelf& shelf, const PackRef& ref) {
    const auto file = fetch_file(server, "packs", "pack ", ref);
    if (!file) return file.error();
    return shelf.install_pack(*file, ref);
}

Status fetch_replies(Transport& server, const shelf::Shelf& shelf, const PackRef& ref) {
    const auto file = fetch_file(server, "replies", "replies about ", ref);
    if (!file) return file.error();
    return shelf.install_replies(*file, ref);
}

}  // namespace

Fetched fetch(Transport& server, const shelf::Shelf& shelf) {
    Fetched out;
    fetch_manifest(server, shelf, out);
    if (!out.contact) return out;
    const auto manifest = shelf.manifest();
    if (!manifest) return out;  // none yet, or named above
    const auto note = [&out](const Status& got) {
        if (!got) out.troubles.push_back({state_of(got.error()), got.error()});
    };
    for (const auto& ref : manifest->packs)
        if (!shelf.pack(ref)) note(fetch_pack(server, shelf, ref));
    for (const auto& ref : manifest->replies)
        if (!shelf.replies(ref)) note(fetch_replies(server, shelf, ref));
    shelf.tidy(*manifest);
    return out;
}

}  // namespace pledge::device
