"""A wire report, what was made of it, and what was written without it. All invented.

`WIRE` has translations into Dutch, German and Russian, a paraphrase in English and one in Dutch of the Dutch one; `ALONE` are reports of the
same event by people who were told it elsewhere: the same place, the same figures, their own story.
"""

WIRE = (
    "Recruiters of the Wagner Group have signed up 140 prisoners in a penal colony near Perm, a lawyer of the inmates said on Thursday.\n\n"
    "Two buses left colony number 32 at 6 in the morning, lawyer Irina Sobolevskaya said. Each man was promised 100,000 roubles a month "
    "and a pardon after half a year. Sobolevskaya represents 11 families in Perm and in Solikamsk, 200 kilometres to the north.\n\n"
    "One of the men is Anton Lyamin, who is 44 and had 7 years left to serve for robbery. His sister Vera learned of it through a note that "
    "a guard brought to her bakery in Berezniki. “He wrote that he would be home for the birthday of his daughter,” she said.\n\n"
    "The regional prison service did not answer questions. In October a bus with 35 prisoners had already been seen on the road to Yekaterinburg."
)

TRANSLATIONS = {
    "nl": (
        "Ronselaars van de Wagnergroep hebben in een strafkolonie bij Perm 140 gevangenen gerekruteerd, zei een advocate van de gedetineerden donderdag.\n\n"
        "Om 6 uur ’s ochtends vertrokken twee bussen uit kolonie nummer 32, zei advocate Irina Sobolevskaja. Elke man kreeg 100.000 roebel per maand "
        "beloofd, en gratie na een half jaar. Sobolevskaja vertegenwoordigt 11 families in Perm en in Solikamsk, 200 kilometer noordelijker.\n\n"
        "Een van de mannen is Anton Ljamin, die 44 is en nog 7 jaar moest uitzitten voor een overval. Zijn zus Vera vernam het via een briefje dat een "
        "bewaker naar haar bakkerij in Berezniki bracht. “Hij schreef dat hij thuis zou zijn voor de verjaardag van zijn dochter”, zei ze.\n\n"
        "De regionale gevangenisdienst antwoordde niet op vragen. In oktober was al een bus met 35 gevangenen gezien op de weg naar Jekaterinenburg."
    ),
    "de": (
        "Anwerber der Gruppe Wagner haben in einer Strafkolonie bei Perm 140 Häftlinge angeworben, sagte eine Anwältin der Insassen am Donnerstag.\n\n"
        "Um 6 Uhr morgens verließen zwei Busse die Kolonie Nummer 32, sagte die Anwältin Irina Sobolewskaja. Jedem Mann wurden 100.000 Rubel im Monat "
        "und nach einem halben Jahr eine Begnadigung versprochen. Sobolewskaja vertritt 11 Familien in Perm und im 200 Kilometer nördlich gelegenen Solikamsk.\n\n"
        "Einer der Männer ist Anton Ljamin, der 44 ist und wegen Raubes noch 7 Jahre abzusitzen hatte. Seine Schwester Vera erfuhr es durch einen Zettel, "
        "den ein Wärter in ihre Bäckerei in Beresniki brachte. „Er schrieb, dass er zum Geburtstag seiner Tochter zu Hause sein werde“, sagte sie.\n\n"
        "Die regionale Gefängnisverwaltung beantwortete keine Fragen. Im Oktober war bereits ein Bus mit 35 Häftlingen auf der Straße nach Jekaterinburg gesehen worden."
    ),
    "ru": (
        "Вербовщики «Группы Вагнера» набрали 140 заключённых в колонии под Пермью, сообщила в четверг адвокат осуждённых.\n\n"
        "Два автобуса выехали из колонии номер 32 в 6 утра, рассказала адвокат Ирина Соболевская. Каждому пообещали 100 000 рублей в месяц "
        "и помилование через полгода. Соболевская представляет 11 семей в Перми и в Соликамске, в 200 километрах к северу.\n\n"
        "Один из завербованных — Антон Лямин, ему 44 года, и ему оставалось отсидеть 7 лет за разбой. Его сестра Вера узнала об этом из записки, "
        "которую охранник принёс в её пекарню в Березниках. «Он написал, что вернётся домой ко дню рождения дочери», — сказала она.\n\n"
        "Региональное управление тюрем на вопросы не ответило. В октябре автобус с 35 заключёнными уже видели на дороге в Екатеринбург."
    ),
}

PARAPHRASES = {
    "en": (
        "The Wagner Group has found 140 new fighters among the inmates of a penal colony outside Perm, according to a lawyer who spoke on Thursday.\n\n"
        "At 6 in the morning two buses drove out of colony number 32, Irina Sobolevskaya, the lawyer, told reporters. The promise to every one of them: "
        "100,000 roubles monthly, and to be pardoned after six months. She speaks for 11 families, living in Perm and, 200 kilometres further north, in Solikamsk.\n\n"
        "Among those on board was Anton Lyamin, aged 44, a convicted robber with 7 years still to serve. It was a note that told his sister Vera; "
        "a guard had carried it to the bakery she runs in Berezniki. In it he said he would be back for his daughter’s birthday.\n\n"
        "Questions to the prison service of the region went unanswered. A bus carrying 35 prisoners had been noticed in October, heading for Yekaterinburg."
    ),
    "nl": (
        "De Wagnergroep heeft 140 nieuwe strijders gevonden onder de gedetineerden van een strafkolonie bij Perm. Dat vertelde een advocate donderdag.\n\n"
        "Twee bussen reden om 6 uur in de ochtend weg uit kolonie nummer 32, aldus Irina Sobolevskaja, de advocate. Wat iedereen beloofd werd: maandelijks "
        "100.000 roebel, en na zes maanden gratie. Zij treedt op voor 11 families, die in Perm wonen en in Solikamsk, 200 kilometer verder naar het noorden.\n\n"
        "In een van die bussen zat Anton Ljamin, 44 jaar oud en veroordeeld voor een overval, met nog 7 jaar voor de boeg. Een briefje bracht het nieuws naar "
        "zijn zus Vera, in de bakkerij die ze in Berezniki heeft; een bewaker gaf het af. Voor de verjaardag van zijn dochter zou hij terug zijn, stond er.\n\n"
        "Vragen aan de gevangenisdienst van de regio bleven onbeantwoord. Al in oktober was een bus opgemerkt met 35 gevangenen, op weg naar Jekaterinenburg."
    ),
}

ALONE = {
    "en": (
        "At least 140 convicts from a colony near Perm have gone to the front with the Wagner Group, the rights group Bars of Silence said on Thursday.\n\n"
        "The group bases its figure on letters from 9 prisoners and on talks with 3 guards. The men were given two days to think, it said, and were "
        "offered 100,000 roubles a month. Those who refused were moved to a punishment block.\n\n"
        "Colony number 32 holds about 1,100 people. Nikolai Bersenev, who left it in August, said that recruiters had landed by helicopter on the football "
        "field. “They asked who had experience with explosives,” he said from Kazan.\n\n"
        "Bars of Silence counts 2,300 prisoners who left colonies between the Volga and the Urals since summer, 400 of them from Perm Krai."
    ),
    "en later": (
        "Prisoners from Perm are fighting near Bakhmut, their relatives say. The Wagner Group took 140 of them from one penal colony, lawyer Irina "
        "Sobolevskaya told a news conference on Thursday.\n\n"
        "Oksana Dyukova, 52, has not heard from her husband for 19 days. She keeps his last message, sent from a number in Rostov. The men had been told that "
        "they would dig trenches, she says.\n\n"
        "At the same conference, deputy Pavel Ustyugov showed a list with 64 names. He wants the prosecutor to say by 1 December under which law they "
        "were released. In Perm a monument to the victims of repression was defaced in the same night."
    ),
    "de": (
        "Die Gruppe Wagner hat nach Angaben des Vereins Offene Tür 140 Häftlinge aus einer Strafkolonie bei Perm mitgenommen.\n\n"
        "Der Verein beruft sich auf 17 Angehörige. Zwei von ihnen, beide aus Kungur, sagten der Redaktion am Donnerstag am Telefon, ihre Söhne hätten "
        "100.000 Rubel im Monat unterschrieben. Einer der Söhne ist 23. Er saß wegen Diebstahls in der Kolonie Nummer 32, für noch 14 Monate.\n\n"
        "In Moskau sagte der Jurist Stepan Oblomzew, eine Begnadigung vor dem Einsatz sei nicht vorgesehen. Im September hatte ein Gericht in "
        "Tscheljabinsk die Klage von 6 Müttern abgewiesen."
    ),
    "ru": (
        "Из колонии под Пермью на фронт в составе «Группы Вагнера» отправили 140 заключённых, сообщили родственники осуждённых.\n\n"
        "Оксана Дюкова 19 дней не получала вестей от мужа. Последнее сообщение пришло из Ростова-на-Дону. Мужчинам обещали 100 000 рублей в месяц.\n\n"
        "Депутат Павел Устюгов показал журналистам список из 64 фамилий и попросил прокуратуру ответить до 1 декабря. Он напомнил, что в июле из "
        "Соликамска в Луганск уехали 27 человек, домой вернулись трое."
    ),
}
