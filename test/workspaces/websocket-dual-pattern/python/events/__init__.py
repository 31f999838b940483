"""Events inside the process."""
