"""The first version of live connections."""
