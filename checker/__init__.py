"""checker, the compliance checker for Chinese government annual reports."""

__version__ = "0.1.0"
