"""Tables that are worked out from the log and can be filled again any time: nobody edits them."""
