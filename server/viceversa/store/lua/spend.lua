-- Counts against a budget. KEYS[1] the budget; ARGV 1 amount, 2 window, which begins with the first entry. Answers the count.
local count = redis.call('INCRBY', KEYS[1], ARGV[1])
if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return count
