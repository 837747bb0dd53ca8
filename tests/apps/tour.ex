# tests/apps/tour.ex -- A tour of Elixir: protocols, structs, streams, comprehensions, exceptions, processes, supervision.
# SPDX-License-Identifier: Apache-2.0
defprotocol Area do
  def of(shape)
end

defmodule Circle do
  defstruct r: 1.0
end

defmodule Rect do
  @enforce_keys [:w, :h]
  defstruct [:w, :h]
end

defimpl Area, for: Circle do
  def of(%{r: r}), do: Float.round(:math.pi() * r * r, 3)
end

defimpl Area, for: [Rect, Map] do
  def of(%{w: w, h: h}), do: w * h
end

defmodule Stack do
  use GenServer

  def start_link(items), do: GenServer.start_link(__MODULE__, items, name: __MODULE__)
  def push(item), do: GenServer.cast(__MODULE__, {:push, item})
  def pop, do: GenServer.call(__MODULE__, :pop)

  @impl true
  def init(items), do: {:ok, items}
  @impl true
  def handle_call(:pop, _from, [item | rest]), do: {:reply, item, rest}
  @impl true
  def handle_cast({:push, item}, items), do: {:noreply, [item | items]}
end

defmodule Tour.Error do
  defexception message: "the tour ends here"
end

defmodule Tour do
  require Integer

  def main(args) do
    IO.puts("arguments: #{inspect(args)}")
    data()
    text()
    errors()
    processes()
  end

  defp data do
    IO.inspect(Enum.map([%Circle{r: 2.0}, %Rect{w: 3, h: 4}, %{w: 5, h: 6}], &Area.of/1))
    IO.inspect(for x <- 1..10, Integer.is_odd(x), y <- [:a, :b], do: {x, y})
    IO.inspect(1..1_000 |> Stream.map(&(&1 * &1)) |> Stream.filter(&(rem(&1, 7) == 0)) |> Enum.take(5))
    IO.inspect(Enum.group_by(~w(ant bee cat bear ape), &String.first/1))
    IO.inspect(%{%Rect{w: 1, h: 2} | h: 9})
    IO.inspect(update_in(%{a: %{b: [1, 2, 3]}}, [:a, :b], &Enum.sum/1))
    IO.inspect(Enum.sort_by([{"x", 3}, {"y", 1}, {"z", 2}], &elem(&1, 1), :desc))
    IO.inspect(MapSet.new([3, 1, 2, 3]))
    IO.inspect(Keyword.merge([a: 1, b: 2], b: 3, c: 4))
    IO.inspect({Date.add(~D[2024-02-28], 2), Time.add(~T[23:59:30], 45), Version.compare("1.2.3", "1.10.0")})
  end

  defp text do
    IO.puts(String.upcase("straße") <> " " <> String.reverse("désir") <> " " <> String.pad_leading("7", 3, "0"))
    IO.inspect(String.split("a, b,c", ~r/,\s*/))
    IO.inspect(Regex.named_captures(~r/(?<year>\d{4})-(?<month>\d\d)/, "on 2024-05-17"))
    IO.inspect(String.graphemes("ae\u0301i"))
    IO.inspect(<<1, 2, 3::16, "tail">>)
    IO.inspect(Integer.digits(1234) ++ Integer.digits(255, 2))
    IO.inspect(:erlang.float_to_binary(1.5, decimals: 3))
  end

  defp errors do
    IO.inspect(catch_all(fn -> raise Tour.Error end))
    IO.inspect(catch_all(fn -> raise ArgumentError, "wrong" end))
    IO.inspect(catch_all(fn -> Map.fetch!(Map.new(a: 1), :b) end))
    IO.inspect(catch_all(fn -> throw({:ball, 1}) end))
    IO.inspect(catch_all(fn -> Area.of(:point) end))
    IO.inspect(with {:ok, a} <- {:ok, 1}, {:error, b} <- {:error, 2}, do: a + b)
  end

  defp catch_all(fun) do
    fun.()
  rescue
    e -> {e.__struct__, Exception.message(e)}
  catch
    kind, value -> {kind, value}
  end

  defp processes do
    :logger.set_primary_config(:level, :none)
    {:ok, supervisor} = Supervisor.start_link([{Stack, [:first]}], strategy: :one_for_one)
    Stack.push(:second)
    IO.inspect({Stack.pop(), Stack.pop()})
    before = Process.whereis(Stack)
    ref = Process.monitor(before)
    Process.exit(before, :kill)
    receive do: ({:DOWN, ^ref, :process, _, why} -> IO.inspect(why))
    Process.sleep(50)
    IO.inspect({Process.whereis(Stack) != before, Stack.pop()})
    Supervisor.stop(supervisor)
    IO.inspect([1, 2, 3] |> Enum.map(&Task.async(fn -> &1 * 10 end)) |> Task.await_many())
    {:ok, agent} = Agent.start_link(fn -> 0 end)
    for n <- 1..10, do: Agent.update(agent, &(&1 + n))
    IO.inspect(Agent.get(agent, & &1))
  end
end
