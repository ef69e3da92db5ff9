"""What publishers see of the alerts: how many there are, and no address."""
