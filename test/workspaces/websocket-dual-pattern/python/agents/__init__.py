"""The agents and what they run on."""
