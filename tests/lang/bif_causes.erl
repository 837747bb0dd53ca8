%% tests/lang/bif_causes.erl -- What wrong arguments of BIFs are told to be: the cause in error_info, and the texts made of it.
%% SPDX-License-Identifier: Apache-2.0
-module(bif_causes).
-export([main/0]).

main() ->
    lists:foreach(fun call/1,
        [{erlang, send, [self(), x, [foo]]}, {erlang, send, [self(), x, [noconnect | foo]]}, {erlang, send, [1, x, []]},
         {erlang, monitor, [foo, 1]}, {erlang, monitor, [process, 1]},
         {erlang, monitor, [foo, 1, []]}, {erlang, cancel_timer, [1, [foo]]}, {erlang, read_timer, [1, foo]},
         {erlang, process_flag, [foo, 1]}, {erlang, process_flag, [priority, 1]}, {erlang, process_flag, [save_calls, -1]},
         {erlang, binary_to_term, [<<>>, foo]}, {erlang, binary_to_term, [foo, [safe | x]]}, {erlang, binary_to_term, [<<>>, []]},
         {erlang, decode_packet, [foo, 1, 2]}, {erlang, decode_packet, [raw, 1, 2]}, {erlang, decode_packet, [raw, <<>>, [foo]]},
         {erlang, decode_packet, [http, <<>>, [{line_delimiter, 10}]]}, {erlang, decode_packet, [line, <<"ab">>, [{line_delimiter, $b}]]},
         {erlang, nodes, [[], #{foo => 1}]}, {erlang, nodes, [this, #{node_type => maybe}]},
         {erlang, nodes, [this, #{node_type => true, connection_id => true}]}, {erlang, nodes, [known, #{connection_id => false}]},
         {erlang, is_record, [{}, a, 1 bsl 59]}, {erlang, is_record, [{a}, a, -1]},
         {erlang, list_to_existing_atom, [lists:duplicate(300, $x)]}, {erlang, binary_to_existing_atom, [binary:copy(<<"x">>, 300)]},
         {os, set_signal, [sigterm, foo]}, {os, set_signal, [foo, default]}, {os, getenv, [<<"HOME">>]}, {os, unsetenv, [<<"A">>]},
         {os, putenv, ["A", <<"b">>]}, {ets, select, [{foo}]}, {ets, match, [{1, 2}]}, {ets, test_ms, [{}, [a | b]]}, {ets, update_element, [ets:new(t, [bag]), 1, {2, a}]}]).

call({M, F, Args}) ->
    try io:format("~w:~w ~0p~n", [M, F, apply(M, F, Args)])
    catch error:Reason:Trace ->
        {M1, F1, _, Info} = hd(Trace),
        #{module := Explainer} = Map = proplists:get_value(error_info, Info),
        io:format("~w:~w ~w ~w ~0p~n", [M1, F1, Reason, maps:get(cause, Map, none), texts(Explainer, Reason, Trace)])
    end.

texts(erl_erts_errors, Reason, Trace) -> erl_erts_errors:format_error(Reason, Trace);
texts(erl_stdlib_errors, Reason, Trace) -> erl_stdlib_errors:format_error(Reason, Trace);
texts(erl_kernel_errors, Reason, Trace) -> erl_kernel_errors:format_error(Reason, Trace).
