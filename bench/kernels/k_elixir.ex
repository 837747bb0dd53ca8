# bench/kernels/k_elixir.ex -- What Elixir programs do all day: pipelines, structs, strings, protocols, agents.
# SPDX-License-Identifier: Apache-2.0
defprotocol KElixir.Area do
  def area(shape)
end

defmodule KElixir.Circle do
  defstruct radius: 0.0
  defimpl KElixir.Area, do: def(area(c), do: 3.14159 * c.radius * c.radius)
end

defmodule KElixir.Box do
  defstruct width: 0, height: 0, name: "box"
  defimpl KElixir.Area, do: def(area(b), do: b.width * b.height)
end

defmodule KElixir.Counter do
  use GenServer
  def init(n), do: {:ok, n}
  def handle_call({:add, k}, _from, n), do: {:reply, n + k, n + k}
end

defmodule KElixir do
  import Bitwise
  alias KElixir.{Area, Box, Circle, Counter}

  def main(args) do
    :timed.main(args, [
      {'ex_pipeline', 300, &pipeline/1}, {'ex_stream', 100, &stream/1}, {'ex_struct_update', 20_000, &struct_update/1},
      {'ex_protocol', 20_000, &protocol/1}, {'ex_comprehension', 100, &comprehension/1}, {'ex_split_join', 100, &split_join/1},
      {'ex_graphemes', 20, &graphemes/1}, {'ex_interpolation', 5_000, &interpolation/1}, {'ex_frequencies', 50, &frequencies/1},
      {'ex_reduce_while', 100, &reduce_while/1}, {'ex_update_in', 5_000, &update_in_nested/1}, {'ex_mapset', 50, &mapset/1},
      {'ex_regex', 50, &regex/1}, {'ex_with', 20_000, &with_chain/1}, {'ex_genserver', 5_000, &genserver/1},
      {'ex_tasks', 100, &tasks/1}, {'ex_agent', 3_000, &agent/1}, {'ex_sort_by', 30, &sort_by/1}, {'ex_zip_chunk', 50, &zip_chunk/1},
      {'ex_keyword', 20_000, &keyword/1}, {'ex_inspect', 300, &inspect_terms/1}, {'ex_pattern_binary', 100, &pattern_binary/1},
      {'ex_range_sum', 100, &range_sum/1}, {'ex_string_case', 100, &string_case/1}, {'ex_try_rescue', 5_000, &try_rescue/1},
      {'ex_bits', 60, &bits/1}
    ])
  end

  defp numbers(n), do: Enum.map(1..n, &rem(&1 * 7919, 1009))
  defp repeat(n, f), do: :timed.repeat(n, f)
  defp text, do: String.duplicate("the quick brown fox jumps over the lazy dog ", 20)

  defp pipeline(n) do
    list = numbers(300)
    repeat(n, fn -> list |> Enum.filter(&(rem(&1, 2) == 0)) |> Enum.map(&(&1 * 3)) |> Enum.reject(&(&1 > 2000)) |> Enum.sum() end)
  end

  defp stream(n) do
    repeat(n, fn -> 1..1000 |> Stream.map(&(&1 * 2)) |> Stream.filter(&(rem(&1, 3) == 0)) |> Stream.take(100) |> Enum.to_list() |> length() end)
  end

  defp struct_update(n), do: Enum.reduce(1..n, %Box{}, fn k, box -> %{box | width: k, height: box.width + 1} end).height

  defp protocol(n), do: Enum.reduce(1..n, 0, fn k, acc -> acc + trunc(Area.area(if rem(k, 2) == 0, do: %Circle{radius: 1.5}, else: %Box{width: k, height: 2})) end)

  defp comprehension(n) do
    repeat(n, fn -> (for x <- 1..30, y <- x..30, rem(x * y, 7) == 0, into: %{}, do: {{x, y}, x + y}) |> map_size() end)
  end

  defp split_join(n), do: (t = text(); repeat(n, fn -> t |> String.split(" ") |> Enum.map(&String.capitalize/1) |> Enum.join("-") end))
  defp graphemes(n), do: (t = text() <> "héllo wörld ñ 日本"; repeat(n, fn -> {t |> String.graphemes() |> length(), String.length(t), String.reverse(t)} end))
  defp interpolation(n), do: Enum.reduce(1..n, 0, fn k, acc -> acc + byte_size("item #{k}: #{k * 2} of #{inspect(:total)}") end)
  defp frequencies(n), do: (t = String.split(text()); repeat(n, fn -> t |> Enum.frequencies() |> Enum.sort_by(fn {w, c} -> {-c, w} end) |> Enum.take(3) end))

  defp reduce_while(n) do
    list = numbers(1000)
    repeat(n, fn -> Enum.reduce_while(list, 0, fn x, acc -> if acc > 300_000, do: {:halt, acc}, else: {:cont, acc + x} end) end)
  end

  defp update_in_nested(n) do
    Enum.reduce(1..n, %{a: %{b: %{c: 0}}, list: []}, fn k, m -> m |> update_in([:a, :b, :c], &(&1 + k)) |> put_in([:a, :d], k) end).a.b.c
  end

  defp mapset(n) do
    {a, b} = {MapSet.new(numbers(300)), MapSet.new(Enum.to_list(200..600))}
    repeat(n, fn -> {MapSet.size(MapSet.union(a, b)), MapSet.size(MapSet.intersection(a, b)), MapSet.member?(a, 17)} end)
  end

  defp regex(n), do: (t = text(); repeat(n, fn -> {Regex.scan(~r/\b(\w)o(\w)\b/, t) |> length(), String.replace(t, ~r/[aeiou]/, "*")} end))

  defp with_chain(n) do
    Enum.reduce(1..n, 0, fn k, acc ->
      with {:ok, a} <- check(k), {:ok, b} <- check(a + 1), false <- b > 1_000_000 do
        acc + b
      else
        {:error, e} -> acc - e
      end
    end)
  end

  defp check(k) when rem(k, 5) == 0, do: {:error, 1}
  defp check(k), do: {:ok, k}

  defp genserver(n) do
    {:ok, pid} = GenServer.start_link(Counter, 0)
    sum = Enum.reduce(1..n, 0, fn k, _ -> GenServer.call(pid, {:add, k}) end)
    GenServer.stop(pid)
    sum
  end

  defp tasks(n), do: repeat(n, fn -> 1..20 |> Enum.map(fn k -> Task.async(fn -> k * k end) end) |> Enum.map(&Task.await/1) |> Enum.sum() end)

  defp agent(n) do
    {:ok, pid} = Agent.start_link(fn -> %{} end)
    Enum.each(1..n, fn k -> Agent.update(pid, &Map.update(&1, rem(k, 10), 1, fn c -> c + 1 end)) end)
    total = Agent.get(pid, &(Map.values(&1) |> Enum.sum()))
    Agent.stop(pid)
    total
  end

  defp sort_by(n), do: (list = Enum.map(numbers(500), &%{id: &1, name: "n#{&1}"}); repeat(n, fn -> list |> Enum.sort_by(& &1.name, :desc) |> hd() end))
  defp zip_chunk(n), do: (list = numbers(600); repeat(n, fn -> list |> Enum.chunk_every(7, 3, :discard) |> Enum.zip(list) |> Enum.with_index() |> length() end))

  defp keyword(n) do
    opts = [timeout: 5000, retries: 3, name: :worker, verbose: false]
    Enum.reduce(1..n, 0, fn k, acc -> acc + Keyword.get(opts, :retries, 0) + length(Keyword.put(opts, :timeout, k)) end)
  end

  defp inspect_terms(n), do: (t = [%{a: 1, b: [1.5, "two", :three]}, {:ok, %Box{}}, 'chars', <<1, 2>>, nil]; repeat(n, fn -> inspect(t) end))

  defp pattern_binary(n), do: (b = :binary.copy(<<3, "abc", 2, "de", 0>>, 100); repeat(n, fn -> b |> fields([]) |> length() end))
  defp fields(<<len, field::binary-size(len), rest::binary>>, acc), do: fields(rest, [field | acc])
  defp fields(<<>>, acc), do: acc

  defp range_sum(n), do: repeat(n, fn -> Enum.sum(Enum.map(1..1000//3, fn x -> x * x end)) + Enum.count(1..500, &(rem(&1, 3) == 0)) end)
  defp string_case(n), do: (t = text(); repeat(n, fn -> {String.upcase(t), String.trim("  x y "), String.contains?(t, "lazy"), String.starts_with?(t, "the")} end))

  defp try_rescue(n) do
    Enum.count(1..n, fn k ->
      try do
        if rem(k, 2) == 0, do: raise(ArgumentError, "even #{k}"), else: k
      rescue
        e in ArgumentError -> byte_size(Exception.message(e)) == 0
      end
    end)
  end

  defp bits(n) do
    bytes = for x <- :timed.numbers(120), into: <<>>, do: <<x &&& 255>>

    repeat(n, fn ->
      pixels = for <<r::3, g::3, b::2 <- bytes>>, do: {r, g, b}
      table = for {r, g, b} <- pixels, g > 2, r != b, uniq: true, into: %{}, do: {{r, g}, b}
      text = for <<c <- bytes>>, c in ?a..?z or c in ?0..?9, into: "", do: <<c>>
      triples = for x <- 1..12, y <- x..12, z <- [x * x + y * y], r = trunc(:math.sqrt(z)), r * r == z, do: {x, y, r}
      same = bytes |> Base.encode32() |> Base.decode32!() == bytes
      quarters = bytes |> :binary.bin_to_list() |> Enum.frequencies_by(&div(&1, 64))
      {map_size(table), text, triples, same, byte_size(Base.url_encode64(bytes, padding: false)), quarters}
    end)
  end
end
