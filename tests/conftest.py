"""What every folder of tests may use. Helpers are imported from here as `fixtures_store`, `store.proxy` and so on."""

from hypothesis import settings

pytest_plugins = ("fixtures_store",)

settings.register_profile("untimed", deadline=None)  # whether an example took long says how busy the machine is
settings.load_profile("untimed")
