#!/usr/bin/env escript
%% cmake/gen/gen_unicode.escript -- How the installed OTP breaks text into grapheme clusters -> ff_unicode_tables.h.
%%   gen_unicode.escript OUT
%% Debian's OTP has no Unicode data files, only the module made of them, so each code point is asked about: what follows it,
%% and what it follows, in a cluster of its own. Output: FF_GRAPHEME_RANGES(X), X(first, class) for each run of code points
%% of one class, ascending; Hangul syllables (LV, LVT) are left to arithmetic, and it is checked that this gives the same.
%% SPDX-License-Identifier: Apache-2.0
-mode(compile).

-define(OTHER_CHAR, 16#3041).
-define(ACCENT, 16#301).
-define(ZWJ, 16#200D).
-define(EMOJI, 16#1F600).
-define(REGIONAL, 16#1F1E6).
-define(LV, 16#AC00).
-define(LVT, 16#AC01).
-define(FIRST_SYLLABLE, 16#AC00).
-define(LAST_SYLLABLE, 16#D7A3).

main([Out]) ->
    Classes = [{CP, class_of(CP)} || CP <- lists:seq(0, 16#10FFFF)],
    Lines = [io_lib:format("    X(0x~.16B, ~s)", [CP, Class]) || {CP, Class} <- runs(Classes, none)],
    ok = file:write_file(Out, ["/* Made by gen_unicode.escript. */\n#define FF_GRAPHEME_RANGES(X) \\\n", lists:join(" \\\n", Lines), "\n"]).

runs([{_, Class} | T], Class) -> runs(T, Class);
runs([{CP, Class} | T], _) -> [{CP, Class} | runs(T, Class)];
runs([], _) -> [].

%% The code points stay together.
joins(CPs) -> unicode_util:gc(CPs) =:= [CPs].

class_of(CP) when CP >= ?FIRST_SYLLABLE, CP =< ?LAST_SYLLABLE ->
    Is = {joins([CP, 16#1161]), joins([CP, 16#11A8])},
    Is = {(CP - ?FIRST_SYLLABLE) rem 28 =:= 0, true},
    "SYLLABLE";
class_of(?ZWJ) -> "ZWJ";
class_of(CP) ->
    Found = [Class || {Class, true} <- [
        {"CONTROL", not joins([CP, ?ACCENT])},
        {"EXTEND", joins([?OTHER_CHAR, CP])},
        {"PREPEND", joins([CP, ?OTHER_CHAR])},
        {"HANGUL_L", joins([CP, ?LV]) andalso not joins([CP, ?OTHER_CHAR])},
        {"HANGUL_V", joins([?LV, CP]) andalso not joins([?LVT, CP])},
        {"HANGUL_T", joins([?LVT, CP]) andalso not joins([?OTHER_CHAR, CP])},
        {"REGIONAL", joins([CP, ?REGIONAL]) andalso not joins([CP, ?OTHER_CHAR])},
        {"PICTOGRAPH", joins([CP, ?ZWJ, ?EMOJI]) andalso not joins([CP, ?OTHER_CHAR])}]],
    case Found of
        [] -> "OTHER";
        [Class] -> Class
    end.
