"""``checker annotate``"""
