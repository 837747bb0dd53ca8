/* runtime/bif/crypto_aead.c -- Module crypto: ciphers that authenticate what they encrypt, and data beside it.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/crypto.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <string.h>

enum { MAX_TAG_BYTES = 16 };

typedef struct aead {
    const ff_cipher_type *type;
    int encrypt; /* true, false, or -1: undefined, which libcrypto takes for false and OTP for true */
    ff_bytes key, iv, text, data, tag;   /* data: what is authenticated, but not encrypted; tag: to decrypt */
    size_t tag_size;
} aead;

static void end_bytes(aead *a)
{
    ff_bytes *all[] = {&a->key, &a->iv, &a->text, &a->data, &a->tag};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) ff_bytes_end(all[i]);
}

static bool read_tag(ff_proc *p, aead *a, ff_term tag)
{
    if (!a->encrypt) {
        bool ok = ff_crypto_bytes(p, tag, 5, &a->tag, "non-binary Tag");
        a->tag_size = a->tag.n;
        return ok;
    }
    if (!ff_is_small(tag) || ff_small_to_int(tag) < 0 || ff_small_to_int(tag) > UINT32_MAX) {
        FF_CRYPTO_BADARG(p, 5, "Bad Tag length");
        return false;
    }
    a->tag_size = (size_t)ff_small_to_int(tag);
    return true;
}

static bool read_type(ff_proc *p, aead *a, ff_term name)
{
    a->type = ff_cipher_find(name, (ptrdiff_t)a->key.n);
    if (!a->type) FF_CRYPTO_BADARG(p, 0, "Unknown cipher or invalid key size");
    else if (!a->type->aead) FF_CRYPTO_BADARG(p, 0, "Not aead cipher");
    else return true;
    return false;
}

static bool read_arguments(ff_proc *p, aead *a, const ff_term args[7])
{
    a->encrypt = ff_same(args[6], FF_AM_undefined) ? -1 : ff_same(args[6], FF_AM_true);
    if (!a->encrypt && !ff_same(args[6], FF_AM_false)) FF_CRYPTO_BADARG(p, 6, "Bad enc flag");
    else if (!ff_is_atom(args[0])) FF_CRYPTO_BADARG(p, 0, "non-atom cipher type");
    else
        return ff_crypto_bytes(p, args[1], 1, &a->key, "non-binary key") && ff_crypto_bytes(p, args[2], 2, &a->iv, "non-binary iv")
               && ff_crypto_bytes(p, args[3], 3, &a->text, "non-binary text")
               && ff_crypto_bytes(p, args[4], 4, &a->data, "non-binary AAD") && read_tag(p, a, args[5]) && read_type(p, a, args[0]);
    return false;
}

/* False: raised. */
static bool set_up(ff_proc *p, EVP_CIPHER_CTX *c, const aead *a)
{
    int n;
    bool ccm = a->type->ccm;
    EVP_CIPHER *cipher = EVP_CIPHER_fetch(NULL, a->type->openssl, NULL);
    bool ok = cipher && EVP_CipherInit_ex2(c, cipher, NULL, NULL, a->encrypt, NULL) == 1;
    EVP_CIPHER_free(cipher);
    void *tag = a->encrypt ? NULL : (void *)(uintptr_t)a->tag.at;
    if (!ok) FF_CRYPTO_ERROR(p, -1, "CipherInit failed");
    else if (EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_IVLEN, (int)a->iv.n, NULL) != 1) FF_CRYPTO_BADARG(p, 2, "Bad IV length");
    else if (ccm && EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, (int)a->tag_size, tag) != 1)
        FF_CRYPTO_BADARG(p, 5, "Can't set tag");
    else if (EVP_CipherInit_ex2(c, NULL, a->key.at, a->iv.at, -1, NULL) != 1) FF_CRYPTO_ERROR(p, -1, "Can't set key and iv");
    else if (ccm && EVP_CipherUpdate(c, NULL, &n, NULL, (int)a->text.n) != 1) FF_CRYPTO_ERROR(p, -1, "Can't set text size");
    else if (EVP_CipherUpdate(c, NULL, &n, a->data.at, (int)a->data.n) != 1) FF_CRYPTO_BADARG(p, 4, "Can't set AAD");
    else return true;
    return false;
}

/* {Text, Tag} */
static ff_term encrypt(ff_proc *p, EVP_CIPHER_CTX *c, const aead *a)
{
    int n;
    uint8_t *to, tag[MAX_TAG_BYTES], end[EVP_MAX_BLOCK_LENGTH];
    ff_term out = ff_binary_make(p, a->text.n, &to);
    if (EVP_CipherUpdate(c, to, &n, a->text.at, (int)a->text.n) != 1) return FF_CRYPTO_BADARG(p, 3, "Can't set in-text");
    if (EVP_CipherFinal_ex(c, end, &n) != 1) return FF_CRYPTO_ERROR(p, -1, "Encrypt error");
    if (a->tag_size > MAX_TAG_BYTES || EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_GET_TAG, (int)a->tag_size, tag) != 1)
        return FF_CRYPTO_ERROR(p, -1, "Can't get Tag");
    return ff_tuple(p, out, ff_binary_new(p, tag, a->tag_size));
}

/* The text, or error where the tag is another's. */
static ff_term decrypt(ff_proc *p, EVP_CIPHER_CTX *c, const aead *a)
{
    int n;
    uint8_t *to, end[EVP_MAX_BLOCK_LENGTH];
    ff_term out = ff_binary_make(p, a->text.n, &to);
    if (EVP_CipherUpdate(c, to, &n, a->text.at, (int)a->text.n) != 1) return FF_AM_error;
    if (a->type->ccm) return out;
    if (EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, (int)a->tag_size, (void *)(uintptr_t)a->tag.at) != 1) return FF_AM_error;
    return EVP_DecryptFinal_ex(c, end, &n) == 1 ? out : FF_AM_error;
}

ff_term ff_bif_crypto_aead_cipher_nif_7(ff_proc *p, ff_term name, ff_term key, ff_term iv, ff_term text, ff_term data, ff_term tag,
                                        ff_term encrypts)
{
    aead a = {.type = NULL};
    ff_term result = FF_NONVALUE;
    if (read_arguments(p, &a, (ff_term[]){name, key, iv, text, data, tag, encrypts})) {
        ff_crypto_start();
        EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
        if (set_up(p, c, &a)) result = a.encrypt ? encrypt(p, c, &a) : decrypt(p, c, &a);
        ff_bump(p, a.text.n / FF_CRYPTO_BYTES_PER_REDUCTION);
        EVP_CIPHER_CTX_free(c);
    }
    end_bytes(&a);
    return result;
}
