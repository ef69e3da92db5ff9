"""Who has taken a piece of work, and until when one is put off: nothing else is known of it here.

What there is to do is read from facts each time; a row here only says what people agreed about it.
Nothing of it is public.
"""
