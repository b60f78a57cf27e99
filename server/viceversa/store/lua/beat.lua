-- A node's beat and its canary. KEYS[1] the node; ARGV 1 time to live, 2 canary, 3 the gap between two beats that ends what they vouch for.
-- KEYS[2] the node's inbox, a channel. Keeps the last beat, since when there was no gap, and the last beat before that; and of the gaps
-- before that one the latest 36 or so, each as its last beat and its first, since a session may not be judged between two. Answers the time.
-- A beat that was sent long ago and arrives now, when a store that stood still goes on, is a beat like any other.
local clock = redis.call('TIME')
local time = clock[1] * 1000 + math.floor(clock[2] / 1000)
local now, last = string.format('%.0f', time), redis.call('HGET', KEYS[1], 'beat')
redis.call('HSET', KEYS[1], 'beat', now)
if not last or time - last > tonumber(ARGV[3]) then
  local run = redis.call('HMGET', KEYS[1], 'since', 'before', 'earlier')
  local earlier = run[1] and (run[3] or '') .. run[2] .. ' ' .. run[1] .. ' ' or ''
  while #earlier > 1000 do earlier = string.gsub(earlier, '^%d+ %d+ ', '', 1) end
  redis.call('HSET', KEYS[1], 'since', now, 'before', last or 0, 'earlier', earlier)
end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
redis.call('SPUBLISH', KEYS[2], ARGV[2])
return time
