"""What drawings need: how wide text prints, PNG, and the responses that send a picture."""
