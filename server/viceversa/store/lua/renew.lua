-- A new time to live for a session that is there. KEYS[1] the session; ARGV 1 time to live. A tombstone keeps its own.
if redis.call('HEXISTS', KEYS[1], 'state') == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return 0
