"""A run: inputs, settings, waivers, baseline, cache and changes become results and an exit code."""
