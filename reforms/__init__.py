"""What is to change and when: reforms, milestones, events, and the log of what is known of them."""
