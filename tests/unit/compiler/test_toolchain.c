/* tests/unit/compiler/test_toolchain.c -- Which -O flag clang gets.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/toolchain.h"

#include "compiler/suite.h"

static const char *flag(ffc_platform platform, char optimize)
{
    return ffc_optimize_flag(&(ffc_options){ .platform = platform, .optimize = optimize });
}

START_TEST(wasm_is_optimized_a_little_at_least)
{
    ck_assert_str_eq(flag(FFC_NATIVE, '0'), "-O0");
    ck_assert_str_eq(flag(FFC_WASI, '0'), "-O1");
    ck_assert_str_eq(flag(FFC_WEB, '0'), "-O1");
    ck_assert_str_eq(flag(FFC_WASI, '1'), "-O1");
}
END_TEST

START_TEST(small_is_smaller_in_wasm)
{
    ck_assert_str_eq(flag(FFC_NATIVE, 's'), "-Os");
    ck_assert_str_eq(flag(FFC_WEB, 's'), "-Oz");
    ck_assert_ptr_null(flag(FFC_NATIVE, 0));
}
END_TEST

RUN_SUITE("toolchain", wasm_is_optimized_a_little_at_least, small_is_smaller_in_wasm)
