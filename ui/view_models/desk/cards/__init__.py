"""Place cards at a desk: cards, given out and found; cards_model, the view model."""
