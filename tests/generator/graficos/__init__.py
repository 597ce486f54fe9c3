"""Tests of the charts and maps."""
