"""What every room speaks of: documents, findings, results, errors."""
