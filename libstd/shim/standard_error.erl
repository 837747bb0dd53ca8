%% libstd/shim/standard_error.erl -- What kernel's supervisor starts for standard error: a bridge to the process of that name.
%%
%% Differs from OTP's: that one talks to a port. Here ff_boot has started the process, because programs without kernel write
%% to standard error, too.
%% SPDX-License-Identifier: Apache-2.0
-module(standard_error).
-behaviour(supervisor_bridge).
-export([start_link/0, init/1, terminate/2]).

start_link() -> supervisor_bridge:start_link({local, standard_error_sup}, ?MODULE, []).

init([]) -> user_sup:linked(?MODULE).

terminate(_, Pid) -> user_sup:finish(Pid).
