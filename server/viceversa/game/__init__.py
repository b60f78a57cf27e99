"""The rules: pure, typed, seeded. The standard library and msgspec structs; no I/O, no clock, no global randomness."""
