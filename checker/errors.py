"""What can be wrong with what people give the program."""


class CheckerError(Exception):
    """An input that cannot be used; the message is one line that says what to mend."""
