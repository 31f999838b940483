"""What browsers call."""
