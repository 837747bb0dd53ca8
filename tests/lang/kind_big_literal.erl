%% tests/lang/kind_big_literal.erl -- A program whose only large integers are literals. SPDX-License-Identifier: Apache-2.0
-module(kind_big_literal).
-export([main/0]).

main() -> erlang:display({self() =/= a, 123456789012345678901234567890, -(1 bsl 63), [1 bsl 59, (1 bsl 59) - 1]}).
