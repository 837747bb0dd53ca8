/* compiler/program/program.h -- The closed program: modules found on the code path, the functions that can be reached, the
 * atoms that can exist.
 *
 * Filled by ffc_program_reach() and read-only after it.
 * I1  A function of a module is live only if a chain of calls, funs or dynamic calls leads to it from a root.
 * I2  Every call target of a live function is a live function, a BIF, or in `missing`.
 * I3  Each atom that live code mentions has a number; numbers are unique (compiler/cgen/atoms.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_PROGRAM_PROGRAM_H
#define FFC_PROGRAM_PROGRAM_H

#include "compiler/beam/beam.h"
#include "compiler/util/vec.h"

typedef struct ffc_bif {
    const ffc_atom *module, *function;
    uint32_t arity;
    const char *symbol;
    unsigned flags; /* FFC_BIF_* */
    unsigned file;  /* index of the C file that has it: compiler/program/live_atoms.c */
} ffc_bif;

enum { FFC_BIF_GUARD = 1, FFC_BIF_TRAP = 2, FFC_BIF_NOALLOC = 4, FFC_BIF_BUMP = 8, FFC_BIF_ATOMS = 16, FFC_BIF_PEERS = 32 };

typedef struct ffc_fn ffc_fn;
typedef struct ffc_host ffc_host;

/* A module of the program: what was read, and what of it is live. */
typedef struct ffc_unit {
    ffc_module *beam;
    const char *folder;        /* of the code path, where it was found; NULL: it is an input */
    ffc_fn *fns;               /* one for each beam->functions, same index */
    bool is_input;             /* named on the command line, beside such a module, or of one of the user's applications */
    const ffc_atom *application; /* a module of the same folder, for all of them the same one; NULL: an input, or is_common */
    bool is_small;             /* found in small_folder */
    bool is_common;            /* of kernel, stdlib, elixir or fireflyc's own: such modules name others for many reasons */
    bool module_info_live;
    ffc_host **hosts;          /* filled by ffc_group_hosts() */
    uint32_t n_hosts;
} ffc_unit;

/* Whether a function is also there as a C function in direct style (compiler/cgen/leaf.h), and whether that makes terms. */
typedef enum ffc_leaf_kind { FFC_LEAF_NONE, FFC_LEAF_PLAIN, FFC_LEAF_HEAP } ffc_leaf_kind;

struct ffc_fn {
    ffc_unit *unit;
    const ffc_function *beam;
    uint32_t index;            /* in unit->fns */
    bool live;
    bool *reached;             /* by instruction: can run; NULL unless live */
    bool stub;                 /* its Erlang body only says that C code should be here */
    bool dynamic;              /* reached by a dynamic call or an external fun: needs an export entry */
    bool by_text;              /* live, and names made of text can be its own: needs one, too */
    const ffc_fn *reached_from; /* the caller that made it live first; NULL for roots */
    const ffc_fn *named_by;    /* a function that calls it by a computed name; NULL: none does */
    const ffc_fn *kept_by;     /* before it on a shortest chain of calls from a root; compiler/program/chains.c */
    bool seen;                 /* by the search for those chains */
    const ffc_lambda *lambda;  /* not NULL: its fun's entry, whose label takes the environment apart */
    struct ffc_flow *flow;     /* who calls it, and which parameters it uses as names: compiler/program/names.c */
    ffc_host *host;
    /* Filled by ffc_copy_for_funs() (compiler/opt/known_funs.h): */
    ffc_fn **targets;          /* by instruction: what a call there goes to, NULL: what it says; ffc_callee() reads it. NULL: none */
    ffc_fn *copies;            /* of a fun's function: the first of the copies made for it */
    ffc_fn *next_copy;
    ffc_fn *origin;            /* not NULL: this is a copy of that function, maybe of another module, which stack traces name */
    ffc_fn *known_fun;         /* of a copy: the function of the fun that it is given */
    uint32_t fun_param;        /* of a copy: the parameter that it is given in, from 0 */
    bool calls_known;          /* a copy that calls what may be its fun */
    bool recursive;            /* calls itself, maybe through others of its module; set by ffc_group_hosts(), as the rest */
    uint32_t func_index;       /* in host->fns */
    uint32_t entry_index;      /* label of its entry in the host's table */
    uint32_t lambda_index;     /* label of its fun entry; 0: none */
    ffc_leaf_kind leaf;        /* set by ffc_find_leaves() */
};

/* Functions that become one C function. */
struct ffc_host {
    ffc_unit *unit;
    const char *symbol;        /* mangled: ffh_<symbol>, fft_<symbol> */
    const char *link_name;     /* what the linker and debuggers call ffh_<symbol>; NULL: just that */
    ffc_fn **fns;
    uint32_t n_fns;
    ffc_fn *loop;              /* not NULL: a copy for funs, where all that enters it, or the fun's function, is to enter (cgen/host.c) */
    uint32_t n_instrs;
    uint32_t file;             /* which of the unit's C files holds it */
};

typedef enum ffc_target_kind {
    FFC_TARGET_FN,
    FFC_TARGET_BIF,
    FFC_TARGET_STUB,   /* OTP implements it in C and we do not */
    FFC_TARGET_MISSING /* there is no such function */
} ffc_target_kind;

typedef struct ffc_target {
    ffc_target_kind kind;
    union { ffc_fn *fn; const ffc_bif *bif; };
} ffc_target;

typedef struct ffc_missing {
    ffc_mfa mfa;
    const ffc_fn *caller;
    bool is_bif;               /* OTP implements it in C and we do not (yet) */
    bool no_module;            /* the whole module was not found */
    bool dynamic;              /* all that calls it are names computed at run time */
} ffc_missing;

/* Behind the user's own functions it is a computed name, in a library, that leads there: whether it is ever called nobody knows. */
bool ffc_is_only_computed(const ffc_missing *m);

typedef struct ffc_keep { const char *module, *function; int arity; } ffc_keep; /* function NULL: all; arity -1: any */

/* A file that the program carries: what ff_rt:file/1 finds by its name or its path. */
typedef struct ffc_file { const char *name, *path, *text; size_t n; } ffc_file;

/* A term out of an .app file or a configuration, whose atoms may be names of modules and functions. */
typedef struct ffc_setting {
    const ffc_lit *terms;      /* borrowed */
    bool of_library;           /* it came with OTP or Elixir */
} ffc_setting;

typedef struct ffc_program {
    ffc_diag *diag;
    ffc_arena arena;
    ffc_intern *atoms;
    const char *const *code_path; /* folders searched in order for MODULE.beam */
    size_t n_code_path;
    const char *otp_root;         /* modules below it are OTP's; NULL: none are */
    const char *elixir_root;      /* likewise, of Elixir's own applications */
    FFC_VEC(ffc_unit *) units;    /* in the order they were found */
    FFC_VEC(ffc_missing) missing;
    bool float_literals, big_literals; /* filled by code generation: there are some */
    FFC_VEC(const char *) large_literals; /* filled by code generation: symbols of those that hold maps of more than 32 pairs */
    const char *const *own_folders; /* borrowed; modules found there count as inputs: those of the user's applications */
    size_t n_own_folders;
    const char *small_folder;     /* of the code path: its modules give way when a function is asked that one lacks; or NULL */
    bool outgrew_small;           /* that happened; the program is to be loaded again without that folder */
    const ffc_file *files;        /* borrowed; .app and .config, in the image of programs that call ff_rt:file/1 */
    size_t n_files;
    const ffc_setting *settings;  /* borrowed */
    size_t n_settings;
    FFC_VEC(const ffc_atom *) started; /* applications that live code starts or loads by their names; filled by ffc_program_reach() */
    bool debug;                   /* debuggers are to find functions and lines of the source in the program */
    bool boots_applications;      /* code that reads the environment of an application boots kernel */
    ffc_mfa entry, boot;
    struct ffc_live_atoms *live_atoms; /* filled by ffc_program_reach() */
    struct ffc_program_index *index;
} ffc_program;

void ffc_program_init(ffc_program *pr, ffc_diag *d, ffc_intern *atoms);
void ffc_program_fini(ffc_program *pr);

/* Whether the entry is a module of Elixir: then its applications run from the start, as under `elixir`. */
bool ffc_program_is_elixir(const ffc_program *pr);

/* Reads the module in `path` and makes it part of the program, hiding one of that name on the code path.
 * *name is set to the module's name. */
bool ffc_program_add_file(ffc_program *pr, const char *path, const ffc_atom **name);

/* The module of that name: already there, or found on the code path and read now. NULL: not found, or (reported) damaged. */
ffc_unit *ffc_program_unit(ffc_program *pr, const ffc_atom *name);

/* The folder of the code path that has the module. NULL: none. */
const char *ffc_program_folder(ffc_program *pr, const ffc_atom *module);
/* Whether OTP's code server would not replace it: it is of erts, kernel, stdlib or compiler, or stands for such a module. */
bool ffc_program_is_sticky(ffc_program *pr, const ffc_atom *module);

/* What a call of M:F/A means in this program. */
ffc_target ffc_program_resolve(ffc_program *pr, ffc_mfa mfa);

/* The function of a unit whose entry label is `label`. */
ffc_fn *ffc_unit_fn_at(const ffc_unit *u, uint32_t label);

/* What the local call `ins` of fn enters. A copy that no host has room for gives way to its origin. */
static inline ffc_fn *ffc_callee(const ffc_fn *fn, const ffc_instr *ins)
{
    ffc_fn *target = fn->targets ? fn->targets[ins->index] : NULL;
    if (!target)
        return ffc_unit_fn_at(fn->unit, ins->args[1].label);
    return target->origin && !target->host ? target->origin : target;
}

/* The BIF of that name, or NULL. */
const ffc_bif *ffc_program_bif(ffc_program *pr, ffc_mfa mfa);

static inline ffc_mfa ffc_fn_mfa(const ffc_fn *fn)
{
    return (ffc_mfa){ fn->unit->beam->name, fn->beam->name, fn->beam->arity };
}

size_t ffc_program_n_bifs(void);

/* Marks everything that can be reached from the entry, the boot function and what `keep` names; false if an error was
 * reported. What nothing provides goes to pr->missing. */
bool ffc_program_reach(ffc_program *pr, const ffc_keep *keep, size_t n_keep);

/* Whether a value of the program can be equal to the operand: false if it holds an atom that nothing makes. */
bool ffc_program_can_equal(const ffc_program *pr, const ffc_arg *a);
/* Whether the instruction, a test, can succeed as far as the atoms it wants go. */
bool ffc_program_can_pass(const ffc_program *pr, const ffc_instr *ins);

/* Whether live code calls this BIF. */
bool ffc_program_bif_is_live(const ffc_program *pr, const ffc_bif *bif);
/* Whether a dynamic call can name this BIF: it needs an export entry. */
bool ffc_program_bif_is_dynamic(const ffc_program *pr, const ffc_bif *bif);
const ffc_bif *ffc_program_bif_at(const ffc_program *pr, size_t i);

#endif
