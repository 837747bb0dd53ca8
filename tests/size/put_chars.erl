%% tests/size/put_chars.erl -- Prints one binary through the I/O server.
%% SPDX-License-Identifier: Apache-2.0
-module(put_chars).
-export([main/0]).
main() -> io:put_chars(<<"hello\n">>).
