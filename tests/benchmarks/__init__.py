"""How fast this project is, beside others: python -m tests.benchmarks (see docs/performance.md)."""
