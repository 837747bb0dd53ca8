%% tests/lang/std_calendar.erl -- The pure functions of calendar.
%% SPDX-License-Identifier: Apache-2.0
-module(std_calendar).
-export([main/0]).

main() ->
    io:format("~w~n", [[calendar:date_to_gregorian_days(D) || D <- [{0, 1, 1}, {1970, 1, 1}, {2000, 2, 29},
                                                                    {2026, 11, 20}]]]),
    io:format("~w~n", [[calendar:gregorian_days_to_date(N) || N <- [0, 59, 719528, 730179, 740000]]]),
    io:format("~w~n", [[calendar:is_leap_year(Y) || Y <- [1900, 2000, 2023, 2024]]]),
    io:format("~w~n", [[calendar:last_day_of_the_month(2023, M) || M <- lists:seq(1, 12)]]),
    io:format("~w~n", [[calendar:day_of_the_week(D) || D <- [{1970, 1, 1}, {2024, 2, 29}]]]),
    io:format("~w~n", [[calendar:valid_date(D) || D <- [{2023, 2, 29}, {2024, 2, 29}, {2024, 13, 1}]]]),
    io:format("~w~n", [[calendar:iso_week_number(D) || D <- [{2020, 12, 31}, {2021, 1, 1}, {2024, 12, 30}]]]),
    io:format("~w~n", [calendar:seconds_to_daystime(100000)]),
    io:format("~w~n", [calendar:time_difference({{2024, 1, 1}, {0, 0, 0}}, {{2024, 3, 1}, {12, 30, 1}})]),
    io:format("~w~n", [calendar:datetime_to_gregorian_seconds({{2024, 1, 1}, {1, 2, 3}})]),
    io:format("~s~n", [calendar:system_time_to_rfc3339(1700000000, [{offset, "Z"}])]),
    io:format("~s~n", [calendar:system_time_to_rfc3339(1700000000123, [{unit, millisecond}, {offset, "+02:00"}])]),
    io:format("~w~n", [calendar:rfc3339_to_system_time("2023-11-14T22:13:20Z")]),
    io:format("~w~n", [calendar:system_time_to_universal_time(1700000000, second)]).
