/* runtime/bif/crypto_cipher.c -- Module crypto: ciphers without authentication, text as a whole or in parts.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/crypto.h"
#include "bif/resource.h"
#include "bin/buffer.h"
#include "term/debug.h"
#include "term/format.h"
#include "term/map.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "ff_target.h"

#include <string.h>

/* In the order in which OTP tells them; one that comes for several sizes of key comes once for each. */
static const ff_cipher_type ciphers[] = {
    {FF_AM_chacha20, "ChaCha20", 32, false, false},
    {FF_AM_aes_256_ofb, "AES-256-OFB", 32, false, false},
    {FF_AM_aes_192_ofb, "AES-192-OFB", 24, false, false},
    {FF_AM_aes_128_ofb, "AES-128-OFB", 16, false, false},
    {FF_AM_des_ede3_cfb, "DES-EDE3-CFB", 0, false, false},
    {FF_AM_aes_128_cbc, "AES-128-CBC", 16, false, false},
    {FF_AM_aes_192_cbc, "AES-192-CBC", 24, false, false},
    {FF_AM_aes_256_cbc, "AES-256-CBC", 32, false, false},
    {FF_AM_aes_128_cfb128, "AES-128-CFB", 16, false, false},
    {FF_AM_aes_192_cfb128, "AES-192-CFB", 24, false, false},
    {FF_AM_aes_256_cfb128, "AES-256-CFB", 32, false, false},
    {FF_AM_aes_128_cfb8, "AES-128-CFB8", 16, false, false},
    {FF_AM_aes_192_cfb8, "AES-192-CFB8", 24, false, false},
    {FF_AM_aes_256_cfb8, "AES-256-CFB8", 32, false, false},
    {FF_AM_aes_128_ecb, "AES-128-ECB", 16, false, false},
    {FF_AM_aes_192_ecb, "AES-192-ECB", 24, false, false},
    {FF_AM_aes_256_ecb, "AES-256-ECB", 32, false, false},
    {FF_AM_chacha20_poly1305, "ChaCha20-Poly1305", 0, true, false},
    {FF_AM_aes_256_gcm, "AES-256-GCM", 32, true, false},
    {FF_AM_aes_256_ccm, "AES-256-CCM", 32, true, true},
    {FF_AM_aes_192_gcm, "AES-192-GCM", 24, true, false},
    {FF_AM_aes_192_ccm, "AES-192-CCM", 24, true, true},
    {FF_AM_aes_128_gcm, "AES-128-GCM", 16, true, false},
    {FF_AM_aes_128_ccm, "AES-128-CCM", 16, true, true},
    {FF_AM_aes_256_ctr, "AES-256-CTR", 32, false, false},
    {FF_AM_aes_192_ctr, "AES-192-CTR", 24, false, false},
    {FF_AM_aes_128_ctr, "AES-128-CTR", 16, false, false},
    {FF_AM_des_ede3_cbc, "DES-EDE3-CBC", 0, false, false},
};
enum { N_CIPHERS = sizeof ciphers / sizeof *ciphers, ABOUT_CONTEXT_BYTES = 1024 };

const ff_cipher_type *ff_cipher_find(ff_term name, ptrdiff_t key_bytes)
{
    for (const ff_cipher_type *c = ciphers; c < ciphers + N_CIPHERS; c++)
        if (ff_same(c->name, name) && (key_bytes < 0 || c->key_bytes == 0 || c->key_bytes == key_bytes)) return c;
    return NULL;
}

ff_term ff_bif_crypto_cipher_algorithms_0(ff_proc *p)
{
    ff_term names[N_CIPHERS];
    for (int i = 0; i < N_CIPHERS; i++) names[i] = ciphers[i].name;
    return ff_list_new(p, N_CIPHERS, names, FF_NIL);
}

/* ---- about a cipher ---- */

static ff_term mode_name(const EVP_CIPHER *cipher)
{
    switch (EVP_CIPHER_get_mode(cipher)) {
    case EVP_CIPH_ECB_MODE: return FF_AM_ecb_mode;
    case EVP_CIPH_CBC_MODE: return FF_AM_cbc_mode;
    case EVP_CIPH_CFB_MODE: return FF_AM_cfb_mode;
    case EVP_CIPH_OFB_MODE: return FF_AM_ofb_mode;
    case EVP_CIPH_CTR_MODE: return FF_AM_ctr_mode;
    case EVP_CIPH_GCM_MODE: return FF_AM_gcm_mode;
    case EVP_CIPH_CCM_MODE: return FF_AM_ccm_mode;
    case EVP_CIPH_STREAM_CIPHER: return FF_AM_stream_cipher;
    default: return FF_AM_undefined;
    }
}

ff_term ff_bif_crypto_cipher_info_nif_1(ff_proc *p, ff_term name)
{
    const ff_cipher_type *c = ff_cipher_find(name, -1);
    if (!c) return ff_badarg(p);
    ff_crypto_start();
    EVP_CIPHER *cipher = EVP_CIPHER_fetch(NULL, c->openssl, NULL);
    if (!cipher) return ff_raise(p, FF_CLASS_ERROR, FF_AM_notsup);
    int type = EVP_CIPHER_get_type(cipher);
    ff_term pairs[] = {
        FF_AM_type,       type == NID_undef ? FF_AM_undefined : ff_small_from_int(type),
        FF_AM_key_length, ff_small_from_int(EVP_CIPHER_get_key_length(cipher)),
        FF_AM_iv_length,  ff_small_from_int(EVP_CIPHER_get_iv_length(cipher)),
        FF_AM_block_size, ff_small_from_int(EVP_CIPHER_get_block_size(cipher)),
        FF_AM_prop_aead,  c->aead ? FF_AM_true : FF_AM_false,
        FF_AM_mode,       mode_name(cipher),
    };
    EVP_CIPHER_free(cipher);
    return ff_map_from_pairs(p, 6, pairs, NULL);
}

/* ---- a state ---- */

typedef struct cipher_state {
    ff_resource resource;
    EVP_CIPHER_CTX *context;
    int encrypt; /* true, false, or -1: undefined, which libcrypto takes for false and OTP for true */
    ff_term padding;
    int64_t size, padded_size;   /* bytes taken so far; bytes that padding added, -1: not known yet */
} cipher_state;

static void fini(ff_resource *r) { EVP_CIPHER_CTX_free(((cipher_state *)r)->context); }

static const ff_resource_kind cipher_kind = {fini};

static bool is_padding(ff_term t)
{
    return ff_same(t, FF_AM_undefined) || ff_same(t, FF_AM_none) || ff_same(t, FF_AM_zero) || ff_same(t, FF_AM_random)
           || ff_same(t, FF_AM_pkcs_padding);
}

static bool is_boolean(ff_term t) { return ff_same(t, FF_AM_true) || ff_same(t, FF_AM_false); }

/* False: t is none of true, false and undefined. */
static bool read_encrypt(ff_term t, int *encrypt)
{
    bool undefined = ff_same(t, FF_AM_undefined);
    if (!undefined && !is_boolean(t)) return false;
    *encrypt = undefined ? -1 : ff_same(t, FF_AM_true);
    return true;
}

/* OTP has room for 63 bytes of text. */
static void bad_tag(ff_proc *p, int n, ff_term tag)
{
    char message[64], *text = ff_term_text(tag);
    ff_format(message, sizeof message, "Bad tag in option: %s", text);
    ff_free(text);
    FF_CRYPTO_BADARG(p, n, message);
}

/* Options and how often each was given; false: raised for argument n. */
static bool read_option(ff_proc *p, ff_term option, int n, cipher_state *s, int given[2])
{
    if (!ff_is_tuple_of(option, 2)) FF_CRYPTO_BADARG(p, n, "Options must be a property list!");
    else {
        ff_term tag = ff_tuple_get(option, 0), value = ff_tuple_get(option, 1);
        bool encrypt = ff_same(tag, FF_AM_encrypt), padding = ff_same(tag, FF_AM_padding);
        if (!encrypt && !padding) bad_tag(p, n, tag);
        else if (encrypt && given[0]++) FF_CRYPTO_BADARG(p, n, "'encrypt' option is present more than once!");
        else if (encrypt && !read_encrypt(value, &s->encrypt)) FF_CRYPTO_BADARG(p, n, "The 'encrypt' option must be a boolean!");
        else if (padding && given[1]++) FF_CRYPTO_BADARG(p, n, "The 'padding' option is present more than once!");
        else if (padding && !is_padding(value)) FF_CRYPTO_BADARG(p, n, "Bad 'padding' option value");
        else {
            if (padding) s->padding = value;
            return true;
        }
    }
    return false;
}

static bool read_options(ff_proc *p, ff_term options, int n, cipher_state *s)
{
    int given[2] = {0, 0};
    s->padding = FF_AM_undefined;
    if (read_encrypt(options, &s->encrypt)) return true;
    s->encrypt = true;
    if (ff_list_length(options) < 0) {
        FF_CRYPTO_BADARG(p, n, "Options are not a boolean or a proper list");
        return false;
    }
    for (; ff_is_cons(options); options = ff_tail(options))
        if (!read_option(p, ff_head(options), n, s, given)) return false;
    return true;
}

static const ff_cipher_type *find_cipher(ff_proc *p, ff_term name, size_t key_bytes)
{
    const ff_cipher_type *c = ff_is_atom(name) ? ff_cipher_find(name, (ptrdiff_t)key_bytes) : NULL;
    if (!ff_is_atom(name)) FF_CRYPTO_BADARG(p, 0, "Cipher id is not an atom");
    else if (!c && !ff_cipher_find(name, -1)) FF_CRYPTO_BADARG(p, 0, "Unknown cipher");
    else if (!c) FF_CRYPTO_BADARG(p, 1, "Bad key size");
    else if (c->aead) FF_CRYPTO_BADARG(p, 0, "Missing arguments for this cipher");
    else return c;
    return NULL;
}

static bool set_up(ff_proc *p, EVP_CIPHER_CTX *context, const cipher_state *s, const ff_bytes *key, const ff_bytes *iv)
{
    if (!EVP_CIPHER_CTX_set_key_length(context, (int)key->n)) FF_CRYPTO_ERROR(p, 1, "Can't initialize context, key_length");
    else if (!EVP_CipherInit_ex2(context, NULL, key->at, iv->n ? iv->at : NULL, -1, NULL))
        FF_CRYPTO_ERROR(p, -1, "Can't initialize key or iv");
    else {
        if (!ff_same(s->padding, FF_AM_pkcs_padding)) EVP_CIPHER_CTX_set_padding(context, 0);
        return true;
    }
    return false;
}

/* s->context as libcrypto's for the key; false: raised, and there may be a context. */
static bool begin(ff_proc *p, cipher_state *s, ff_term name, const ff_bytes *key, ff_term iv)
{
    ff_bytes iv_bytes = {NULL, 0, NULL};
    const ff_cipher_type *c = find_cipher(p, name, key->n);
    if (!c) return false;
    ff_crypto_start();
    EVP_CIPHER *cipher = EVP_CIPHER_fetch(NULL, c->openssl, NULL);
    s->context = EVP_CIPHER_CTX_new();
    s->padded_size = -1;
    bool ok = cipher && EVP_CipherInit_ex2(s->context, cipher, NULL, NULL, s->encrypt, NULL);
    int iv_size = cipher ? EVP_CIPHER_get_iv_length(cipher) : 0;
    EVP_CIPHER_free(cipher);
    if (!ok) {
        FF_CRYPTO_NOTSUP(p, 0, "Cipher not supported in this libcrypto version");
        return false;
    }
    if (ff_same(iv, FF_AM_undefined)) {
        FF_CRYPTO_NOTSUP(p, -1, "Dynamic IV is not supported for libcrypto versions >= 3.0");
        return false;
    }
    if (iv_size > 0 && !ff_crypto_bytes(p, iv, 2, &iv_bytes, "Bad iv type")) return false;
    if (iv_bytes.n != (size_t)iv_size) FF_CRYPTO_BADARG(p, 2, "Bad iv size"), ok = false;
    else ok = set_up(p, s->context, s, key, &iv_bytes);
    ff_bytes_end(&iv_bytes);
    return ok;
}

static bool read_state(ff_proc *p, cipher_state *s, ff_term name, ff_term key, ff_term iv, ff_term options, int n_options)
{
    ff_bytes bytes;
    if (!read_options(p, options, n_options, s) || !ff_crypto_bytes(p, key, 1, &bytes, "Bad key")) return false;
    bool ok = begin(p, s, name, &bytes, iv);
    ff_bytes_end(&bytes);
    return ok;
}

/* ---- text ---- */

static bool update(ff_proc *p, cipher_state *s, const ff_bytes *text, ff_buffer *out)
{
    int n = 0;
    uint8_t *to = ff_buffer_room(out, text->n + EVP_MAX_BLOCK_LENGTH);
    bool ok = text->n <= INT32_MAX - EVP_MAX_BLOCK_LENGTH && EVP_CipherUpdate(s->context, to, &n, text->at, (int)text->n);
    out->n -= text->n + EVP_MAX_BLOCK_LENGTH - (size_t)(ok ? n : 0);
    s->size += (int64_t)text->n;
    ff_bump(p, text->n / FF_CRYPTO_BYTES_PER_REDUCTION);
    if (!ok) FF_CRYPTO_ERROR(p, -1, "Can't update");
    return ok;
}

/* Fills the last block with zeros or random bytes, which do not count as text. */
static bool fill_block(ff_proc *p, cipher_state *s, size_t n, ff_buffer *out)
{
    uint8_t filling[EVP_MAX_BLOCK_LENGTH] = {0};
    if (ff_same(s->padding, FF_AM_random)) ff_target_entropy(filling, n);
    ff_bytes bytes = {filling, n, NULL};
    s->size -= (int64_t)n;
    return n == 0 || update(p, s, &bytes, out);
}

static bool finish_block(ff_proc *p, cipher_state *s, const char *failure, ff_buffer *out)
{
    int n = 0;
    uint8_t *to = ff_buffer_room(out, EVP_MAX_BLOCK_LENGTH);
    bool ok = EVP_CipherFinal_ex(s->context, to, &n);
    out->n -= EVP_MAX_BLOCK_LENGTH - (size_t)(ok ? n : 0);
    if (!ok) FF_CRYPTO_ERROR(p, -1, failure);
    return ok;
}

/* Without padding an incomplete last block stays where it is. */
static bool finish(ff_proc *p, cipher_state *s, ff_buffer *out)
{
    int64_t block = EVP_CIPHER_CTX_get_block_size(s->context), open = s->size % block, missing = open ? block - open : 0;
    bool none = ff_same(s->padding, FF_AM_none), pkcs = ff_same(s->padding, FF_AM_pkcs_padding);
    if (!s->encrypt) return ff_same(s->padding, FF_AM_undefined) || finish_block(p, s, "Can't finalize", out);
    s->padded_size = pkcs && missing == 0 ? block : missing;
    if (ff_same(s->padding, FF_AM_undefined)) return true;
    if (!none && !pkcs && !fill_block(p, s, (size_t)missing, out)) return false;
    return finish_block(p, s, none ? "Padding 'none' but unfilled last block" : pkcs ? "Can't finalize" : "Padding failed", out);
}

/* Frees out. */
static ff_term result(ff_proc *p, ff_buffer *out, bool ok)
{
    ff_term binary = ok ? ff_binary_new(p, out->n ? out->bytes : (const uint8_t *)"", out->n) : FF_NONVALUE;
    ff_free(out->bytes);
    return binary;
}

ff_term ff_bif_crypto_ng_crypto_one_time_nif_5(ff_proc *p, ff_term name, ff_term key, ff_term iv, ff_term text, ff_term options)
{
    ff_bytes bytes;
    ff_buffer out = {0};
    cipher_state s = {.context = NULL};
    if (!ff_crypto_bytes(p, text, 3, &bytes, "expected binary as data")) return FF_NONVALUE;
    bool ok = read_state(p, &s, name, key, iv, options, 4) && update(p, &s, &bytes, &out) && finish(p, &s, &out);
    ff_bytes_end(&bytes);
    EVP_CIPHER_CTX_free(s.context);
    return result(p, &out, ok);
}

/* ---- text in parts ---- */

static ff_term state_again(ff_proc *p, cipher_state *s, ff_term ref, ff_term encrypt)
{
    if (!is_boolean(encrypt)) return FF_CRYPTO_BADARG(p, 3, "Expected true or false");
    s->encrypt = ff_same(encrypt, FF_AM_true);
    bool ok = EVP_CipherInit_ex2(s->context, NULL, NULL, NULL, s->encrypt, NULL);
    return ok ? ref : FF_CRYPTO_ERROR(p, -1, "Can't initialize encflag");
}

ff_term ff_bif_crypto_ng_crypto_init_nif_4(ff_proc *p, ff_term name, ff_term key, ff_term iv, ff_term options)
{
    ff_term ref;
    cipher_state *s = ff_resource_of(name, &cipher_kind);
    if (s) return state_again(p, s, name, options);
    if (!ff_is_atom(name)) return FF_CRYPTO_BADARG(p, 0, "Expected cipher name atom");
    s = ff_resource_new(p, &cipher_kind, sizeof *s, ABOUT_CONTEXT_BYTES, &ref);
    return read_state(p, s, name, key, iv, options, 3) ? ref : FF_NONVALUE;
}

ff_term ff_bif_crypto_ng_crypto_update_nif_2(ff_proc *p, ff_term ref, ff_term text)
{
    ff_bytes bytes;
    ff_buffer out = {0};
    cipher_state *s = ff_resource_of(ref, &cipher_kind);
    if (!ff_crypto_bytes(p, text, 1, &bytes, "expected binary")) return FF_NONVALUE;
    bool ok = s && update(p, s, &bytes, &out);
    ff_bytes_end(&bytes);
    if (!s) return FF_CRYPTO_BADARG(p, 0, "Bad State");
    return result(p, &out, ok);
}

/* As OTP's on libcrypto 3. */
ff_term ff_bif_crypto_ng_crypto_update_nif_3(ff_proc *p, ff_term ref, ff_term text, ff_term iv)
{
    ff_bytes bytes;
    (void)iv;
    if (!ff_crypto_bytes(p, text, 1, &bytes, "expected binary")) return FF_NONVALUE;
    ff_bytes_end(&bytes);
    if (!ff_resource_of(ref, &cipher_kind)) return FF_CRYPTO_BADARG(p, 0, "Bad State");
    return FF_CRYPTO_NOTSUP(p, -1, "Dynamic IV is not supported for libcrypto versions >= 3.0");
}

ff_term ff_bif_crypto_ng_crypto_final_nif_1(ff_proc *p, ff_term ref)
{
    ff_buffer out = {0};
    cipher_state *s = ff_resource_of(ref, &cipher_kind);
    if (!s) return FF_CRYPTO_BADARG(p, 0, "Bad State");
    bool ok = finish(p, s, &out);
    return result(p, &out, ok);
}

ff_term ff_bif_crypto_ng_crypto_get_data_nif_1(ff_proc *p, ff_term ref)
{
    const cipher_state *s = ff_resource_of(ref, &cipher_kind);
    if (!s) return FF_CRYPTO_BADARG(p, 0, "Bad State");
    ff_term pairs[] = {FF_AM_size,         ff_small_from_int(s->size),
                       FF_AM_padding_size, ff_small_from_int(s->padded_size),
                       FF_AM_padding_type, s->padding,
                       FF_AM_encrypt,      s->encrypt ? FF_AM_true : FF_AM_false};
    return ff_map_from_pairs(p, 4, pairs, NULL);
}
