<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AroundPage</name>
    <message>
        <source>No login. Paper receipt.</source>
        <translation>Ohne Anmeldung. Beleg auf Papier.</translation>
    </message>
</context>
<context>
    <name>AttractPage</name>
    <message>
        <source>In the house right now</source>
        <translation>Gerade im Haus</translation>
    </message>
    <message>
        <source>Free now</source>
        <translation>Jetzt frei</translation>
    </message>
    <message>
        <source>Looked free</source>
        <translation>Schien frei</translation>
    </message>
    <message>
        <source>No login.</source>
        <translation>Ohne Anmeldung.</translation>
    </message>
    <message>
        <source>No login. Paper receipt.</source>
        <translation>Ohne Anmeldung. Beleg auf Papier.</translation>
    </message>
    <message>
        <source>Touch to book a place</source>
        <translation>Berühren und buchen</translation>
    </message>
    <message>
        <source>I have a receipt</source>
        <translation>Ich habe einen Beleg</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
</context>
<context>
    <name>ConfirmAlso</name>
    <message>
        <source>Could you also use this?</source>
        <translation>Würde auch das passen?</translation>
    </message>
</context>
<context>
    <name>ConfirmBook</name>
    <message>
        <source>Type a number</source>
        <translation>Nummer eingeben</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Wir fragen …</translation>
    </message>
    <message>
        <source>Book and print</source>
        <translation>Buchen und drucken</translation>
    </message>
    <message>
        <source>Ask the house</source>
        <translation>Das Haus fragen</translation>
    </message>
    <message>
        <source>Ask and print</source>
        <translation>Anfragen und drucken</translation>
    </message>
</context>
<context>
    <name>ConfirmFoot</name>
    <message>
        <source>A request: nothing is promised yet.</source>
        <translation>Eine Anfrage: noch ist nichts versprochen.</translation>
    </message>
    <message>
        <source>You see the answer here, with the code.</source>
        <translation>Die Antwort sehen Sie hier, mit dem Code.</translation>
    </message>
    <message>
        <source>Nothing is booked until you press.</source>
        <translation>Gebucht wird erst, wenn Sie drücken.</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>Nummer verwenden</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>Doch keine Nummer</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>Zur Nummer</translation>
    </message>
    <message>
        <source>You can have this</source>
        <translation>Das können Sie haben</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>More choices</source>
        <translation>Mehr Auswahl</translation>
    </message>
</context>
<context>
    <name>ConfirmFootWide</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>More choices</source>
        <translation>Mehr Auswahl</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>Doch keine Nummer</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>Zur Nummer</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>Nummer verwenden</translation>
    </message>
</context>
<context>
    <name>ConfirmGone</name>
    <message>
        <source>Nothing is booked.</source>
        <translation>Nichts ist gebucht.</translation>
    </message>
</context>
<context>
    <name>ConfirmGoneWide</name>
    <message>
        <source>You can have this</source>
        <translation>Das können Sie haben</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>ConfirmInstead</name>
    <message>
        <source>You can have this</source>
        <translation>Das können Sie haben</translation>
    </message>
</context>
<context>
    <name>ConfirmLayout</name>
    <message>
        <source>Room layout</source>
        <translation>So steht der Raum</translation>
    </message>
</context>
<context>
    <name>ConfirmMeanings</name>
    <message>
        <source>Only us</source>
        <translation>Nur wir</translation>
    </message>
    <message>
        <source>Not for others</source>
        <translation>Nicht für andere</translation>
    </message>
    <message>
        <source>Come and see</source>
        <translation>Hereinschauen</translation>
    </message>
    <message>
        <source>One may look in</source>
        <translation>Man darf hereinschauen</translation>
    </message>
    <message>
        <source>Open to all</source>
        <translation>Offen für alle</translation>
    </message>
    <message>
        <source>Shown on the screen</source>
        <translation>Steht auf dem Bildschirm</translation>
    </message>
</context>
<context>
    <name>ConfirmNumber</name>
    <message>
        <source>The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.</source>
        <translation>Die Nummer wird nur für diese Buchung verwendet. Sie wird beim Buchen versiegelt und ist danach an diesem Bildschirm nicht mehr zu sehen.</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>Doch keine Nummer</translation>
    </message>
</context>
<context>
    <name>ConfirmOpenness</name>
    <message>
        <source>Who may come?</source>
        <translation>Wer darf kommen?</translation>
    </message>
    <message>
        <source>Not for others</source>
        <translation>Nicht für andere</translation>
    </message>
    <message>
        <source>Only us</source>
        <translation>Nur wir</translation>
    </message>
    <message>
        <source>One may look in</source>
        <translation>Man darf hereinschauen</translation>
    </message>
    <message>
        <source>Come and see</source>
        <translation>Hereinschauen</translation>
    </message>
    <message>
        <source>Shown on the screen</source>
        <translation>Steht auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Open to all</source>
        <translation>Offen für alle</translation>
    </message>
</context>
<context>
    <name>ConfirmPrice</name>
    <message>
        <source>A request: nothing is promised yet.</source>
        <translation>Eine Anfrage: noch ist nichts versprochen.</translation>
    </message>
    <message>
        <source>You see the answer here, with the code.</source>
        <translation>Die Antwort sehen Sie hier, mit dem Code.</translation>
    </message>
    <message>
        <source>Nothing is booked until you press.</source>
        <translation>Gebucht wird erst, wenn Sie drücken.</translation>
    </message>
</context>
<context>
    <name>ConfirmSealed</name>
    <message>
        <source>The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.</source>
        <translation>Die Nummer wird nur für diese Buchung verwendet. Sie wird beim Buchen versiegelt und ist danach an diesem Bildschirm nicht mehr zu sehen.</translation>
    </message>
</context>
<context>
    <name>ConfirmSteps</name>
    <message>
        <source>15 min shorter</source>
        <translation>15 Min. kürzer</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 Min.</translation>
    </message>
    <message>
        <source>15 min longer</source>
        <translation>15 Min. länger</translation>
    </message>
</context>
<context>
    <name>ConfirmTime</name>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
</context>
<context>
    <name>ConfirmTyping</name>
    <message>
        <source>No number after all</source>
        <translation>Doch keine Nummer</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>Nummer verwenden</translation>
    </message>
</context>
<context>
    <name>ConfirmWaiting</name>
    <message>
        <source>We are asking for your time</source>
        <translation>Wir fragen nach Ihrer Zeit</translation>
    </message>
    <message>
        <source>It takes three seconds at most. You need do nothing.</source>
        <translation>Es dauert höchstens drei Sekunden. Sie brauchen nichts zu tun.</translation>
    </message>
</context>
<context>
    <name>ConfirmWho</name>
    <message>
        <source>Who is booking?</source>
        <translation>Wer bucht?</translation>
    </message>
    <message>
        <source>The paper is your key</source>
        <translation>Das Papier ist Ihr Schlüssel</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Telefonnummer</translation>
    </message>
</context>
<context>
    <name>FindDays</name>
    <message>
        <source>Earlier days</source>
        <translation>Frühere Tage</translation>
    </message>
    <message>
        <source>Later days</source>
        <translation>Spätere Tage</translation>
    </message>
</context>
<context>
    <name>FindFoot</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>FindLow</name>
    <message>
        <source>choose several if you like</source>
        <translation>gern mehrere wählen</translation>
    </message>
</context>
<context>
    <name>FindNeeds</name>
    <message>
        <source>choose several if you like</source>
        <translation>gern mehrere wählen</translation>
    </message>
    <message>
        <source>Must have …</source>
        <translation>Muss es das geben …</translation>
    </message>
</context>
<context>
    <name>FindPersons</name>
    <message>
        <source>How many?</source>
        <translation>Wie viele?</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>FindPurposes</name>
    <message>
        <source>What for?</source>
        <translation>Was haben Sie vor?</translation>
    </message>
</context>
<context>
    <name>FindShown</name>
    <message>
        <source>When?</source>
        <translation>Wann?</translation>
    </message>
    <message>
        <source>How many?</source>
        <translation>Wie viele?</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>Was haben Sie vor?</translation>
    </message>
    <message>
        <source>Must have …</source>
        <translation>Muss es das geben …</translation>
    </message>
    <message>
        <source>How long do you stay?</source>
        <translation>Wie lange bleiben Sie?</translation>
    </message>
</context>
<context>
    <name>FindStart</name>
    <message>
        <source>When?</source>
        <translation>Wann?</translation>
    </message>
    <message>
        <source>Half an hour earlier</source>
        <translation>Eine halbe Stunde früher</translation>
    </message>
    <message>
        <source>Half an hour later</source>
        <translation>Eine halbe Stunde später</translation>
    </message>
</context>
<context>
    <name>FindWhen</name>
    <message>
        <source>When?</source>
        <translation>Wann?</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Later today</source>
        <translation>Heute später</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>Anderer Tag</translation>
    </message>
</context>
<context>
    <name>GenuineReceipt</name>
    <message>
        <source>Your receipt counts</source>
        <translation>Ihr Beleg gilt</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>Fertig, Bildschirm leeren</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>InsteadCards</name>
    <message>
        <source>You can have this</source>
        <translation>Das können Sie haben</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>Nächster Ort</translation>
    </message>
</context>
<context>
    <name>JoinAway</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>JoinButton</name>
    <message>
        <source>Waiting list</source>
        <translation>Warteliste</translation>
    </message>
</context>
<context>
    <name>JoinNumber</name>
    <message>
        <source>Join the waiting list</source>
        <translation>Auf die Warteliste</translation>
    </message>
    <message>
        <source>Used to call about this alone, then deleted.</source>
        <translation>Nur für den Anruf hierzu, danach gelöscht.</translation>
    </message>
    <message>
        <source>The house uses the number to call about this, and for nothing else. It is deleted when the day is over, or when you leave the list.</source>
        <translation>Das Haus nutzt die Nummer, um hierzu anzurufen, und für nichts anderes. Sie wird gelöscht, wenn der Tag vorbei ist oder wenn Sie die Liste verlassen.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>Zur Nummer</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Wir fragen …</translation>
    </message>
    <message>
        <source>Put me on the list</source>
        <translation>Auf die Liste setzen</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>Join the waiting list</source>
        <translation>Auf die Warteliste</translation>
    </message>
    <message>
        <source>The house uses the number to call about this, and for nothing else. It is deleted when the day is over, or when you leave the list.</source>
        <translation>Das Haus nutzt die Nummer, um hierzu anzurufen, und für nichts anderes. Sie wird gelöscht, wenn der Tag vorbei ist oder wenn Sie die Liste verlassen.</translation>
    </message>
</context>
<context>
    <name>JoinedMore</name>
    <message>
        <source>The house calls when something suits. Nothing is held for you meanwhile.</source>
        <translation>Das Haus ruft an, wenn etwas passt. Bis dahin wird nichts für Sie freigehalten.</translation>
    </message>
    <message>
        <source>With the code you leave the list: on the net, or by calling the house.</source>
        <translation>Mit dem Code verlassen Sie die Liste: im Netz oder per Anruf im Haus.</translation>
    </message>
    <message>
        <source>Take me off the list</source>
        <translation>Von der Liste nehmen</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <translation>Zurück zum Code</translation>
    </message>
</context>
<context>
    <name>JoinedView</name>
    <message>
        <source>ON THE WAITING LIST</source>
        <translation>AUF DER WARTELISTE</translation>
    </message>
    <message>
        <source>Your number is deleted. You can throw the paper away.</source>
        <translation>Ihre Nummer ist gelöscht. Das Papier können Sie wegwerfen.</translation>
    </message>
    <message>
        <source>You are off the waiting list</source>
        <translation>Sie stehen nicht mehr auf der Warteliste</translation>
    </message>
    <message>
        <source>The house calls when something suits. Nothing is held for you meanwhile.</source>
        <translation>Das Haus ruft an, wenn etwas passt. Bis dahin wird nichts für Sie freigehalten.</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>Ihr Code</translation>
    </message>
    <message>
        <source>With the code you leave the list: on the net, or by calling the house.</source>
        <translation>Mit dem Code verlassen Sie die Liste: im Netz oder per Anruf im Haus.</translation>
    </message>
    <message>
        <source>A QR code with your place on the list</source>
        <translation>Ein QR-Code mit Ihrem Platz auf der Liste</translation>
    </message>
    <message>
        <source>Take me off the list</source>
        <translation>Von der Liste nehmen</translation>
    </message>
    <message>
        <source>About the list</source>
        <translation>Zur Warteliste</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Help with the screen</source>
        <translation>Hilfen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Lower: everything you touch is low on the screen</source>
        <translation>Tiefer: Alles, was Sie berühren, ist unten am Bildschirm</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Tiefer</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Vorlesen</translation>
    </message>
    <message>
        <source>Simple: one question at a time</source>
        <translation>Einfach: eine Frage nach der anderen</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Mehr Zeit</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Choose a language</source>
        <translation>Sprache wählen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>MyBookingView</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>Ich bin da</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <translation>Länger bleiben</translation>
    </message>
    <message>
        <source>How long do you stay?</source>
        <translation>Wie lange bleiben Sie?</translation>
    </message>
    <message>
        <source>When do you end?</source>
        <translation>Wann enden Sie?</translation>
    </message>
    <message>
        <source>Take the request back?</source>
        <translation>Die Anfrage zurückziehen?</translation>
    </message>
    <message>
        <source>Give the rest of the time back?</source>
        <translation>Den Rest der Zeit zurückgeben?</translation>
    </message>
    <message>
        <source>Give the room back?</source>
        <translation>Den Raum zurückgeben?</translation>
    </message>
    <message>
        <source>You get no answer then, and this receipt counts no more.</source>
        <translation>Dann bekommen Sie keine Antwort, und dieser Beleg gilt nicht mehr.</translation>
    </message>
    <message>
        <source>The room is free for others from the next quarter on.</source>
        <translation>Ab der nächsten Viertelstunde ist der Raum frei für andere.</translation>
    </message>
    <message>
        <source>The time is then free for others, and this receipt counts no more.</source>
        <translation>Dann ist die Zeit frei für andere, und dieser Beleg gilt nicht mehr.</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Nein, behalten</translation>
    </message>
    <message>
        <source>No, we stay</source>
        <translation>Nein, wir bleiben</translation>
    </message>
    <message>
        <source>No, we are coming</source>
        <translation>Nein, wir kommen</translation>
    </message>
    <message>
        <source>Yes, take it back</source>
        <translation>Ja, zurückziehen</translation>
    </message>
    <message>
        <source>Yes, give it back</source>
        <translation>Ja, zurückgeben</translation>
    </message>
    <message>
        <source>The request is withdrawn</source>
        <translation>Die Anfrage ist zurückgezogen</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Zurückgegeben</translation>
    </message>
    <message>
        <source>You can throw the paper away.</source>
        <translation>Das Papier können Sie wegwerfen.</translation>
    </message>
    <message>
        <source>Thank you. Others can use the room now.</source>
        <translation>Danke. Jetzt können andere den Raum nutzen.</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>Das können Sie tun</translation>
    </message>
    <message>
        <source>Yes, we are done</source>
        <translation>Ja, wir sind fertig</translation>
    </message>
    <message>
        <source>Back to the booking</source>
        <translation>Zurück zur Buchung</translation>
    </message>
    <message>
        <source>Look for something else</source>
        <translation>Etwas anderes suchen</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>Fertig, Bildschirm leeren</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>MyDoings</name>
    <message>
        <source>I am here</source>
        <translation>Ich bin da</translation>
    </message>
    <message>
        <source>In case it rains</source>
        <translation>Falls es regnet</translation>
    </message>
    <message>
        <source>Indoors or outdoors?</source>
        <translation>Drinnen oder draußen?</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <translation>Länger bleiben</translation>
    </message>
    <message>
        <source>Give time back</source>
        <translation>Zeit zurückgeben</translation>
    </message>
    <message>
        <source>End earlier</source>
        <translation>Früher enden</translation>
    </message>
    <message>
        <source>To the room</source>
        <translation>Zum Raum</translation>
    </message>
    <message>
        <source>Show the way</source>
        <translation>Weg zeigen</translation>
    </message>
    <message>
        <source>It will say copy</source>
        <translation>Darauf steht Kopie</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Noch einmal drucken</translation>
    </message>
    <message>
        <source>Give the rest back</source>
        <translation>Den Rest zurückgeben</translation>
    </message>
    <message>
        <source>Give the room back</source>
        <translation>Den Raum zurückgeben</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>Anfrage zurückziehen</translation>
    </message>
    <message>
        <source>We are done</source>
        <translation>Wir sind fertig</translation>
    </message>
    <message>
        <source>We are not coming</source>
        <translation>Wir kommen nicht</translation>
    </message>
</context>
<context>
    <name>MyMore</name>
    <message>
        <source>What you can do</source>
        <translation>Das können Sie tun</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>MyReceiptPage</name>
    <message>
        <source>Scan or type your code</source>
        <translation>Code scannen oder eingeben</translation>
    </message>
    <message>
        <source>Hold the square on the receipt under the scanner, or type the nine digits below it.</source>
        <translation>Halten Sie den QR-Code auf dem Beleg unter den Scanner, oder geben Sie die neun Ziffern darunter ein.</translation>
    </message>
    <message>
        <source>We are looking for the receipt …</source>
        <translation>Wir suchen den Beleg …</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Show my receipt</source>
        <translation>Meinen Beleg zeigen</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>OutingPage</name>
    <message>
        <source>The way, and more</source>
        <translation>Der Weg und mehr</translation>
    </message>
</context>
<context>
    <name>ReachHint</name>
    <message>
        <source>Everything you touch is below</source>
        <translation>Alles, was Sie berühren, ist unten</translation>
    </message>
</context>
<context>
    <name>ReadBack</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>ReceiptMore</name>
    <message>
        <source>How to get there</source>
        <translation>So kommen Sie hin</translation>
    </message>
    <message>
        <source>How you get an answer</source>
        <translation>So bekommen Sie Antwort</translation>
    </message>
    <message>
        <source>The paper is your key. Without paper, write the code down and type it here later.</source>
        <translation>Das Papier ist Ihr Schlüssel. Ohne Papier notieren Sie den Code und geben ihn später hier ein.</translation>
    </message>
    <message>
        <source>I am here already</source>
        <translation>Ich bin schon da</translation>
    </message>
    <message>
        <source>Print again (copy)</source>
        <translation>Kopie drucken</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>Anfrage zurückziehen</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <translation>Zurück zum Code</translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>NOT CONFIRMED</source>
        <translation>NICHT BESTÄTIGT</translation>
    </message>
    <message>
        <source>CONFIRMED</source>
        <translation>BESTÄTIGT</translation>
    </message>
    <message>
        <source>REQUEST</source>
        <translation>ANFRAGE</translation>
    </message>
    <message>
        <source>You can throw the paper away.</source>
        <translation>Das Papier können Sie wegwerfen.</translation>
    </message>
    <message>
        <source>The request is withdrawn</source>
        <translation>Die Anfrage ist zurückgezogen</translation>
    </message>
    <message>
        <source>How to get there</source>
        <translation>So kommen Sie hin</translation>
    </message>
    <message>
        <source>How you get an answer</source>
        <translation>So bekommen Sie Antwort</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>Ihr Code</translation>
    </message>
    <message>
        <source>The paper is your key. Without paper, write the code down and type it here later.</source>
        <translation>Das Papier ist Ihr Schlüssel. Ohne Papier notieren Sie den Code und geben ihn später hier ein.</translation>
    </message>
    <message>
        <source>A QR code with your receipt</source>
        <translation>Ein QR-Code mit Ihrem Beleg</translation>
    </message>
    <message>
        <source>Printing a copy …</source>
        <translation>Eine Kopie wird gedruckt …</translation>
    </message>
    <message>
        <source>Take the request back?</source>
        <translation>Die Anfrage zurückziehen?</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Nein, behalten</translation>
    </message>
    <message>
        <source>Yes, take it back</source>
        <translation>Ja, zurückziehen</translation>
    </message>
    <message>
        <source>The way, and more</source>
        <translation>Der Weg und mehr</translation>
    </message>
    <message>
        <source>I am here already</source>
        <translation>Ich bin schon da</translation>
    </message>
    <message>
        <source>Print again (copy)</source>
        <translation>Kopie drucken</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>Anfrage zurückziehen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>ReceiptPlan</name>
    <message>
        <source>Back to the code</source>
        <translation>Zurück zum Code</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Taken</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Being set up</source>
        <translation>Wird aufgebaut</translation>
    </message>
    <message>
        <source>Your time</source>
        <translation>Ihre Zeit</translation>
    </message>
    <message>
        <source>How the time is drawn</source>
        <translation>So ist die Zeit gezeichnet</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Change the search</source>
        <translation>Suche ändern</translation>
    </message>
    <message>
        <source>Your search</source>
        <translation>Ihre Suche</translation>
    </message>
    <message>
        <source>Search and place</source>
        <translation>Suche und&#xa0;Ort</translation>
    </message>
    <message>
        <source>Other times</source>
        <translation>Andere Zeiten</translation>
    </message>
</context>
<context>
    <name>SearchMore</name>
    <message>
        <source>Other times</source>
        <translation>Andere Zeiten</translation>
    </message>
    <message>
        <source>Change the search</source>
        <translation>Suche ändern</translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>Yes, I am here</source>
        <translation>Ja, ich bin da</translation>
    </message>
</context>
<context>
    <name>StoppedPage</name>
    <message>
        <source>You can have this</source>
        <translation>Das können Sie haben</translation>
    </message>
    <message>
        <source>Type a phone number</source>
        <translation>Telefonnummer eingeben</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Look for something else</source>
        <translation>Etwas anderes suchen</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>Fertig, Bildschirm leeren</translation>
    </message>
</context>
<context>
    <name>TypedCode</name>
    <message>
        <source>Your code</source>
        <translation>Ihr Code</translation>
    </message>
</context>
<context>
    <name>TypedNumber</name>
    <message>
        <source>Your number</source>
        <translation>Ihre Nummer</translation>
    </message>
    <message>
        <source>Your phone number</source>
        <translation>Ihre Telefonnummer</translation>
    </message>
</context>
</TS>
