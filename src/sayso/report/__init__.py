"""What may we conclude? Findings to words, assessment, endnotes. Functions from findings and documents to strings."""
