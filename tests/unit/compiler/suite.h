/* tests/unit/compiler/suite.h -- the main() that every suite of the compiler's unit tests has.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_TEST_SUITE_H
#define FFC_TEST_SUITE_H

#include <check.h>
#include <stdlib.h>

enum { TIMEOUT_S = 60 }; /* some run erlc */

/* Runs the n tests of one case named like the file under test; the process's exit status. */
static inline int run_suite(const char *name, const TTest *const *tests, size_t n)
{
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);
    for (size_t i = 0; i < n; i++)
        tcase_add_test(tcase, tests[i]);
    tcase_set_timeout(tcase, TIMEOUT_S);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#define RUN_SUITE(name, ...)                                                                  \
    int main(void)                                                                            \
    {                                                                                         \
        const TTest *const tests[] = {__VA_ARGS__};                                           \
        return run_suite(name, tests, sizeof tests / sizeof *tests);                          \
    }

#endif
