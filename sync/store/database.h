#pragma once

#include "sync/core/result.h"

#include <chrono>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

namespace pledge::store {

enum class Journal { remove, wal };      // remove: DELETE, which keeps neither order nor old content
enum class Synchronous { full, extra };  // extra: the folder too is on the disk before a commit returns
enum class Missing { make, refuse };     // what to do when there is no such file

struct Options {
    Journal journal = Journal::remove;
    Synchronous synchronous = Synchronous::extra;
    bool secure_delete = true;  // what is deleted is overwritten
    Missing missing = Missing::make;
    std::chrono::milliseconds busy_timeout{5000};
    std::string vfs;  // empty: the system's
};

// One connection to one SQLite file (made with mode 0600). Everything that SQLiteCpp throws ends at
// attempt(), as an Error that says what to do. One thread at a time; other connections and processes may
// share the file.
class Database {
  public:
    static Result<Database> open(const std::string& path, const Options& options = {});

    // Brings the file up to the last of these steps; each is plain SQL and runs once, counted in PRAGMA
    // user_version. All or none. A file from a newer program is refused (Code::failed) and left as it is.
    Status migrate(std::span<const std::string_view> steps);

    // work(SQLite::Database&) may use SQLiteCpp freely; it returns T, nothing, or Result<T>.
    template <class F>
    auto attempt(F&& work) {
        using Out = AsResult<std::invoke_result_t<F, SQLite::Database&>>;
        try {
            if (left_open_) end_left_open();
            if constexpr (std::is_void_v<std::invoke_result_t<F, SQLite::Database&>>) {
                work(*db_);
                return Out{};
            } else {
                return Out{work(*db_)};
            }
        } catch (const SQLite::Exception& thrown) {
            return Out{failure(thrown)};
        } catch (const std::bad_alloc&) {
            return Out{no_memory()};
        }
    }

    // The same within BEGIN IMMEDIATE … COMMIT: an Error or an exception rolls everything back, ok means
    // committed.
    template <class F>
    auto transact(F&& work) {
        using Out = AsResult<std::invoke_result_t<F, SQLite::Database&>>;
        return attempt([&](SQLite::Database& db) -> Out {
            Transaction transaction(*this);
            if constexpr (std::is_void_v<std::invoke_result_t<F, SQLite::Database&>>) {
                work(db);
                transaction.commit();
                return Out{};
            } else {
                Out out{work(db)};
                if (out.ok()) transaction.commit();
                return out;
            }
        });
    }

    const std::string& path() const { return path_; }

  private:
    template <class T>
    struct Lift {
        using type = Result<T>;
    };
    template <class T>
    struct Lift<Result<T>> {
        using type = Result<T>;
    };
    template <class T>
    using AsResult = typename Lift<T>::type;

    Database(std::string path, std::unique_ptr<SQLite::Database> db)
        : path_(std::move(path)), db_(std::move(db)) {}
    Error failure(const SQLite::Exception& thrown) const;
    Error no_memory() const;

    // BEGIN IMMEDIATE; undone at the end unless committed. Undoing takes memory, too, and may fail: a
    // transaction that stays would keep the file locked and every later one from beginning, so it is
    // remembered and undone before anything else is tried. (SQLiteCpp's own forgets it, and ends the program
    // when memory is short.)
    class Transaction {
      public:
        explicit Transaction(Database& database);
        ~Transaction();
        Transaction(const Transaction&) = delete;
        Transaction& operator=(const Transaction&) = delete;
        void commit();

      private:
        Database& database_;
    };
    bool in_transaction() const;
    void end_left_open();

    std::string path_;
    std::unique_ptr<SQLite::Database> db_;
    bool left_open_ = false;
};

}  // namespace pledge::store
