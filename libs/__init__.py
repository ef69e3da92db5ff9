"""What knows no model of ours: each package could be published by itself."""
