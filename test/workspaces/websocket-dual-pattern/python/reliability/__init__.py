"""What to do when something fails."""
