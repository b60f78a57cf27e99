-- A node's beat and its canary. KEYS[1] the node; ARGV 1 time to live, 2 canary.
-- KEYS[2] the node's inbox, a channel. Answers the time.
local clock = redis.call('TIME')
local time = clock[1] * 1000 + math.floor(clock[2] / 1000)
redis.call('HSET', KEYS[1], 'beat', string.format('%.0f', time))
redis.call('PEXPIRE', KEYS[1], ARGV[1])
redis.call('SPUBLISH', KEYS[2], ARGV[2])
return time
