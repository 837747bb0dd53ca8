%% What ets:test_ms/2 tells of bad match specifications: which mistakes, in OTP's order, and its texts.
%% SPDX-License-Identifier: Apache-2.0
-module(ets_match_spec_errors).
-export([main/0]).

specs() ->
    [[{'$1', [], [{'>', '$3', '$2'}]}], [{'$1', [], [[{hd, '$2'} | '$3']]}], [{'$1', [], [{{'$2', {hd, '$3'}}}]}],
     [{'$1', [], [#{'$4' => {tl, '$5'}, a => '$6'}]}], [{'$1', [{'and', '$2', '$3'}], [{'andalso', '$2', '$3'}]}],
     [{'$1', [], [{is_record, '$3', x, {}}]}], [{'$1', [{foo, 1}], ['$2']}, {'$1', [], ['$9']}],
     [{'$1', [], [{self, {const, lists:duplicate(60, $a)}}]}], [{'$1', [{message, 1}], [{get_tcw}, {set_tcw, 1}, {set_tcw}]}]]
    ++ [[{'$1', [], [list_to_tuple([F | As])]}] || {F, As} <- [{message, [1]}, {return_trace, []}, {exception_trace, []}, {display, [1]},
                                                      {is_seq_trace, []}, {set_seq_token, [a, b]}, {get_seq_token, []},
                                                      {process_dump, []}, {enable_trace, [a]}, {disable_trace, [a]}, {trace, [a, b]},
                                                      {caller, []}, {caller_line, []}, {silent, [a]}]].

main() ->
    [io:format("~p~n  ~p~n", [S, ets:test_ms({1, 2}, S)]) || S <- specs()],
    Compiled = ets:match_spec_compile([{'$1', [{is_atom, '$1'}], ['$1']}, {{'_', '$2'}, [], ['$2']}]),
    io:format("~p~n", [ets:match_spec_run([a, {1, 2}, "x", {a}], Compiled)]).
