"""What changed in the data: the history of figures as a page, as a section of each commune and as feeds. Pure."""
