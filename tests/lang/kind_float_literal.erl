%% tests/lang/kind_float_literal.erl -- A program whose only float is a literal. SPDX-License-Identifier: Apache-2.0
-module(kind_float_literal).
-export([main/0]).

main() -> erlang:display({self() =/= a, 2.5, [1.0e100]}).
