#include "sync/outbox/batch.h"
#include "sync/outbox/outbox.h"
#include "sync/outbox/quiet_vfs.h"

#include <algorithm>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

// Making and opening an outbox.
namespace pledge::outbox {
namespace {

constexpr std::size_t kMostSlots = 1000;

// All values keep their length for good, so that SQLite writes each over itself and the file keeps its shape.
constexpr std::string_view kSchema[] = {
    "CREATE TABLE slot(key BLOB PRIMARY KEY CHECK (length(key) = 16),"
    " envelope BLOB NOT NULL CHECK (length(envelope) = 1072)) WITHOUT ROWID;"
    "CREATE TABLE state(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE pending(one INTEGER PRIMARY KEY CHECK (one = 1), id BLOB NOT NULL CHECK (length(id) = 16),"
    " body BLOB NOT NULL);"
    "INSERT INTO state(name, value) VALUES ('frozen', '0000-00-00'), ('sent', '0000-00-00')"};

store::Options options_for(const Outbox::Ports& ports, store::Missing missing) {
    store::Options options;
    options.missing = missing;
    options.vfs = quiet_vfs(ports.vfs);
    return options;
}

void fill(SQLite::Database& db, std::size_t slots, const seal::Secret& key, Random& random,
          const std::optional<seal::PublicKey>& wave) {
    SQLite::Statement slot(db, "INSERT INTO slot(key, envelope) VALUES (?, ?)");
    for (std::size_t i = 0; i < slots; ++i) {
        const auto name = random.bytes<16>();
        const auto dummy = make_dummy(wave);
        slot.bind(1, name.data(), static_cast<int>(name.size()));
        slot.bind(2, dummy.data(), static_cast<int>(dummy.size()));
        slot.exec();
        slot.reset();
    }
    const auto map = SlotMap(slots).sealed(key);
    SQLite::Statement state(db, "INSERT INTO state(name, value) VALUES ('map', ?)");
    state.bind(1, map.data(), static_cast<int>(map.size()));
    state.exec();
}

// The file once holds a batch, so that it is as large before the first freeze as after it.
Status stretch(store::Database& db, std::size_t slots) {
    auto grown = db.transact([&](SQLite::Database& d) {
        SQLite::Statement insert(d,
                                 "INSERT INTO pending(one, id, body) VALUES (1, zeroblob(16), zeroblob(?))");
        insert.bind(1, static_cast<int>(batch_bytes(slots)));
        insert.exec();
    });
    if (!grown) return grown;
    return db.transact([](SQLite::Database& d) { d.exec("DELETE FROM pending"); });
}

Status build(const std::string& path, std::size_t slots, const seal::Secret& key, const Outbox::Ports& ports,
             const std::optional<seal::PublicKey>& wave) {
    auto db = store::Database::open(path, options_for(ports, store::Missing::make));
    if (!db) return db.error();
    // a row and its envelope fit into a page of this size: no overflow pages whose places could tell an order
    auto paged =
        db->attempt([](SQLite::Database& d) { d.exec("PRAGMA page_size=8192; PRAGMA auto_vacuum=NONE"); });
    if (!paged) return paged;
    if (auto made = db->migrate(kSchema); !made) return made;
    auto filled = db->transact([&](SQLite::Database& d) { fill(d, slots, key, ports.random, wave); });
    if (!filled) return filled;
    return stretch(*db, slots);
}

// Gives a finished file its name, for good.
Status settle(const std::string& from, const std::string& to) {
    const Error refused{
        Code::failed, to + " could not be put in place; check that its folder exists and can be written to."};
    // link, not rename: what is there already is never replaced, not even when two programs start at once
    if (::link(from.c_str(), to.c_str()) != 0) return refused;
    ::unlink(from.c_str());
    auto folder = std::filesystem::path(to).parent_path();
    if (folder.empty()) folder = ".";
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return refused;
    const bool done = ::fsync(fd) == 0;
    ::close(fd);
    if (!done) return refused;
    return {};
}

}  // namespace

Result<Outbox> Outbox::create(const std::string& path, std::size_t slots, seal::Secret key,
                              const Ports& ports, const std::optional<seal::PublicKey>& wave) {
    if (slots < 1 || slots > kMostSlots)
        return Error{Code::bad_usage, "An outbox has 1 to 1000 slots; choose the profile home or event."};
    if (::access(path.c_str(), F_OK) == 0)
        return Error{Code::conflict, path + " is there already and may hold answers; it is left as it is."};
    const auto unfinished = path + ".new";  // from an earlier try that was cut off; it never held an answer
    ::unlink(unfinished.c_str());
    ::unlink((unfinished + "-journal").c_str());
    if (auto built = build(unfinished, slots, key, ports, wave); !built) return built.error();
    if (auto settled = settle(unfinished, path); !settled) return settled.error();
    return open(path, std::move(key), ports);
}

Result<Outbox> Outbox::open(const std::string& path, seal::Secret key, const Ports& ports) {
    auto db = store::Database::open(path, options_for(ports, store::Missing::refuse));
    if (!db) return db.error();
    const auto version =
        db->attempt([](SQLite::Database& d) { return d.execAndGet("PRAGMA user_version").getInt(); });
    if (!version) return version.error();
    if (*version < 1)
        return Error{Code::corrupt, path + " is no outbox; leave it as it is and ask for help."};
    if (auto current = db->migrate(kSchema); !current) return current.error();
    auto keys = db->attempt([](SQLite::Database& d) {
        std::vector<Bytes<16>> out;
        SQLite::Statement select(d, "SELECT key FROM slot ORDER BY key");
        while (select.executeStep()) {
            const auto column = select.getColumn(0);
            const auto* bytes = static_cast<const std::uint8_t*>(column.getBlob());
            std::copy_n(bytes, std::min<std::size_t>(16, static_cast<std::size_t>(column.getBytes())),
                        out.emplace_back().begin());
        }
        return out;
    });
    if (!keys) return keys.error();
    if (keys->empty()) return Error{Code::corrupt, path + " holds no slots; copy it aside and ask for help."};
    Outbox out(std::move(*db), std::move(*keys), std::move(key), ports);
    out.blunt();
    return out;
}

}  // namespace pledge::outbox
