/* runtime/bin/packet_term.h -- Packets as the terms that sockets and erlang:decode_packet/3 give.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIN_PACKET_TERM_H
#define FF_BIN_PACKET_TERM_H

#include "bin/packet.h"
#include "ff_proc.h"

/* A whole packet of an HTTP type: http_eoh, {http_request, ...}, ... effects: allocates on p */
ff_term ff_http_term(ff_proc *p, ff_packet_type type, const uint8_t *packet, size_t n, bool *headers);
/* {ssl_tls, source, ContentType, Version, Data}. effects: allocates on p */
ff_term ff_ssl_tls_term(ff_proc *p, ff_term source, const uint8_t *packet, size_t n);

#endif
