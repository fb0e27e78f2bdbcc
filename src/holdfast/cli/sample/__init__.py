"""A small web on this machine and a list of links to it: a check at work without the internet."""

from holdfast.cli.sample.web import sample_web as sample_web
