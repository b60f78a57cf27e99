"""Exercise, deck and programme files: reading, checking, unrolling and bundling them. `library.load` is the way in."""
