%% libstd/small/logger_proxy.erl -- Log events of processes whose group leader is on another node: there are no other nodes.
%% SPDX-License-Identifier: Apache-2.0
-module(logger_proxy).
-export([log/1]).

log(_) -> ok.
