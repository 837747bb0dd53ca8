%% libstd/shim/kernel_config.erl -- The child of kernel's supervisor that waits for other nodes when kernel starts.
%%
%% Differs from OTP's: there is no other node to wait for.
%% SPDX-License-Identifier: Apache-2.0
-module(kernel_config).
-behaviour(gen_server).
-export([start_link/0, init/1, handle_call/3, handle_cast/2]).

start_link() -> gen_server:start_link(?MODULE, [], []).

init([]) ->
    process_flag(trap_exit, true),
    {ok, []}.

handle_call(_, _, State) -> {reply, ok, State}.

handle_cast(_, State) -> {noreply, State}.
