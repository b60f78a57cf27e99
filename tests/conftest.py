"""What every folder of tests may use. Helpers are imported from here as `fixtures_store`, `store.proxy` and so on."""

pytest_plugins = ("fixtures_store",)
