"""Who, where, when, how many, really?

The main job, in steps:
1. dates, anchored to the publication date and to the story
2. quantities, where no date is
3. actors; here alone it is decided whether "Moscow" acts or is a place
4. places, where no actor is
5. speakers and chains
"""

from __future__ import annotations

from sayso.core.records import Page, Reading, Resolution
from sayso.packs.directory import Directory
from sayso.packs.gazetteer import Gazetteer
from sayso.packs.language import LanguagePack
from sayso.resolve.actors import actors as find_actors
from sayso.resolve.dates import dates as find_dates
from sayso.resolve.places import places as find_places
from sayso.resolve.quantities import quantities as find_quantities
from sayso.resolve.speakers import speakers as find_speakers


def resolve(page: Page, reading: Reading, pack: LanguagePack, directory: Directory, gazetteer: Gazetteer) -> Resolution:
    """Everything that can be decided about a page without looking at another."""
    # 1-4. dates, quantities, actors, places
    dates = find_dates(page, pack)
    quantities = find_quantities(page, pack, dates)
    actors = find_actors(page, reading, pack, directory)
    places = find_places(page, pack, gazetteer, actors)
    # 5. speakers
    attributions = find_speakers(page, reading, pack, directory, actors, places)
    return Resolution(attributions, reading.hearsay, quantities, dates, places, actors)
