"""Documents → chunks → lexical and dense index → ranked passages; the bundle and its evaluation."""
