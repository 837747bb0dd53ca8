%% tests/lang/kind_alone_messages.erl -- A program of one process that sends to itself, waits, and catches.
%% SPDX-License-Identifier: Apache-2.0
-module(kind_alone_messages).
-export([main/0]).

main() ->
    self() ! {first, self()},
    receive {first, Pid} -> erlang:display(Pid =:= self()) end,
    receive nothing -> ok after 5 -> erlang:display(waited) end,
    Ref = make_ref(),
    erlang:send_after(1, self(), {timer, Ref}),
    receive {timer, Ref} -> erlang:display(fired) end,
    erlang:display(catch binary_to_list(pid)),
    try error(oops) catch error:R:S -> erlang:display({R, length(S) > 0}) end,
    put(key, value),
    erlang:display(get(key)).
