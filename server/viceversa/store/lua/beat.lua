-- A node's beat and its canary. KEYS[1] the node; ARGV 1 time to live, 2 canary, 3 the gap between two beats that ends what they vouch for.
-- KEYS[2] the node's inbox, a channel. Keeps the last beat, since when there was no gap, and the last beat before it. Answers the time.
local clock = redis.call('TIME')
local time = clock[1] * 1000 + math.floor(clock[2] / 1000)
local now, last = string.format('%.0f', time), redis.call('HGET', KEYS[1], 'beat')
redis.call('HSET', KEYS[1], 'beat', now)
if not last or time - last > tonumber(ARGV[3]) then redis.call('HSET', KEYS[1], 'since', now, 'before', last or 0) end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
redis.call('SPUBLISH', KEYS[2], ARGV[2])
return time
