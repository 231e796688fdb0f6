"""Who acts at this desk: sign_in, what is said; sign_in_model, the view model."""
