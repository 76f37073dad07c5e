"""Knowledge as data: languages, codebooks, actors, the gazetteer; one strict loader and one name matcher. Imports `core` alone."""
