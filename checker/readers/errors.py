"""What goes wrong when a file is read."""


class ReadError(Exception):
    """A file that cannot be read.

    Attributes:
        path: of the file, as given.
        message: one line, what is wrong and what would mend it.
    """

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}：{message}")
        self.path = path
        self.message = message
