/* tests/unit/runtime/test_resource.c -- Resources live as long as one of their references, wherever it is.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/resource.h"
#include "gc/gc.h"
#include "term/copy.h"

#include "fixture.h"

static ff_proc *p;
static int ended;

static void setup(void)
{
    p = fixture_new();
    ended = 0;
}
static void teardown(void) { fixture_free(p); }

static void count_end(ff_resource *r)
{
    (void)r;
    ended++;
}

static const ff_resource_kind kind = {count_end}, other_kind = {count_end};

static ff_term resource_new(void)
{
    ff_term ref;
    ff_resource_new(p, &kind, sizeof(ff_resource), 0, &ref);
    return ref;
}

START_TEST(the_kind_decides)
{
    ff_term ref = resource_new();
    ck_assert(ff_is_ref(ref));
    ck_assert_ptr_nonnull(ff_resource_of(ref, &kind));
    ck_assert_ptr_null(ff_resource_of(ref, &other_kind));
    ck_assert_ptr_null(ff_resource_of(ff_ref_new(p), &kind));
    ck_assert_ptr_null(ff_resource_of(FF_NIL, &kind));
}
END_TEST

/* libgc, which is conservative, does not promise when one certain resource ends. */
#if !FF_SHARED_HEAP
START_TEST(it_ends_with_its_last_reference)
{
    p->x[0] = resource_new();
    resource_new();
    for (int i = 0; i < 3; i++) fixture_gc(p, 1);
    ck_assert_int_eq(ended, 1);
    ck_assert_ptr_nonnull(ff_resource_of(p->x[0], &kind));
    ff_gc_full(p, 0, 0);
    ck_assert_int_eq(ended, 2);
}
END_TEST

START_TEST(copies_count)
{
    ff_proc *other = fixture_other(p);
    ff_term ref = resource_new(), copy = ff_copy_to(other, ref);
    void *resource = ff_resource_of(ref, &kind);
    ff_gc_full(p, 0, 0);
    ck_assert_int_eq(ended, 0);
    ck_assert_ptr_eq(ff_resource_of(copy, &kind), resource);
    fixture_free_other(other);
    ck_assert_int_eq(ended, 1);
}
END_TEST
#endif

START_TEST(its_memory_asks_for_a_collection)
{
    ff_term ref;
    while (!ff_gc_wanted(p)) ff_resource_new(p, &kind, sizeof(ff_resource), 100000, &ref);
    ff_gc(p, 0, 0);
    ck_assert(!ff_gc_wanted(p));
    ck_assert_int_gt(ended, 1);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("resource");
    TCase *tc = tcase_create("resource");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, the_kind_decides);
#if !FF_SHARED_HEAP
    tcase_add_test(tc, it_ends_with_its_last_reference);
    tcase_add_test(tc, copies_count);
#endif
    tcase_add_test(tc, its_memory_asks_for_a_collection);
    suite_add_tcase(s, tc);
    return fixture_run(s);
}
