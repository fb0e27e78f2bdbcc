"""`holdfast demo`: a check at work, without the internet."""

from holdfast.checker import check_list
from holdfast.cli.exit_code import ExitCode
from holdfast.cli.formats import Format
from holdfast.cli.job import ListJob, Streams
from holdfast.cli.many import check_many
from holdfast.cli.sample import sample_web


def demo() -> ExitCode:
    """Check a list of sample links against a small web that runs on this machine for as long as it takes."""
    with sample_web() as sample:
        job = ListJob(source=sample.links, options=sample.options, format=Format.TABLE)
        return check_many(job, Streams.of_process(), check_list)
