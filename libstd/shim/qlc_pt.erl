%% libstd/shim/qlc_pt.erl -- Refuses to translate query list comprehensions when the program runs.
%%
%% Differs from OTP's: that one is the parse transform behind qlc:q/1, with all of the compiler below it. Erlang source that
%% is compiled has been through it already; only erl_eval and qlc:string_to_handle/1 ask for it at run time, and for their
%% sake every program with erl_eval would hold the compiler.
%% SPDX-License-Identifier: Apache-2.0
-module(qlc_pt).
-export([parse_transform/2, transform_from_evaluator/2, transform_expression/2]).

parse_transform(_Forms, _Options) -> {error, [{"", [{none, qlc, no_compiler}]}], []}.

transform_from_evaluator(_Comprehension, _Bindings) -> {not_ok, {error, qlc, no_compiler}}.

transform_expression(_Comprehension, _Bindings) -> {not_ok, [{error, no_compiler}]}.
