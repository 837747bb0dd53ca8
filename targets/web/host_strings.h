/* targets/web/host_strings.h -- Arguments and environment, fetched from the host.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_WEB_HOST_STRINGS_H
#define FF_WEB_HOST_STRINGS_H

/* which: FF_STRINGS_*. The strings and the NULL-terminated vector of them live as long as the program. */
char **ff_web_strings(int which, int *count);

#endif
