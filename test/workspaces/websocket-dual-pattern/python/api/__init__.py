"""How the outside reaches the product."""
