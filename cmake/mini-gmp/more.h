/* cmake/mini-gmp/more.h -- Functions of GMP's mpn layer that mini-gmp keeps to itself or lacks; goes behind mini-gmp.h.
 * Names, arguments and results are GMP's; qxn must be 0.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_MINI_GMP_MORE_H
#define FF_MINI_GMP_MORE_H

void mpn_tdiv_qr(mp_ptr qp, mp_ptr rp, mp_size_t qxn, mp_srcptr np, mp_size_t nn, mp_srcptr dp, mp_size_t dn);
mp_limb_t mpn_divrem_1(mp_ptr qp, mp_size_t qxn, mp_srcptr np, mp_size_t nn, mp_limb_t d);
mp_limb_t mpn_mod_1(mp_srcptr np, mp_size_t nn, mp_limb_t d);
void mpn_and_n(mp_ptr rp, mp_srcptr ap, mp_srcptr bp, mp_size_t n);
void mpn_ior_n(mp_ptr rp, mp_srcptr ap, mp_srcptr bp, mp_size_t n);
void mpn_xor_n(mp_ptr rp, mp_srcptr ap, mp_srcptr bp, mp_size_t n);

#endif
