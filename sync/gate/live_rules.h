#pragma once

#include "sync/gate/live_shapes.h"

#include <optional>

// Inside this room only: rule 8 of docs/gate.md on plain numbers. As in rules.h the rules in force are a
// type, so that the attack can take one away; the room itself only ever uses AllRules.
//
// Whoever was in the room knows n, how many voted, and these rules. So whatever is shown is one part of all
// tables of n votes, and every part is one in which each column keeps several possible values. What is
// decided once for all tables of n votes gives nothing away; what is decided by a table's counts is looked at
// from the reader's side.
namespace pledge::gate::live {

struct AllRules {
    static constexpr Number fewest_votes = 5;
    // Of five or more, for bands, so never with fewer than ten votes. With one, all may have chosen alike.
    static constexpr int columns_needed = 2;
    static constexpr bool audit = true;                                   // of bands, with n known
    static constexpr Number fewest_for_small = 4, fewest_for_others = 3;  // values that bands leave a cell
    static constexpr int fewest_in_words = 3;      // values that words, and nothing, leave a column …
    static constexpr int fewest_for_voter = 2;     // … for somebody who subtracts their own vote, too
    static constexpr bool nothing_is_safe = true;  // what is not shown is a part as well
};

// Bands, from their side: all of them published, and n.
template <class Rules>
bool bands_are_safe(const NumberRow& published, int columns, Number n) {
    if (!rules::showable<Rules>(published, columns)) return false;
    if constexpr (!Rules::audit) return true;
    Number all_least = 0, all_most = 0;
    for (int f = 0; f < columns; ++f) {
        all_least += rules::least(published[f]);
        all_most += rules::most(published[f]);
    }
    for (int f = 0; f < columns; ++f) {
        const Number least = rules::least(published[f]), most = rules::most(published[f]);
        const Number low = std::max(least, n - (all_most - most));
        const Number high = std::min(most, n - (all_least - least));
        const Number needed = published[f] == 0 ? Rules::fewest_for_small : Rules::fewest_for_others;
        if (high - low + 1 < needed) return false;
    }
    return true;
}

inline NumberRow bands_of(const NumberRow& counts, int columns) {
    NumberRow out{};
    for (int f = 0; f < columns; ++f) out[f] = rules::pub(counts[f]);
    return out;
}

// Most: more than half. Few: up to `few`, which is never above four. Some: between.
enum Word : std::uint8_t { kFew, kSome, kMost, kWords };
inline Word word_of(Number count, Number n, Number few) {
    if (2 * count > n) return kMost;
    return count <= few ? kFew : kSome;
}

// Which words are shown for n votes in so many columns. Depends on nothing else.
template <class Rules>
class Words {
  public:
    Words(Number n, int columns) : n_(n), columns_(columns) {
        std::optional<Number> fewest_hidden;
        for (const Number few : {4, 3, 2}) {
            auto parts = Parts(n, columns, few);
            const auto hidden = parts.settle();
            if (!hidden || (fewest_hidden && *hidden >= *fewest_hidden)) continue;
            fewest_hidden = hidden;
            few_ = few;
            shown_ = parts.shown();
            if (*hidden * kHiddenIsRare <= parts.tables()) return;
        }
    }

    Number few() const { return few_; }
    bool shown(const NumberRow& counts) const { return shown_[place(counts, n_, columns_, few_)]; }

  private:
    // "Few" is four at most, as "<5" is, unless one table in twenty would then not be shown.
    static constexpr Number kHiddenIsRare = 20;
    // Tables with the same words, however arranged: at most one "most", and so many "some".
    static constexpr std::size_t kPlaces = 2 * (kMostColumns + 1);
    using Shown = std::array<bool, kPlaces>;
    static constexpr std::size_t kMostAndFew = kMostColumns + 1;  // the place of one "most" and no "some"
    static std::size_t place(const NumberRow& counts, Number n, int columns, Number few) {
        std::size_t most = 0, some = 0;
        for (int f = 0; f < columns; ++f) {
            const auto word = word_of(counts[f], n, few);
            most += word == kMost;
            some += word == kSome;
        }
        return most * (kMostColumns + 1) + some;
    }

    // Different counts, as many as are asked for.
    template <int Enough>
    class Values {
      public:
        void add(Number value) {
            const auto end = seen_.begin() + size_;
            if (!enough() && std::find(seen_.begin(), end, value) == end)
                seen_[static_cast<std::size_t>(size_++)] = value;
        }
        void add(const Values& other) {
            for (int i = 0; i < other.size_; ++i) add(other.seen_[static_cast<std::size_t>(i)]);
        }
        bool enough() const { return size_ >= Enough; }
        bool none_or_enough() const { return size_ == 0 || enough(); }

      private:
        std::array<Number, Enough> seen_{};
        int size_ = 0;
    };

    // What stands behind a column with this word; behind it, if a reader voted for it; and behind it, if a
    // reader voted for another one, with the word of that.
    struct Behind {
        Values<Rules::fewest_in_words> anybody;
        Values<Rules::fewest_for_voter> own;
        std::array<Values<Rules::fewest_for_voter>, kWords> other;

        bool safe() const {
            return anybody.none_or_enough() && own.none_or_enough() &&
                   std::all_of(other.begin(), other.end(), [](const auto& v) { return v.none_or_enough(); });
        }
    };

    struct Part {
        Number tables = 0;
        std::array<Behind, kWords> columns;
        bool shown = false;

        void add(const NumberRow& shape, int count, Number n, Number few) {
            tables += arrangements(shape, count);
            for (int f = 0; f < count; ++f) {
                auto& behind = columns[word_of(shape[f], n, few)];
                behind.anybody.add(shape[f]);
                if (shape[f] > 0) behind.own.add(shape[f]);
                for (int vote = 0; vote < count; ++vote)
                    if (vote != f && shape[vote] > 0)
                        behind.other[word_of(shape[vote], n, few)].add(shape[f]);
            }
        }
        bool safe() const {
            return std::all_of(columns.begin(), columns.end(), [](const Behind& b) { return b.safe(); });
        }
    };

    // What is not shown at all.
    struct Hidden {
        Number tables = 0;
        Values<Rules::fewest_in_words> anybody;
        Values<Rules::fewest_for_voter> own, other;

        void take(Part& part) {
            part.shown = false;
            tables += part.tables;
            for (const auto& behind : part.columns) {
                anybody.add(behind.anybody);
                own.add(behind.own);
                for (const auto& values : behind.other) other.add(values);
            }
        }
        bool safe() const { return anybody.enough() && own.enough() && other.enough(); }
    };

    // What the bands leave over, put together by its words.
    class Parts {
      public:
        Parts(Number n, int columns, Number few) {
            all_ = each_shape(n, columns, [&](const NumberRow& shape) {
                tables_ += arrangements(shape, columns);
                if (!bands_are_safe<Rules>(bands_of(shape, columns), columns, n))
                    parts_[place(shape, n, columns, few)].add(shape, columns, n, few);
            });
        }

        // Decides which are shown; how many tables are not. nullopt: those that are not would be given away.
        std::optional<Number> settle() {
            Hidden hidden;
            for (auto& part : parts_) {
                part.shown = part.tables > 0 && part.safe();
                if (!part.shown) hidden.take(part);
            }
            if constexpr (!Rules::nothing_is_safe) return hidden.tables;
            // "Nothing" says which tables it can't be. Where not all were tried it may hold one that we don't
            // know of.
            while ((hidden.tables > 0 || !all_) && !hidden.safe()) {
                auto* least = smallest_shown();
                if (!least) return std::nullopt;
                hidden.take(*least);
            }
            return hidden.tables;
        }

        Number tables() const { return tables_; }
        Shown shown() const {
            Shown out{};
            for (std::size_t i = 0; i < kPlaces; ++i) out[i] = parts_[i].shown;
            return out;
        }

      private:
        // But for "most" and "few" alone: a room that is all alike is told.
        Part* smallest_shown() {
            Part* out = nullptr;
            for (std::size_t i = 0; i < kPlaces; ++i)
                if (auto& part = parts_[i];
                    i != kMostAndFew && part.shown && (!out || part.tables < out->tables))
                    out = &part;
            return out;
        }

        std::array<Part, kPlaces> parts_;
        Number tables_ = 0;
        bool all_ = true;
    };

    Number n_;
    int columns_;
    Number few_ = 4;
    Shown shown_{};  // none
};

enum class As { nothing, words, bands };

// What a row of n votes is shown as; the caller knows its bands and its words.
template <class Rules>
As shown_as(const NumberRow& counts, int columns, Number n, const Words<Rules>& words) {
    if (n < Rules::fewest_votes) return As::nothing;
    if (bands_are_safe<Rules>(bands_of(counts, columns), columns, n)) return As::bands;
    return words.shown(counts) ? As::words : As::nothing;
}

}  // namespace pledge::gate::live
