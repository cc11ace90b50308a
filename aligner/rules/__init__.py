"""Rules that find what two paired sentences cannot both mean: another figure, day or name, a negation, an opposite."""
