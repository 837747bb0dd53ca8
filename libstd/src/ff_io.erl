%% libstd/src/ff_io.erl -- The processes user (standard input and output) and standard_error: servers of the I/O protocol.
%%
%% They take the place of kernel's user and standard_error, which talk to ports of the emulator. Replies, the default
%% encoding (latin1, where characters beyond 255 are written as \x{...}) and the options are those of `erl -noshell`.
%% Input is read when a request needs it; a server that waits for input still answers other requests.
%% put_chars and get_until name a function to call. Applying whatever it is would link nearly all of OTP, so those that io
%% itself names are called in ways that reachability can follow; others are found only if something else links them in.
%% SPDX-License-Identifier: Apache-2.0
-module(ff_io).
-export([start/2]).

-record(state, {fd :: 1 | 2,
                mode = list :: list | binary,           %% what input is given as
                encoding = latin1 :: latin1 | unicode,  %% of the bytes outside
                queue = [],                             %% input not used up, first part first; see left/3
                eof = false :: boolean()}).

%% Starts the server Name that writes to file descriptor Fd, and reads standard input unless it is standard_error.
start(Name, Fd) ->
    Pid = spawn(fun() -> process_flag(trap_exit, true), loop(initial(Fd, ff_rt:encoding())) end),
    register(Name, Pid),
    Pid.

%% In programs whose entry is Elixir's, the options that Elixir sets.
initial(1, unicode) -> #state{fd = 1, mode = binary, encoding = unicode};
initial(Fd, Encoding) -> #state{fd = Fd, encoding = Encoding}.

loop(S) ->
    receive Message -> loop(handle(Message, S)) end.

handle({io_request, From, ReplyAs, Request}, S) when is_pid(From) ->
    {Reply, S1} = request(Request, S),
    From ! {io_reply, ReplyAs, Reply},
    S1;
handle({log, error, Format, Args, #{time := Time}}, #state{fd = 1} = S) ->
    report(ff_rt:link_tag("format"), Format, Args, Time, S),
    S;
handle(_, S) ->
    S.

%% What the runtime tells of a process that crashed, in the form of logger's default handler. In programs without a process
%% `logger` it comes here; and a program that formats nothing itself does not link io_lib for its crashes.
report(format, Format, Args, Time, S) ->
    put_chars([ff_rt:log_heading(Time), io_lib:format(Format, Args), $\n], unicode, S);
report(_, _, [Pid, Reason], Time, _) ->
    ff_rt:log_crash(Pid, Reason, Time).

%% ---- requests; each gives {Reply, State} ----

request({put_chars, Encoding, Chars}, S) when Encoding =:= unicode; Encoding =:= latin1 ->
    {put_chars(Chars, Encoding, S), S};
request({put_chars, Encoding, M, F, Args}, S) when Encoding =:= unicode; Encoding =:= latin1 ->
    {put_chars(catch call(M, F, Args), Encoding, S), S};
request({put_chars, Chars}, S) -> request({put_chars, latin1, Chars}, S);
request({put_chars, M, F, Args}, S) -> request({put_chars, latin1, M, F, Args}, S);
request(getopts, #state{fd = 2} = S) -> {[{encoding, S#state.encoding}], S};
request(getopts, S) -> {[{binary, S#state.mode =:= binary}, {encoding, S#state.encoding}], S};
request({setopts, Options}, S) when is_list(Options) -> setopts(Options, S);
request({requests, Requests}, S) -> requests(Requests, ok, S);
request({get_geometry, What}, S) when What =:= columns; What =:= rows -> {{error, enotsup}, S};
request(Request, #state{fd = 2} = S) -> {{error, {request, Request}}, S};
request({get_chars, Encoding, Prompt, N}, S) ->
    get_chars(Prompt, {fun io_lib:collect_chars/4, N, collect_chars, Encoding}, S);
request({get_line, Encoding, Prompt}, #state{mode = binary} = S) -> get_line(Prompt, Encoding, S);
request({get_line, Encoding, Prompt}, S) ->
    get_chars(Prompt, {fun io_lib:collect_line/4, [], collect_line, Encoding}, S);
request({get_until, Encoding, Prompt, M, F, Args}, S) ->
    get_chars(Prompt, {fun until/4, {M, F, Args}, F, Encoding}, S);
request({get_chars, Prompt, N}, S) -> request({get_chars, latin1, Prompt, N}, S);
request({get_line, Prompt}, S) -> request({get_line, latin1, Prompt}, S);
request({get_until, Prompt, M, F, Args}, S) -> request({get_until, latin1, Prompt, M, F, Args}, S);
request(Request, S) -> {{error, {request, Request}}, S}.

%% A list of requests, up to the first one that fails.
requests([], Reply, S) -> {Reply, S};
requests([_ | _], {error, _} = Reply, S) -> {Reply, S};
requests([Request | Rest], _, S) ->
    {Reply, S1} = request(Request, S),
    requests(Rest, Reply, S1).

%% ---- options ----

setopts(Options, S) ->
    case catch lists:foldl(fun setopt/2, S, Options) of
        #state{} = S1 -> {ok, S1};
        _ -> {{error, enotsup}, S}
    end.

setopt(list, #state{fd = 1} = S) -> S#state{mode = list};
setopt({list, Is}, #state{fd = 1} = S) when is_boolean(Is) -> setopt({binary, not Is}, S);
setopt(binary, #state{fd = 1} = S) -> S#state{mode = binary};
setopt({binary, true}, #state{fd = 1} = S) -> S#state{mode = binary};
setopt({binary, _}, #state{fd = 1} = S) -> S#state{mode = list};
setopt({encoding, latin1}, S) -> S#state{encoding = latin1};
setopt({encoding, Utf8}, S) when Utf8 =:= unicode; Utf8 =:= utf8 -> S#state{encoding = unicode};
setopt(Name, S) when Name =:= latin1; Name =:= unicode -> setopt({encoding, Name}, S).

%% ---- output ----

call(io_lib, format, [Format, Args]) -> io_lib:format(Format, Args);
call(io_lib, fwrite, [Format, Args]) -> io_lib:fwrite(Format, Args);
call(io_lib, write, [Term]) -> io_lib:write(Term);
call(io_lib, print, [Term]) -> io_lib:print(Term);
call(M, F, Args) -> ff_rt:apply(M, F, Args).

put_chars(Chars, From, #state{fd = Fd, encoding = To}) ->
    case to_bytes(Chars, From, To) of
        Bytes when is_binary(Bytes) -> write(Fd, Bytes);
        error -> {error, put_chars}
    end.

%% Who reads our output may be gone: the server ends, as OTP's does when its port closes, and its clients see `terminated`.
write(Fd, Bytes) ->
    case ff_rt:write(Fd, Bytes) of
        ok -> ok;
        {error, Reason} -> exit(Reason)
    end.

to_bytes(Bytes, Same, Same) when is_binary(Bytes) -> Bytes;
to_bytes(Chars, From, To) when is_list(Chars); is_binary(Chars) ->
    case catch unicode:characters_to_binary(Chars, From, To) of
        Bytes when is_binary(Bytes) -> Bytes;
        _ when From =:= unicode, To =:= latin1 -> to_latin1(catch unicode:characters_to_list(Chars, unicode));
        _ -> error
    end;
to_bytes(_, _, _) -> error.

to_latin1(Chars) when is_list(Chars) -> list_to_binary([latin1_char(C) || C <- Chars]);
to_latin1(_) -> error.

latin1_char(C) when C > 255 -> ["\\x{", integer_to_list(C, 16), $}];
latin1_char(C) -> C.

%% ---- input: a collector takes part after part until it has what was asked for ----

get_chars(Prompt, {_, _, _, _} = Collector, S) ->
    case prompt(Prompt, S) of
        ok -> first_part(Collector, fill(S));
        Error -> {Error, S}
    end.

%% '' is how io asks for no prompt.
prompt('', _) -> ok;
prompt(Prompt, S) ->
    case put_chars(io_lib:format_prompt(Prompt, S#state.encoding), unicode, S) of
        ok -> ok;
        {error, _} -> {error, get_chars}
    end.

first_part(_, #state{queue = []} = S) -> {eof, S};
first_part(Collector, S) -> collect(start, Collector, S).

collect(State, {Collect, Arg, Name, Encoding} = Collector, #state{queue = [Part | Rest]} = S0) ->
    S = S0#state{queue = Rest},
    case catch Collect(State, cast(Part, Encoding, S), Encoding, Arg) of
        {stop, Result, Left} when Left =:= <<>>; Left =:= []; Left =:= eof -> {Result, S};
        {stop, Result, Left} -> {Result, S#state{queue = [left(Left, Encoding, S) | Rest]}};
        {'EXIT', _} -> {{error, Name}, S#state{queue = []}};
        State1 -> collect(State1, Collector, end_is_part(fill(S)))
    end.

end_is_part(#state{queue = []} = S) -> S#state{queue = [eof]};
end_is_part(S) -> S.

%% The queue is not empty afterwards, unless input is at its end.
fill(#state{queue = [], eof = false} = S) -> read(<<>>, S);
fill(S) -> S.

%% Before: a character whose last bytes have not come yet.
read(Before, S) ->
    case ff_rt:read(0) of
        Bytes when is_binary(Bytes) -> whole_chars(<<Before/binary, Bytes/binary>>, S);
        wait -> read(Before, wait_for_input(S));
        _ -> S#state{queue = [Before || Before =/= <<>>], eof = true}
    end.

whole_chars(Bytes, #state{encoding = unicode} = S) ->
    case ends_inside_char(Bytes, 1) of
        true -> read(Bytes, S);
        false -> S#state{queue = [Bytes]}
    end;
whole_chars(Bytes, S) -> S#state{queue = [Bytes]}.

%% Looks back for the first byte of the last UTF-8 character; N bytes follow from there.
ends_inside_char(Bytes, N) when N =< 3, N =< byte_size(Bytes) ->
    case binary:at(Bytes, byte_size(Bytes) - N) of
        First when First >= 16#F0 -> N < 4;
        First when First >= 16#E0 -> N < 3;
        First when First >= 16#C0 -> N < 2;
        First when First >= 16#80 -> ends_inside_char(Bytes, N + 1);
        _ -> false
    end;
ends_inside_char(_, _) -> false.

wait_for_input(S) ->
    receive
        {ff_input, 0} -> S;
        {io_request, _, _, _} = Request -> wait_for_input(handle(Request, S))
    end.

%% Characters that a collector left are marked with what they were cast to: most of a large part is left after each line of it.
left(Left, Encoding, #state{mode = list}) when is_list(Left) -> {cast, Encoding, Left};
left(Left, _, _) -> Left.

%% Input as the client wants it.
cast(eof, _, _) -> eof;
cast({cast, Encoding, Chars}, Encoding, #state{mode = list}) -> Chars;
cast({cast, _, Chars}, Encoding, S) -> cast(Chars, Encoding, S);
cast(Part, Encoding, #state{mode = binary, encoding = Encoding}) when is_binary(Part) -> Part;
cast(Part, Encoding, #state{mode = binary, encoding = From}) -> unicode:characters_to_binary(Part, From, Encoding);
cast(Part, latin1, #state{encoding = From}) ->
    Chars = unicode:characters_to_list(Part, From),
    true = lists:all(fun(C) -> C =< 255 end, Chars),
    Chars;
cast(Part, unicode, #state{encoding = From}) -> [_ | _] = unicode:characters_to_list(Part, From).

%% Collects until a function says that it is done.
until(start, Data, Encoding, What) -> until([], Data, Encoding, What);
until(State, Data, Encoding, {M, F, Args}) ->
    case until_call(M, F, [State, characters(Data, Encoding) | Args]) of
        {done, Result, Left} when is_binary(Data), is_list(Result) ->
            {stop, unicode:characters_to_binary(Result, Encoding, Encoding), Left};
        {done, Result, Left} -> {stop, Result, Left};
        {more, State1} -> State1
    end.

characters(Data, Encoding) when is_binary(Data) -> unicode:characters_to_list(Data, Encoding);
characters(Data, _) -> Data.

%% With the module left open, these link erl_scan:tokens/3,4 only into programs that make the atom erl_scan.
until_call(M, tokens, [State, Chars, Line]) -> M:tokens(State, Chars, Line);
until_call(M, tokens, [State, Chars, Line, Options]) -> M:tokens(State, Chars, Line, Options);
until_call(M, fread, [State, Chars, Format]) -> M:fread(State, Chars, Format);
until_call(M, F, Args) -> ff_rt:apply(M, F, Args).

%% ---- a line as a binary, without making characters of it ----

get_line(Prompt, Encoding, S) ->
    case prompt(Prompt, S) of
        ok -> line(Encoding, [], fill(S));
        {error, _} -> {{error, get_line}, S}
    end.

line(_, [], #state{queue = []} = S) -> {eof, S};
line(Encoding, Before, #state{queue = []} = S) -> {line_cast(lists:reverse(Before), Encoding, S), S};
line(Encoding, Before, #state{queue = [Part0 | Rest]} = S) ->
    Part = bytes(Part0, S),
    case newline(Part, 0) of
        none -> line(Encoding, [Part | Before], fill(S#state{queue = Rest}));
        At ->
            <<Last:At/binary, $\n, Left/binary>> = Part,
            Line = without_return(iolist_to_binary(lists:reverse(Before, [Last]))),
            {line_cast([Line, $\n], Encoding, S), S#state{queue = [Left || Left =/= <<>>] ++ Rest}}
    end.

%% Characters are left of the time before input was wanted as binaries.
bytes({cast, _, Chars}, S) -> to_bytes(Chars, unicode, S#state.encoding);
bytes(Bytes, _) -> iolist_to_binary(Bytes).

newline(Bytes, At) ->
    case Bytes of
        <<_:At/binary, $\n, _/binary>> -> At;
        <<_:At/binary, _, _/binary>> -> newline(Bytes, At + 1);
        _ -> none
    end.

without_return(Line) ->
    Size = byte_size(Line) - 1,
    case Line of
        <<Before:Size/binary, $\r>> -> Before;
        _ -> Line
    end.

line_cast(Line, Encoding, S) -> cast(iolist_to_binary(Line), Encoding, S).
