"""Tiny, typed, immutable: records, spans and grounding, ids, errors. Imports nothing of ours."""
