-- The one commit script: compare, judge the clock, write. All of it happens or nothing does.
-- KEYS[1]  the session.
-- ARGV     1 id, 2 parent ('' creates), 3 now, 4 not_before, 5 tolerance, 6 time to live, 7 tombstone's time to live,
--          8 '1' erases, 9 state, 10 how many blobs, then name and bytes of each, then names to drop.
-- Answers  {code, time, stored commit}: 0 applied, 1 conflict, 2 clock, 3 gone.
-- Every check comes before the first write, and the first write is one that a full or read-only store refuses, so that an
-- error answer means that nothing was done. Erasing frees memory and is not refused for want of it.
-- What was done before is answered by way of a write that changes nothing: whoever waits for replicas on this connection then waits
-- for the earlier write too, whichever connection that came over.
local clock = redis.call('TIME')
local time = clock[1] * 1000 + math.floor(clock[2] / 1000)
local stored = redis.call('HMGET', KEYS[1], 'commit', 'by')
local current, eraser = stored[1], stored[2]
local id, parent = ARGV[1], ARGV[2]

if eraser or current == id then
  local left = redis.call('PTTL', KEYS[1])
  if left > 0 then redis.call('PEXPIRE', KEYS[1], left) end
  return {(current == id or eraser == id) and 0 or 3, time}
end
if not current then
  if parent ~= '' then return {3, time} end
elseif current ~= parent then
  return {1, time, current}
end
local now = tonumber(ARGV[3])
if math.abs(time - now) > tonumber(ARGV[5]) or time < tonumber(ARGV[4]) then return {2, time} end

if ARGV[8] == '1' then
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[1], 'commit', 'erased', 'by', id)
  redis.call('PEXPIRE', KEYS[1], ARGV[7])
  return {0, time}
end
redis.call('HSET', KEYS[1], 'commit', id, 'state', ARGV[9])
local at = 11
for _ = 1, tonumber(ARGV[10]) do
  redis.call('HSET', KEYS[1], ARGV[at], ARGV[at + 1])
  at = at + 2
end
for drop = at, #ARGV do redis.call('HDEL', KEYS[1], ARGV[drop]) end
redis.call('PEXPIRE', KEYS[1], ARGV[6])
return {0, time}
