/* compiler/driver/interrupt.h -- ^C and its like as a question to ask, so that every exit cleans up in the ordinary way.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_INTERRUPT_H
#define FFC_DRIVER_INTERRUPT_H

#include <stdbool.h>

/* From here on SIGINT, SIGTERM and SIGHUP are only noted; one that was ignored stays ignored. */
void ffc_interrupt_init(void);
bool ffc_interrupted(void);

/* Ends the process by the signal that was noted, if one was: what a shell expects of a stopped command. */
void ffc_interrupt_obey(void);

#endif
