"""Rules for checker, as another package brings them."""
