%% libstd/shim/erl_distribution.erl -- The supervisor of what talks to other nodes, which OTP's does not start on a node without a name.
%%
%% Differs from OTP's: a program never has a name.
%% SPDX-License-Identifier: Apache-2.0
-module(erl_distribution).
-export([start_link/0]).

start_link() -> ignore.
