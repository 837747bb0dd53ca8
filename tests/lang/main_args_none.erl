%% tests/lang/main_args_none.erl -- main/1 without arguments gets the empty list.
%% SPDX-License-Identifier: Apache-2.0
-module(main_args_none).
-export([main/1]).

main([]) -> io:format("none~n");
main(Args) -> io:format("~p~n", [Args]).
