%% bench/programs/pretty.erl -- Pretty-prints the Erlang source text on standard input, with OTP's own scanner, parser and
%% printer: a few lines of ours around some ten thousand of OTP's. A form that does not parse (because it needs the
%% preprocessor) is answered by a comment that says why.
%% SPDX-License-Identifier: Apache-2.0
-module(pretty).
-export([main/1]).

main(_Args) ->
    case erl_scan:string(read_all([]), {1, 1}) of
        {ok, Tokens, _End} -> lists:foreach(fun print/1, forms(Tokens, [], []));
        {error, {Location, Module, What}, _} -> complain(Location, Module, What)
    end.

read_all(Chunks) ->
    case io:get_chars('', 65536) of
        eof -> lists:append(lists:reverse(Chunks));
        Chunk -> read_all([Chunk | Chunks])
    end.

%% Cuts at the dots.
forms([], _, Forms) -> lists:reverse(Forms);
forms([{dot, _} = Dot | Tokens], Form, Forms) -> forms(Tokens, [], [lists:reverse(Form, [Dot]) | Forms]);
forms([Token | Tokens], Form, Forms) -> forms(Tokens, [Token | Form], Forms).

print(Tokens) ->
    case erl_parse:parse_form(Tokens) of
        {ok, Form} -> io:put_chars(erl_pp:form(Form));
        {error, {Location, Module, What}} -> complain(Location, Module, What)
    end.

complain({Line, Column}, Module, What) ->
    io:format("%% ~w:~w: ~ts~n", [Line, Column, Module:format_error(What)]).
