-- Requests of wrk: one order each, of a customer drawn from the file, under a reference of its own. Arguments: the key,
-- the file of customer ids, how many of them take part, how many orders a request holds (0: the order by itself).
local key, path, customers, size, ids, thread
local counter = 0
local threads = 0

function setup(running)
  running:set("number", threads)
  threads = threads + 1
end

function init(args)
  key, path, customers, size = args[1], args[2], tonumber(args[3]), tonumber(args[4])
  ids = {}
  for id in io.lines(path) do
    if #ids < customers then ids[#ids + 1] = id end
  end
  math.randomseed(os.time() + number)
  prefix = args[5] .. "-" .. number .. "-"
end

local function order()
  counter = counter + 1
  return '{"customer":"' .. ids[math.random(#ids)] .. '","order":"' .. prefix .. counter ..
    '","amount":' .. math.random(1000) .. ',"currency":"GBP"}'
end

function request()
  local body
  if size == 0 then
    body = order()
  else
    local orders = {}
    for place = 1, size do orders[place] = order() end
    body = '{"orders":[' .. table.concat(orders, ",") .. "]}"
  end
  return wrk.format("POST", nil, { ["Authorization"] = "Bearer " .. key, ["Content-Type"] = "application/json" }, body)
end

function response(status, headers, body)
  if status ~= 200 and status ~= 201 then print(status .. " " .. body) end
end
