/* runtime/bif/crypto_key.h -- Pairs of keys of module crypto: libcrypto's, made of binaries; private to runtime/bif/crypto_*.c.
 * Names of algorithms and options are compared as texts: as numbers of the atom table every program would pay for them.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIF_CRYPTO_KEY_H
#define FF_BIF_CRYPTO_KEY_H

#include "bif/crypto.h"

#include <openssl/bn.h>
#include <openssl/param_build.h>

/* What ff_crypto_start() does, and libcrypto takes its random numbers from the target. */
void ff_crypto_start_keys(void);

/* t is the atom of that name. */
bool ff_crypto_is(ff_term t, const char *name);
/* A list of atoms. effects: allocates, makes atoms */
ff_term ff_crypto_atoms(ff_proc *p, const char *const *names, size_t n);

enum { FF_KEY_REDUCTIONS = 500 }; /* what an operation with keys costs, about a millisecond */

/* ---- numbers: unsigned, most significant byte first ---- */

/* NULL: t is no binary. */
BIGNUM *ff_crypto_number(ff_term t);
ff_term ff_crypto_number_term(ff_proc *p, const BIGNUM *number);
/* With zeros in front, n bytes. requires that it fits */
ff_term ff_crypto_padded_term(ff_proc *p, const BIGNUM *number, size_t n);

/* ---- parts of a key, by the names that libcrypto gives them ---- */

enum { FF_KEY_PARTS = 16 };

typedef struct ff_key_parts {
    OSSL_PARAM_BLD *build;
    OSSL_PARAM *params;          /* what was built; nothing is added after that */
    BIGNUM *numbers[FF_KEY_PARTS];
    ff_bytes octets[FF_KEY_PARTS];
    int n_numbers, n_octets;
    size_t order_bytes;          /* of a curve, filled by ff_curve_read() */
} ff_key_parts;

void ff_key_parts_init(ff_key_parts *k);
void ff_key_parts_fini(ff_key_parts *k);
/* False: t is no binary. Names are borrowed and live as long as *k. */
bool ff_key_parts_number(ff_key_parts *k, const char *name, ff_term t);
bool ff_key_parts_octets(ff_key_parts *k, const char *name, ff_term t);
void ff_key_parts_take(ff_key_parts *k, const char *name, BIGNUM *number); /* takes number */
/* A list of n binaries, in the order of the names. False: it is something else. */
bool ff_key_parts_list(ff_key_parts *k, ff_term list, const char *const *names, size_t n);
/* The parts as libcrypto wants them; they are *k's. */
OSSL_PARAM *ff_key_parts_params(ff_key_parts *k);
/* NULL: libcrypto takes them for no key. selection: EVP_PKEY_PUBLIC_KEY or EVP_PKEY_KEYPAIR. */
EVP_PKEY *ff_key_parts_make(ff_key_parts *k, const char *type, int selection);

/* ---- keys ---- */

/* A curve as crypto.erl describes it, {{Field, {A, B, Seed}, Generator, Order, Cofactor}, Name}. False: raised, about the argument n. */
bool ff_curve_read(ff_proc *p, ff_term curve, int n, ff_key_parts *k);

/* The key for an algorithm, argument n_algorithm, from argument n_key. NULL: raised. */
EVP_PKEY *ff_key_read(ff_proc *p, ff_term algorithm, int n_algorithm, ff_term key, int n_key, bool is_private);

/* Whether there are keys of an algorithm of that name. */
bool ff_key_is_algorithm(ff_term algorithm);
/* False: raised for argument n, as key is the map that stands for a key of an engine's. */
bool ff_key_is_no_engines(ff_proc *p, ff_term key, int n);

typedef enum ff_key_way { FF_KEY_DH, FF_KEY_EC, FF_KEY_RAW } ff_key_way;
/* What the context derives from its key and the peer's, as a binary. NULL anywhere: raises error with the text that OTP has for this way. */
ff_term ff_key_derive(ff_proc *p, EVP_PKEY *own, EVP_PKEY *peer, ff_key_way way);

/* EVP_PKEY_X25519 and so on; 0: t names none of them. */
int ff_evp_curve(ff_term t);

#endif
