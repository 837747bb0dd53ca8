/* compiler/driver/report.h -- What --report prints.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_DRIVER_REPORT_H
#define FFC_DRIVER_REPORT_H

#include "compiler/driver/session.h"

/* Prints the report that the options ask for to standard output; nothing if they ask for none. requires ffc_session_load() */
void ffc_report(ffc_session *s);

#endif
