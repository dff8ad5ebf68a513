"""Across reports: what stands in several of them, word for word or nearly so.

The stages are pure functions over batches, so that one process, several or a cluster run the same code:
mask → fingerprint → candidates → align → shares and clusters.
"""
