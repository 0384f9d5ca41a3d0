#include "tests/faults/gate_program.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace pledge::testing {
namespace {

[[noreturn]] void give_up(const char* what, int code) {
    std::fprintf(stderr, "GLPK can't solve a program (%s, %d); no answer would be right.\n", what, code);
    std::exit(1);
}

glp_smcp linear_settings() {
    glp_smcp settings;
    glp_init_smcp(&settings);
    settings.msg_lev = GLP_MSG_OFF;
    return settings;
}

glp_iocp integer_settings() {
    glp_iocp settings;
    glp_init_iocp(&settings);
    settings.msg_lev = GLP_MSG_OFF;
    return settings;
}

}  // namespace

// Collects rows and their coefficients, then loads them at once.
class Program::Builder {
  public:
    Builder(glp_prob* problem, const Program& program, const RuleBook& book)
        : problem_(problem), program_(program), book_(book), bands_(program.output_.bands) {}

    void counts() {
        for (int r = 0; r < program_.output_.rows(); ++r)
            for (int f = 0; f < bands_.columns; ++f) {
                const auto at = static_cast<std::size_t>(f);
                const auto ceiling = rules::most(bands_.council[at]);
                auto least = rules::Number{0}, most = ceiling;
                if (program_.output_.shown(r)) {
                    const auto band = bands_.rows[static_cast<std::size_t>(r)][at];
                    least = rules::least(band);
                    most = rules::most(band);
                }
                add_column(least, most);
            }
        for (int f = 0; f < bands_.columns; ++f) {
            const auto band = bands_.council[static_cast<std::size_t>(f)];
            add_row(rules::least(band), rules::most(band));
            for (int r = 0; r < program_.output_.rows(); ++r) put(program_.column(r, f), 1);
        }
    }

    void rows_of(const Case& known) {
        for (int g = 0; g < bands_.groups; ++g) {
            const auto size = known.size[static_cast<std::size_t>(g)];
            if (size != Size::any) five_or_more(g, size == Size::large_enough);
        }
        if (known.together != 0) {
            add_row(known.together_least, known.together_most);
            for (int g = 0; g < bands_.groups; ++g)
                if ((known.together & rules::bit(g)) != 0) put_group(g, 1);
        }
        if (known.smaller >= 0) {
            add_row(-kNoLimit, known.or_equal ? 0 : -1);
            put_group(known.smaller, 1);
            put_group(known.than, -1);
        }
        if (known.everybody_least > 0) {
            add_row(known.everybody_least, -1);
            for (int r = 0; r < program_.output_.rows(); ++r) put_group(r, 1);
        }
    }

    int load() {
        const int held = glp_add_rows(problem_, 1);
        glp_set_row_bnds(problem_, held, GLP_FR, 0, 0);
        glp_load_matrix(problem_, static_cast<int>(row_.size()) - 1, row_.data(), column_.data(),
                        value_.data());
        return held;
    }

  private:
    static constexpr rules::Number kNoLimit = 1'000'000;

    int add_column(rules::Number least, rules::Number most) {
        const int column = glp_add_cols(problem_, 1);
        glp_set_col_bnds(problem_, column, least == most ? GLP_FX : GLP_DB, static_cast<double>(least),
                         static_cast<double>(most));
        glp_set_col_kind(problem_, column, GLP_IV);
        return column;
    }
    // `most` below `least` is no limit
    void add_row(rules::Number least, rules::Number most) {
        at_ = glp_add_rows(problem_, 1);
        const int kind = most < least ? GLP_LO : least == most ? GLP_FX : GLP_DB;
        glp_set_row_bnds(problem_, at_, kind, static_cast<double>(least), static_cast<double>(most));
    }
    void put(int column, double value) {
        row_.push_back(at_);
        column_.push_back(column);
        value_.push_back(value);
    }
    void put_group(int row, double value) {
        for (int f = 0; f < bands_.columns; ++f) put(program_.column(row, f), value);
    }

    // One zero-one variable for each cell of a group; fewer of them than rule 2 needs, or enough.
    void five_or_more(int group, bool enough) {
        std::vector<int> flags;
        for (int f = 0; f < bands_.columns; ++f) {
            const auto ceiling = rules::most(bands_.council[static_cast<std::size_t>(f)]);
            flags.push_back(add_column(0, 1));
            if (enough)
                add_row(0, -1);  // count ≥ 5 flag
            else
                add_row(-kNoLimit, 4);  // count ≤ 4 + (ceiling − 4) flag
            put(program_.column(group, f), 1);
            put(flags.back(), enough ? -5.0 : -static_cast<double>(std::max<rules::Number>(0, ceiling - 4)));
        }
        if (enough)
            add_row(book_.columns_needed, -1);
        else
            add_row(-kNoLimit, book_.columns_needed - 1);
        for (const int flag : flags) put(flag, 1);
    }

    glp_prob* problem_;
    const Program& program_;
    const RuleBook& book_;
    const rules::Bands& bands_;
    int at_ = 0;
    std::vector<int> row_{0}, column_{0};  // GLPK counts from one
    std::vector<double> value_{0};
};

Program::Program(const Output& output, const RuleBook& book, const Case& known, ProgramRuns& runs)
    : problem_(glp_create_prob()), output_(output), runs_(runs) {
    glp_term_out(GLP_OFF);
    Builder builder(problem_.get(), *this, book);
    builder.counts();
    builder.rows_of(known);
    held_row_ = builder.load();
}

void Program::hold(const Held& held) {
    if (held.cells == 0 && !holding_) return;
    holding_ = held.cells != 0;
    std::vector<int> columns{0};
    std::vector<double> ones{0};
    for (int r = 0; r < output_.rows(); ++r)
        for (int f = 0; f < output_.bands.columns; ++f)
            if ((held.cells & cell(r, f)) != 0) {
                columns.push_back(column(r, f));
                ones.push_back(1);
            }
    glp_set_mat_row(problem_.get(), held_row_, static_cast<int>(columns.size()) - 1, columns.data(),
                    ones.data());
    const int kind = !holding_ ? GLP_FR : held.least == held.most ? GLP_FX : GLP_DB;
    glp_set_row_bnds(problem_.get(), held_row_, kind, static_cast<double>(held.least),
                     static_cast<double>(held.most));
}

std::optional<rules::Table> Program::extreme(Cells cells, bool greatest, const Held& held) {
    hold(held);
    glp_set_obj_dir(problem_.get(), greatest ? GLP_MAX : GLP_MIN);
    for (int r = 0; r < output_.rows(); ++r)
        for (int f = 0; f < output_.bands.columns; ++f)
            glp_set_obj_coef(problem_.get(), column(r, f), (cells & cell(r, f)) != 0 ? 1 : 0);
    return solve();
}

std::optional<rules::Table> Program::solve() {
    static const auto kLinear = linear_settings();
    static const auto kInteger = integer_settings();
    auto* problem = problem_.get();
    ++runs_.linear;
    int failed = glp_simplex(problem, &kLinear);
    if (failed != 0) {  // a basis that was good for the last question can be none for this one
        glp_std_basis(problem);
        failed = glp_simplex(problem, &kLinear);
    }
    if (failed != 0) give_up("simplex", failed);
    const int status = glp_get_status(problem);
    if (status == GLP_NOFEAS) return std::nullopt;
    if (status != GLP_OPT) give_up("simplex ended with", status);

    bool whole = true;
    for (int c = 1; whole && c <= glp_get_num_cols(problem); ++c) {
        const double value = glp_get_col_prim(problem, c);
        whole = std::abs(value - std::round(value)) < 1e-6;
    }
    if (!whole) {
        ++runs_.integer;
        if (const int wrong = glp_intopt(problem, &kInteger); wrong != 0) give_up("branch and cut", wrong);
        const int integer = glp_mip_status(problem);
        if (integer == GLP_NOFEAS) return std::nullopt;
        if (integer != GLP_OPT) give_up("branch and cut ended with", integer);
    }
    rules::Table table{output_.bands.columns, output_.bands.groups, output_.bands.declined, {}};
    for (int r = 0; r < output_.rows(); ++r)
        for (int f = 0; f < output_.bands.columns; ++f) {
            const int c = column(r, f);
            const double value = whole ? glp_get_col_prim(problem, c) : glp_mip_col_val(problem, c);
            table.rows[static_cast<std::size_t>(r)][static_cast<std::size_t>(f)] =
                static_cast<rules::Number>(std::llround(value));
        }
    return table;
}

}  // namespace pledge::testing
