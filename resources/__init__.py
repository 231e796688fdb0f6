"""Fonts, icons, translations, sounds and demo data, read through `importlib.resources.files("resources")`."""
