%% libstd/shim/raw_file_io.erl -- Opens files for file and for file_io_server, in layers: lists, compression, delayed writes.
%%
%% Differs from OTP's: the layers that compress and delay, and the processes they need, are in a program only when it makes the
%% atoms that ask for them (compiler/program/reach.c). Without them such a file cannot be opened: enotsup.
%% SPDX-License-Identifier: Apache-2.0
-module(raw_file_io).
-export([open/2]).

%% A layer calls open/2 again for what lies below it.
open(Name, Modes) ->
    layer([list, packed, delayed], Name, implied(implied(Modes, fun is_writable/1, read), fun is_binary_mode/1, list)).

layer([], Name, Modes) -> prim_file:open(Name, Modes);
layer([Layer | Below], Name, Modes) ->
    case lists:partition(fun(Mode) -> layer_of(Mode) =:= Layer end, Modes) of
        {[], _} -> layer(Below, Name, Modes);
        {Options, Rest} -> open_layer(Layer, [Name, Rest, Options])
    end.

layer_of(list) -> list;
layer_of(compressed) -> packed;
layer_of(compressed_one) -> packed;
layer_of(delayed_write) -> delayed;
layer_of({delayed_write, _, _}) -> delayed;
layer_of(_) -> none.

open_layer(list, [Name, Modes, Options]) -> raw_file_io_list:open_layer(Name, Modes, Options);
open_layer(packed, Arguments) -> linked("raw_file_io_compressed", Arguments);
open_layer(delayed, Arguments) -> linked("raw_file_io_delayed", Arguments).

linked(Module, Arguments) ->
    case erlang:function_exported(ff_rt:link_tag(Module), open_layer, 3) of
        true -> ff_rt:apply(ff_rt:link_tag(Module), open_layer, Arguments);
        false -> {error, enotsup}
    end.

%% Reading, and lists instead of binaries, are what one gets without asking for something else.
implied(Modes, IsOther, Mode) ->
    case lists:any(IsOther, Modes) of
        true -> Modes;
        false -> [Mode | Modes]
    end.

is_writable(Mode) -> lists:member(Mode, [write, append, exclusive]).

is_binary_mode(Mode) -> Mode =:= binary.
