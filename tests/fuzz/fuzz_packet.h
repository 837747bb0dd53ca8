/* tests/fuzz/fuzz_packet.h -- What libFuzzer and the unit test of packets share.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FUZZ_PACKET_H
#define FUZZ_PACKET_H

#include <stddef.h>
#include <stdint.h>

/* Aborts when something is wrong. Returns 0. */
int fuzz_packet(const uint8_t *data, size_t size);

#endif
