"""What does somebody else's reader say? Its answers become the same records, through core's grounding: what is not in the text is not kept."""
