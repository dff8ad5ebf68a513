"""Paths, files that are never half written, TOML that people write, caches: nothing of the domain."""
