"""The search of the finished site: what is found, under which words, and the index that the browser reads."""
