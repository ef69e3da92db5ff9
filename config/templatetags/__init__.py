"""What templates may ask for: addresses that keep the day, the shared marks, GOV.UK form fields."""
