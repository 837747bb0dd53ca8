%% libstd/shim/raw_file_io.erl -- Opens files for file and for file_io_server, in layers: lists, compression, delayed writes.
%%
%% Differs from OTP's: the layers that compress and delay, and the processes they need, are in a program only when its code makes
%% the atoms that ask for them (compiler/program/reach.c). Where they are not, such a file cannot be opened: enotsup.
%% SPDX-License-Identifier: Apache-2.0
-module(raw_file_io).
-export([open/2]).

%% A layer calls open/2 again for what lies below it.
open(Name, Modes) ->
    layers(Name, implied(implied(Modes, fun is_writable/1, read), fun is_binary_mode/1, list)).

layers(Name, Modes) ->
    case uppermost(Modes, none) of
        none -> prim_file:open(Name, Modes);
        Layer ->
            {Options, Below} = lists:partition(fun(Mode) -> layer_of(Mode) =:= Layer end, Modes),
            open_layer(Layer, Name, Below, Options)
    end.

uppermost([Mode | Modes], Layer) -> uppermost(Modes, upper(layer_of(Mode), Layer));
uppermost([], Layer) -> Layer.

upper(lists, _) -> lists;
upper(_, lists) -> lists;
upper(packed, _) -> packed;
upper(_, packed) -> packed;
upper(delayed, _) -> delayed;
upper(_, Layer) -> Layer.

layer_of(list) -> lists;
layer_of(compressed) -> packed;
layer_of(compressed_one) -> packed;
layer_of(delayed_write) -> delayed;
layer_of({delayed_write, _, _}) -> delayed;
layer_of(_) -> none.

open_layer(lists, Name, Modes, Options) -> raw_file_io_list:open_layer(Name, Modes, Options);
open_layer(packed, Name, Modes, Options) -> linked("raw_file_io_compressed", [Name, Modes, Options]);
open_layer(delayed, Name, Modes, Options) -> linked("raw_file_io_delayed", [Name, Modes, Options]).

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
