"""The design system on show: gallery chooses a sheet; palette and sample_ribbons are what sheets show."""
