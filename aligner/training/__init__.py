"""How the bundled model and tables were made; needs the extra `[train]` and the data sets, and is not in the wheel."""
