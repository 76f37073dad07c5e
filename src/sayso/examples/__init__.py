"""The example corpus, installed with Sayso: `lab/`, written for this project and marked synthetic."""

from pathlib import Path

LAB = Path(__file__).parent / "lab"
