/* compiler/beam/code.c -- chunk Code: bytes -> instructions, cut into functions, labels found.
 *
 *     header size:32, format:32 = 0, highest opcode:32, labels:32, functions:32, instructions until int_code_end
 *
 * A function is `label, line*, func_info, label entry, ...` up to the next one's first label.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/beam/reader.h"
#include "compiler/util/vec.h"

typedef FFC_VEC(ffc_instr) instr_vec;
typedef FFC_VEC(ffc_function) function_vec;

/* ---- instructions ---- */

static bool unknown_opcode(ffc_reader *r, uint8_t op)
{
    if (op > 0 && op < FFC_OP__N)
        return ffc_reader_error(r, "instruction %s/%u is obsolete: compile the module again", ffc_op_name[op],
                                ffc_op_arity[op]);
    return ffc_reader_error(r, "unknown opcode %u", op);
}

static bool read_instr(ffc_reader *r, ffc_bytes *in, ffc_instr *ins)
{
    uint8_t op = ffc_bytes_u8(in);
    if (in->truncated)
        return ffc_reader_error(r, "truncated chunk 'Code'");
    if (op >= FFC_OP__N || !ffc_op_signature[op])
        return unknown_opcode(r, op);
    uint8_t n = ffc_op_arity[op];
    ffc_arg *args = FFC_NEW_ARRAY(r->a, ffc_arg, n);
    for (uint8_t i = 0; i < n; i++)
        if (!ffc_read_operand(r, in, &args[i]))
            return false;
    *ins = (ffc_instr){.op = op, .nargs = n, .args = args};
    return ffc_check_operands(r, ffc_op_signature[op], args, n);
}

/* ---- functions ---- */

static bool is_line(const ffc_instr *ins)
{
    return ins->op == FFC_OP_line || ins->op == FFC_OP_executable_line || ins->op == FFC_OP_debug_line;
}

/* Where the function of the func_info at `at` begins: its label, with only lines between. */
static bool find_start(ffc_reader *r, const instr_vec *code, uint32_t at, uint32_t *start)
{
    uint32_t i = at;
    while (i > 0 && is_line(&code->items[i - 1]))
        i--;
    if (i == 0 || code->items[i - 1].op != FFC_OP_label)
        return ffc_reader_error(r, "func_info without a label before it");
    *start = i - 1;
    return true;
}

/* Opens the function that the func_info just read announces; the one before it ends where this one starts.
 * Until functions have their instructions, `n` is the index of the first one in the module's code. */
static bool open_function(ffc_reader *r, const instr_vec *code, function_vec *functions)
{
    uint32_t at = (uint32_t)code->n - 1, start;
    const ffc_arg *args = code->items[at].args;
    if (args[0].atom != r->m->name)
        return ffc_reader_error(r, "func_info names another module, '%s'", args[0].atom->s);
    if (args[2].u > FFC_ARITY_MAX)
        return ffc_reader_error(r, "function arity %u, the limit is %u", (unsigned)args[2].u, FFC_ARITY_MAX);
    r->loc.function = args[1].atom;
    r->loc.arity = (uint32_t)args[2].u;
    if (!find_start(r, code, at, &start))
        return false;
    if (functions->n == 0 && start != 0)
        return ffc_reader_error(r, "instructions before the first function");
    ffc_vec_push(functions, (ffc_function){
        .name = args[1].atom, .arity = (uint32_t)args[2].u, .info_label = code->items[start].args[0].label, .n = start,
    });
    return true;
}

static uint32_t function_start(const function_vec *functions)
{
    return functions->n ? functions->items[functions->n - 1].n : 0;
}

static bool read_instrs(ffc_reader *r, ffc_bytes *in, instr_vec *code, function_vec *functions)
{
    for (;;) {
        ffc_instr ins = {0};
        r->loc.instr = (uint32_t)code->n - function_start(functions);
        if (!read_instr(r, in, &ins))
            return false;
        if (ins.op == FFC_OP_int_code_end)
            return code->n == 0 || functions->n || ffc_reader_error(r, "instructions outside any function");
        ffc_vec_push(code, ins);
        if (ins.op == FFC_OP_func_info && !open_function(r, code, functions))
            return false;
    }
}

/* ---- labels ---- */

static bool define_label(ffc_reader *r, ffc_label *labels, uint32_t label, ffc_label where)
{
    if (labels[label].function != FFC_NO_FUNCTION)
        return ffc_reader_error(r, "label %u is defined twice", label);
    labels[label] = where;
    return true;
}

static bool find_entry(ffc_reader *r, ffc_function *f)
{
    uint32_t i = 0;
    while (f->instrs[i].op != FFC_OP_func_info)
        i++;
    if (i + 1 >= f->n || f->instrs[i + 1].op != FFC_OP_label)
        return ffc_reader_error(r, "func_info without an entry label after it");
    f->entry = f->instrs[i + 1].args[0].label;
    return true;
}

/* Gives function k its part of the code, numbers it and notes its labels. */
static bool finish_function(ffc_reader *r, ffc_instr *instrs, uint32_t n, ffc_function *f, uint32_t k)
{
    ffc_label *labels = (ffc_label *)r->m->labels;
    f->instrs = instrs;
    f->n = n;
    r->loc.function = f->name;
    r->loc.arity = f->arity;
    r->loc.instr = FFC_NO_INSTR;
    f->loc = r->loc;
    for (uint32_t i = 0; i < n; i++) {
        r->loc.instr = instrs[i].index = i;
        if (instrs[i].op == FFC_OP_label && !define_label(r, labels, instrs[i].args[0].label, (ffc_label){k, i}))
            return false;
        if (instrs[i].op == FFC_OP_on_load)
            r->m->on_load = f;
    }
    return find_entry(r, f);
}

static bool cut_functions(ffc_reader *r, const instr_vec *code, const function_vec *vec)
{
    ffc_instr *instrs = ffc_vec_copy(r->a, code);
    ffc_function *functions = ffc_vec_copy(r->a, vec);
    uint32_t n = (uint32_t)vec->n;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t start = functions[k].n;
        uint32_t end = k + 1 < n ? functions[k + 1].n : (uint32_t)code->n;
        if (!finish_function(r, instrs + start, end - start, &functions[k], k))
            return false;
    }
    r->m->functions = functions;
    r->m->n_functions = n;
    return true;
}

/* ---- the chunk ---- */

static bool read_header(ffc_reader *r, ffc_bytes *in)
{
    enum { HEADER = 16 };
    uint32_t size = ffc_bytes_u32(in);
    ffc_bytes header = *in;
    if (in->truncated || size < HEADER || !ffc_bytes_take(in, size))
        return ffc_reader_error(r, "truncated chunk 'Code'");
    uint32_t format = ffc_bytes_u32(&header), highest = ffc_bytes_u32(&header), n_labels = ffc_bytes_u32(&header);
    if (format != 0)
        return ffc_reader_error(r, "instruction set %u is not known", format);
    if (highest >= FFC_OP__N)
        return ffc_reader_error(r, "uses opcode %u, the highest known is %u", highest, FFC_OP__N - 1);
    if (n_labels == 0 || !ffc_bytes_fit(in, n_labels - 1, 2))
        return ffc_reader_error(r, "damaged chunk 'Code': it cannot hold %u labels", n_labels);
    r->m->n_labels = n_labels;
    return true;
}

static void clear_labels(ffc_reader *r)
{
    ffc_label *labels = FFC_NEW_ARRAY(r->a, ffc_label, r->m->n_labels);
    for (uint32_t i = 0; i < r->m->n_labels; i++)
        labels[i].function = FFC_NO_FUNCTION;
    r->m->labels = labels;
}

bool ffc_read_code(ffc_reader *r)
{
    ffc_bytes in = r->chunk[FFC_CHUNK_CODE];
    instr_vec code = {0};
    function_vec functions = {0};
    if (!read_header(r, &in))
        return false;
    clear_labels(r);
    bool ok = read_instrs(r, &in, &code, &functions) && cut_functions(r, &code, &functions);
    ffc_vec_fini(&code);
    ffc_vec_fini(&functions);
    if (ok) {
        r->loc.function = NULL;
        r->loc.instr = FFC_NO_INSTR;
    }
    return ok;
}
