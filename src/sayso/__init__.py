"""On whose say-so? From open reporting to a ledger of sourced claims and an assessment with endnotes.

`sayso.pipeline.analyse` reads one document, `sayso.ledger.open_ledger` opens what is held, `sayso.core.records` names it all.
"""
