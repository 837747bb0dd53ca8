/* compiler/cgen/host.h -- One host as a C function and its table of labels.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_CGEN_HOST_H
#define FFC_CGEN_HOST_H

#include "compiler/cgen/cgen.h"

/* Appends the host's function to g->body and its tables to g->tables. */
void cgen_host(cgen *g, ffc_host *h);
void cgen_returns(cgen *g); /* returns.c: what the functions of g->host, which are written, go to when they end */

#endif
