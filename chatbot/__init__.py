"""Question → sourced answer, and the Flask service around it."""
