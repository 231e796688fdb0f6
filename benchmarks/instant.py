"""When it is, wherever the benchmarks pretend an instant; apart, for whoever loads nothing else."""

PRETEND_NOW = "2026-11-26T08:00:00+01:00"
