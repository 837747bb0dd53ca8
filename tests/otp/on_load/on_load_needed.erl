%% tests/otp/on_load/on_load_needed.erl -- A module whose on_load function has run when that of another calls it.
%% SPDX-License-Identifier: Apache-2.0
-module(on_load_needed).
-export([table/0]).
-on_load(make_table/0).

make_table() ->
    persistent_term:put(?MODULE, table),
    ok.

table() -> persistent_term:get(?MODULE).
