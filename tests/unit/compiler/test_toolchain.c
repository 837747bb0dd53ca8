/* tests/unit/compiler/test_toolchain.c -- Which -O flag a C file is compiled with.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/toolchain.h"

#include "compiler/suite.h"

/* An engine would refuse what clang makes of it at -O0. */
START_TEST(a_huge_host_is_optimized_in_wasm)
{
    enum { LARGE = 35000, VAST = 60000 };
    ffc_toolchain t = { .optimize = "-O0", .level = "-O0", .wasm = true };
    ck_assert_str_eq(ffc_optimize_flag(&t, LARGE), "-O0");
    ck_assert_str_eq(ffc_optimize_flag(&t, VAST), "-O1");
    t.wasm = false;
    ck_assert_str_eq(ffc_optimize_flag(&t, VAST), "-O0");
    t = (ffc_toolchain){ .level = "-O2", .wasm = true };
    ck_assert_ptr_null(ffc_optimize_flag(&t, VAST));
}
END_TEST

RUN_SUITE("toolchain", a_huge_host_is_optimized_in_wasm)
