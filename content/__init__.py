"""What we know: the content model, the only YAML reader and the checks. Imports no other room."""
