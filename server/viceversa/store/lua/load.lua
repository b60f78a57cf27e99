-- A session as it is, read by way of a write that changes nothing, so that waiting for replicas afterwards means something.
-- KEYS[1] the session. Answers commit and state.
local found = redis.call('HMGET', KEYS[1], 'commit', 'state')
local left = redis.call('PTTL', KEYS[1])
if left > 0 then redis.call('PEXPIRE', KEYS[1], left) end
return found
