"""PostgreSQL, asked by somebody whose patience ends: a server may hang and close nothing.

Its own limits do not help then: nobody is there to keep them. So each wait ends on this side, and
while the server is silent others are not sent to wait too.

breaker       who may ask while the server is silent: one at a time, and not at once
waiting       how long a thread waits for one answer
postgresql    Django's own backend with both; name it as a database's ENGINE
"""
