"""What drawings share: the widths of texts, SVG to PNG, and the responses that send a picture."""
