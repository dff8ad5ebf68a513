"""The local page: drop reports, see what must be mended, give verdicts, take Word files and sheets away.

It listens on this computer only and needs nothing from elsewhere. Whoever opens it with the token gets a
room of their own; what is put in lies in a private folder that goes when the program ends.
"""
