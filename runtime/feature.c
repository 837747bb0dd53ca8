/* runtime/feature.c -- What the linker keeps of these tells which features a program has: see ff_feature.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_feature.h"

#define X(name) char ff_feature_##name;
FF_FEATURES(X)
#undef X
