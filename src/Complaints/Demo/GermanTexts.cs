namespace Complaints.Demo;

internal static class GermanTexts
{
    public const string Block = """
        [said.SOLE-OPEN]
        Die Sohle löst sich vorne vom Schuh, das klafft richtig auf.
        Nach {weeks} Wochen hat sich links die Sohle gelöst, ich kann einen Finger reinstecken.
        Einmal Regen, und am nächsten Tag war die Sohle ab.
        Mitten auf der Straße ist mir die halbe Sohle weggeklappt, ich bin fast gestürzt.
        Beide Sohlen gehen auf, die eine vorn, die andere an der Ferse.
        Erst war da nur ein heller Strich am Rand, jetzt läuft Wasser rein.
        Der Schuh macht den Mund auf, wie im Trickfilm, nur dass ich nicht lache.
        {days} Tage getragen, und schon geht der Kleber auf.
        Auf der Wanderung ist die Sohle abgegangen, ich habe sie mit dem Schnürsenkel festgebunden.
        [said.RUB]
        Die Schuhe reiben an der Ferse, ich hatte nach jedem Tragen Blasen.
        Nach {times} Mal Tragen sind beide Fersen wund.
        Am kleinen Zeh drückt und scheuert es so, dass ich nach einer halben Stunde humple.
        Der Rand schneidet in den Knöchel, zwei Paar Strümpfe sind auch schon durch.
        Angeblich weiches Leder, aber ich laufe nur noch mit Pflaster.
        [said.FADE]
        Die Farbe ist nach {weeks} Wochen ausgeblichen, die sehen uralt aus.
        Vorne an der Kappe werden sie weiß, da hilft auch keine Creme.
        Ich habe nur feucht drübergewischt, und der Lappen war voller Farbe.
        Zwei Tage am Fenster, und die Farbe ist eine andere.
        [said.UPPER-PEEL]
        Das Obermaterial schält sich, da kommt helles Gewebe durch.
        In der Gehfalte platzt die Oberfläche ab wie alte Farbe.
        Als echtes Leder verkauft, und jetzt bröselt es!
        An beiden Spitzen löst sich die Haut ab, nach {weeks} Wochen.
        [said.FIT-SMALL]
        Ich trage immer diese Größe, aber hier stoßen die Zehen vorne an.
        Im Laden ging es, nach zwei Tagen war es eine ganze Nummer zu klein.
        Mir wurde gesagt, die weiten sich noch. Tun sie nicht.
        Die Größe stimmt einfach nicht mit anderen Schuhen überein.
        [said.ZIP-FAIL]
        Der Reißverschluss klemmt auf halber Höhe und geht dann hinten auf.
        Der Zipper ist abgebrochen, ganz ohne Gewalt.
        Beim {times}. Mal sind zwei Zähne aus dem Reißverschluss gesprungen.
        Der Reißverschluss geht immer wieder in der Mitte auf, so kann ich nicht vor die Tür.
        [said.SEAM-OPEN]
        An der Seite geht die Naht auf, man sieht schon das Futter.
        Die Naht ist auf drei Zentimetern offen und läuft weiter.
        Der Faden ist gerissen, nach {weeks} Wochen!
        Die Naht war von Anfang an schief, jetzt ist sie offen.
        [said.HURTS]
        Die Sohle ist bretthart, abends tun mir die Füße weh bis ins Knie.
        Innen ist eine Kante, da laufe ich wie auf einem Stein.
        Meine Mutter hält es darin keine Stunde aus.
        Nach einem Arbeitstag im Stehen konnte ich kaum noch laufen.
        [said.BLEED]
        Meine hellen Socken sind jetzt blau, das geht nicht mehr raus.
        Im Regen hat es auf die helle Hose abgefärbt, die war teurer als das hier.
        Meine Füße waren drei Tage lang schwarz.
        Es färbt innen ab, jedes Paar Strümpfe ist hin.
        [said.PILL]
        Nach {times} Mal Tragen ist alles voller Knötchen, vor allem unter den Ärmeln.
        Nicht mal gewaschen und schon Pilling ohne Ende.
        Sieht aus wie aus der Altkleidersammlung, lauter Fusseln.
        [said.SHRINK]
        Genau nach Etikett gewaschen und trotzdem eine Nummer kleiner.
        Die Ärmel sind jetzt fünf Zentimeter kürzer.
        Nach der ersten Wäsche passt es meiner Tochter. Sie ist zwölf.
        [said.SLOW]
        Ich habe {minutes} Minuten gewartet, und drei Verkäufer haben sich unterhalten.
        Für eine einfache Frage {minutes} Minuten anstehen, das geht doch nicht.
        Am Telefon geht niemand ran, und im Laden heißt es warten.
        [said.SOLE-WEAR-FAST]
        Der Absatz ist nach {weeks} Wochen außen schief gelaufen.
        Das Profil ist weg, bei Nässe rutsche ich nur noch.
        Vorne ist die Sohle fast durch, dabei trage ich sie nur ins Büro.
        [said.INSOLE-LOOSE]
        Die Einlegesohle rutscht nach vorn, ich muss sie ständig rausholen.
        Innen hat sich die Sohle gelöst und rollt sich zusammen.
        Beim Ausziehen kommt jedes Mal die Innensohle mit.
        [said.EYELET]
        Die Schnalle ist beim Zumachen einfach gebrochen.
        Zwei Ösen sind ausgerissen, jetzt hält kein Senkel mehr.
        Der Dorn ist verbogen, mein Kind kommt allein nicht mehr rein.
        [said.ODOUR]
        Die riechen furchtbar, auch nach einer Woche auf dem Balkon.
        Schon beim Aufmachen vom Karton schlug mir der Geruch entgegen.
        Ich hatte nie Probleme, aber in diesen Schuhen riecht es nach zwei Stunden.
        [said.COLOR-MISMATCH-PAIR]
        Bei Tageslicht sieht man es: links und rechts haben verschiedene Farben.
        Der eine ist rötlich, der andere gelblich, das ist doch kein Paar.
        Ein Schuh glänzt, der andere ist matt.
        [said.RUDE]
        Der Verkäufer hat die Augen verdreht und gesagt: „Dann kaufen Sie halt woanders.“
        Ich habe drei Paar probiert, da meinte er laut: „Wollen Sie auch mal was kaufen?“
        Als ich nach einer anderen Größe fragte, kam nur: „Steht alles da.“ Ohne aufzuschauen.
        Ich wurde vor allen Leuten angefahren, weil ich umtauschen wollte.
        Der junge Mann hat mich einfach stehen lassen und am Handy gespielt.
        Auf meine Reklamation kam: „Was machen Sie denn auch mit den Schuhen?“ So redet man nicht mit Kunden.
        Meine Mutter wurde behandelt wie eine Diebin, nur weil sie lange geschaut hat.
        Er hat gelacht, als ich die Schuhe auf den Tisch gestellt habe.
        [said.WATER-IN]
        Als wasserdicht verkauft, und beim ersten Regen waren die Socken nass.
        An der Seite zieht Wasser rein, man sieht den Rand.
        Im Schneematsch standen meine Füße im Wasser.
        [said.CARD-REFUSED]
        Meine Kundenkarte galt plötzlich nicht für neue Ware. Das stand nirgends.
        Der Gutschein wurde an der Kasse abgelehnt, weil die Jacke schon reduziert war.
        Die Punkte ließen sich nicht einlösen, ich soll noch mal kommen.
        [said.PAINT-OFF]
        Am Rand platzt die Farbe ab, sobald man wo anstößt.
        Der Lack am Absatz hat Risse und blättert.
        [said.DELIVERY-LATE]
        Drei Tage waren versprochen, zehn sind es geworden, die Feier war vorbei.
        Das Paket lag im Regen vor der Tür, und der Fahrer war unverschämt.
        Seit einer Woche „in Zustellung“, und keiner weiß was.
        [said.HEEL-LOOSE]
        Der Absatz wackelt, ich bin schon umgeknickt.
        Auf der Treppe ist der Absatz weggekippt, zum Glück hatte ich das Geländer.
        [said.PROMISE-BROKEN]
        In einer Woche sollte die Reparatur da sein, jetzt sind es drei, ohne Anruf.
        Man wollte mir das Paar zurücklegen, und nun ist es verkauft.
        Mir wurde ein Rückruf zugesagt. Ich warte heute noch.
        [said.WRONG-ITEM]
        Auf dem Karton steht meine Größe, drin ist eine andere.
        Bestellt war schwarz, gekommen ist etwas anderes.
        Ein Schuh in 39, einer in 40. Schaut da keiner nach?
        [said.SQUEAK]
        Die quietschen bei jedem Schritt, im Büro drehen sich alle um.
        Der rechte knarzt, in der Kirche war mir das sehr peinlich.
        [said.PRICE-DIFF]
        Am Regal stand ein anderer Preis als auf dem Kassenzettel.
        Einen Tag später war es reduziert, und die Differenz gab es nicht zurück.
        [said.BUTTON-OFF]
        Beim ersten Anziehen ist der Knopf abgefallen, Ersatz war keiner dabei.
        Zwei Knöpfe ab, die Fäden waren nicht mal verknotet.
        [said.NAIL-OR-SHARP]
        In der Sohle steckt ein Nagel, ich habe mir den Fuß aufgerissen!
        Unter der Einlage sticht etwas Spitzes durch.
        [said]
        Das ist nach {days} Tagen kaputt, bitte kümmern Sie sich darum.
        [around]
        Ich kaufe seit Jahren bei Ihnen und hatte nie etwas auszusetzen.
        Das war ein Geschenk für meine Frau, das ist mir jetzt unangenehm.
        Kassenzettel und Karton habe ich mit.
        Ich pflege meine Sachen immer gut, daran kann es nicht liegen.
        Für den Preis darf man das wohl erwarten.
        Ich bin extra mit der Straßenbahn hergekommen.
        Nächste Woche fahre ich in den Urlaub und brauche eine Lösung.
        Meine Kollegin hat dasselbe Modell, da ist nichts.
        Ich will keinen Ärger, nur dass es in Ordnung kommt.
        Gekauft habe ich es vor {days} Tagen.
        Billig war das ja nicht gerade.
        Online schreibe ich noch nichts, ich wollte erst mit Ihnen reden.
        [around.service]
        So etwas habe ich hier in all den Jahren nicht erlebt.
        Andere Kunden haben es mitbekommen, das war mir peinlich.
        Es war gar nicht viel los.
        Im Laden gegenüber geht das doch auch.
        Es geht mir nicht ums Geld, sondern um den Ton.
        Ich habe mir die Uhrzeit aufgeschrieben.
        Das sollte die Filialleitung wissen.
        Mein Mann stand daneben und war genauso sprachlos.
        [wish.repair]
        Bitte reparieren, aber ordentlich.
        Ich möchte, dass es kostenlos repariert wird.
        Wenn es zu richten ist, dann bitte schnell.
        [wish.exchange]
        Ich hätte gern Ersatz.
        Ich möchte umtauschen, keine Reparatur.
        Bitte gegen ein einwandfreies Stück tauschen.
        [wish.refund]
        Ich möchte mein Geld zurück.
        Bitte erstatten Sie mir den Kaufpreis.
        Behalten will ich es nicht mehr, Geld zurück.
        [wish.priceReduction]
        Wenn Sie im Preis nachlassen, behalte ich es.
        Dann wenigstens etwas vom Preis zurück.
        [wish.credit]
        Schreiben Sie mir den Betrag gut.
        Ein Gutschein wäre das Mindeste.
        [wish.apology]
        Ich erwarte eine Entschuldigung, mehr nicht.
        Es soll sich jemand persönlich entschuldigen.
        Ein ehrliches Wort dazu würde mir reichen.
        [wish.advice]
        Was kann man da machen?
        Sagen Sie mir, wie ich das in den Griff bekomme.
        [wish.other]
        Machen Sie mir einen Vorschlag.
        Ich hätte gern etwas Schriftliches dazu.

        [problem.SOLE-OPEN]
        die Sohle löst sich vom Schaft
        [problem.RUB]
        die Schuhe scheuern
        [problem.FADE]
        die Farbe bleicht aus
        [problem.UPPER-PEEL]
        das Obermaterial schält sich
        [problem.FIT-SMALL]
        die Schuhe fallen zu klein aus
        [problem.ZIP-FAIL]
        der Reißverschluss ist defekt
        [problem.SEAM-OPEN]
        eine Naht geht auf
        [problem.HURTS]
        die Füße schmerzen beim Laufen
        [problem.BLEED]
        die Farbe färbt ab
        [problem.PILL]
        der Stoff bildet Knötchen
        [problem.SHRINK]
        das Teil ist eingelaufen
        [problem.SLOW]
        die Wartezeit war zu lang
        [problem.SOLE-WEAR-FAST]
        die Sohle läuft sich zu schnell ab
        [problem.INSOLE-LOOSE]
        die Innensohle ist lose
        [problem.EYELET]
        ein Verschluss ist gebrochen
        [problem.ODOUR]
        es riecht unangenehm
        [problem.COLOR-MISMATCH-PAIR]
        die beiden Schuhe haben verschiedene Farben
        [problem.RUDE]
        der Ton im Laden war verletzend
        [problem.WATER-IN]
        es dringt Wasser ein
        [problem.CARD-REFUSED]
        Karte oder Gutschein wurde abgelehnt
        [problem.PAINT-OFF]
        die Randfarbe platzt ab
        [problem.DELIVERY-LATE]
        die Lieferung kam zu spät
        [problem.HEEL-LOOSE]
        der Absatz ist lose
        [problem.PROMISE-BROKEN]
        eine Zusage wurde nicht gehalten
        [problem.WRONG-ITEM]
        es wurde das Falsche geliefert
        [problem.SQUEAK]
        die Schuhe quietschen
        [problem.PRICE-DIFF]
        der Preis stimmte nicht
        [problem.BUTTON-OFF]
        ein Knopf ist abgefallen
        [problem.NAIL-OR-SHARP]
        im Schuh steckt ein spitzer Nagel
        [remedy.repair]
        eine Reparatur
        [remedy.exchange]
        einen Umtausch
        [remedy.refund]
        das Geld zurück
        [remedy.priceReduction]
        einen Preisnachlass
        [remedy.credit]
        eine Gutschrift
        [remedy.apology]
        eine Entschuldigung
        [remedy.advice]
        einen guten Rat
        [remedy.other]
        einen Vorschlag von uns
        [article]
        Artikel
        [anonymous]
        Kundschaft ohne Namen

        [keyPoints]
        Es geht darum: {problem}. Möchte {remedy}.
        Modell {style}: {problem}, nach etwa {weeks} Wochen; fühlt sich nicht ernst genommen.
        1. {problem} 2. Kauf noch nicht lange her 3. möchte {remedy}
        {problem}; braucht bald eine Lösung, am liebsten {remedy}.
        Kommt immer wieder darauf zurück: {problem}. Sonst nichts.
        {problem}. War früher zufrieden, jetzt enttäuscht.
        [topics]
        Über das Wetter und den Heimweg geredet, wurde ruhiger.
        Sie hat von dem Paar erzählt, das sie vor Jahren hier gekauft hat.
        Erst mal nicht über die Ware gesprochen, Kaffee angeboten.
        Er steht beruflich den ganzen Tag, das erklärt viel.
        Alles erzählen lassen, nicht unterbrochen.
        Das Kind hat in der Spielecke gemalt, das half.
        [apology]
        Das tut mir sehr leid, {name}. So soll es bei uns nicht sein.
        Entschuldigen Sie bitte den Ärger und den Weg, den Sie deswegen hatten.
        Es tut mir leid, dass Sie so enttäuscht wurden. Ich kümmere mich selbst darum.
        Ich würde mich an Ihrer Stelle auch ärgern, bitte entschuldigen Sie.
        Danke, dass Sie es uns sagen. Es tut uns leid.
        [apology.service]
        So darf niemand mit Ihnen reden, {name}. Ich entschuldige mich dafür.
        Es tut mir leid, dass Sie sich bei uns so unwohl gefühlt haben.
        Bitte entschuldigen Sie, das war unser Fehler und nicht Ihrer.
        Wir haben Sie warten lassen und nicht Wort gehalten, das tut mir leid.
        Für den Ton meines Kollegen bitte ich Sie um Entschuldigung.
        [restated]
        Ich fasse zusammen: {problem}, nach etwa {weeks} Wochen, und Sie möchten {remedy}. Stimmt das so?
        Also beim Modell {style}: {problem}, obwohl Sie es normal benutzt haben. Sie wünschen sich {remedy}.
        Am meisten stört Sie: {problem}. Dazu der Weg hierher. Sie möchten {remedy}.
        Wenn ich es richtig verstehe: {problem}, und bisher hat Ihnen niemand erklärt, warum.
        Noch einmal zur Sicherheit: {problem}, sonst nichts, und Sie möchten {remedy}.
        [cause.material]
        Das Material hält nicht, was es soll. Das liegt nicht an Ihnen.
        So darf das Material bei normalem Gebrauch nicht aussehen, das ist ein Mangel.
        Wir haben es uns angesehen: Es liegt am Material, wir geben es ans Werk weiter.
        [cause.adhesive]
        Der Kleber hat nicht richtig gebunden. Das ist ein Herstellungsfehler.
        An der Klebefläche sieht man, dass sie nie richtig fest war.
        Bei dieser Charge hatten wir das schon öfter, wir haben es gemeldet.
        [cause.workmanship]
        Hier wurde schlampig gearbeitet, das hätte die Prüfung finden müssen.
        Das ist ein Verarbeitungsfehler und geht auf uns.
        [cause.design]
        Das Modell hat einen steifen Rand, der am Anfang reibt. Wir können ihn weiten.
        Der Leisten ist schmal und passt nicht zu jedem Fuß.
        [cause.storage]
        Die Ware lag zu lange im Lager, daher der Geruch.
        [cause.storeHandling]
        Das haben wir im Laden verwechselt.
        Das Etikett war nicht ausgetauscht, unser Versehen.
        [cause.wrongAdvice]
        Wir hätten Ihnen eine halbe Nummer mehr empfehlen müssen.
        Die Beratung war nicht gut, das nehmen wir auf uns.
        [cause.careMissing]
        Dieses Material braucht Imprägnierung; darauf hätten wir hinweisen sollen.
        Es wurde wärmer gewaschen, als das Etikett sagt. Ich habe Ihnen die Pflege aufgeschrieben.
        Dunkles Leder färbt anfangs etwas, das hätten wir sagen müssen.
        [cause.customerUse]
        Die Spuren zeigen einen Stoß von außen, das ist kein Fehler der Ware.
        Für lange Touren ist dieses Modell nicht gemacht.
        [cause.normalWear]
        Nach dieser Zeit ist das normale Abnutzung.
        Das Profil ist gleichmäßig abgelaufen, also gebraucht und nicht kaputt.
        [cause.staff]
        Der Kollege hat sich falsch verhalten, wir haben mit ihm gesprochen.
        Sie haben recht, so etwas darf nicht vorkommen.
        [cause.policy]
        Unsere Regel war nicht verständlich ausgehängt.
        Die Regel ist unglücklich, wir haben es der Zentrale geschrieben.
        [cause.carrier]
        Das Paket hing beim Zusteller fest, aber gekauft haben Sie bei uns, also kümmern wir uns.
        [cause.unknown]
        Die Ursache ist noch nicht klar, wir helfen trotzdem.
        [questions]
        Möchte wissen, ob das beim nächsten Paar wieder passiert.
        Fragt nach einem Prüfbericht.
        Will von der Zentrale hören, nicht von uns.
        Glaubt nicht an normale Abnutzung, möchte eine zweite Meinung.
        [nothing.noFault]
        Normale Abnutzung, erklärt, kein weiterer Wunsch.
        Kein Mangel; wir haben es kostenlos gepflegt.
        [nothing.fault]
        Ist umgetauscht, mehr war nicht gewünscht.
        Der Kunde wollte nur die Reparatur.
        Daran wurde im Gespräch nicht gedacht.
        [finalOpinion]
        Wir reparieren kostenlos und geben drei Monate länger Garantie. Mehr können wir nicht anbieten.
        Umtausch ja, Geld zurück nein: Das ist unser letztes Wort dazu, wir haben es begründet.
        Die Prüfung hat keinen Mangel gezeigt. Aus Kulanz übernehmen wir die Hälfte der Reparatur.
        Wir legen einen Gutschein dazu, und die Filialleitung bleibt Ihre Ansprechpartnerin.
        [happy]
        Damit kann ich gut leben, danke.
        Sehr freundlich gelöst, ich komme wieder.
        Das ging ja schneller als gedacht.
        So stelle ich mir das vor.
        Die neuen passen wunderbar.
        [unhappy]
        Das ist mir zu wenig.
        Ich will trotzdem mein Geld zurück.
        Nach der Reparatur ist es wie vorher.
        Sie reden viel und tun wenig.
        [lesson]
        Beim Verkauf auf die Pflege hinweisen.
        Diese Charge im Auge behalten und den Bestand prüfen.
        Erst zuhören, dann über die Ware reden.
        Zugesagte Anrufe sofort in den Kalender.
        Immer beide Schuhe anprobieren lassen.
        [note.listen]
        Am Anfang laut, nach fünf Minuten ging es.
        Alles wiederholt, damit nichts fehlt.
        Erst mal ausreden lassen, war sehr aufgebracht.
        Alles mitgeschrieben, sonst gab es nichts.
        Kassenzettel und Ware lagen vor.
        Wollte sofort die Leitung sprechen, nach dem Zuhören ging es.
        Sehr höflich, möchte nur eine Lösung.
        [note.talk.calmer]
        Erst über etwas anderes gesprochen, das tat gut.
        Musik leiser gestellt, Platz angeboten.
        Ins Büro gebeten, Wasser angeboten, deutlich ruhiger.
        Mit Namen angesprochen, das hat geholfen.
        Hat sich gesetzt und einen Kaffee genommen.
        [note.talk.unchanged]
        Bleibt kühl, redet aber mit uns.
        Fragt nur, wann es gelöst ist.
        [note.talk.angrier]
        Wurde lauter, Filialleitung dazugeholt.
        [note.apologise]
        Mit eigenen Worten entschuldigt, nichts Abgelesenes.
        Die Filialleitung hat sich auch entschuldigt.
        Persönlich entschuldigt, wurde angenommen.
        „Schon gut“, sagt sie.
        Handschlag zum Schluss.
        [note.apologise.notAccepted]
        Will keine Worte, sondern eine Lösung.
        [note.analyse]
        Stelle vermessen und notiert.
        Fehler ist deutlich zu sehen und zu fühlen.
        Ware geprüft und fotografiert.
        Zu zweit angesehen, gleiche Meinung.
        Mit einem zweiten Paar derselben Charge verglichen.
        [note.analyse.noFault]
        Einseitig abgelaufen, kein Mangel zu sehen.
        Gemeinsam angeschaut, kein Fehler der Ware.
        [note.explain]
        Zwei Rückfragen, beide beantwortet.
        Pflegehinweise gleich mitgegeben.
        In einfachen Worten erklärt, wurde verstanden.
        Am Muster gezeigt, woran es liegt.
        [note.explain.disagrees]
        Sieht es anders, Termin für die Antwort vereinbart.
        [note.process]
        Werkstatt sagt drei Tage.
        Kommt morgen mit der Lieferung.
        Lösung vereinbart und schriftlich mitgegeben.
        Geht heute in die Werkstatt, kommt per Post zurück.
        War am Lager, gleich getauscht.
        Aus der Nachbarfiliale bestellt, zwei Tage.
        [note.compensate]
        War eine Überraschung, hat sich gefreut.
        Durfte sich etwas aussuchen.
        Kleines Dankeschön überreicht, Freude war groß.
        Hübsch verpackt mitgegeben.
        Karte geschrieben und mitgegeben.
        [note.compensate.declined]
        Möchte nichts geschenkt, nur die Lösung.
        [note.confirm.satisfied]
        Gefragt, ob alles passt: ja.
        Meine Durchwahl mitgegeben.
        Zufrieden, zur Tür begleitet.
        Hat sich bedankt und gelächelt.
        Keine offenen Fragen mehr.
        [note.confirm.notSatisfied]
        Nicht zufrieden, wir legen nach.
        Findet das Angebot zu klein.
        [note.confirm.finalResponse]
        Letzte Stellungnahme erklärt, Hinweis auf die Verbraucherzentrale.
        [note.followUp.settled]
        Kurzes Gespräch, alles gut.
        Hat uns sogar weiterempfohlen.
        Angerufen: alles in Ordnung.
        War im Laden und hat sich noch mal bedankt.
        Kurze Nachricht, trägt sie jeden Tag.
        [note.followUp.secondChance]
        Ware noch nicht angekommen, Zusage nicht gehalten. Wir holen das nach.
        Dieselbe Stelle ist wieder offen, soll noch mal kommen.
        [note.followUp.noReply]
        Lange klingeln lassen, nächstes Mal vormittags.
        Nachricht gelesen, aber keine Antwort.
        Niemand erreicht, Nachricht hinterlassen.
        Mailbox, nächster Versuch in ein paar Tagen.
        Keine Antwort auf die Nachricht.
        [override]
        Ware war nicht dabei, nach Fotos entschieden. Prüfung wird nachgeholt.
        Kundin wohnt weit weg, wir machen ohne Ansicht weiter.
        [decision.approve]
        Unser Fehler, einverstanden.
        Stammkunde, das ist es wert.
        [decision.reduce]
        Die Hälfte ist angemessen.
        In ähnlichen Fällen war es so viel, dabei bleiben wir.
        [decision.reject]
        Ist schon umgetauscht, mehr nicht.
        Dafür fehlt der Grund, bitte freundlich erklären.
        [reopened]
        War vier Wochen verreist und hat unsere Nachricht jetzt erst gesehen. Die Reparatur hat nicht gehalten.
        Hat eine neue Nummer und unsere Anrufe nicht bekommen. Es ist noch immer nicht in Ordnung.
        [withdrawn]
        Kundin rief an: lassen wir es, sie hat es selbst richten lassen.
        Der Kunde möchte keine Zeit mehr aufwenden und zieht zurück.
        Hat sich als Missverständnis herausgestellt, sagt der Kunde selbst.
        „Lassen wir es gut sein“, sagte sie am Telefon.
        [keyPoints.service]
        {problem}; fühlt sich nicht geachtet, möchte {remedy}.
        Es geht um den Umgang: {problem}. Nicht ums Geld. Möchte {remedy}.
        {problem}, vor anderen Kunden; das war peinlich. Möchte {remedy}.
        Zweimal gesagt: {problem}. Soll nicht wieder vorkommen.
        [restated.service]
        Ich fasse zusammen: {problem}, das hat Sie verletzt, und Sie möchten {remedy}. Richtig?
        Sie sagen: {problem}, und niemand hat es Ihnen erklärt. Sie möchten {remedy}.
        Es geht Ihnen nicht ums Geld, sondern darum: {problem}.
        [note.listen.service]
        Zugehört, ohne den Kollegen zu verteidigen.
        Uhrzeit und Hergang aufgeschrieben.
        War den Tränen nah, Taschentuch gereicht.
        [note.analyse.service]
        Mit dem Kollegen gesprochen, der Dienst hatte.
        Kassenprotokoll geprüft, stimmt so.
        Beide Seiten gehört, im Kern gleich.
        [note.explain.service]
        Erklärt, wie es dazu kam, ohne Ausreden.
        Gesagt, was wir ändern.
        [note.process.service]
        Filialleitung spricht selbst mit der Kundschaft.
        Rückruf der Leitung fest vereinbart.
        Zusage aufgeschrieben und mitgegeben.
        [finalOpinion.service]
        Wir haben uns entschuldigt und mit dem Kollegen gesprochen. Mehr können wir nicht tun.
        Zur Entschuldigung geben wir einen Gutschein dazu, das ist unser letztes Angebot.
        [happy.service]
        Mehr wollte ich gar nicht, danke.
        Dass die Chefin selbst kam, fand ich gut.
        Schwamm drüber, ich komme wieder.
        [unhappy.service]
        Das klang auswendig gelernt.
        Am Ende war es wieder keiner.
        [lesson.service]
        Auch im Trubel kurz grüßen und um Geduld bitten.
        Kartenregeln beim Ausstellen erklären.
        Zusagen ins Übergabebuch schreiben.
        Im Team besprochen, ohne Namen.
        [nothing.fault.service]
        Wollte nur die Entschuldigung.
        Persönlich entschuldigt, das reichte.
        [nothing.noFault.service]
        Kein Fehlverhalten festgestellt, erklärt.
        [questions.service]
        Möchte wissen, was mit dem Kollegen passiert.
        Bittet um Anruf der Regionalleitung.
        [note.followUp.settled.service]
        Ist nicht mehr verärgert.
        War wieder einkaufen und wurde gut bedient.
        [note.followUp.secondChance.service]
        Der versprochene Anruf kam nicht, holen wir heute nach.
        [override.service]
        Hatte es eilig, Angaben werden nachgetragen.
        [withdrawn.service]
        Der Ärger ist verraucht, sagt die Kundin.
        Möchte niemandem schaden und zieht zurück.
        [more]
        War viel Betrieb, sind nach hinten gegangen.
        Kollegin hat kurz übernommen.
        Hatte es eilig, deshalb zügig.
        {name} war sehr aufgeregt, Ruhe bewahrt.
        An die Spätschicht übergeben.
        Nummer für den Rückruf notiert.
        Fotos sind abgelegt.
        Kassenzettel geprüft, Datum stimmt.
        Antwort noch für heute zugesagt.
        Blieb die ganze Zeit freundlich.
        Beim nächsten Besuch daran denken.
        Kind war dabei, erst mal versorgt.
        [wish.priceReduction.service]
        Dann ziehen Sie den Nachlass bitte nachträglich ab.
        Die Differenz hätte ich gern zurück.
        [wish.credit.service]
        Schreiben Sie es mir beim nächsten Einkauf gut.
        Erkennen Sie es einfach nachträglich an.
        """;
}
