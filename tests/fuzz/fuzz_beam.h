/* tests/fuzz/fuzz_beam.h -- the function that libFuzzer and the mutation driver call.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_FUZZ_BEAM_H
#define FFC_FUZZ_BEAM_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

#endif
