-- tests/apps/tour.lua -- A walk through Lua that prints all it computes: closures, metatables, strings, tables, errors,
-- varargs, recursion, sorting, formats. Only what luerl has: no coroutines, no gmatch, no files.
-- SPDX-License-Identifier: Apache-2.0

local function section(name) print("== " .. name) end

local function show(t)
  local parts = {}
  for i = 1, #t do parts[i] = tostring(t[i]) end
  return "{" .. table.concat(parts, ", ") .. "}"
end

local function sorted_keys(t)
  local keys = {}
  for k in pairs(t) do keys[#keys + 1] = k end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  return keys
end

---------------------------------------------------------------------------------------------------------------------------
section("closures")

local function counter(step)
  local n = 0
  return function() n = n + step; return n end, function() n = 0 end
end

local next_one, reset = counter(1)
local next_ten = counter(10)
print(next_one(), next_one(), next_ten(), next_one(), next_ten())
reset()
print(next_one(), next_ten())

local adders = {}
for i = 1, 5 do adders[i] = function(x) return x + i end end
print(adders[1](10), adders[3](10), adders[5](10))

local function compose(...)
  local fs = {...}
  return function(x)
    for i = #fs, 1, -1 do x = fs[i](x) end
    return x
  end
end
print(compose(function(x) return x * 2 end, function(x) return x + 3 end, adders[2])(5))

local function memoize(f)
  local seen, hits = {}, 0
  return function(n)
    if seen[n] then hits = hits + 1 else seen[n] = f(n) end
    return seen[n]
  end, function() return hits end
end
local fib, hits
fib, hits = memoize(function(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end)
print(fib(30), fib(60), hits())

---------------------------------------------------------------------------------------------------------------------------
section("metatables")

local Vector = {}
Vector.__index = Vector
local function vector(x, y) return setmetatable({x = x, y = y}, Vector) end
Vector.__add = function(a, b) return vector(a.x + b.x, a.y + b.y) end
Vector.__sub = function(a, b) return vector(a.x - b.x, a.y - b.y) end
Vector.__mul = function(a, b)
  if type(a) == "number" then return vector(a * b.x, a * b.y) end
  if type(b) == "number" then return vector(a.x * b, a.y * b) end
  return a.x * b.x + a.y * b.y
end
Vector.__unm = function(a) return vector(-a.x, -a.y) end
Vector.__eq = function(a, b) return a.x == b.x and a.y == b.y end
Vector.__lt = function(a, b) return a:norm2() < b:norm2() end
Vector.__le = function(a, b) return a:norm2() <= b:norm2() end
Vector.__len = function() return 2 end
Vector.__concat = function(a, b) return tostring(a) .. "|" .. tostring(b) end
Vector.__tostring = function(v) return "<" .. v.x .. "," .. v.y .. ">" end
Vector.__call = function(v, name) return v[name] end
function Vector:norm2() return self.x * self.x + self.y * self.y end

local v, w = vector(3, 4), vector(-1, 2)
print(tostring(v + w), tostring(v - w), v * w, tostring(2 * v), tostring(w * 3), tostring(-v))
print(v == vector(3, 4), v == w, v < w, w <= v, #v, v .. w, v("y"), v:norm2())

local Animal = {}
Animal.__index = Animal
function Animal.new(class, name) return setmetatable({name = name}, class) end
function Animal:speak() return self.name .. " says " .. self:sound() end
function Animal:sound() return "nothing" end
local function subclass(parent)
  local class = setmetatable({}, {__index = parent})
  class.__index = class
  return class
end
local Dog, Cat = subclass(Animal), subclass(Animal)
function Dog:sound() return "woof" end
function Cat:sound() return "meow" end
local Puppy = subclass(Dog)
function Puppy:speak() return Dog.speak(self) .. ", softly" end
print(Animal.new(Animal, "It"):speak(), Animal.new(Dog, "Rex"):speak(), Animal.new(Cat, "Tom"):speak())
print(Animal.new(Puppy, "Bit"):speak())

local log, store = {}, {}
local proxy = setmetatable({}, {
  __index = function(_, k) log[#log + 1] = "get " .. k; return store[k] or k .. "!" end,
  __newindex = function(_, k, x) log[#log + 1] = "set " .. k; store[k] = x end,
})
proxy.a = 1
proxy.a = 2
print(proxy.a, proxy.b, rawget(proxy, "b"), show(log))
print(getmetatable(v) == Vector, getmetatable(log))

---------------------------------------------------------------------------------------------------------------------------
section("strings")

local text = "The quick brown fox jumps over the lazy dog"
print(#text, text:upper(), text:lower(), text:reverse())
print(text:sub(5, 9), text:sub(-8), text:sub(-8, -5), text:sub(40, 100), "[" .. text:sub(10, 5) .. "]")
print(text:find("fox"), text:find("cat"), text:find("o", 20), text:find(".", 1, true))
print(text:find("(%a+) (%a+)"), text:match("^%a+"), text:match("(%a+) dog$"), text:match("%d+"))
print(text:gsub("%s+", "_"))
print(text:gsub("o", "0", 2))
print(("hello"):gsub("l", {l = "L"}), ("abc"):gsub("%w", function(c) return c .. c end))
print(("key = value"):match("^(%w+)%s*=%s*(%w+)$"))
print(("x"):rep(5), ("ab"):rep(3), ("q"):byte(), ("xyz"):byte(1, -1), string.char(72, 105))
print(string.format("%d %5d %-5d| %05d %+d", 42, 42, 42, 42, 42))
print(string.format("%x %X %o %c %%", 255, 255, 8, 65))
print(string.format("%.3f %8.2f %-8.2f| %e %g", math.pi, math.pi, math.pi, 12345.678, 0.5))
print(string.format("%s %10s %-10s| %.2s", "text", "right", "left", "cut"))
print(tostring(nil), tostring(true), tostring(12), tostring(1.5), 10 / 2, 7 // 2, 7 % 3, -7 // 2, -7 % 3, 2 ^ 10)
print(tonumber("42"), tonumber("0x1F"), tonumber("  3.5  "), tonumber("nope"), tonumber("zz", 36), tonumber("101", 2))
print("10" + 5, "3" * "4", 10 .. 20, "a" < "b", "Z" < "a", "abc" < "abd", "" < "a")

local function split(s, separator)
  local parts, from = {}, 1
  while true do
    local a, b = s:find(separator, from, true)
    if not a then break end
    parts[#parts + 1] = s:sub(from, a - 1)
    from = b + 1
  end
  parts[#parts + 1] = s:sub(from)
  return parts
end
print(show(split("one,two,,four", ",")), #split("", ","))

local function caesar(s, by)
  local out = {}
  for i = 1, #s do
    local c = s:byte(i)
    if c >= 97 and c <= 122 then c = (c - 97 + by) % 26 + 97 end
    out[i] = string.char(c)
  end
  return table.concat(out)
end
print(caesar("attack at dawn", 13), caesar(caesar("attack at dawn", 13), 13))

---------------------------------------------------------------------------------------------------------------------------
section("tables")

local list = {}
for i = 1, 10 do table.insert(list, i * i) end
table.insert(list, 1, 0)
print(show(list), #list, table.remove(list), table.remove(list, 1), #list)
print(table.concat(list, "-", 2, 5), table.unpack({1, 2, 3}))
local nested = {a = {b = {c = {1, 2, {d = "deep"}}}}}
print(nested.a.b.c[3].d, nested["a"]["b"].c[2])
local sparse = {[1] = "a", [3] = "c", [-1] = "z", x = 1, [1.5] = "half", [true] = "yes"}
for _, k in ipairs(sorted_keys(sparse)) do io.write(tostring(k), "=", tostring(sparse[k]), " ") end
print()
sparse[1], sparse[3] = nil, nil
print(#sparse, next({}), type(next(sparse)))

local function map(t, f) local r = {} for i, x in ipairs(t) do r[i] = f(x) end return r end
local function filter(t, f) local r = {} for _, x in ipairs(t) do if f(x) then r[#r + 1] = x end end return r end
local function fold(t, f, acc) for _, x in ipairs(t) do acc = f(acc, x) end return acc end
local upto = {}
for i = 1, 20 do upto[i] = i end
local evens = filter(upto, function(x) return x % 2 == 0 end)
print(show(map(evens, function(x) return x // 2 end)), fold(upto, function(a, b) return a + b end, 0))

---------------------------------------------------------------------------------------------------------------------------
section("sorting")

local seed = 42
local function random(n)
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed % n + 1
end
local numbers = {}
for i = 1, 200 do numbers[i] = random(1000) end
table.sort(numbers)
local ordered = true
for i = 2, #numbers do ordered = ordered and numbers[i - 1] <= numbers[i] end
print(ordered, numbers[1], numbers[100], numbers[200])
local words = split(text:lower(), " ")
table.sort(words)
print(show(words))
table.sort(words, function(a, b) if #a ~= #b then return #a > #b end return a > b end)
print(show(words))

local function quicksort(t, lo, hi)
  if lo < hi then
    local pivot, i = t[hi], lo - 1
    for j = lo, hi - 1 do
      if t[j] <= pivot then i = i + 1; t[i], t[j] = t[j], t[i] end
    end
    t[i + 1], t[hi] = t[hi], t[i + 1]
    quicksort(t, lo, i)
    quicksort(t, i + 2, hi)
  end
  return t
end
print(show(quicksort({3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9}, 1, 15)))

---------------------------------------------------------------------------------------------------------------------------
section("errors")

print(pcall(function() return 1, 2, 3 end))
local ok, e = pcall(error, {code = 7})
print(ok, type(e), e.code)
print(select("#", pcall(error)))
local function risky(n)
  if n == 0 then error("bottom") end
  return 1 + risky(n - 1)
end
print((pcall(risky, 0)), (pcall(risky, 10)))
print(pcall(pcall, error, "inner"))
print((pcall(function() return nil + 1 end)), (pcall(function() local t; return t.x end)), (pcall(function() return #5 end)))
local function guarded(f, ...)
  local results = {pcall(f, ...)}
  if results[1] then return "ok " .. show({select(2, table.unpack(results))}) end
  return "failed"
end
print(guarded(function(a, b) return a + b, a * b end, 6, 7), guarded(function() error("no") end))
print(assert(1 == 1, "fine"))

---------------------------------------------------------------------------------------------------------------------------
section("varargs")

local function count(...) return select("#", ...) end
local function sum(...)
  local total = 0
  for _, x in ipairs({...}) do total = total + x end
  return total
end
local function pass(...) return ... end
print(count(), count(nil), count(nil, nil), count(1, nil, 3), sum(1, 2, 3, 4.5))
print(pass(1, 2), pass(3, 4), (pass(5, 6)))
print(select(2, "a", "b", "c"), select(-1, "a", "b", "c"))
local packed = table.pack(1, nil, 3)
print(packed.n, packed[1], packed[2], packed[3])

---------------------------------------------------------------------------------------------------------------------------
section("recursion")

local function factorial(n) if n <= 1 then return 1 end return n * factorial(n - 1) end
local function ackermann(m, n)
  if m == 0 then return n + 1 end
  if n == 0 then return ackermann(m - 1, 1) end
  return ackermann(m - 1, ackermann(m, n - 1))
end
local function gcd(a, b) if b == 0 then return a end return gcd(b, a % b) end
local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
print(factorial(20), ackermann(2, 9), gcd(1071, 462), depth(2000))

local moves = 0
local function hanoi(n, from, to, via)
  if n == 0 then return end
  hanoi(n - 1, from, via, to)
  moves = moves + 1
  hanoi(n - 1, via, to, from)
end
hanoi(9, "a", "c", "b")
print(moves)

local function queens(n)
  local solutions, columns, up, down = 0, {}, {}, {}
  local function place(row)
    if row > n then solutions = solutions + 1 return end
    for c = 1, n do
      if not columns[c] and not up[row + c] and not down[row - c + n] then
        columns[c], up[row + c], down[row - c + n] = true, true, true
        place(row + 1)
        columns[c], up[row + c], down[row - c + n] = nil, nil, nil
      end
    end
  end
  place(1)
  return solutions
end
print(queens(5), queens(6))

local function permutations(t, n, visit)
  if n == 1 then return visit(t) end
  for i = 1, n do
    t[i], t[n] = t[n], t[i]
    permutations(t, n - 1, visit)
    t[i], t[n] = t[n], t[i]
  end
end
local all = {}
permutations({"a", "b", "c"}, 3, function(t) all[#all + 1] = table.concat(t) end)
table.sort(all)
print(show(all))

---------------------------------------------------------------------------------------------------------------------------
section("loops and numbers")

for i = 10, 1, -3 do io.write(i, " ") end
print()
for x = 0, 1, 0.25 do io.write(x, " ") end
print()
local n, steps = 27, 0
while n ~= 1 do
  if n % 2 == 0 then n = n // 2 else n = 3 * n + 1 end
  steps = steps + 1
end
print(steps)
repeat n = n * 2 until n > 1000
print(n)
for i = 1, 5 do
  if i == 4 then break end
  for j = 1, i do if j ~= 2 then io.write(i, ":", j, " ") end end
end
print()
local sieve, primes = {}, {}
for i = 2, 100 do
  if not sieve[i] then
    primes[#primes + 1] = i
    for j = i * i, 100, i do sieve[j] = true end
  end
end
print(#primes, show(primes))
print(math.max(3, 9, 2), math.min(3, 9, 2), math.abs(-4), math.floor(-2.5), math.ceil(2.1), math.sqrt(144), math.huge > 1)
print(1e15, 2 ^ 53, 1 / 3, 100 // 1e0, 0x10, 1e300 * 10, 3 == 3.0, 255 & 15, 1 << 10, 5 ~ 3, ~0)
print(os.time() > 0, type(os.clock()), type(print), type(nil), type({}), type("x"), type(2))
