%% tests/conformance/lib/test_lib.erl -- What the compiler application's suites take from its own test_lib.
%%
%% Differs from OTP's: a suite runs as it was compiled, so there is nothing to compile again and no option to look up.
%% SPDX-License-Identifier: Apache-2.0
-module(test_lib).
-compile({no_auto_import, [binary_part/2]}).
-export([id/1, recompile/1, parallel/0, uniq/0, opt_opts/1, get_data_dir/1, is_cloned_mod/1, smoke_disasm/1, p_run/2,
         highest_opcode/1, binary_part/2]).

%% Its caller's module does not see what it returns.
id(X) -> X.

recompile(_Suite) -> ok.
opt_opts(_Suite) -> [].
smoke_disasm(_File) -> ok.
highest_opcode(_File) -> 0.
is_cloned_mod(_Suite) -> false.

parallel() -> [].
uniq() -> "_" ++ integer_to_list(erlang:unique_integer([positive])).
get_data_dir(Config) -> proplists:get_value(data_dir, Config).
p_run(Test, List) ->
    [] = [Item || Item <- List, Test(Item) =:= error],
    ok.

%% misc_SUITE:override_bif/1 imports this one in place of the BIF.
binary_part(_Binary, _Part) -> dummy.
