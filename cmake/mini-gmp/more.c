/* cmake/mini-gmp/more.c -- mini-gmp as one object, with the functions of more.h built on its private division.
 * cmake/wasm-deps compiles it beside the mini-gmp.c of Debian's GMP source package.
 * SPDX-License-Identifier: Apache-2.0 */
#include "mini-gmp.c"

/* mini-gmp divides in place and uses all nn limbs of the numerator, which GMP leaves alone. */
void mpn_tdiv_qr(mp_ptr qp, mp_ptr rp, mp_size_t qxn, mp_srcptr np, mp_size_t nn, mp_srcptr dp, mp_size_t dn)
{
    assert(qxn == 0);
    mp_ptr work = gmp_xalloc_limbs(nn);
    mpn_copyi(work, np, nn);
    mpn_div_qr(qp, work, nn, dp, dn);
    mpn_copyi(rp, work, dn);
    gmp_free(work);
}

mp_limb_t mpn_divrem_1(mp_ptr qp, mp_size_t qxn, mp_srcptr np, mp_size_t nn, mp_limb_t d)
{
    assert(qxn == 0);
    struct gmp_div_inverse inverse;
    mpn_div_qr_1_invert(&inverse, d);
    return mpn_div_qr_1_preinv(qp, np, nn, &inverse);
}

mp_limb_t mpn_mod_1(mp_srcptr np, mp_size_t nn, mp_limb_t d)
{
    return mpn_divrem_1(NULL, 0, np, nn, d);
}

#define LIMB_BY_LIMB(name, op) \
    void name(mp_ptr rp, mp_srcptr ap, mp_srcptr bp, mp_size_t n) \
    { \
        for (mp_size_t k = 0; k < n; k++) rp[k] = ap[k] op bp[k]; \
    }
LIMB_BY_LIMB(mpn_and_n, &)
LIMB_BY_LIMB(mpn_ior_n, |)
LIMB_BY_LIMB(mpn_xor_n, ^)
