"""The commands: one file each, parse here, work elsewhere. A command's file is loaded when the command is asked for."""

from sayso.cli.group import Sayso

main = Sayso(
    "sayso",
    help="""On whose say-so? From articles to sourced claims, and to an assessment with endnotes.

    \b
    sayso demo                        the main job on the built-in example corpus
    sayso read article.txt            what one article claims, and who says so
    sayso ingest articles/            into the ledger (./sayso.db)
    sayso findings                    what is known, and on whose say-so
    sayso report -o report.html       the assessment with endnotes

    Data goes to standard output, talk to standard error. Exit codes: 0 all well, 1 it could not be done, 2 wrong usage,
    3 done, but some inputs were refused.""",
)

__all__ = ["main"]
