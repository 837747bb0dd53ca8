/* runtime/bif/crypto_pkey.c -- Module crypto: signing and verifying, encrypting with one key of a pair what the other decrypts.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/crypto_key.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <openssl/core_names.h>
#include <openssl/rsa.h>
#include <string.h>

/* ---- digests and options ---- */

/* False: raised. *md is NULL for an algorithm that needs no digest; EVP_MD_free() ends it. */
static bool read_digest(ff_proc *p, ff_term algorithm, ff_term type, int n_type, EVP_MD **md)
{
    *md = NULL;
    if ((ff_same(type, FF_AM_none) && ff_crypto_is(algorithm, "rsa")) || ff_crypto_is(algorithm, "eddsa")) return true;
    const ff_digest_type *d = ff_digest_find(type);
    if (d) *md = EVP_MD_fetch(NULL, d->openssl, NULL);
    if (!*md) FF_CRYPTO_BADARG(p, n_type, "Bad digest type");
    return *md;
}

typedef struct options {
    EVP_MD *mgf1, *oaep, *signature;
    int padding, salt_bytes;
    ff_bytes label;
} options;

static void options_fini(options *o)
{
    EVP_MD_free(o->mgf1);
    EVP_MD_free(o->oaep);
    EVP_MD_free(o->signature);
    ff_bytes_end(&o->label);
}

enum { NO_SALT = -2 };

static const struct padding_name { const char *name; int padding; bool signs, encrypts; } paddings[] = {
    {"rsa_pkcs1_padding", RSA_PKCS1_PADDING, true, true},           {"rsa_pkcs1_pss_padding", RSA_PKCS1_PSS_PADDING, true, false},
    {"rsa_pkcs1_oaep_padding", RSA_PKCS1_OAEP_PADDING, false, true}, {"rsa_x931_padding", RSA_X931_PADDING, true, true},
    {"rsa_no_padding", RSA_NO_PADDING, true, true},
};

static bool read_padding(ff_term name, bool signs, int *padding)
{
    for (size_t i = 0; i < sizeof paddings / sizeof *paddings; i++)
        if (ff_crypto_is(name, paddings[i].name) && (signs ? paddings[i].signs : paddings[i].encrypts)) {
            *padding = paddings[i].padding;
            return true;
        }
    return false;
}

static bool read_option_digest(ff_proc *p, ff_term algorithm, ff_term value, int n, const char *no_atom, EVP_MD **md)
{
    EVP_MD_free(*md);
    *md = NULL;
    if (!ff_is_atom(value)) {
        FF_CRYPTO_BADARG(p, n, no_atom);
        return false;
    }
    return read_digest(p, algorithm, value, n, md);
}

/* md: what the text is digested with, or NULL; the mask of pss is made with it unless an option says otherwise. */
static bool read_sign_option(ff_proc *p, ff_term algorithm, ff_term name, ff_term value, int n, EVP_MD *md, options *o)
{
    if (ff_crypto_is(name, "rsa_mgf1_md"))
        return read_option_digest(p, algorithm, value, n, "Atom expected as argument to option rsa_mgf1_md", &o->mgf1);
    if (ff_crypto_is(name, "rsa_padding")) {
        bool read = read_padding(value, true, &o->padding);
        if (!read) FF_CRYPTO_BADARG(p, n, "Bad value in option rsa_padding");
        else if (o->padding == RSA_PKCS1_PSS_PADDING && !o->mgf1 && md && EVP_MD_up_ref(md)) o->mgf1 = md;
        return read;
    }
    if (!ff_crypto_is(name, "rsa_pss_saltlen")) FF_CRYPTO_BADARG(p, n, "Bad option");
    else if (!ff_is_small(value) || ff_small_to_int(value) < NO_SALT || ff_small_to_int(value) > INT32_MAX)
        FF_CRYPTO_BADARG(p, n, "Bad value in option rsa_pss_saltlen");
    else {
        o->salt_bytes = (int)ff_small_to_int(value);
        return true;
    }
    return false;
}

static bool read_crypt_option(ff_proc *p, ff_term algorithm, ff_term name, ff_term value, int n, options *o)
{
    if (ff_crypto_is(name, "rsa_padding") || ff_crypto_is(name, "rsa_pad")) {
        bool read = read_padding(value, false, &o->padding);
        if (!read) FF_CRYPTO_BADARG(p, n, "Bad padding type in option rsa_padding");
        return read;
    }
    if (ff_crypto_is(name, "signature_md"))
        return read_option_digest(p, algorithm, value, n, "Atom expected as argument to option signature_md", &o->signature);
    if (ff_crypto_is(name, "rsa_mgf1_md"))
        return read_option_digest(p, algorithm, value, n, "Atom expected as argument to option rsa_mgf1_md", &o->mgf1);
    if (ff_crypto_is(name, "rsa_oaep_md"))
        return read_option_digest(p, algorithm, value, n, "Atom expected as argument to option rsa_oaep_md", &o->oaep);
    if (!ff_crypto_is(name, "rsa_oaep_label")) FF_CRYPTO_BADARG(p, n, "Unknown option");
    else if (!ff_is_binary(value)) FF_CRYPTO_BADARG(p, n, "Binary expected for option rsa_oaep_label");
    else {
        ff_bytes_end(&o->label);
        o->label = ff_bytes_begin(value);
        return true;
    }
    return false;
}

/* False: raised. options_fini() in any case. */
static bool read_options(ff_proc *p, ff_term algorithm, ff_term list, int n, bool signs, EVP_MD *md, options *o)
{
    *o = (options){.padding = RSA_PKCS1_PADDING, .salt_bytes = NO_SALT};
    if (ff_is_nil(list)) return true;
    bool ok = ff_is_cons(list) && ff_crypto_is(algorithm, "rsa");
    if (!ff_is_cons(list)) FF_CRYPTO_BADARG(p, n, "Expected a list");
    else if (!ok) FF_CRYPTO_BADARG(p, n, "Only RSA supports Options");
    for (; ok && ff_is_cons(list); list = ff_tail(list)) {
        ff_term option = ff_head(list);
        if (!ff_is_tuple_of(option, 2)) {
            FF_CRYPTO_BADARG(p, n, signs ? "Expects only two-tuples in the list" : "Expect only two-tuples in the list");
            return false;
        }
        ff_term name = ff_tuple_get(option, 0), value = ff_tuple_get(option, 1);
        ok = signs ? read_sign_option(p, algorithm, name, value, n, md, o) : read_crypt_option(p, algorithm, name, value, n, o);
    }
    return ok;
}

/* ---- what is signed: a text, or its digest ---- */

typedef struct message {
    EVP_MD *md;                       /* NULL: the text itself is signed */
    uint8_t digest[EVP_MAX_MD_SIZE];
    ff_bytes text;
    const uint8_t *at;
    size_t n;
} message;

static void message_fini(message *m)
{
    EVP_MD_free(m->md);
    ff_bytes_end(&m->text);
}

static bool read_given_digest(ff_proc *p, ff_term data, message *m)
{
    if (!ff_is_tuple_of(data, 2)) FF_CRYPTO_BADARG(p, 2, "Bad list");
    else if (!ff_crypto_is(ff_tuple_get(data, 0), "digest")) FF_CRYPTO_BADARG(p, 2, "Expected 'digest' as head");
    else if (!ff_iolist_begin(ff_tuple_get(data, 1), &m->text)) FF_CRYPTO_BADARG(p, 2, "Bad 2nd element in list");
    else if (m->md && m->text.n != (size_t)EVP_MD_get_size(m->md)) FF_CRYPTO_BADARG(p, 2, "Bad binary size for the algorithm");
    else {
        m->at = m->text.at;
        m->n = m->text.n;
        return true;
    }
    return false;
}

/* False: raised. message_fini() in any case. */
static bool read_message(ff_proc *p, ff_term algorithm, ff_term type, ff_term data, message *m)
{
    static const char *const algorithms[] = {"rsa", "dss", "ecdsa", "eddsa"};
    size_t i = 0;
    *m = (message){0};
    while (i < 4 && !ff_crypto_is(algorithm, algorithms[i])) i++;
    if (i == 4) {
        FF_CRYPTO_BADARG(p, 0, "Bad algorithm");
        return false;
    }
    if (!read_digest(p, algorithm, type, 1, &m->md)) return false;
    if (ff_is_tuple(data)) return read_given_digest(p, data, m);
    if (!ff_crypto_bytes(p, data, 2, &m->text, "Expected a binary or a list")) return false;
    m->at = m->text.at;
    m->n = m->text.n;
    unsigned n = 0;
    if (m->md && !EVP_Digest(m->text.at, m->text.n, m->digest, &n, m->md, NULL)) {
        FF_CRYPTO_ERROR(p, -1, "Can't create EVP_DigestInit_ex");
        return false;
    }
    if (m->md) {
        m->at = m->digest;
        m->n = n;
    }
    return true;
}

/* ---- signatures ---- */

/* NULL, or what the option gets wrong. */
static const char *set_signing(EVP_PKEY_CTX *c, ff_term algorithm, const message *m, const options *o)
{
    if (m->md && EVP_PKEY_CTX_set_signature_md(c, m->md) != 1) return "Can't EVP_PKEY_CTX_set_signature_md";
    if (!ff_crypto_is(algorithm, "rsa")) return NULL;
    if (EVP_PKEY_CTX_set_rsa_padding(c, o->padding) != 1) return "Can't EVP_PKEY_CTX_set_rsa_padding";
    if (o->padding != RSA_PKCS1_PSS_PADDING) return NULL;
    if (o->mgf1 && EVP_PKEY_CTX_set_rsa_mgf1_md(c, o->mgf1) != 1) return "Can't EVP_PKEY_CTX_set_rsa_mgf1_md";
    return o->salt_bytes > NO_SALT && EVP_PKEY_CTX_set_rsa_pss_saltlen(c, o->salt_bytes) != 1 ? "Bad rsa_pss_saltlen" : NULL;
}

typedef int signs_fn(EVP_PKEY_CTX *, uint8_t *, size_t *, const uint8_t *, size_t);

static int sign_ed(EVP_PKEY *key, uint8_t *to, size_t *n, const message *m)
{
    EVP_MD_CTX *c = EVP_MD_CTX_new();
    int ok = c && EVP_DigestSignInit(c, NULL, NULL, NULL, key) == 1 && EVP_DigestSign(c, to, n, m->at, m->n) == 1;
    EVP_MD_CTX_free(c);
    return ok;
}

static ff_term signature_of(ff_proc *p, EVP_PKEY_CTX *c, EVP_PKEY *key, const message *m)
{
    uint8_t *to = NULL;
    size_t n = 0;
    const char *failed = c ? "Can't EVP_PKEY_sign" : "Can't EVP_DigestSign";
    int ok = c ? EVP_PKEY_sign(c, NULL, &n, m->at, m->n) : sign_ed(key, NULL, &n, m);
    if (ok != 1) return FF_CRYPTO_ERROR(p, -1, failed);
    to = ff_malloc(n + 1);
    ok = c ? EVP_PKEY_sign(c, to, &n, m->at, m->n) : sign_ed(key, to, &n, m);
    ff_term signature = ok == 1 ? ff_binary_new(p, to, n) : FF_CRYPTO_ERROR(p, -1, failed);
    ff_free(to);
    return signature;
}

static ff_term sign(ff_proc *p, ff_term algorithm, EVP_PKEY *key, const message *m, const options *o)
{
    if (ff_crypto_is(algorithm, "eddsa")) return signature_of(p, NULL, key, m);
    EVP_PKEY_CTX *c = EVP_PKEY_CTX_new(key, NULL);
    const char *problem = !c || EVP_PKEY_sign_init(c) != 1 ? "Can't EVP_PKEY_sign_init" : set_signing(c, algorithm, m, o);
    ff_term signature = problem ? FF_CRYPTO_ERROR(p, -1, problem) : signature_of(p, c, key, m);
    EVP_PKEY_CTX_free(c);
    return signature;
}

ff_term ff_bif_crypto_pkey_sign_nif_5(ff_proc *p, ff_term algorithm, ff_term type, ff_term data, ff_term key, ff_term list)
{
    message m;
    options o = {0};
    ff_term signature = FF_NONVALUE;
    ff_crypto_start_keys();
    if (!ff_key_is_no_engines(p, key, 3)) return FF_NONVALUE;
    if (read_message(p, algorithm, type, data, &m) && read_options(p, algorithm, list, 4, true, m.md, &o)) {
        EVP_PKEY *pkey = ff_key_read(p, algorithm, 0, key, 3, true);
        if (pkey) signature = sign(p, algorithm, pkey, &m, &o);
        EVP_PKEY_free(pkey);
    }
    options_fini(&o);
    message_fini(&m);
    ff_bump(p, FF_KEY_REDUCTIONS);
    return signature;
}

static int verify_ed(EVP_PKEY *key, const ff_bytes *signature, const message *m)
{
    EVP_MD_CTX *c = EVP_MD_CTX_new();
    int ok = c && EVP_DigestVerifyInit(c, NULL, NULL, NULL, key) == 1 && EVP_DigestVerify(c, signature->at, signature->n, m->at, m->n) == 1;
    EVP_MD_CTX_free(c);
    return ok;
}

static ff_term verify(ff_proc *p, ff_term algorithm, EVP_PKEY *key, const ff_bytes *signature, const message *m, const options *o)
{
    if (ff_crypto_is(algorithm, "eddsa")) return verify_ed(key, signature, m) ? FF_AM_true : FF_AM_false;
    EVP_PKEY_CTX *c = EVP_PKEY_CTX_new(key, NULL);
    const char *problem = !c || EVP_PKEY_verify_init(c) != 1 ? "Can't EVP_PKEY_sign_init" : set_signing(c, algorithm, m, o);
    ff_term answer = problem ? FF_CRYPTO_ERROR(p, -1, problem)
                   : EVP_PKEY_verify(c, signature->at, signature->n, m->at, m->n) == 1 ? FF_AM_true : FF_AM_false;
    EVP_PKEY_CTX_free(c);
    return answer;
}

ff_term ff_bif_crypto_pkey_verify_nif_6(ff_proc *p, ff_term algorithm, ff_term type, ff_term data, ff_term signature, ff_term key, ff_term list)
{
    message m;
    options o = {0};
    ff_term answer = FF_NONVALUE;
    ff_crypto_start_keys();
    if (!ff_key_is_no_engines(p, signature, 3)) return FF_NONVALUE; /* OTP looks at this argument */
    bool ok = read_message(p, algorithm, type, data, &m) && read_options(p, algorithm, list, 5, true, m.md, &o);
    if (ok && !ff_is_binary(signature)) FF_CRYPTO_BADARG(p, 3, "Expected a binary");
    else if (ok) {
        ff_bytes s = ff_bytes_begin(signature);
        EVP_PKEY *pkey = ff_key_read(p, algorithm, 0, key, 4, false);
        if (pkey) answer = verify(p, algorithm, pkey, &s, &m, &o);
        EVP_PKEY_free(pkey);
        ff_bytes_end(&s);
    }
    options_fini(&o);
    message_fini(&m);
    ff_bump(p, FF_KEY_REDUCTIONS);
    return answer;
}

/* ---- encryption ---- */

typedef struct crypt_way { int (*init)(EVP_PKEY_CTX *); signs_fn *run; } crypt_way;

static const crypt_way crypt_ways[2][2] = { /* [private][encrypts] */
    {{EVP_PKEY_verify_recover_init, EVP_PKEY_verify_recover}, {EVP_PKEY_encrypt_init, EVP_PKEY_encrypt}},
    {{EVP_PKEY_decrypt_init, EVP_PKEY_decrypt}, {EVP_PKEY_sign_init, EVP_PKEY_sign}},
};

static const char *set_oaep(EVP_PKEY_CTX *c, const options *o)
{
    if (o->oaep && EVP_PKEY_CTX_set_rsa_oaep_md(c, o->oaep) != 1) return "Couldn't EVP_PKEY_CTX_set_rsa_oaep_md";
    if (o->mgf1 && EVP_PKEY_CTX_set_rsa_mgf1_md(c, o->mgf1) != 1) return "Couldn't EVP_PKEY_CTX_set_rsa_mgf1_md";
    if (o->label.n == 0) return NULL;
    void *label = OPENSSL_memdup(o->label.at, o->label.n); /* the context's, if it takes it */
    if (EVP_PKEY_CTX_set0_rsa_oaep_label(c, label, (int)o->label.n) == 1) return NULL;
    OPENSSL_free(label);
    return "Couldn't set RSA oaep label";
}

static const char *set_crypting(EVP_PKEY_CTX *c, const options *o)
{
    if (o->signature && EVP_PKEY_CTX_set_signature_md(c, o->signature) != 1) return "Can't EVP_PKEY_CTX_set_signature_md";
    if (EVP_PKEY_CTX_set_rsa_padding(c, o->padding) != 1) return "Couldn't set rsa padding";
    return o->padding == RSA_PKCS1_OAEP_PADDING ? set_oaep(c, o) : NULL;
}

static ff_term crypted(ff_proc *p, EVP_PKEY_CTX *c, const crypt_way *way, const ff_bytes *text)
{
    size_t n = 0;
    if (way->run(c, NULL, &n, text->at, text->n) != 1) return FF_CRYPTO_ERROR(p, -1, "Couldn't get size of result");
    uint8_t *to = ff_malloc(n + 1);
    ff_term result = way->run(c, to, &n, text->at, text->n) == 1 ? ff_binary_new(p, to, n) : FF_CRYPTO_ERROR(p, -1, "Couldn't get the result");
    ff_free(to);
    return result;
}

static ff_term crypt_with(ff_proc *p, ff_term algorithm, EVP_PKEY *key, const crypt_way *way, const ff_bytes *text, const options *o)
{
    EVP_PKEY_CTX *c = EVP_PKEY_CTX_new(key, NULL);
    bool ready = c && way->init(c) == 1;
    const char *problem = ready && ff_crypto_is(algorithm, "rsa") ? set_crypting(c, o) : NULL;
    ff_term result = !ready ? FF_CRYPTO_NOTSUP(p, -1, "Can't initiate encrypt/decrypt")
                   : problem ? FF_CRYPTO_ERROR(p, -1, problem) : crypted(p, c, way, text);
    EVP_PKEY_CTX_free(c);
    return result;
}

ff_term ff_bif_crypto_pkey_crypt_nif_6(ff_proc *p, ff_term algorithm, ff_term text, ff_term key, ff_term list, ff_term is_private, ff_term encrypts)
{
    options o = {0};
    ff_term result = FF_NONVALUE;
    bool with_private = ff_same(is_private, FF_AM_true);
    ff_crypto_start_keys();
    if (!ff_key_is_algorithm(algorithm)) return FF_CRYPTO_BADARG(p, 0, "Bad algorithm");
    if (!ff_is_binary(text)) return FF_CRYPTO_BADARG(p, 1, "Binary expected");
    EVP_PKEY *pkey = ff_key_read(p, algorithm, 0, key, 2, with_private);
    if (pkey && read_options(p, algorithm, list, 3, false, NULL, &o)) {
        ff_bytes t = ff_bytes_begin(text);
        result = crypt_with(p, algorithm, pkey, &crypt_ways[with_private][ff_same(encrypts, FF_AM_true)], &t, &o);
        ff_bytes_end(&t);
    }
    options_fini(&o);
    EVP_PKEY_free(pkey);
    ff_bump(p, FF_KEY_REDUCTIONS);
    return result;
}

/* ---- the public key that a private one holds ---- */

/* A list of binaries. FF_NONVALUE, with nothing raised: the key lacks one. */
static ff_term numbers_of(ff_proc *p, EVP_PKEY *key, const char *const *names, size_t n)
{
    ff_term list = FF_NIL;
    while (n-- > 0) {
        BIGNUM *number = NULL;
        if (!EVP_PKEY_get_bn_param(key, names[n], &number)) return FF_NONVALUE;
        list = ff_cons(p, ff_crypto_number_term(p, number), list);
        BN_clear_free(number);
    }
    return list;
}

static ff_term public_of(ff_proc *p, ff_term algorithm, EVP_PKEY *key)
{
    static const char *const rsa[] = {"e", "n"}, *const dss[] = {"p", "q", "g", "pub"};
    bool is_rsa = ff_crypto_is(algorithm, "rsa");
    if (ff_crypto_is(algorithm, "ecdsa")) return FF_CRYPTO_NOTSUP(p, 0, "ECDSA not implemented");
    if (!is_rsa && !ff_crypto_is(algorithm, "dss")) return FF_CRYPTO_BADARG(p, 0, "Bad algorithm");
    ff_term list = is_rsa ? numbers_of(p, key, rsa, 2) : numbers_of(p, key, dss, 4);
    if (ff_is_value(list)) return list;
    return FF_CRYPTO_BADARG(p, 1, is_rsa ? "Couldn't get RSA public key from private key" : "Couldn't get DSA public key from private key");
}

ff_term ff_bif_crypto_privkey_to_pubkey_nif_2(ff_proc *p, ff_term algorithm, ff_term key)
{
    EVP_PKEY *pkey = ff_key_read(p, algorithm, 0, key, 1, true);
    ff_term list = pkey ? public_of(p, algorithm, pkey) : FF_NONVALUE;
    EVP_PKEY_free(pkey);
    return list;
}

/* ---- new pairs of rsa ---- */

enum { MIN_MODULUS_BITS = 256 };

static ff_term new_rsa(ff_proc *p, size_t bits, BIGNUM *exponent)
{
    static const char *const names[] = {"e", "n", "d", OSSL_PKEY_PARAM_RSA_FACTOR1, OSSL_PKEY_PARAM_RSA_FACTOR2, OSSL_PKEY_PARAM_RSA_EXPONENT1,
                                        OSSL_PKEY_PARAM_RSA_EXPONENT2, OSSL_PKEY_PARAM_RSA_COEFFICIENT1};
    EVP_PKEY *key = NULL;
    EVP_PKEY_CTX *c = EVP_PKEY_CTX_new_from_name(NULL, "RSA", NULL);
    bool set = c && EVP_PKEY_keygen_init(c) > 0 && EVP_PKEY_CTX_set_rsa_keygen_bits(c, (int)bits) > 0
               && EVP_PKEY_CTX_set1_rsa_keygen_pubexp(c, exponent) > 0;
    ff_term pair = FF_NONVALUE;
    if (!set) FF_CRYPTO_ERROR(p, -1, "Can't set params");
    else if (EVP_PKEY_generate(c, &key) <= 0) FF_CRYPTO_ERROR(p, -1, "Can't generate RSA key-pair");
    else if (pair = numbers_of(p, key, names, sizeof names / sizeof *names), !ff_is_value(pair)) FF_CRYPTO_ERROR(p, -1, "Can't get RSA keys");
    EVP_PKEY_free(key);
    EVP_PKEY_CTX_free(c);
    return pair;
}

ff_term ff_bif_crypto_rsa_generate_key_nif_2(ff_proc *p, ff_term bits, ff_term exponent)
{
    if (!ff_is_small(bits) || ff_small_to_int(bits) < 0 || ff_small_to_int(bits) > INT32_MAX) return FF_CRYPTO_BADARG(p, 0, "Can't get unsigned int");
    if (ff_small_to_int(bits) < MIN_MODULUS_BITS) return FF_CRYPTO_BADARG(p, 0, "Can't be < 256");
    ff_crypto_start_keys();
    BIGNUM *e = ff_crypto_number(exponent);
    if (!e) return FF_CRYPTO_BADARG(p, 1, "Can't get binary public exponent");
    ff_term pair = new_rsa(p, (size_t)ff_small_to_int(bits), e);
    BN_free(e);
    ff_bump(p, 10 * FF_KEY_REDUCTIONS);
    return pair;
}
