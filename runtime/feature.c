/* runtime/feature.c -- What the linker keeps of these tells which features a program has: see ff_feature.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_feature.h"

#define X(name) const char ff_feature_##name = 0;
FF_FEATURES(X)
#undef X
