/* runtime/bif/decode_packet.c -- erlang:decode_packet/3.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/binary.h"
#include "bin/packet_term.h"
#include "proc/proc.h"
#include "ff_atoms.tab.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

static bool packet_type(ff_term type, ff_packet_type *out)
{
    const struct { ff_term name; ff_packet_type type; } all[] = {
        {FF_AM_raw, FF_PACKET_RAW}, {FF_SMALL_CONST(0), FF_PACKET_RAW}, {FF_SMALL_CONST(1), FF_PACKET_1},
        {FF_SMALL_CONST(2), FF_PACKET_2}, {FF_SMALL_CONST(4), FF_PACKET_4}, {FF_AM_asn1, FF_PACKET_ASN1},
        {FF_AM_sunrm, FF_PACKET_SUNRM}, {FF_AM_cdr, FF_PACKET_CDR}, {FF_AM_fcgi, FF_PACKET_FCGI},
        {FF_AM_line, FF_PACKET_LINE}, {FF_AM_tpkt, FF_PACKET_TPKT}, {FF_AM_http, FF_PACKET_HTTP},
        {FF_AM_httph, FF_PACKET_HTTPH}, {FF_AM_http_bin, FF_PACKET_HTTP_BIN}, {FF_AM_httph_bin, FF_PACKET_HTTPH_BIN},
        {FF_AM_ssl_tls, FF_PACKET_SSL_TLS},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        *out = all[i].type;
        if (ff_same(type, all[i].name)) return true;
    }
    return false;
}

static bool set_option(ff_packet_rules *rules, ff_term option)
{
    if (!ff_is_tuple_of(option, 2) || !ff_is_small(ff_tuple_get(option, 1))) return false;
    ff_term key = ff_tuple_get(option, 0);
    int64_t value = ff_small_to_int(ff_tuple_get(option, 1));
    if (value < 0 || value > UINT32_MAX) return false;
    if (ff_same(key, FF_AM_packet_size)) rules->max_bytes = (uint32_t)value;
    else if (ff_same(key, FF_AM_line_length)) rules->truncate_bytes = (uint32_t)value;
    else if (ff_same(key, FF_AM_line_delimiter) && rules->type == FF_PACKET_LINE && value <= UINT8_MAX) rules->delimiter = (uint8_t)value;
    else return false;
    return true;
}

static ff_term packet_term(ff_proc *p, ff_term binary, const ff_bytes *bytes, ff_packet_type type, size_t size, bool headers)
{
    if (ff_packet_is_http(type)) return ff_http_term(p, type, bytes->at, size, &headers);
    if (type == FF_PACKET_SSL_TLS) return ff_ssl_tls_term(p, FF_NIL, bytes->at, size);
    ff_slice body = ff_packet_body(type, bytes->at, size);
    return ff_bin_sub(p, binary, 8 * (size_t)(body.at - bytes->at), 8 * body.n);
}

static ff_term decode(ff_proc *p, const ff_packet_rules *rules, ff_term binary, const ff_bytes *bytes)
{
    bool headers = false;
    int64_t size = ff_packet_size(rules, bytes->at, bytes->n, &headers);
    if (size == FF_PACKET_INVALID) return ff_tuple(p, FF_AM_error, FF_AM_invalid);
    if (size == FF_PACKET_MORE) return ff_tuple(p, FF_AM_more, FF_AM_undefined);
    if ((uint64_t)size > bytes->n) return ff_tuple(p, FF_AM_more, ff_small_from_int(size));
    ff_term packet = packet_term(p, binary, bytes, rules->type, (size_t)size, headers);
    ff_term rest = ff_bin_sub(p, binary, 8 * (size_t)size, ff_bits_of(binary).bit_size - 8 * (size_t)size);
    return ff_tuple(p, FF_AM_ok, packet, rest);
}

ff_term ff_bif_erlang_decode_packet_3(ff_proc *p, ff_term type, ff_term binary, ff_term options)
{
    ff_packet_rules rules = {.delimiter = '\n'};
    if (!packet_type(type, &rules.type)) return ff_raise_cause(p, FF_AM_badarg, FF_AM_badopt);
    if (!ff_is_bitstring(binary)) return ff_badarg(p);
    for (; ff_is_cons(options); options = ff_tail(options))
        if (!set_option(&rules, ff_head(options))) return ff_badarg(p);
    if (!ff_is_nil(options)) return ff_badarg(p);
    ff_bytes bytes = ff_bytes_begin(binary);
    ff_term result = decode(p, &rules, binary, &bytes);
    ff_bytes_end(&bytes);
    return result;
}
