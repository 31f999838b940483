"""Limits that every part of the process reads."""

MAX_CONNECTIONS = 1000
MAX_ROOMS = 50
