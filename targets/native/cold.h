/* targets/native/cold.h -- See cold.c.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_COLD_H
#define FF_COLD_H

/* Makes areas of their own of the code and the constants that few programs use. Call it before much is touched. */
void ff_cold_divide(void);

#endif
