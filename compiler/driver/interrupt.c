/* compiler/driver/interrupt.c -- Notes the signal that asks us to stop.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/interrupt.h"

#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t noted;   /* the signal's number; 0: none came */

static void note(int signal) { noted = signal; }

void ffc_interrupt_init(void)
{
    static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct sigaction had, now = { .sa_handler = note };   /* no SA_RESTART: waiting for a child must end */
        if (sigaction(signals[i], NULL, &had) == 0 && had.sa_handler != SIG_IGN)
            sigaction(signals[i], &now, NULL);
    }
}

bool ffc_interrupted(void) { return noted != 0; }

void ffc_interrupt_obey(void)
{
    if (!noted)
        return;
    signal(noted, SIG_DFL);
    raise(noted);
}
