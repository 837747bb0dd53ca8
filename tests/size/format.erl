%% tests/size/format.erl -- Prints any term. SPDX-License-Identifier: Apache-2.0
-module(format).
-export([main/1]).
main(Args) -> io:format("~p~n", [Args]).
