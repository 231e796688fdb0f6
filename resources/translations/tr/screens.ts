<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR" sourcelanguage="en">
<context>
    <name>AroundPage</name>
    <message>
        <source>No login. Paper receipt.</source>
        <translation>Oturum açmadan. Kâğıt belge.</translation>
    </message>
</context>
<context>
    <name>AttractPage</name>
    <message>
        <source>In the house right now</source>
        <translation>Şu anda merkezde</translation>
    </message>
    <message>
        <source>Free now</source>
        <translation>Şimdi boş</translation>
    </message>
    <message>
        <source>Looked free</source>
        <translation>Boş görünüyordu</translation>
    </message>
    <message>
        <source>No login.</source>
        <translation>Oturum açmadan.</translation>
    </message>
    <message>
        <source>No login. Paper receipt.</source>
        <translation>Oturum açmadan. Kâğıt belge.</translation>
    </message>
    <message>
        <source>Touch to book a place</source>
        <translation>Dokunun, yer ayırtın</translation>
    </message>
    <message>
        <source>I have a receipt</source>
        <translation>Belgem var</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Dil</translation>
    </message>
</context>
<context>
    <name>ConfirmAlso</name>
    <message>
        <source>Could you also use this?</source>
        <translation>Bu da olur mu?</translation>
    </message>
</context>
<context>
    <name>ConfirmBook</name>
    <message>
        <source>Type a number</source>
        <translation>Numara yaz</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Soruluyor…</translation>
    </message>
    <message>
        <source>Book and print</source>
        <translation>Ayırt ve yazdır</translation>
    </message>
    <message>
        <source>Ask the house</source>
        <translation>Merkeze sor</translation>
    </message>
    <message>
        <source>Ask and print</source>
        <translation>İste ve yazdır</translation>
    </message>
</context>
<context>
    <name>ConfirmFoot</name>
    <message>
        <source>A request: nothing is promised yet.</source>
        <translation>İstek: henüz söz verilmedi.</translation>
    </message>
    <message>
        <source>You see the answer here, with the code.</source>
        <translation>Yanıt kodla burada görünür.</translation>
    </message>
    <message>
        <source>Nothing is booked until you press.</source>
        <translation>Basmadan hiçbir şey ayırtılmaz.</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>Numarayı kullan</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>Numarasız olsun</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>Numara hakkında</translation>
    </message>
    <message>
        <source>You can have this</source>
        <translation>Bunu alabilirsiniz</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>More choices</source>
        <translation>Daha çok seçenek</translation>
    </message>
</context>
<context>
    <name>ConfirmFootWide</name>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>More choices</source>
        <translation>Daha çok seçenek</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>Numarasız olsun</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>Numara hakkında</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>Numarayı kullan</translation>
    </message>
</context>
<context>
    <name>ConfirmGone</name>
    <message>
        <source>Nothing is booked.</source>
        <translation>Hiçbir şey ayırtılmadı.</translation>
    </message>
</context>
<context>
    <name>ConfirmGoneWide</name>
    <message>
        <source>You can have this</source>
        <translation>Bunu alabilirsiniz</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
</context>
<context>
    <name>ConfirmInstead</name>
    <message>
        <source>You can have this</source>
        <translation>Bunu alabilirsiniz</translation>
    </message>
</context>
<context>
    <name>ConfirmLayout</name>
    <message>
        <source>Room layout</source>
        <translation>Oda nasıl duruyor</translation>
    </message>
</context>
<context>
    <name>ConfirmMeanings</name>
    <message>
        <source>Only us</source>
        <translation>Yalnızca biz</translation>
    </message>
    <message>
        <source>Not for others</source>
        <translation>Başkaları için değil</translation>
    </message>
    <message>
        <source>Come and see</source>
        <translation>Gelip bakın</translation>
    </message>
    <message>
        <source>One may look in</source>
        <translation>İçeri bakılabilir</translation>
    </message>
    <message>
        <source>Open to all</source>
        <translation>Herkese açık</translation>
    </message>
    <message>
        <source>Shown on the screen</source>
        <translation>Ekranda gösterilir</translation>
    </message>
</context>
<context>
    <name>ConfirmNumber</name>
    <message>
        <source>The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.</source>
        <translation>Numara yalnızca bu rezervasyon için kullanılır. Rezervasyon yapılırken mühürlenir ve sonra bu ekranda görünmez.</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>Numarasız olsun</translation>
    </message>
</context>
<context>
    <name>ConfirmOpenness</name>
    <message>
        <source>Who may come?</source>
        <translation>Kim gelebilir?</translation>
    </message>
    <message>
        <source>Not for others</source>
        <translation>Başkaları için değil</translation>
    </message>
    <message>
        <source>Only us</source>
        <translation>Yalnızca biz</translation>
    </message>
    <message>
        <source>One may look in</source>
        <translation>İçeri bakılabilir</translation>
    </message>
    <message>
        <source>Come and see</source>
        <translation>Gelip bakın</translation>
    </message>
    <message>
        <source>Shown on the screen</source>
        <translation>Ekranda gösterilir</translation>
    </message>
    <message>
        <source>Open to all</source>
        <translation>Herkese açık</translation>
    </message>
</context>
<context>
    <name>ConfirmPrice</name>
    <message>
        <source>A request: nothing is promised yet.</source>
        <translation>İstek: henüz söz verilmedi.</translation>
    </message>
    <message>
        <source>You see the answer here, with the code.</source>
        <translation>Yanıt kodla burada görünür.</translation>
    </message>
    <message>
        <source>Nothing is booked until you press.</source>
        <translation>Basmadan hiçbir şey ayırtılmaz.</translation>
    </message>
</context>
<context>
    <name>ConfirmSealed</name>
    <message>
        <source>The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.</source>
        <translation>Numara yalnızca bu rezervasyon için kullanılır. Rezervasyon yapılırken mühürlenir ve sonra bu ekranda görünmez.</translation>
    </message>
</context>
<context>
    <name>ConfirmSteps</name>
    <message>
        <source>15 min shorter</source>
        <translation>15 dk kısalt</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 dk</translation>
    </message>
    <message>
        <source>15 min longer</source>
        <translation>15 dk uzat</translation>
    </message>
</context>
<context>
    <name>ConfirmTime</name>
    <message>
        <source>Start</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Bitiş</translation>
    </message>
</context>
<context>
    <name>ConfirmTyping</name>
    <message>
        <source>No number after all</source>
        <translation>Numarasız olsun</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>Numarayı kullan</translation>
    </message>
</context>
<context>
    <name>ConfirmWaiting</name>
    <message>
        <source>We are asking for your time</source>
        <translation>Sürenizi soruyoruz</translation>
    </message>
    <message>
        <source>It takes three seconds at most. You need do nothing.</source>
        <translation>En çok üç saniye sürer. Bir şey yapmanız gerekmez.</translation>
    </message>
</context>
<context>
    <name>ConfirmWho</name>
    <message>
        <source>Who is booking?</source>
        <translation>Kim ayırtıyor?</translation>
    </message>
    <message>
        <source>The paper is your key</source>
        <translation>Kâğıt anahtarınızdır</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Adsız</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Telefon numarası</translation>
    </message>
</context>
<context>
    <name>FindDays</name>
    <message>
        <source>Earlier days</source>
        <translation>Daha erken günler</translation>
    </message>
    <message>
        <source>Later days</source>
        <translation>Daha geç günler</translation>
    </message>
</context>
<context>
    <name>FindFoot</name>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>İleri</translation>
    </message>
</context>
<context>
    <name>FindLow</name>
    <message>
        <source>choose several if you like</source>
        <translation>birkaçını seçebilirsiniz</translation>
    </message>
</context>
<context>
    <name>FindNeeds</name>
    <message>
        <source>choose several if you like</source>
        <translation>birkaçını seçebilirsiniz</translation>
    </message>
    <message>
        <source>Must have …</source>
        <translation>Bunlar olmalı mı…</translation>
    </message>
</context>
<context>
    <name>FindPersons</name>
    <message>
        <source>How many?</source>
        <translation>Kaç kişi?</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>Daha az</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Daha çok</translation>
    </message>
</context>
<context>
    <name>FindPurposes</name>
    <message>
        <source>What for?</source>
        <translation>Ne yapacaksınız?</translation>
    </message>
</context>
<context>
    <name>FindShown</name>
    <message>
        <source>When?</source>
        <translation>Ne zaman?</translation>
    </message>
    <message>
        <source>How many?</source>
        <translation>Kaç kişi?</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>Ne yapacaksınız?</translation>
    </message>
    <message>
        <source>Must have …</source>
        <translation>Bunlar olmalı mı…</translation>
    </message>
    <message>
        <source>How long do you stay?</source>
        <translation>Ne kadar kalacaksınız?</translation>
    </message>
</context>
<context>
    <name>FindStart</name>
    <message>
        <source>When?</source>
        <translation>Ne zaman?</translation>
    </message>
    <message>
        <source>Half an hour earlier</source>
        <translation>Yarım saat daha erken</translation>
    </message>
    <message>
        <source>Half an hour later</source>
        <translation>Yarım saat daha geç</translation>
    </message>
</context>
<context>
    <name>FindWhen</name>
    <message>
        <source>When?</source>
        <translation>Ne zaman?</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Şimdi</translation>
    </message>
    <message>
        <source>Later today</source>
        <translation>Bugün, sonra</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>Başka gün</translation>
    </message>
</context>
<context>
    <name>GenuineReceipt</name>
    <message>
        <source>Your receipt counts</source>
        <translation>Belgeniz geçerli</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>Bitti, ekranı temizle</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
</context>
<context>
    <name>InsteadCards</name>
    <message>
        <source>You can have this</source>
        <translation>Bunu alabilirsiniz</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>Sonraki yer</translation>
    </message>
</context>
<context>
    <name>JoinAway</name>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
</context>
<context>
    <name>JoinButton</name>
    <message>
        <source>Waiting list</source>
        <translation>Bekleme listesi</translation>
    </message>
</context>
<context>
    <name>JoinNumber</name>
    <message>
        <source>Join the waiting list</source>
        <translation>Bekleme listesine yazılın</translation>
    </message>
    <message>
        <source>Used to call about this alone, then deleted.</source>
        <translation>Yalnızca bunun için aranır, sonra silinir.</translation>
    </message>
    <message>
        <source>The house uses the number to call about this, and for nothing else. It is deleted when the day is over, or when you leave the list.</source>
        <translation>Merkez numarayı yalnızca bu konuda aramak için kullanır. O gün bitince ya da listeden çıkınca silinir.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>Numara hakkında</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Soruluyor…</translation>
    </message>
    <message>
        <source>Put me on the list</source>
        <translation>Beni listeye yaz</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>Join the waiting list</source>
        <translation>Bekleme listesine yazılın</translation>
    </message>
    <message>
        <source>The house uses the number to call about this, and for nothing else. It is deleted when the day is over, or when you leave the list.</source>
        <translation>Merkez numarayı yalnızca bu konuda aramak için kullanır. O gün bitince ya da listeden çıkınca silinir.</translation>
    </message>
</context>
<context>
    <name>JoinedMore</name>
    <message>
        <source>The house calls when something suits. Nothing is held for you meanwhile.</source>
        <translation>Uygun bir şey olunca merkez arar. O zamana kadar sizin için hiçbir şey ayrılmaz.</translation>
    </message>
    <message>
        <source>With the code you leave the list: on the net, or by calling the house.</source>
        <translation>Kodla listeden çıkarsınız: internetten ya da merkezi arayarak.</translation>
    </message>
    <message>
        <source>Take me off the list</source>
        <translation>Beni listeden çıkar</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <translation>Koda dön</translation>
    </message>
</context>
<context>
    <name>JoinedView</name>
    <message>
        <source>ON THE WAITING LIST</source>
        <translation>BEKLEME LİSTESİNDE</translation>
    </message>
    <message>
        <source>Your number is deleted. You can throw the paper away.</source>
        <translation>Numaranız silindi. Kâğıdı atabilirsiniz.</translation>
    </message>
    <message>
        <source>You are off the waiting list</source>
        <translation>Artık bekleme listesinde değilsiniz</translation>
    </message>
    <message>
        <source>The house calls when something suits. Nothing is held for you meanwhile.</source>
        <translation>Uygun bir şey olunca merkez arar. O zamana kadar sizin için hiçbir şey ayrılmaz.</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>Kodunuz</translation>
    </message>
    <message>
        <source>With the code you leave the list: on the net, or by calling the house.</source>
        <translation>Kodla listeden çıkarsınız: internetten ya da merkezi arayarak.</translation>
    </message>
    <message>
        <source>A QR code with your place on the list</source>
        <translation>Listedeki yerinizin QR kodu</translation>
    </message>
    <message>
        <source>Take me off the list</source>
        <translation>Beni listeden çıkar</translation>
    </message>
    <message>
        <source>About the list</source>
        <translation>Liste hakkında</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Tamam</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Help with the screen</source>
        <translation>Kolaylıklar</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Dil</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Büyüt</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Lower: everything you touch is low on the screen</source>
        <translation>Aşağı: dokunduğunuz her şey ekranın altında</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Aşağı</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Dinle</translation>
    </message>
    <message>
        <source>Simple: one question at a time</source>
        <translation>Kolay: her seferinde bir soru</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Kolay</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Ek süre</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Choose a language</source>
        <translation>Dil seçin</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
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
        <translation>Buradayım</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <translation>Daha uzun kal</translation>
    </message>
    <message>
        <source>How long do you stay?</source>
        <translation>Ne kadar kalacaksınız?</translation>
    </message>
    <message>
        <source>When do you end?</source>
        <translation>Ne zaman bitireceksiniz?</translation>
    </message>
    <message>
        <source>Take the request back?</source>
        <translation>İstek geri çekilsin mi?</translation>
    </message>
    <message>
        <source>Give the rest of the time back?</source>
        <translation>Kalan süre geri verilsin mi?</translation>
    </message>
    <message>
        <source>Give the room back?</source>
        <translation>Oda geri verilsin mi?</translation>
    </message>
    <message>
        <source>You get no answer then, and this receipt counts no more.</source>
        <translation>O zaman yanıt almazsınız ve bu belge artık geçerli olmaz.</translation>
    </message>
    <message>
        <source>The room is free for others from the next quarter on.</source>
        <translation>Oda bir sonraki çeyrekten itibaren başkaları için boş.</translation>
    </message>
    <message>
        <source>The time is then free for others, and this receipt counts no more.</source>
        <translation>O zaman süre başkaları için boşalır ve bu belge artık geçerli olmaz.</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Hayır, kalsın</translation>
    </message>
    <message>
        <source>No, we stay</source>
        <translation>Hayır, kalıyoruz</translation>
    </message>
    <message>
        <source>No, we are coming</source>
        <translation>Hayır, geliyoruz</translation>
    </message>
    <message>
        <source>Yes, take it back</source>
        <translation>Evet, geri çek</translation>
    </message>
    <message>
        <source>Yes, give it back</source>
        <translation>Evet, geri ver</translation>
    </message>
    <message>
        <source>The request is withdrawn</source>
        <translation>İstek geri çekildi</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Geri verildi</translation>
    </message>
    <message>
        <source>You can throw the paper away.</source>
        <translation>Kâğıdı atabilirsiniz.</translation>
    </message>
    <message>
        <source>Thank you. Others can use the room now.</source>
        <translation>Teşekkürler. Odayı artık başkaları kullanabilir.</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>Neler yapabilirsiniz</translation>
    </message>
    <message>
        <source>Yes, we are done</source>
        <translation>Evet, işimiz bitti</translation>
    </message>
    <message>
        <source>Back to the booking</source>
        <translation>Rezervasyona dön</translation>
    </message>
    <message>
        <source>Look for something else</source>
        <translation>Başka bir şey ara</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>Bitti, ekranı temizle</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
</context>
<context>
    <name>MyDoings</name>
    <message>
        <source>I am here</source>
        <translation>Buradayım</translation>
    </message>
    <message>
        <source>In case it rains</source>
        <translation>Yağmur yağarsa</translation>
    </message>
    <message>
        <source>Indoors or outdoors?</source>
        <translation>İçeride mi dışarıda mı?</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <translation>Daha uzun kal</translation>
    </message>
    <message>
        <source>Give time back</source>
        <translation>Süreyi geri ver</translation>
    </message>
    <message>
        <source>End earlier</source>
        <translation>Erken bitir</translation>
    </message>
    <message>
        <source>To the room</source>
        <translation>Odaya</translation>
    </message>
    <message>
        <source>Show the way</source>
        <translation>Yolu göster</translation>
    </message>
    <message>
        <source>It will say copy</source>
        <translation>Kopya yazar</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Yeniden yazdır</translation>
    </message>
    <message>
        <source>Give the rest back</source>
        <translation>Kalanı geri ver</translation>
    </message>
    <message>
        <source>Give the room back</source>
        <translation>Odayı geri ver</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>İsteği geri çek</translation>
    </message>
    <message>
        <source>We are done</source>
        <translation>İşimiz bitti</translation>
    </message>
    <message>
        <source>We are not coming</source>
        <translation>Gelmiyoruz</translation>
    </message>
</context>
<context>
    <name>MyMore</name>
    <message>
        <source>What you can do</source>
        <translation>Neler yapabilirsiniz</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Daha fazla</translation>
    </message>
</context>
<context>
    <name>MyReceiptPage</name>
    <message>
        <source>Scan or type your code</source>
        <translation>Kodu okutun ya da yazın</translation>
    </message>
    <message>
        <source>Hold the square on the receipt under the scanner, or type the nine digits below it.</source>
        <translation>Belgedeki QR kodunu okuyucunun altına tutun ya da altındaki dokuz rakamı yazın.</translation>
    </message>
    <message>
        <source>We are looking for the receipt …</source>
        <translation>Belgeyi arıyoruz…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Show my receipt</source>
        <translation>Belgemi göster</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Erase</source>
        <translation>Sil</translation>
    </message>
</context>
<context>
    <name>OutingPage</name>
    <message>
        <source>The way, and more</source>
        <translation>Yol ve diğerleri</translation>
    </message>
</context>
<context>
    <name>ReachHint</name>
    <message>
        <source>Everything you touch is below</source>
        <translation>Dokunduğunuz her şey aşağıda</translation>
    </message>
</context>
<context>
    <name>ReadBack</name>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
</context>
<context>
    <name>ReceiptMore</name>
    <message>
        <source>How to get there</source>
        <translation>Nasıl gidilir</translation>
    </message>
    <message>
        <source>How you get an answer</source>
        <translation>Yanıtı nasıl alırsınız</translation>
    </message>
    <message>
        <source>The paper is your key. Without paper, write the code down and type it here later.</source>
        <translation>Kâğıt anahtarınızdır. Kâğıt yoksa kodu not edin ve sonra buraya yazın.</translation>
    </message>
    <message>
        <source>I am here already</source>
        <translation>Zaten buradayım</translation>
    </message>
    <message>
        <source>Print again (copy)</source>
        <translation>Yeniden yazdır (kopya)</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>İsteği geri çek</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <translation>Koda dön</translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>NOT CONFIRMED</source>
        <translation>ONAYLANMADI</translation>
    </message>
    <message>
        <source>CONFIRMED</source>
        <translation>ONAYLANDI</translation>
    </message>
    <message>
        <source>REQUEST</source>
        <translation>İSTEK</translation>
    </message>
    <message>
        <source>You can throw the paper away.</source>
        <translation>Kâğıdı atabilirsiniz.</translation>
    </message>
    <message>
        <source>The request is withdrawn</source>
        <translation>İstek geri çekildi</translation>
    </message>
    <message>
        <source>How to get there</source>
        <translation>Nasıl gidilir</translation>
    </message>
    <message>
        <source>How you get an answer</source>
        <translation>Yanıtı nasıl alırsınız</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>Kodunuz</translation>
    </message>
    <message>
        <source>The paper is your key. Without paper, write the code down and type it here later.</source>
        <translation>Kâğıt anahtarınızdır. Kâğıt yoksa kodu not edin ve sonra buraya yazın.</translation>
    </message>
    <message>
        <source>A QR code with your receipt</source>
        <translation>Belgenizin QR kodu</translation>
    </message>
    <message>
        <source>Printing a copy …</source>
        <translation>Kopya yazdırılıyor…</translation>
    </message>
    <message>
        <source>Take the request back?</source>
        <translation>İstek geri çekilsin mi?</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Hayır, kalsın</translation>
    </message>
    <message>
        <source>Yes, take it back</source>
        <translation>Evet, geri çek</translation>
    </message>
    <message>
        <source>The way, and more</source>
        <translation>Yol ve diğerleri</translation>
    </message>
    <message>
        <source>I am here already</source>
        <translation>Zaten buradayım</translation>
    </message>
    <message>
        <source>Print again (copy)</source>
        <translation>Yeniden yazdır (kopya)</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>İsteği geri çek</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Tamam</translation>
    </message>
</context>
<context>
    <name>ReceiptPlan</name>
    <message>
        <source>Back to the code</source>
        <translation>Koda dön</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Taken</source>
        <translation>Dolu</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Kapalı</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Boş</translation>
    </message>
    <message>
        <source>Being set up</source>
        <translation>Hazırlanıyor</translation>
    </message>
    <message>
        <source>Your time</source>
        <translation>Süreniz</translation>
    </message>
    <message>
        <source>How the time is drawn</source>
        <translation>Zaman nasıl çizildi</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Değiştir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Change the search</source>
        <translation>Aramayı değiştir</translation>
    </message>
    <message>
        <source>Your search</source>
        <translation>Aramanız</translation>
    </message>
    <message>
        <source>Search and place</source>
        <translation>Arama ve&#xa0;yer</translation>
    </message>
    <message>
        <source>Other times</source>
        <translation>Başka saatler</translation>
    </message>
</context>
<context>
    <name>SearchMore</name>
    <message>
        <source>Other times</source>
        <translation>Başka saatler</translation>
    </message>
    <message>
        <source>Change the search</source>
        <translation>Aramayı değiştir</translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>Yes, I am here</source>
        <translation>Evet, buradayım</translation>
    </message>
</context>
<context>
    <name>StoppedPage</name>
    <message>
        <source>You can have this</source>
        <translation>Bunu alabilirsiniz</translation>
    </message>
    <message>
        <source>Type a phone number</source>
        <translation>Telefon numarası yaz</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Yeniden dene</translation>
    </message>
    <message>
        <source>Look for something else</source>
        <translation>Başka bir şey ara</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>Bitti, ekranı temizle</translation>
    </message>
</context>
<context>
    <name>TypedCode</name>
    <message>
        <source>Your code</source>
        <translation>Kodunuz</translation>
    </message>
</context>
<context>
    <name>TypedNumber</name>
    <message>
        <source>Your number</source>
        <translation>Numaranız</translation>
    </message>
    <message>
        <source>Your phone number</source>
        <translation>Telefon numaranız</translation>
    </message>
</context>
</TS>
