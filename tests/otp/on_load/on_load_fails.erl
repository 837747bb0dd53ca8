%% tests/otp/on_load/on_load_fails.erl -- A module whose on_load function fails: that is reported.
%% SPDX-License-Identifier: Apache-2.0
-module(on_load_fails).
-export([function/0]).
-on_load(load/0).

load() -> {error, {"no library", [1, 2, 3]}}.

function() -> ok.
