"""Sessions that are live in this process: a cache of the store's truth, with connections."""
