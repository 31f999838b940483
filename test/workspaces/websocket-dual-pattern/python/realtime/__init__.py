"""Presence, cursors and other things that change by the second."""
