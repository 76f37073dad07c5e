"""Whom the words of a source mean: sentences of newspaper prose and who must, or must not, be named for them."""

import pytest

from sayso.core.records import Collected, Document
from sayso.pipeline import analyse

CASES = [
    # a number of a country's people, or somebody of it, is not its government
    ("en", "44 percent of Americans say they want the law repealed.", ["unnamed people"]),
    ("en", "A Syrian refugee said that the road to the camp was closed.", ["unnamed Syrian refugee"]),
    ("en", "Ukraine said that the road to the camp was closed.", ["Government of Ukraine"]),
    # a person behind a preposition is not the one who speaks
    ("en", "Peter Walsh was arrested on Monday. Lawyers for Peter Walsh said that he would appeal.", ["unnamed lawyer of Peter Walsh"]),
    # "she" passes over somebody of whom the text tells no gender
    ("en", "Anna Berg moved to Leeds. Anna Berg studied there. Nurses admired Robin Adeyemi. She said that the ward was closed.", ["Anna Berg"]),
    # a city named for somebody is nobody, and a newspaper is no "he"
    ("en", "The San Francisco Chronicle said that the tunnel was closed. He said that it was flooded.", ["San Francisco Chronicle", "unnamed speaker"]),
    # authors are those of the study, whoever else has spoken
    ("en", "A study of road noise appeared on Monday. Professor Anna Berg said that it was overdue. The authors said that children sleep worse.", ["Anna Berg", "authors of the study"]),
    ("it", "Lo studio è uscito lunedì. La ricercatrice Anna Berti ha detto che era atteso. Gli autori hanno scritto che i bambini dormono peggio.", ["Anna Berti", "authors of the study"]),
    ("ru", "Исследование вышло в понедельник. Авторы сообщили, что дети спят хуже.", ["authors of the study"]),
    # a body by its kind, whatever clause follows; the only paper that told anything
    ("en", "The Institute for the Study of War said that the bridge was closed. The think tank, which sits in Washington, said that it was flooded.", ["Institute for the Study of War", "Institute for the Study of War"]),
    ("it", "La strada è chiusa, riporta La Gazette du Port. Il sindaco Aldo Berti, scrive il quotidiano francese, ha detto che è allagata.", ["La Gazette du Port", "La Gazette du Port", "Aldo Berti"]),
    # "one reads there": not he of whom one reads
    ("fr", "L’Agence spatiale européenne a dit que la plage était fermée. Un médecin basé à Nice, y lit-on, appelle des hommes à aller nager.", ["Agence spatiale européenne", "Agence spatiale européenne", "unnamed doctor"]),
    # the noun in the reporting words is who says so
    ("pl", "W tym miesiącu pojawiły się doniesienia, że most jest zamknięty.", ["unnamed reports"]),
    # the author is nobody on the page
    ("en", "Apple said that the phone would cost more. I think that few will buy it.", ["Apple", "unnamed speaker"]),
    ("en", "You know that the tap drips.", []),
    # a possessive that is the source; a relative of somebody with a name of her own; a name no pack knows behind what he is
    ("es", "Ana Gil llegó el lunes. A su juicio, la medida llega tarde.", ["Ana Gil"]),
    ("en", "“He was a lovely boy,” his grandmother, Jean Hall, told the court.", ["Jean Hall"]),
    ("en", "The road is closed, according to the regional governor, Vadym Filashkin.", ["Vadym Filashkin"]),
    # an army is no government, a body with a nation in its name is not that nation's, who denies it is not who said it
    ("de", "Der Deutsche Wetterdienst warnte, dass es glatt werde.", ["Deutsche Wetterdienst"]),
    ("en", "Ukraine said that the bridge was closed. The army rejected the claim.", ["Government of Ukraine", "army"]),
]


@pytest.mark.parametrize(("language", "text", "speakers"), CASES)
def test_who_speaks(language, text, speakers):
    document = Document("k", "id", language, "2023-05-02", None, None, None, True, text)
    assert [a.speaker for a in analyse(Collected(document, text.encode())).attributions] == speakers
