"""What is measured and against whom: `python -m benchmarks`. Each part owns one marked block of docs/benchmarks.md."""
