"""What the command's exit codes mean."""

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended. Documented in `docs/reference/exit-codes.md`."""

    OK = 0  #: everything was done; what the links' states are does not matter
    FAILED_ON = 1  #: a link is in a state that `--fail-on` names
    USAGE = 2  #: a mistake in the command line or in a file given; the message names the remedy
    OUTSIDE = 3  #: something Holdfast depends on is broken: disk full, no browser, no resolver
    BUG = 70  #: a fault in Holdfast itself, with a traceback to report (EX_SOFTWARE of sysexits.h)
    INTERRUPTED = 130  #: stopped by Ctrl-C (128 + SIGINT)
    OUTPUT_CLOSED = 141  #: whatever read our output went away, as `head` does (128 + SIGPIPE)
    TERMINATED = 143  #: stopped by SIGTERM (128 + SIGTERM)
