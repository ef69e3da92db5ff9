"""The lists of the API, each read with the builders of the page that shows the same."""
