<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
    <name>AroundPage</name>
    <message>
        <source>No login. Paper receipt.</source>
        <translation>Uden login. Kvittering på papir.</translation>
    </message>
</context>
<context>
    <name>AttractPage</name>
    <message>
        <source>In the house right now</source>
        <translation>Lige nu i huset</translation>
    </message>
    <message>
        <source>Free now</source>
        <translation>Ledigt nu</translation>
    </message>
    <message>
        <source>Looked free</source>
        <translation>Så ledigt ud</translation>
    </message>
    <message>
        <source>No login. Paper receipt.</source>
        <translation>Uden login. Kvittering på papir.</translation>
    </message>
    <message>
        <source>No login.</source>
        <translation>Uden login.</translation>
    </message>
    <message>
        <source>Touch to book a place</source>
        <translation>Tryk og book et&#xa0;sted</translation>
    </message>
    <message>
        <source>I have a receipt</source>
        <translation>Jeg har en kvittering</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprog</translation>
    </message>
</context>
<context>
    <name>BoardLegend</name>
    <message>
        <source>Free</source>
        <translation>Ledigt</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bekræftet</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>Klargøring</translation>
    </message>
    <message>
        <source>Awaits an answer</source>
        <translation>Venter på svar</translation>
    </message>
    <message>
        <source>Closed off</source>
        <translation>Spærret</translation>
    </message>
    <message>
        <source>What you hold</source>
        <translation>Det, du holder</translation>
    </message>
    <message>
        <source>Moves from here</source>
        <translation>Flyttes herfra</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Lukket</translation>
    </message>
    <message>
        <source>Not kept here</source>
        <translation>Ikke gemt her</translation>
    </message>
    <message>
        <source>Others may come</source>
        <translation>Andre må komme</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>Tjekket ind</translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>Book %1</source>
        <translation>Book %1</translation>
    </message>
    <message>
        <source>Need it no more</source>
        <translation>Har ikke brug for det mere</translation>
    </message>
</context>
<context>
    <name>ConfirmAlso</name>
    <message>
        <source>Could you also use this?</source>
        <translation>Kan du også bruge det her?</translation>
    </message>
</context>
<context>
    <name>ConfirmBook</name>
    <message>
        <source>Type a number</source>
        <translation>Tast nummer</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Vi spørger …</translation>
    </message>
    <message>
        <source>Book and print</source>
        <translation>Book og print</translation>
    </message>
    <message>
        <source>Ask and print</source>
        <translation>Bed om det og print</translation>
    </message>
    <message>
        <source>Ask the house</source>
        <translation>Spørg huset</translation>
    </message>
</context>
<context>
    <name>ConfirmFoot</name>
    <message>
        <source>A request: nothing is promised yet.</source>
        <translation>En anmodning: intet er lovet endnu.</translation>
    </message>
    <message>
        <source>Nothing is booked until you press.</source>
        <translation>Intet er booket, før du trykker.</translation>
    </message>
    <message>
        <source>You see the answer here, with the code.</source>
        <translation>Svaret ser du her med koden.</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>Brug nummeret</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>Alligevel intet nummer</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>Om nummeret</translation>
    </message>
    <message>
        <source>You can have this</source>
        <translation>Det kan du få</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
    <message>
        <source>More choices</source>
        <translation>Flere valg</translation>
    </message>
</context>
<context>
    <name>ConfirmFootWide</name>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
    <message>
        <source>More choices</source>
        <translation>Flere valg</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>Alligevel intet nummer</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>Om nummeret</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>Brug nummeret</translation>
    </message>
</context>
<context>
    <name>ConfirmGone</name>
    <message>
        <source>Nothing is booked.</source>
        <translation>Intet er booket.</translation>
    </message>
</context>
<context>
    <name>ConfirmGoneWide</name>
    <message>
        <source>You can have this</source>
        <translation>Det kan du få</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
</context>
<context>
    <name>ConfirmInstead</name>
    <message>
        <source>You can have this</source>
        <translation>Det kan du få</translation>
    </message>
</context>
<context>
    <name>ConfirmLayout</name>
    <message>
        <source>Room layout</source>
        <translation>Sådan står rummet</translation>
    </message>
</context>
<context>
    <name>ConfirmMeanings</name>
    <message>
        <source>Only us</source>
        <translation>Kun os</translation>
    </message>
    <message>
        <source>Not for others</source>
        <translation>Ikke for andre</translation>
    </message>
    <message>
        <source>Come and see</source>
        <translation>Kom og se</translation>
    </message>
    <message>
        <source>One may look in</source>
        <translation>Man må kigge ind</translation>
    </message>
    <message>
        <source>Open to all</source>
        <translation>Åbent for alle</translation>
    </message>
    <message>
        <source>Shown on the screen</source>
        <translation>Vises på skærmen</translation>
    </message>
</context>
<context>
    <name>ConfirmNumber</name>
    <message>
        <source>The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.</source>
        <translation>Nummeret bruges kun til denne booking. Det låses, når I booker, og kan derefter ikke ses på skærmen.</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>Alligevel intet nummer</translation>
    </message>
</context>
<context>
    <name>ConfirmOpenness</name>
    <message>
        <source>Who may come?</source>
        <translation>Hvem må komme?</translation>
    </message>
    <message>
        <source>Not for others</source>
        <translation>Ikke for andre</translation>
    </message>
    <message>
        <source>Only us</source>
        <translation>Kun os</translation>
    </message>
    <message>
        <source>One may look in</source>
        <translation>Man må kigge ind</translation>
    </message>
    <message>
        <source>Come and see</source>
        <translation>Kom og se</translation>
    </message>
    <message>
        <source>Shown on the screen</source>
        <translation>Vises på skærmen</translation>
    </message>
    <message>
        <source>Open to all</source>
        <translation>Åbent for alle</translation>
    </message>
</context>
<context>
    <name>ConfirmPrice</name>
    <message>
        <source>A request: nothing is promised yet.</source>
        <translation>En anmodning: intet er lovet endnu.</translation>
    </message>
    <message>
        <source>You see the answer here, with the code.</source>
        <translation>Svaret ser du her med koden.</translation>
    </message>
    <message>
        <source>Nothing is booked until you press.</source>
        <translation>Intet er booket, før du trykker.</translation>
    </message>
</context>
<context>
    <name>ConfirmSealed</name>
    <message>
        <source>The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.</source>
        <translation>Nummeret bruges kun til denne booking. Det låses, når I booker, og kan derefter ikke ses på skærmen.</translation>
    </message>
</context>
<context>
    <name>ConfirmSteps</name>
    <message>
        <source>15 min shorter</source>
        <translation>15 min. kortere</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min.</translation>
    </message>
    <message>
        <source>15 min longer</source>
        <translation>15 min. længere</translation>
    </message>
</context>
<context>
    <name>ConfirmTime</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Slut</translation>
    </message>
</context>
<context>
    <name>ConfirmTyping</name>
    <message>
        <source>No number after all</source>
        <translation>Alligevel intet nummer</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>Brug nummeret</translation>
    </message>
</context>
<context>
    <name>ConfirmWaiting</name>
    <message>
        <source>We are asking for your time</source>
        <translation>Vi spørger efter din tid</translation>
    </message>
    <message>
        <source>It takes three seconds at most. You need do nothing.</source>
        <translation>Det tager højst tre sekunder. Du skal ikke gøre noget.</translation>
    </message>
</context>
<context>
    <name>ConfirmWho</name>
    <message>
        <source>Who is booking?</source>
        <translation>Hvem booker?</translation>
    </message>
    <message>
        <source>The paper is your key</source>
        <translation>Papiret er din nøgle</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Intet navn</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Telefonnummer</translation>
    </message>
</context>
<context>
    <name>DeskComfort</name>
    <message>
        <source>Dansk</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Text size: %1 %. Next size</source>
        <translation>Tekststørrelse: %1 %. Næste størrelse</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
</context>
<context>
    <name>DeskField</name>
    <message>
        <source>Hide what is typed</source>
        <translation>Skjul det, der er skrevet</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Vis det, der er skrevet</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Skjul</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Vis</translation>
    </message>
</context>
<context>
    <name>DeskStatus</name>
    <message>
        <source>Asking the centre</source>
        <translation>Spørger centralen</translation>
    </message>
    <message>
        <source>%1 (Ctrl Z)</source>
        <translation>%1 (Ctrl Z)</translation>
    </message>
</context>
<context>
    <name>DeskSwitch</name>
    <message>
        <source>What the board shows</source>
        <translation>Hvad tavlen viser</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Uge</translation>
    </message>
</context>
<context>
    <name>DeskTop</name>
    <message>
        <source>Front desk</source>
        <translation>Skranken</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>Dagen før</translation>
    </message>
    <message>
        <source>The week before</source>
        <translation>Ugen før</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>Dagen efter</translation>
    </message>
    <message>
        <source>The week after</source>
        <translation>Ugen efter</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Søg</translation>
    </message>
    <message>
        <source>Name, phone, code – or scan</source>
        <translation>Navn, telefon, kode – eller scan</translation>
    </message>
    <message>
        <source>Requests: %1</source>
        <translation>Anmodninger: %1</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anmodninger</translation>
    </message>
    <message>
        <source>Call list: %1</source>
        <translation>Ringeliste: %1</translation>
    </message>
    <message>
        <source>Call list</source>
        <translation>Ringeliste</translation>
    </message>
    <message>
        <source>Kiosks: %1 to look at</source>
        <translation>Kiosker: %1 skal ses efter</translation>
    </message>
    <message>
        <source>Kiosks</source>
        <translation>Kiosker</translation>
    </message>
    <message>
        <source>%1 is signed in. Sign out</source>
        <translation>%1 er logget ind. Log ud</translation>
    </message>
    <message>
        <source>The week in short, and what else can be done</source>
        <translation>Ugen kort fortalt, og hvad der ellers kan gøres</translation>
    </message>
    <message>
        <source>The day in short, and what else can be done</source>
        <translation>Dagen kort fortalt, og hvad der ellers kan gøres</translation>
    </message>
</context>
<context>
    <name>FindDays</name>
    <message>
        <source>Earlier days</source>
        <translation>Tidligere dage</translation>
    </message>
    <message>
        <source>Later days</source>
        <translation>Senere dage</translation>
    </message>
</context>
<context>
    <name>FindFoot</name>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Næste</translation>
    </message>
</context>
<context>
    <name>FindLow</name>
    <message>
        <source>choose several if you like</source>
        <translation>vælg gerne flere</translation>
    </message>
</context>
<context>
    <name>FindNeeds</name>
    <message>
        <source>choose several if you like</source>
        <translation>vælg gerne flere</translation>
    </message>
    <message>
        <source>Must have …</source>
        <translation>Skal der være …</translation>
    </message>
</context>
<context>
    <name>FindPersons</name>
    <message>
        <source>How many?</source>
        <translation>Hvor mange?</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>Færre</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Flere</translation>
    </message>
</context>
<context>
    <name>FindPurposes</name>
    <message>
        <source>What for?</source>
        <translation>Hvad skal I?</translation>
    </message>
</context>
<context>
    <name>FindShown</name>
    <message>
        <source>When?</source>
        <translation>Hvornår?</translation>
    </message>
    <message>
        <source>How many?</source>
        <translation>Hvor mange?</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>Hvad skal I?</translation>
    </message>
    <message>
        <source>Must have …</source>
        <translation>Skal der være …</translation>
    </message>
    <message>
        <source>How long do you stay?</source>
        <translation>Hvor længe bliver I?</translation>
    </message>
</context>
<context>
    <name>FindStart</name>
    <message>
        <source>When?</source>
        <translation>Hvornår?</translation>
    </message>
    <message>
        <source>Half an hour earlier</source>
        <translation>En halv time tidligere</translation>
    </message>
    <message>
        <source>Half an hour later</source>
        <translation>En halv time senere</translation>
    </message>
</context>
<context>
    <name>FindWhen</name>
    <message>
        <source>When?</source>
        <translation>Hvornår?</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nu</translation>
    </message>
    <message>
        <source>Later today</source>
        <translation>Senere i dag</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>En anden dag</translation>
    </message>
</context>
<context>
    <name>FrontDeskWindow</name>
    <message>
        <source>The centre was set back. Nothing can be booked just now.</source>
        <translation>Centralen er sat tilbage. Intet kan bookes lige nu.</translation>
    </message>
</context>
<context>
    <name>GenuineReceipt</name>
    <message>
        <source>Your receipt counts</source>
        <translation>Din kvittering gælder</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>Færdig, ryd skærmen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
</context>
<context>
    <name>InsteadCards</name>
    <message>
        <source>You can have this</source>
        <translation>Det kan du få</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>Næste sted</translation>
    </message>
</context>
<context>
    <name>JoinAway</name>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
</context>
<context>
    <name>JoinButton</name>
    <message>
        <source>Waiting list</source>
        <translation>Venteliste</translation>
    </message>
</context>
<context>
    <name>JoinNumber</name>
    <message>
        <source>Join the waiting list</source>
        <translation>Skriv dig på ventelisten</translation>
    </message>
    <message>
        <source>The house uses the number to call about this, and for nothing else. It is deleted when the day is over, or when you leave the list.</source>
        <translation>Huset bruger nummeret til at ringe om dette, og til intet andet. Det slettes, når dagen er gået, eller når du tager dig af listen.</translation>
    </message>
    <message>
        <source>Used to call about this alone, then deleted.</source>
        <translation>Bruges kun til at ringe om dette, og slettes så.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>Om nummeret</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Vi spørger …</translation>
    </message>
    <message>
        <source>Put me on the list</source>
        <translation>Skriv mig på listen</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>Join the waiting list</source>
        <translation>Skriv dig på ventelisten</translation>
    </message>
    <message>
        <source>The house uses the number to call about this, and for nothing else. It is deleted when the day is over, or when you leave the list.</source>
        <translation>Huset bruger nummeret til at ringe om dette, og til intet andet. Det slettes, når dagen er gået, eller når du tager dig af listen.</translation>
    </message>
</context>
<context>
    <name>JoinedMore</name>
    <message>
        <source>The house calls when something suits. Nothing is held for you meanwhile.</source>
        <translation>Huset ringer, når noget passer. Intet er holdt til dig imens.</translation>
    </message>
    <message>
        <source>With the code you leave the list: on the net, or by calling the house.</source>
        <translation>Med koden tager du dig af listen: på nettet, eller ved at ringe til huset.</translation>
    </message>
    <message>
        <source>Take me off the list</source>
        <translation>Tag mig af listen</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <translation>Tilbage til koden</translation>
    </message>
</context>
<context>
    <name>JoinedView</name>
    <message>
        <source>ON THE WAITING LIST</source>
        <translation>PÅ VENTELISTEN</translation>
    </message>
    <message>
        <source>Your number is deleted. You can throw the paper away.</source>
        <translation>Dit nummer er slettet. Du kan smide papiret ud.</translation>
    </message>
    <message>
        <source>You are off the waiting list</source>
        <translation>Du er taget af ventelisten</translation>
    </message>
    <message>
        <source>The house calls when something suits. Nothing is held for you meanwhile.</source>
        <translation>Huset ringer, når noget passer. Intet er holdt til dig imens.</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>Din kode</translation>
    </message>
    <message>
        <source>With the code you leave the list: on the net, or by calling the house.</source>
        <translation>Med koden tager du dig af listen: på nettet, eller ved at ringe til huset.</translation>
    </message>
    <message>
        <source>A QR code with your place on the list</source>
        <translation>En QR-kode med din plads på listen</translation>
    </message>
    <message>
        <source>Take me off the list</source>
        <translation>Tag mig af listen</translation>
    </message>
    <message>
        <source>About the list</source>
        <translation>Om ventelisten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Færdig</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Help with the screen</source>
        <translation>Hjælp til skærmen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprog</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Større</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Læs op</translation>
    </message>
    <message>
        <source>Lower: everything you touch is low on the screen</source>
        <translation>Lavere: alt, du trykker på, er nederst på skærmen</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Lavere</translation>
    </message>
    <message>
        <source>Simple: one question at a time</source>
        <translation>Enkelt: ét spørgsmål ad gangen</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Enkelt</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Mere tid</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Choose a language</source>
        <translation>Vælg et sprog</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
</context>
<context>
    <name>MyBookingView</name>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>Jeg er her</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <translation>Bliv længere</translation>
    </message>
    <message>
        <source>How long do you stay?</source>
        <translation>Hvor længe bliver I?</translation>
    </message>
    <message>
        <source>When do you end?</source>
        <translation>Hvornår slutter I?</translation>
    </message>
    <message>
        <source>Give the rest of the time back?</source>
        <translation>Giv resten af tiden tilbage?</translation>
    </message>
    <message>
        <source>Give the room back?</source>
        <translation>Skal rummet gives tilbage?</translation>
    </message>
    <message>
        <source>Take the request back?</source>
        <translation>Skal anmodningen trækkes tilbage?</translation>
    </message>
    <message>
        <source>The room is free for others from the next quarter on.</source>
        <translation>Rummet bliver frit for andre fra næste kvarter.</translation>
    </message>
    <message>
        <source>The time is then free for others, and this receipt counts no more.</source>
        <translation>Så bliver tiden ledig for andre, og kvitteringen gælder ikke mere.</translation>
    </message>
    <message>
        <source>You get no answer then, and this receipt counts no more.</source>
        <translation>Så får du ikke noget svar, og kvitteringen gælder ikke mere.</translation>
    </message>
    <message>
        <source>No, we stay</source>
        <translation>Nej, vi bliver</translation>
    </message>
    <message>
        <source>No, we are coming</source>
        <translation>Nej, vi kommer</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Nej, behold den</translation>
    </message>
    <message>
        <source>Yes, give it back</source>
        <translation>Ja, giv det tilbage</translation>
    </message>
    <message>
        <source>Yes, take it back</source>
        <translation>Ja, træk den tilbage</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Givet tilbage</translation>
    </message>
    <message>
        <source>The request is withdrawn</source>
        <translation>Anmodningen er trukket tilbage</translation>
    </message>
    <message>
        <source>Thank you. Others can use the room now.</source>
        <translation>Tak. Nu kan andre bruge rummet.</translation>
    </message>
    <message>
        <source>You can throw the paper away.</source>
        <translation>Du kan smide papiret ud.</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>Det kan du gøre</translation>
    </message>
    <message>
        <source>Yes, we are done</source>
        <translation>Ja, vi er færdige</translation>
    </message>
    <message>
        <source>Back to the booking</source>
        <translation>Tilbage til bookingen</translation>
    </message>
    <message>
        <source>Look for something else</source>
        <translation>Find noget andet</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>Færdig, ryd skærmen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
</context>
<context>
    <name>MyDoings</name>
    <message>
        <source>I am here</source>
        <translation>Jeg er her</translation>
    </message>
    <message>
        <source>In case it rains</source>
        <translation>Hvis det regner</translation>
    </message>
    <message>
        <source>Indoors or outdoors?</source>
        <translation>Inde eller ude?</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <translation>Bliv længere</translation>
    </message>
    <message>
        <source>Give time back</source>
        <translation>Giv tid tilbage</translation>
    </message>
    <message>
        <source>End earlier</source>
        <translation>Slut før</translation>
    </message>
    <message>
        <source>To the room</source>
        <translation>Hen til rummet</translation>
    </message>
    <message>
        <source>Show the way</source>
        <translation>Vis vej</translation>
    </message>
    <message>
        <source>It will say copy</source>
        <translation>Der kommer til at stå kopi</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Print igen</translation>
    </message>
    <message>
        <source>Give the rest back</source>
        <translation>Giv resten tilbage</translation>
    </message>
    <message>
        <source>Give the room back</source>
        <translation>Giv rummet tilbage</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>Fortryd anmodning</translation>
    </message>
    <message>
        <source>We are done</source>
        <translation>Vi er færdige</translation>
    </message>
    <message>
        <source>We are not coming</source>
        <translation>Vi kommer ikke</translation>
    </message>
</context>
<context>
    <name>MyMore</name>
    <message>
        <source>What you can do</source>
        <translation>Det kan du gøre</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Flere</translation>
    </message>
</context>
<context>
    <name>MyReceiptPage</name>
    <message>
        <source>Scan or type your code</source>
        <translation>Scan eller tast din kode</translation>
    </message>
    <message>
        <source>Hold the square on the receipt under the scanner, or type the nine digits below it.</source>
        <translation>Hold firkanten på kvitteringen under scanneren, eller tast de ni cifre, der står under den.</translation>
    </message>
    <message>
        <source>We are looking for the receipt …</source>
        <translation>Vi leder efter kvitteringen …</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
    <message>
        <source>Show my receipt</source>
        <translation>Vis min kvittering</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Erase</source>
        <translation>Slet</translation>
    </message>
</context>
<context>
    <name>OutingPage</name>
    <message>
        <source>The way, and more</source>
        <translation>Vejen, og mere</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Put the panel away</source>
        <translation>Luk panelet</translation>
    </message>
    <message>
        <source>How much of the series</source>
        <translation>Hvor meget af rækken</translation>
    </message>
    <message>
        <source>To which weekday</source>
        <translation>Til hvilken ugedag</translation>
    </message>
    <message>
        <source>This you can do instead</source>
        <translation>Det kan du i stedet</translation>
    </message>
    <message>
        <source>Print the janitor&apos;s sheet</source>
        <translation>Print pedellens dagsseddel</translation>
    </message>
    <message>
        <source>Close rooms…</source>
        <translation>Spær rum…</translation>
    </message>
    <message>
        <source>Place cards…</source>
        <translation>Pladskort…</translation>
    </message>
    <message>
        <source>Missing here…</source>
        <translation>Det mangler her…</translation>
    </message>
</context>
<context>
    <name>PanelBlock</name>
    <message>
        <source>Rooms. Or draw over the board</source>
        <translation>Rum. Eller træk hen over tavlen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Fra</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Til</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>Anledning</translation>
    </message>
    <message>
        <source>Why? Everybody can read it</source>
        <translation>Hvorfor? Alle kan læse det</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Aflys alle</translation>
    </message>
</context>
<context>
    <name>PanelBlocked</name>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Rum</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>Anledning</translation>
    </message>
    <message>
        <source>Open the rooms again</source>
        <translation>Åbn rummene igen</translation>
    </message>
</context>
<context>
    <name>PanelBooking</name>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Tjek ind</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Begynder</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Varer</translation>
    </message>
    <message>
        <source>Print the receipt</source>
        <translation>Print kvitteringen</translation>
    </message>
    <message>
        <source>Print the receipt of the series</source>
        <translation>Print rækkens kvittering</translation>
    </message>
    <message>
        <source>Cancel the booking</source>
        <translation>Aflys bookingen</translation>
    </message>
    <message>
        <source>How much of the series</source>
        <translation>Hvor meget af rækken</translation>
    </message>
    <message>
        <source>Why? Whoever booked can read it</source>
        <translation>Hvorfor? Den, der har booket, kan læse det</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>Eller med egne ord</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behold den</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>Aflys den</translation>
    </message>
</context>
<context>
    <name>PanelDraft</name>
    <message>
        <source>Name, if they call</source>
        <translation>Navn, hvis de ringer</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personer</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Begynder</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Varer</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>Repeat…</source>
        <translation>Gentag…</translation>
    </message>
    <message>
        <source>E-mail, if they want it in writing</source>
        <translation>E-mail, hvis de vil have det skriftligt</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Opstilling</translation>
    </message>
    <message>
        <source>Who may come</source>
        <translation>Hvem må komme</translation>
    </message>
    <message>
        <source>Title everybody can read</source>
        <translation>Titel, som alle kan læse</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Hvad skal I</translation>
    </message>
    <message>
        <source>What is needed</source>
        <translation>Hvad er der brug for</translation>
    </message>
    <message>
        <source>Wheelchairs</source>
        <translation>Kørestole</translation>
    </message>
</context>
<context>
    <name>PanelSeries</name>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>For hvem</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Hvor tit</translation>
    </message>
    <message>
        <source>Which one in the month</source>
        <translation>Hvilken i måneden</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Ugedag</translation>
    </message>
    <message>
        <source>Weekdays</source>
        <translation>Ugedage</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Indtil</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Slutter</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Begynder</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Varer</translation>
    </message>
    <message>
        <source>Only once</source>
        <translation>Kun en gang</translation>
    </message>
</context>
<context>
    <name>ReachHint</name>
    <message>
        <source>Everything you touch is below</source>
        <translation>Alt, du trykker på, er herunder</translation>
    </message>
</context>
<context>
    <name>ReadBack</name>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
</context>
<context>
    <name>ReceiptMore</name>
    <message>
        <source>How to get there</source>
        <translation>Sådan finder du derhen</translation>
    </message>
    <message>
        <source>How you get an answer</source>
        <translation>Sådan får du svar</translation>
    </message>
    <message>
        <source>The paper is your key. Without paper, write the code down and type it here later.</source>
        <translation>Papiret er din nøgle. Har du intet papir, så skriv koden ned, og tast den her senere.</translation>
    </message>
    <message>
        <source>I am here already</source>
        <translation>Jeg er her allerede</translation>
    </message>
    <message>
        <source>Print again (copy)</source>
        <translation>Print igen (kopi)</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>Fortryd anmodning</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <translation>Tilbage til koden</translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>NOT CONFIRMED</source>
        <translation>IKKE BEKRÆFTET</translation>
    </message>
    <message>
        <source>CONFIRMED</source>
        <translation>BEKRÆFTET</translation>
    </message>
    <message>
        <source>REQUEST</source>
        <translation>ANMODNING</translation>
    </message>
    <message>
        <source>You can throw the paper away.</source>
        <translation>Du kan smide papiret ud.</translation>
    </message>
    <message>
        <source>The request is withdrawn</source>
        <translation>Anmodningen er trukket tilbage</translation>
    </message>
    <message>
        <source>How to get there</source>
        <translation>Sådan finder du derhen</translation>
    </message>
    <message>
        <source>How you get an answer</source>
        <translation>Sådan får du svar</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>Din kode</translation>
    </message>
    <message>
        <source>The paper is your key. Without paper, write the code down and type it here later.</source>
        <translation>Papiret er din nøgle. Har du intet papir, så skriv koden ned, og tast den her senere.</translation>
    </message>
    <message>
        <source>A QR code with your receipt</source>
        <translation>En QR-kode med din kvittering</translation>
    </message>
    <message>
        <source>Printing a copy …</source>
        <translation>Kopien printes …</translation>
    </message>
    <message>
        <source>Take the request back?</source>
        <translation>Skal anmodningen trækkes tilbage?</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Nej, behold den</translation>
    </message>
    <message>
        <source>Yes, take it back</source>
        <translation>Ja, træk den tilbage</translation>
    </message>
    <message>
        <source>The way, and more</source>
        <translation>Vejen, og mere</translation>
    </message>
    <message>
        <source>I am here already</source>
        <translation>Jeg er her allerede</translation>
    </message>
    <message>
        <source>Print again (copy)</source>
        <translation>Print igen (kopi)</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>Fortryd anmodning</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Færdig</translation>
    </message>
</context>
<context>
    <name>ReceiptPlan</name>
    <message>
        <source>Back to the code</source>
        <translation>Tilbage til koden</translation>
    </message>
</context>
<context>
    <name>RequestAnswer</name>
    <message>
        <source>It does not fit now</source>
        <translation>Det passer ikke nu</translation>
    </message>
    <message>
        <source>Say no</source>
        <translation>Sig nej</translation>
    </message>
    <message>
        <source>Why not? Whoever asked can read it</source>
        <translation>Hvorfor ikke? Den, der har spurgt, kan læse det</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>Eller med egne ord</translation>
    </message>
    <message>
        <source>Answer later</source>
        <translation>Svar senere</translation>
    </message>
    <message>
        <source>Send the no</source>
        <translation>Send et nej</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>How the time is drawn</source>
        <translation>Sådan er tiden tegnet</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ret</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Optaget</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Lukket</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Ledigt</translation>
    </message>
    <message>
        <source>Being set up</source>
        <translation>Klargøres</translation>
    </message>
    <message>
        <source>Your time</source>
        <translation>Din tid</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbage</translation>
    </message>
    <message>
        <source>Change the search</source>
        <translation>Ret det, du søger</translation>
    </message>
    <message>
        <source>Your search</source>
        <translation>Din søgning</translation>
    </message>
    <message>
        <source>Search and place</source>
        <translation>Søgning og&#xa0;sted</translation>
    </message>
    <message>
        <source>Other times</source>
        <translation>Andre tider</translation>
    </message>
</context>
<context>
    <name>RoundHeader</name>
    <message>
        <source>Your round</source>
        <translation>Din runde</translation>
    </message>
</context>
<context>
    <name>SearchMore</name>
    <message>
        <source>Other times</source>
        <translation>Andre tider</translation>
    </message>
    <message>
        <source>Change the search</source>
        <translation>Ret det, du søger</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>Log ind</translation>
    </message>
    <message>
        <source>Bookings and who made them are for those who work here.</source>
        <translation>Bookinger, og hvem der har lavet dem, er kun for dem, der arbejder her.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Adgangskode</translation>
    </message>
    <message>
        <source>Your own password from now on</source>
        <translation>Din egen adgangskode fra nu af</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Et øjeblik …</translation>
    </message>
    <message>
        <source>Choose a new password</source>
        <translation>Vælg ny adgangskode</translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>Yes, I am here</source>
        <translation>Ja, jeg er her</translation>
    </message>
</context>
<context>
    <name>StoppedPage</name>
    <message>
        <source>You can have this</source>
        <translation>Det kan du få</translation>
    </message>
    <message>
        <source>Type a phone number</source>
        <translation>Tast et telefonnummer</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igen</translation>
    </message>
    <message>
        <source>Look for something else</source>
        <translation>Find noget andet</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>Færdig, ryd skærmen</translation>
    </message>
</context>
<context>
    <name>TaskPanel</name>
    <message>
        <source>tables</source>
        <translation>borde</translation>
    </message>
    <message>
        <source>chairs</source>
        <translation>stole</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaret</translation>
    </message>
    <message>
        <source>Not done after all</source>
        <translation>Ikke klaret alligevel</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
</context>
<context>
    <name>TypedCode</name>
    <message>
        <source>Your code</source>
        <translation>Din kode</translation>
    </message>
</context>
<context>
    <name>TypedNumber</name>
    <message>
        <source>Your number</source>
        <translation>Dit nummer</translation>
    </message>
    <message>
        <source>Your phone number</source>
        <translation>Dit telefonnummer</translation>
    </message>
</context>
</TS>
