<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>AroundPage</name>
    <message>
        <source>No login. Paper receipt.</source>
        <translation>Bez logowania. Potwierdzenie na papierze.</translation>
    </message>
</context>
<context>
    <name>AttractPage</name>
    <message>
        <source>In the house right now</source>
        <translation>Teraz w ośrodku</translation>
    </message>
    <message>
        <source>Free now</source>
        <translation>Teraz wolne</translation>
    </message>
    <message>
        <source>Looked free</source>
        <translation>Wyglądało na wolne</translation>
    </message>
    <message>
        <source>No login.</source>
        <translation>Bez logowania.</translation>
    </message>
    <message>
        <source>No login. Paper receipt.</source>
        <translation>Bez logowania. Potwierdzenie na papierze.</translation>
    </message>
    <message>
        <source>Touch to book a place</source>
        <translation>Dotknij i rezerwuj</translation>
    </message>
    <message>
        <source>I have a receipt</source>
        <translation>Mam potwierdzenie</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Język</translation>
    </message>
</context>
<context>
    <name>ConfirmAlso</name>
    <message>
        <source>Could you also use this?</source>
        <translation>Czy to też pasuje?</translation>
    </message>
</context>
<context>
    <name>ConfirmBook</name>
    <message>
        <source>Type a number</source>
        <translation>Podaj numer</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Pytamy…</translation>
    </message>
    <message>
        <source>Book and print</source>
        <translation>Rezerwuj i drukuj</translation>
    </message>
    <message>
        <source>Ask the house</source>
        <translation>Zapytaj ośrodek</translation>
    </message>
    <message>
        <source>Ask and print</source>
        <translation>Poproś i drukuj</translation>
    </message>
</context>
<context>
    <name>ConfirmFoot</name>
    <message>
        <source>A request: nothing is promised yet.</source>
        <translation>To prośba: nic nie jest obiecane.</translation>
    </message>
    <message>
        <source>You see the answer here, with the code.</source>
        <translation>Odpowiedź będzie tutaj, z kodem.</translation>
    </message>
    <message>
        <source>Nothing is booked until you press.</source>
        <translation>Rezerwuje dopiero naciśnięcie.</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>Użyj numeru</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>Jednak bez numeru</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>O numerze</translation>
    </message>
    <message>
        <source>You can have this</source>
        <translation>To jest możliwe</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>More choices</source>
        <translation>Więcej opcji</translation>
    </message>
</context>
<context>
    <name>ConfirmFootWide</name>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>More choices</source>
        <translation>Więcej opcji</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>Jednak bez numeru</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>O numerze</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>Użyj numeru</translation>
    </message>
</context>
<context>
    <name>ConfirmGone</name>
    <message>
        <source>Nothing is booked.</source>
        <translation>Nic nie zarezerwowano.</translation>
    </message>
</context>
<context>
    <name>ConfirmGoneWide</name>
    <message>
        <source>You can have this</source>
        <translation>To jest możliwe</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
</context>
<context>
    <name>ConfirmInstead</name>
    <message>
        <source>You can have this</source>
        <translation>To jest możliwe</translation>
    </message>
</context>
<context>
    <name>ConfirmLayout</name>
    <message>
        <source>Room layout</source>
        <translation>Jak stoi sala</translation>
    </message>
</context>
<context>
    <name>ConfirmMeanings</name>
    <message>
        <source>Only us</source>
        <translation>Tylko my</translation>
    </message>
    <message>
        <source>Not for others</source>
        <translation>Nie dla innych</translation>
    </message>
    <message>
        <source>Come and see</source>
        <translation>Zajrzyj</translation>
    </message>
    <message>
        <source>One may look in</source>
        <translation>Można zajrzeć</translation>
    </message>
    <message>
        <source>Open to all</source>
        <translation>Dla wszystkich</translation>
    </message>
    <message>
        <source>Shown on the screen</source>
        <translation>Widać na ekranie</translation>
    </message>
</context>
<context>
    <name>ConfirmNumber</name>
    <message>
        <source>The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.</source>
        <translation>Numer służy tylko do tej rezerwacji. Przy rezerwacji zostaje zapieczętowany i potem nie widać go na tym ekranie.</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>Jednak bez numeru</translation>
    </message>
</context>
<context>
    <name>ConfirmOpenness</name>
    <message>
        <source>Who may come?</source>
        <translation>Kto może przyjść?</translation>
    </message>
    <message>
        <source>Not for others</source>
        <translation>Nie dla innych</translation>
    </message>
    <message>
        <source>Only us</source>
        <translation>Tylko my</translation>
    </message>
    <message>
        <source>One may look in</source>
        <translation>Można zajrzeć</translation>
    </message>
    <message>
        <source>Come and see</source>
        <translation>Zajrzyj</translation>
    </message>
    <message>
        <source>Shown on the screen</source>
        <translation>Widać na ekranie</translation>
    </message>
    <message>
        <source>Open to all</source>
        <translation>Dla wszystkich</translation>
    </message>
</context>
<context>
    <name>ConfirmPrice</name>
    <message>
        <source>A request: nothing is promised yet.</source>
        <translation>To prośba: nic nie jest obiecane.</translation>
    </message>
    <message>
        <source>You see the answer here, with the code.</source>
        <translation>Odpowiedź będzie tutaj, z kodem.</translation>
    </message>
    <message>
        <source>Nothing is booked until you press.</source>
        <translation>Rezerwuje dopiero naciśnięcie.</translation>
    </message>
</context>
<context>
    <name>ConfirmSealed</name>
    <message>
        <source>The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.</source>
        <translation>Numer służy tylko do tej rezerwacji. Przy rezerwacji zostaje zapieczętowany i potem nie widać go na tym ekranie.</translation>
    </message>
</context>
<context>
    <name>ConfirmSteps</name>
    <message>
        <source>15 min shorter</source>
        <translation>15 min krócej</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>15 min longer</source>
        <translation>15 min dłużej</translation>
    </message>
</context>
<context>
    <name>ConfirmTime</name>
    <message>
        <source>Start</source>
        <translation>Początek</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Koniec</translation>
    </message>
</context>
<context>
    <name>ConfirmTyping</name>
    <message>
        <source>No number after all</source>
        <translation>Jednak bez numeru</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>Użyj numeru</translation>
    </message>
</context>
<context>
    <name>ConfirmWaiting</name>
    <message>
        <source>We are asking for your time</source>
        <translation>Pytamy o termin</translation>
    </message>
    <message>
        <source>It takes three seconds at most. You need do nothing.</source>
        <translation>Trwa to najwyżej trzy sekundy. Nic nie trzeba robić.</translation>
    </message>
</context>
<context>
    <name>ConfirmWho</name>
    <message>
        <source>Who is booking?</source>
        <translation>Kto rezerwuje?</translation>
    </message>
    <message>
        <source>The paper is your key</source>
        <translation>Papier to klucz</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Bez nazwiska</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Numer telefonu</translation>
    </message>
</context>
<context>
    <name>FindDays</name>
    <message>
        <source>Earlier days</source>
        <translation>Wcześniejsze dni</translation>
    </message>
    <message>
        <source>Later days</source>
        <translation>Późniejsze dni</translation>
    </message>
</context>
<context>
    <name>FindFoot</name>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Dalej</translation>
    </message>
</context>
<context>
    <name>FindLow</name>
    <message>
        <source>choose several if you like</source>
        <translation>można wybrać kilka</translation>
    </message>
</context>
<context>
    <name>FindNeeds</name>
    <message>
        <source>choose several if you like</source>
        <translation>można wybrać kilka</translation>
    </message>
    <message>
        <source>Must have …</source>
        <translation>Czy musi być…</translation>
    </message>
</context>
<context>
    <name>FindPersons</name>
    <message>
        <source>How many?</source>
        <translation>Ile osób?</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>Mniej</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Więcej</translation>
    </message>
</context>
<context>
    <name>FindPurposes</name>
    <message>
        <source>What for?</source>
        <translation>W jakim celu?</translation>
    </message>
</context>
<context>
    <name>FindShown</name>
    <message>
        <source>When?</source>
        <translation>Kiedy?</translation>
    </message>
    <message>
        <source>How many?</source>
        <translation>Ile osób?</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>W jakim celu?</translation>
    </message>
    <message>
        <source>Must have …</source>
        <translation>Czy musi być…</translation>
    </message>
    <message>
        <source>How long do you stay?</source>
        <translation>Jak długo Państwo zostają?</translation>
    </message>
</context>
<context>
    <name>FindStart</name>
    <message>
        <source>When?</source>
        <translation>Kiedy?</translation>
    </message>
    <message>
        <source>Half an hour earlier</source>
        <translation>Pół godziny wcześniej</translation>
    </message>
    <message>
        <source>Half an hour later</source>
        <translation>Pół godziny później</translation>
    </message>
</context>
<context>
    <name>FindWhen</name>
    <message>
        <source>When?</source>
        <translation>Kiedy?</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Teraz</translation>
    </message>
    <message>
        <source>Later today</source>
        <translation>Dziś później</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>Inny dzień</translation>
    </message>
</context>
<context>
    <name>GenuineReceipt</name>
    <message>
        <source>Your receipt counts</source>
        <translation>Potwierdzenie jest ważne</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>Gotowe, wyczyść ekran</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
</context>
<context>
    <name>InsteadCards</name>
    <message>
        <source>You can have this</source>
        <translation>To jest możliwe</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>Następne miejsce</translation>
    </message>
</context>
<context>
    <name>JoinAway</name>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
</context>
<context>
    <name>JoinButton</name>
    <message>
        <source>Waiting list</source>
        <translation>Lista</translation>
    </message>
</context>
<context>
    <name>JoinNumber</name>
    <message>
        <source>Join the waiting list</source>
        <translation>Lista oczekujących</translation>
    </message>
    <message>
        <source>Used to call about this alone, then deleted.</source>
        <translation>Tylko do telefonu w tej sprawie, potem usuwany.</translation>
    </message>
    <message>
        <source>The house uses the number to call about this, and for nothing else. It is deleted when the day is over, or when you leave the list.</source>
        <translation>Ośrodek używa numeru, aby zadzwonić w tej sprawie, i do niczego innego. Usuniemy go, gdy minie ten dzień albo po wypisaniu się z listy.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>O numerze</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Pytamy…</translation>
    </message>
    <message>
        <source>Put me on the list</source>
        <translation>Zapisz mnie na listę</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>Join the waiting list</source>
        <translation>Lista oczekujących</translation>
    </message>
    <message>
        <source>The house uses the number to call about this, and for nothing else. It is deleted when the day is over, or when you leave the list.</source>
        <translation>Ośrodek używa numeru, aby zadzwonić w tej sprawie, i do niczego innego. Usuniemy go, gdy minie ten dzień albo po wypisaniu się z listy.</translation>
    </message>
</context>
<context>
    <name>JoinedMore</name>
    <message>
        <source>The house calls when something suits. Nothing is held for you meanwhile.</source>
        <translation>Ośrodek zadzwoni, gdy coś będzie pasować. Do tego czasu nic nie jest trzymane.</translation>
    </message>
    <message>
        <source>With the code you leave the list: on the net, or by calling the house.</source>
        <translation>Z kodem można wypisać się z listy: w sieci albo dzwoniąc do ośrodka.</translation>
    </message>
    <message>
        <source>Take me off the list</source>
        <translation>Wypisz mnie z listy</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <translation>Wróć do kodu</translation>
    </message>
</context>
<context>
    <name>JoinedView</name>
    <message>
        <source>ON THE WAITING LIST</source>
        <translation>NA LIŚCIE OCZEKUJĄCYCH</translation>
    </message>
    <message>
        <source>Your number is deleted. You can throw the paper away.</source>
        <translation>Numer usunięto. Papier można wyrzucić.</translation>
    </message>
    <message>
        <source>You are off the waiting list</source>
        <translation>Nie ma już Państwa na liście oczekujących</translation>
    </message>
    <message>
        <source>The house calls when something suits. Nothing is held for you meanwhile.</source>
        <translation>Ośrodek zadzwoni, gdy coś będzie pasować. Do tego czasu nic nie jest trzymane.</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>With the code you leave the list: on the net, or by calling the house.</source>
        <translation>Z kodem można wypisać się z listy: w sieci albo dzwoniąc do ośrodka.</translation>
    </message>
    <message>
        <source>A QR code with your place on the list</source>
        <translation>Kod QR z Państwa miejscem na liście</translation>
    </message>
    <message>
        <source>Take me off the list</source>
        <translation>Wypisz mnie z listy</translation>
    </message>
    <message>
        <source>About the list</source>
        <translation>O liście</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Help with the screen</source>
        <translation>Ułatwienia</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Język</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Większe</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Lower: everything you touch is low on the screen</source>
        <translation>Niżej: wszystko, czego się dotyka, jest na dole ekranu</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Niżej</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Słuchaj</translation>
    </message>
    <message>
        <source>Simple: one question at a time</source>
        <translation>Prosto: jedno pytanie naraz</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Prosto</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Dłużej</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Choose a language</source>
        <translation>Wybór języka</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
</context>
<context>
    <name>MyBookingView</name>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>Jestem</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <translation>Zostań dłużej</translation>
    </message>
    <message>
        <source>How long do you stay?</source>
        <translation>Jak długo Państwo zostają?</translation>
    </message>
    <message>
        <source>When do you end?</source>
        <translation>Kiedy Państwo kończą?</translation>
    </message>
    <message>
        <source>Take the request back?</source>
        <translation>Wycofać prośbę?</translation>
    </message>
    <message>
        <source>Give the rest of the time back?</source>
        <translation>Oddać resztę czasu?</translation>
    </message>
    <message>
        <source>Give the room back?</source>
        <translation>Oddać salę?</translation>
    </message>
    <message>
        <source>You get no answer then, and this receipt counts no more.</source>
        <translation>Wtedy nie będzie odpowiedzi, a to potwierdzenie nie jest już ważne.</translation>
    </message>
    <message>
        <source>The room is free for others from the next quarter on.</source>
        <translation>Od najbliższego kwadransa sala jest wolna dla innych.</translation>
    </message>
    <message>
        <source>The time is then free for others, and this receipt counts no more.</source>
        <translation>Wtedy termin jest wolny dla innych, a to potwierdzenie nie jest już ważne.</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Nie, zostawiam</translation>
    </message>
    <message>
        <source>No, we stay</source>
        <translation>Nie, zostajemy</translation>
    </message>
    <message>
        <source>No, we are coming</source>
        <translation>Nie, przyjdziemy</translation>
    </message>
    <message>
        <source>Yes, take it back</source>
        <translation>Tak, wycofaj</translation>
    </message>
    <message>
        <source>Yes, give it back</source>
        <translation>Tak, oddaj</translation>
    </message>
    <message>
        <source>The request is withdrawn</source>
        <translation>Prośba wycofana</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Oddano</translation>
    </message>
    <message>
        <source>You can throw the paper away.</source>
        <translation>Papier można wyrzucić.</translation>
    </message>
    <message>
        <source>Thank you. Others can use the room now.</source>
        <translation>Dziękujemy. Teraz z sali mogą korzystać inni.</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>Co można zrobić</translation>
    </message>
    <message>
        <source>Yes, we are done</source>
        <translation>Tak, skończyliśmy</translation>
    </message>
    <message>
        <source>Back to the booking</source>
        <translation>Wróć do rezerwacji</translation>
    </message>
    <message>
        <source>Look for something else</source>
        <translation>Szukaj czegoś innego</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>Gotowe, wyczyść ekran</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
</context>
<context>
    <name>MyDoings</name>
    <message>
        <source>I am here</source>
        <translation>Jestem</translation>
    </message>
    <message>
        <source>In case it rains</source>
        <translation>Gdyby padało</translation>
    </message>
    <message>
        <source>Indoors or outdoors?</source>
        <translation>Pod dachem czy na zewnątrz?</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <translation>Zostań dłużej</translation>
    </message>
    <message>
        <source>Give time back</source>
        <translation>Oddaj czas</translation>
    </message>
    <message>
        <source>End earlier</source>
        <translation>Skończ wcześniej</translation>
    </message>
    <message>
        <source>To the room</source>
        <translation>Do sali</translation>
    </message>
    <message>
        <source>Show the way</source>
        <translation>Pokaż drogę</translation>
    </message>
    <message>
        <source>It will say copy</source>
        <translation>Będzie napis kopia</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Drukuj ponownie</translation>
    </message>
    <message>
        <source>Give the rest back</source>
        <translation>Oddaj resztę</translation>
    </message>
    <message>
        <source>Give the room back</source>
        <translation>Oddaj salę</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>Wycofaj prośbę</translation>
    </message>
    <message>
        <source>We are done</source>
        <translation>Skończyliśmy</translation>
    </message>
    <message>
        <source>We are not coming</source>
        <translation>Nie przyjdziemy</translation>
    </message>
</context>
<context>
    <name>MyMore</name>
    <message>
        <source>What you can do</source>
        <translation>Co można zrobić</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Więcej</translation>
    </message>
</context>
<context>
    <name>MyReceiptPage</name>
    <message>
        <source>Scan or type your code</source>
        <translation>Zeskanuj lub wpisz kod</translation>
    </message>
    <message>
        <source>Hold the square on the receipt under the scanner, or type the nine digits below it.</source>
        <translation>Proszę trzymać kod QR z potwierdzenia pod skanerem albo wpisać dziewięć cyfr pod nim.</translation>
    </message>
    <message>
        <source>We are looking for the receipt …</source>
        <translation>Szukamy potwierdzenia…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>Show my receipt</source>
        <translation>Pokaż potwierdzenie</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Erase</source>
        <translation>Usuń</translation>
    </message>
</context>
<context>
    <name>OutingPage</name>
    <message>
        <source>The way, and more</source>
        <translation>Droga i więcej</translation>
    </message>
</context>
<context>
    <name>ReachHint</name>
    <message>
        <source>Everything you touch is below</source>
        <translation>Wszystko, czego się dotyka, jest poniżej</translation>
    </message>
</context>
<context>
    <name>ReadBack</name>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
</context>
<context>
    <name>ReceiptMore</name>
    <message>
        <source>How to get there</source>
        <translation>Jak dojść</translation>
    </message>
    <message>
        <source>How you get an answer</source>
        <translation>Jak przyjdzie odpowiedź</translation>
    </message>
    <message>
        <source>The paper is your key. Without paper, write the code down and type it here later.</source>
        <translation>Papier to klucz. Bez papieru proszę zapisać kod i wpisać go tu później.</translation>
    </message>
    <message>
        <source>I am here already</source>
        <translation>Już jestem</translation>
    </message>
    <message>
        <source>Print again (copy)</source>
        <translation>Drukuj ponownie (kopia)</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>Wycofaj prośbę</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <translation>Wróć do kodu</translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>NOT CONFIRMED</source>
        <translation>NIEPOTWIERDZONE</translation>
    </message>
    <message>
        <source>CONFIRMED</source>
        <translation>POTWIERDZONE</translation>
    </message>
    <message>
        <source>REQUEST</source>
        <translation>PROŚBA</translation>
    </message>
    <message>
        <source>You can throw the paper away.</source>
        <translation>Papier można wyrzucić.</translation>
    </message>
    <message>
        <source>The request is withdrawn</source>
        <translation>Prośba wycofana</translation>
    </message>
    <message>
        <source>How to get there</source>
        <translation>Jak dojść</translation>
    </message>
    <message>
        <source>How you get an answer</source>
        <translation>Jak przyjdzie odpowiedź</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>The paper is your key. Without paper, write the code down and type it here later.</source>
        <translation>Papier to klucz. Bez papieru proszę zapisać kod i wpisać go tu później.</translation>
    </message>
    <message>
        <source>A QR code with your receipt</source>
        <translation>Kod QR z potwierdzeniem</translation>
    </message>
    <message>
        <source>Printing a copy …</source>
        <translation>Drukujemy kopię…</translation>
    </message>
    <message>
        <source>Take the request back?</source>
        <translation>Wycofać prośbę?</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Nie, zostawiam</translation>
    </message>
    <message>
        <source>Yes, take it back</source>
        <translation>Tak, wycofaj</translation>
    </message>
    <message>
        <source>The way, and more</source>
        <translation>Droga i więcej</translation>
    </message>
    <message>
        <source>I am here already</source>
        <translation>Już jestem</translation>
    </message>
    <message>
        <source>Print again (copy)</source>
        <translation>Drukuj ponownie (kopia)</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>Wycofaj prośbę</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
</context>
<context>
    <name>ReceiptPlan</name>
    <message>
        <source>Back to the code</source>
        <translation>Wróć do kodu</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Taken</source>
        <translation>Zajęte</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Zamknięte</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Wolne</translation>
    </message>
    <message>
        <source>Being set up</source>
        <translation>Ustawianie</translation>
    </message>
    <message>
        <source>Your time</source>
        <translation>Państwa termin</translation>
    </message>
    <message>
        <source>How the time is drawn</source>
        <translation>Jak narysowany jest czas</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Zmień</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>Change the search</source>
        <translation>Zmień wyszukiwanie</translation>
    </message>
    <message>
        <source>Your search</source>
        <translation>O szukaniu</translation>
    </message>
    <message>
        <source>Search and place</source>
        <translation>Szukanie i&#xa0;miejsce</translation>
    </message>
    <message>
        <source>Other times</source>
        <translation>Inne godziny</translation>
    </message>
</context>
<context>
    <name>SearchMore</name>
    <message>
        <source>Other times</source>
        <translation>Inne godziny</translation>
    </message>
    <message>
        <source>Change the search</source>
        <translation>Zmień wyszukiwanie</translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>Yes, I am here</source>
        <translation>Tak, jestem</translation>
    </message>
</context>
<context>
    <name>StoppedPage</name>
    <message>
        <source>You can have this</source>
        <translation>To jest możliwe</translation>
    </message>
    <message>
        <source>Type a phone number</source>
        <translation>Podaj numer telefonu</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Spróbuj ponownie</translation>
    </message>
    <message>
        <source>Look for something else</source>
        <translation>Szukaj czegoś innego</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>Gotowe, wyczyść ekran</translation>
    </message>
</context>
<context>
    <name>TypedCode</name>
    <message>
        <source>Your code</source>
        <translation>Kod</translation>
    </message>
</context>
<context>
    <name>TypedNumber</name>
    <message>
        <source>Your number</source>
        <translation>Państwa numer</translation>
    </message>
    <message>
        <source>Your phone number</source>
        <translation>Numer telefonu</translation>
    </message>
</context>
</TS>
