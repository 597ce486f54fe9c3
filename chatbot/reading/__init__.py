"""A question taken apart: its names, what it asks for, and the words that are left. `interpret` joins them."""
