%% bench/kernels/k_numbers.erl -- Integers small and large, floats, simulated machines.
%% SPDX-License-Identifier: Apache-2.0
-module(k_numbers).
-export([main/1]).

main(Args) ->
    timed:main(Args,
        [{"sieve_list", 4000, fun sieve_list/1}, {"gcd_sum", 400, fun gcd_sum/1}, {"mod_pow", 20000, fun mod_pow/1},
         {"big_fib", 8000, fun big_fib/1}, {"factorial", 1000, fun factorial/1}, {"miller_rabin", 500, fun miller_rabin/1},
         {"knapsack", 200, fun knapsack/1}, {"coins", 400, fun coins/1}, {"hanoi", 16, fun hanoi/1}, {"bit_tricks", 200000, fun bit_tricks/1},
         {"xorshift", 300000, fun xorshift/1}, {"monte_carlo", 100000, fun monte_carlo/1}, {"newton", 30000, fun newton/1},
         {"fft", 9, fun fft/1}, {"integrate", 300000, fun integrate/1}, {"brainfuck", 1, fun brainfuck/1}, {"stack_vm", 20000, fun stack_vm/1},
         {"tuple_vm", 30000, fun tuple_vm/1}, {"nqueens_bits", 9, fun nqueens_bits/1}, {"perfect", 1500, fun perfect/1},
         {"digits", 60000, fun digits/1}, {"rand_uniform", 60000, fun rand_uniform/1}, {"rational", 200, fun rational/1},
         {"matrix_tuple", 30, fun matrix_tuple/1}, {"complex_julia", 40, fun complex_julia/1}, {"lcg_big", 40000, fun lcg_big/1},
         {"date_walk", 20000, fun date_walk/1}, {"partitions", 60, fun partitions/1}, {"eval_tree", 2000, fun eval_tree/1},
         {"binary_search", 30000, fun binary_search/1}, {"ackermann", 6, fun ackermann/1}, {"primes_trial", 6000, fun primes_trial/1}]).

sieve_list(N) -> length(sieve(lists:seq(2, N))).
sieve([P | T]) -> [P | sieve([X || X <- T, X rem P =/= 0])];
sieve([]) -> [].

gcd_sum(N) -> lists:sum([gcd(A, B) || A <- lists:seq(1, N), B <- lists:seq(1, N, 3)]).
gcd(A, 0) -> A;
gcd(A, B) -> gcd(B, A rem B).

mod_pow(N) -> lists:foldl(fun(I, A) -> (A + pow(I, 65537, 1000003)) band 16#ffffff end, 0, lists:seq(1, N)).
pow(_, 0, _) -> 1;
pow(B, E, M) when E band 1 =:= 1 -> B * pow(B, E - 1, M) rem M;
pow(B, E, M) -> X = pow(B, E bsr 1, M), X * X rem M.

big_fib(N) -> big_fib(N, 0, 1).
big_fib(0, A, _) -> A;
big_fib(N, A, B) -> big_fib(N - 1, B, A + B).

factorial(N) -> F = lists:foldl(fun(X, A) -> X * A end, 1, lists:seq(1, N)), length(integer_to_list(F)) + F rem 1000003.

miller_rabin(N) -> length([X || X <- lists:seq(1000000007, 1000000007 + N), prime(X, [2, 3, 5, 7])]).
prime(X, _) when X band 1 =:= 0 -> false;
prime(X, Bases) -> {S, D} = split2(X - 1, 0), lists:all(fun(A) -> witness(pow(A, D, X), S, X) end, Bases).
split2(D, S) when D band 1 =:= 0 -> split2(D bsr 1, S + 1);
split2(D, S) -> {S, D}.
witness(1, _, _) -> true;
witness(Y, _, X) when Y =:= X - 1 -> true;
witness(_, 1, _) -> false;
witness(Y, S, X) -> witness(Y * Y rem X, S - 1, X).

knapsack(N) ->
    Items = [{3 + I rem 11, 10 + (I * 37) rem 90} || I <- lists:seq(1, 60)],
    element(N + 1, lists:foldl(fun({W, V}, T) -> list_to_tuple(knap(0, N, W, V, T)) end, erlang:make_tuple(N + 1, 0), Items)).
knap(I, N, _, _, _) when I > N -> [];
knap(I, N, W, V, T) when I >= W -> [max(element(I + 1, T), element(I - W + 1, T) + V) | knap(I + 1, N, W, V, T)];
knap(I, N, W, V, T) -> [element(I + 1, T) | knap(I + 1, N, W, V, T)].

coins(N) -> coins(N, [50, 20, 10, 5, 2, 1]).
coins(0, _) -> 1;
coins(_, []) -> 0;
coins(N, _) when N < 0 -> 0;
coins(N, [C | Cs] = All) -> coins(N - C, All) + coins(N, Cs).

hanoi(N) -> length(hanoi(N, a, b, c, [])).
hanoi(0, _, _, _, Acc) -> Acc;
hanoi(N, A, B, C, Acc) -> hanoi(N - 1, A, C, B, [{A, C} | hanoi(N - 1, B, A, C, Acc)]).

bit_tricks(N) -> bit_tricks(N, 0).
bit_tricks(0, A) -> A;
bit_tricks(N, A) -> bit_tricks(N - 1, (A + popcount(N) + (N band -N)) band 16#ffffffff).
popcount(X0) ->
    X1 = X0 - ((X0 bsr 1) band 16#55555555),
    X2 = (X1 band 16#33333333) + ((X1 bsr 2) band 16#33333333),
    ((((X2 + (X2 bsr 4)) band 16#0f0f0f0f) * 16#01010101) bsr 24) band 255.

xorshift(N) -> xorshift(N, 88172645463325252).
xorshift(0, X) -> X;
xorshift(N, X0) ->
    X1 = X0 bxor ((X0 bsl 13) band 16#3ffffffffffffff),
    X2 = X1 bxor (X1 bsr 7),
    xorshift(N - 1, X2 bxor ((X2 bsl 17) band 16#3ffffffffffffff)).

monte_carlo(N) -> monte(N, 42, 0).
monte(0, _, In) -> In;
monte(N, S, In) ->
    S1 = (S * 16807) rem 2147483647, S2 = (S1 * 16807) rem 2147483647,
    X = S1 / 2147483647, Y = S2 / 2147483647,
    monte(N - 1, S2, if X * X + Y * Y =< 1.0 -> In + 1; true -> In end).

newton(N) -> lists:foldl(fun(I, A) -> A + sqrt(float(I), 1.0, 8) end, 0.0, lists:seq(1, N)).
sqrt(_, G, 0) -> G;
sqrt(X, G, K) -> sqrt(X, (G + X / G) / 2, K - 1).

fft(N) -> Xs = [{float(I rem 7), 0.0} || I <- lists:seq(1, 1 bsl N)], [trunc(R * 1000) || {R, _} <- lists:sublist(fft_(Xs), 5)].
fft_([X]) -> [X];
fft_(Xs) ->
    {E, O} = halves(Xs, [], []),
    N = length(Xs),
    {Top, Bottom} = butterflies(fft_(E), fft_(O), 0, N, [], []),
    Top ++ Bottom.
halves([A, B | T], E, O) -> halves(T, [A | E], [B | O]);
halves([], E, O) -> {lists:reverse(E), lists:reverse(O)}.
butterflies([], [], _, _, T, B) -> {lists:reverse(T), lists:reverse(B)};
butterflies([{ER, EI} | Es], [{OR, OI} | Os], K, N, T, B) ->
    Angle = -2 * math:pi() * K / N, C = math:cos(Angle), S = math:sin(Angle),
    R = OR * C - OI * S, I = OR * S + OI * C,
    butterflies(Es, Os, K + 1, N, [{ER + R, EI + I} | T], [{ER - R, EI - I} | B]).

integrate(N) -> trunc(integrate(0, N, 1.0 / N, 0.0) * 1000000).
integrate(N, N, _, A) -> A;
integrate(I, N, H, A) -> X = (I + 0.5) * H, integrate(I + 1, N, H, A + H * (4.0 / (1.0 + X * X))).

brainfuck(N) ->
    Code = parse("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
                 ">>++++++++++[<++++++++++>-]<[>++++++++++[<<+>>-]<-]", []),
    timed:repeat(N, fun() -> {_, Out} = bf(Code, {[], 0, []}, []), Out end).
parse([$[ | T], Acc) -> {Body, Rest} = parse(T, []), parse(Rest, [{loop, Body} | Acc]);
parse([$] | T], Acc) -> {lists:reverse(Acc), T};
parse([C | T], Acc) -> parse(T, [C | Acc]);
parse([], Acc) -> lists:reverse(Acc).
bf([], Tape, Out) -> {Tape, Out};
bf([$+ | C], {L, X, R}, Out) -> bf(C, {L, (X + 1) band 255, R}, Out);
bf([$- | C], {L, X, R}, Out) -> bf(C, {L, (X - 1) band 255, R}, Out);
bf([$> | C], {L, X, []}, Out) -> bf(C, {[X | L], 0, []}, Out);
bf([$> | C], {L, X, [Y | R]}, Out) -> bf(C, {[X | L], Y, R}, Out);
bf([$< | C], {[Y | L], X, R}, Out) -> bf(C, {L, Y, [X | R]}, Out);
bf([$. | C], {_, X, _} = T, Out) -> bf(C, T, [X | Out]);
bf([{loop, _} | C], {_, 0, _} = T, Out) -> bf(C, T, Out);
bf([{loop, B} | _] = All, T, Out) -> {T1, Out1} = bf(B, T, Out), bf(All, T1, Out1).

stack_vm(N) -> vm([{push, N}, {push, 0}, over, jz_end, over, add, swap, dec, swap], [], N * 3).
vm(Code, _, N) -> run(Code, Code, [], N).
run(_, _, S, 0) -> S;
run([], All, S, N) -> run(tl(tl(All)), All, S, N);
run([{push, X} | C], All, S, N) -> run(C, All, [X | S], N - 1);
run([over | C], All, [A, B | S], N) -> run(C, All, [B, A, B | S], N - 1);
run([add | C], All, [A, B | S], N) -> run(C, All, [(A + B) band 16#ffffff | S], N - 1);
run([swap | C], All, [A, B | S], N) -> run(C, All, [B, A | S], N - 1);
run([dec | C], All, [A | S], N) -> run(C, All, [A - 1 | S], N - 1);
run([jz_end | _], _, [0 | S], _) -> S;
run([jz_end | C], All, [_ | S], N) -> run(C, All, S, N - 1).

tuple_vm(N) ->
    Prog = {{set, 1, N}, {set, 2, 0}, {add, 2, 1}, {addi, 1, -1}, {jnz, 1, 3}, halt},
    cpu(1, Prog, {0, 0, 0, 0}).
cpu(Pc, P, R) ->
    case element(Pc, P) of
        {set, D, V} -> cpu(Pc + 1, P, setelement(D, R, V));
        {add, D, S} -> cpu(Pc + 1, P, setelement(D, R, (element(D, R) + element(S, R)) band 16#ffffffff));
        {addi, D, V} -> cpu(Pc + 1, P, setelement(D, R, element(D, R) + V));
        {jnz, S, T} when element(S, R) =/= 0 -> cpu(T, P, R);
        {jnz, _, _} -> cpu(Pc + 1, P, R);
        halt -> R
    end.

nqueens_bits(N) -> place((1 bsl N) - 1, 0, 0, 0).
place(All, All, _, _) -> 1;
place(All, Cols, D1, D2) -> try_bits(All band bnot (Cols bor D1 bor D2), All, Cols, D1, D2, 0).
try_bits(0, _, _, _, _, Count) -> Count;
try_bits(Free, All, Cols, D1, D2, Count) ->
    Bit = Free band -Free,
    try_bits(Free bxor Bit, All, Cols, D1, D2, Count + place(All, Cols bor Bit, ((D1 bor Bit) bsl 1) band All, (D2 bor Bit) bsr 1)).

perfect(N) -> [X || X <- lists:seq(2, N), X =:= lists:sum([D || D <- lists:seq(1, X div 2), X rem D =:= 0])].

digits(N) -> lists:sum([digit_sum(X * X, 0) || X <- lists:seq(1, N)]).
digit_sum(0, A) -> A;
digit_sum(X, A) -> digit_sum(X div 10, A + X rem 10).

rand_uniform(N) -> S = rand:seed_s(exsss, {1, 2, 3}), rand_loop(N, S, 0).
rand_loop(0, _, A) -> A;
rand_loop(N, S, A) -> {X, S1} = rand:uniform_s(1000, S), {F, S2} = rand:uniform_s(S1), rand_loop(N - 1, S2, (A + X + trunc(F * 10)) band 16#ffffff).

rational(N) -> lists:foldl(fun(K, {P, Q}) -> reduce(P * K + Q, Q * K) end, {0, 1}, lists:seq(1, N)).
reduce(P, Q) -> G = gcd(P, Q), {P div G, Q div G}.

matrix_tuple(N) ->
    A = {{1, 1, 0}, {1, 0, 2}, {3, 1, 1}},
    timed:repeat(N * 100, fun() -> lists:foldl(fun(_, M) -> mul3(M, A) end, A, lists:seq(1, 10)) end).
mul3({{A, B, C}, {D, E, F}, {G, H, I}}, {{J, K, L}, {M, N, O}, {P, Q, R}}) ->
    {{w(A * J + B * M + C * P), w(A * K + B * N + C * Q), w(A * L + B * O + C * R)},
     {w(D * J + E * M + F * P), w(D * K + E * N + F * Q), w(D * L + E * O + F * R)},
     {w(G * J + H * M + I * P), w(G * K + H * N + I * Q), w(G * L + H * O + I * R)}}.
w(X) -> X rem 1000003.

complex_julia(N) -> lists:sum([julia(X / N, Y / N, 0) || X <- lists:seq(-N, N), Y <- lists:seq(-N, N)]).
julia(_, _, 50) -> 50;
julia(X, Y, K) when X * X + Y * Y > 4.0 -> K;
julia(X, Y, K) -> julia(X * X - Y * Y - 0.8, 2 * X * Y + 0.156, K + 1).

lcg_big(N) -> lcg_big(N, 1).
lcg_big(0, X) -> X;
lcg_big(N, X) -> lcg_big(N - 1, (X * 6364136223846793005 + 1442695040888963407) band 16#ffffffffffffffff).

date_walk(N) -> lists:sum([calendar:day_of_the_week(calendar:gregorian_days_to_date(730000 + D)) || D <- lists:seq(1, N)]).

partitions(N) -> element(N + 1, parts(1, N, list_to_tuple([1 | lists:duplicate(N, 0)]))).
parts(K, N, T) when K > N -> T;
parts(K, N, T) -> parts(K + 1, N, add_parts(K, K, N, T)).
add_parts(_, I, N, T) when I > N -> T;
add_parts(K, I, N, T) -> add_parts(K, I + 1, N, setelement(I + 1, T, element(I + 1, T) + element(I - K + 1, T))).

eval_tree(N) -> T = tree(7), timed:repeat(N, fun() -> eval(T, #{x => 3, y => 4}) end).
tree(0) -> {var, x};
tree(K) when K band 1 =:= 1 -> {add, tree(K - 1), {mul, {num, K}, {var, y}}};
tree(K) -> {'if', {gt, {num, K}, {num, 3}}, tree(K - 1), {sub, tree(K - 1), {num, 1}}}.
eval({num, N}, _) -> N;
eval({var, V}, E) -> maps:get(V, E);
eval({add, A, B}, E) -> eval(A, E) + eval(B, E);
eval({sub, A, B}, E) -> eval(A, E) - eval(B, E);
eval({mul, A, B}, E) -> eval(A, E) * eval(B, E);
eval({gt, A, B}, E) -> eval(A, E) > eval(B, E);
eval({'if', C, A, B}, E) -> case eval(C, E) of true -> eval(A, E); false -> eval(B, E) end.

binary_search(N) -> T = list_to_tuple(lists:seq(0, 20000, 2)), lists:sum([search(X rem 20001, T, 1, tuple_size(T)) || X <- lists:seq(1, N * 7, 7)]).
search(_, _, L, H) when L > H -> 0;
search(X, T, L, H) ->
    M = (L + H) div 2,
    case element(M, T) of
        X -> M;
        Y when Y < X -> search(X, T, M + 1, H);
        _ -> search(X, T, L, M - 1)
    end.

ackermann(N) -> ack(2, N * 100).
ack(0, N) -> N + 1;
ack(M, 0) -> ack(M - 1, 1);
ack(M, N) -> ack(M - 1, ack(M, N - 1)).

primes_trial(N) -> length([X || X <- lists:seq(2, N), trial(X, 2)]).
trial(X, D) when D * D > X -> true;
trial(X, D) when X rem D =:= 0 -> false;
trial(X, D) -> trial(X, D + 1).
