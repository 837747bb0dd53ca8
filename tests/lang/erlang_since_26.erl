%% tests/lang/erlang_since_26.erl -- What erlang and code have since OTP 26 and 27; the oracle is older.
%% SPDX-License-Identifier: Apache-2.0
-module(erlang_since_26).
-export([main/0]).

main() ->
    Calls = [fun() -> erlang:display_string(stdout, "out \x{3bb}\n") end, fun() -> erlang:display_string(stderr, "") end,
             fun() -> erlang:display_string(stdin, "") end, fun() -> erlang:display_string(stdout, [a]) end,
             fun() -> code:coverage_support() end, fun() -> code:get_coverage_mode() end, fun() -> code:get_coverage_mode(?MODULE) end,
             fun() -> code:set_coverage_mode(line) end, fun() -> code:get_coverage(line, ?MODULE) end,
             fun() -> code:reset_coverage(?MODULE) end],
    [io:format("~p~n", [try Call() catch error:Reason -> Reason end]) || Call <- Calls].
