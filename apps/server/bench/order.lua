-- Requests of wrk: a decision each, or many, of a customer drawn from the file, under an order reference of its own.
-- Arguments: the key, the file of customer references, how many of them take part, how many orders a request holds
-- (0: the order by itself), a prefix for the orders' references.
local key, path, customers, size, ids, prefix
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
  wrk.headers["Authorization"] = "Bearer " .. key
  wrk.headers["Content-Type"] = "application/json"
end

local function order()
  counter = counter + 1
  return '{"customer":"' .. ids[math.random(#ids)] .. '","order":{"reference":"' .. prefix .. counter ..
    '","amount":' .. math.random(1000) .. ',"currency":"GBP"},"mode":"reserve"}'
end

function request()
  local body
  if size == 0 then
    body = order()
  else
    local orders = {}
    for place = 1, size do orders[place] = order() end
    body = '{"decisions":[' .. table.concat(orders, ",") .. "]}"
  end
  return wrk.format("POST", nil, nil, body)
end

-- Reading every answer would cost wrk more than the server: one in a thousand is looked at.
local seen = 0
function response(status, headers, body)
  seen = seen + 1
  if status ~= 200 or (seen % 1000 == 1 and string.find(body, '"outcome":"approved"', 1, true) == nil) then
    print(status .. " " .. string.sub(body, 1, 400))
  end
end
