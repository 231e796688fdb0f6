<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA" sourcelanguage="en">
<context>
    <name>AroundPage</name>
    <message>
        <source>No login. Paper receipt.</source>
        <translation>Без входу. Квитанція на папері.</translation>
    </message>
</context>
<context>
    <name>AttractPage</name>
    <message>
        <source>In the house right now</source>
        <translation>Зараз у закладі</translation>
    </message>
    <message>
        <source>Free now</source>
        <translation>Вільно зараз</translation>
    </message>
    <message>
        <source>Looked free</source>
        <translation>Здавалося вільним</translation>
    </message>
    <message>
        <source>No login.</source>
        <translation>Без входу.</translation>
    </message>
    <message>
        <source>No login. Paper receipt.</source>
        <translation>Без входу. Квитанція на папері.</translation>
    </message>
    <message>
        <source>Touch to book a place</source>
        <translation>Торкніться й&#xa0;бронюйте</translation>
    </message>
    <message>
        <source>I have a receipt</source>
        <translation>Маю квитанцію</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Мова</translation>
    </message>
</context>
<context>
    <name>ConfirmAlso</name>
    <message>
        <source>Could you also use this?</source>
        <translation>Чи підійшло б і це?</translation>
    </message>
</context>
<context>
    <name>ConfirmBook</name>
    <message>
        <source>Type a number</source>
        <translation>Ввести номер</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Питаємо…</translation>
    </message>
    <message>
        <source>Book and print</source>
        <translation>Бронювати й друк</translation>
    </message>
    <message>
        <source>Ask the house</source>
        <translation>Запитати заклад</translation>
    </message>
    <message>
        <source>Ask and print</source>
        <translation>Запитати й друк</translation>
    </message>
</context>
<context>
    <name>ConfirmFoot</name>
    <message>
        <source>A request: nothing is promised yet.</source>
        <translation>Запит: ще нічого не обіцяно.</translation>
    </message>
    <message>
        <source>You see the answer here, with the code.</source>
        <translation>Відповідь буде тут, за кодом.</translation>
    </message>
    <message>
        <source>Nothing is booked until you press.</source>
        <translation>Поки не натиснете, не заброньовано.</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>Узяти цей номер</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>Усе ж без номера</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>Про номер</translation>
    </message>
    <message>
        <source>You can have this</source>
        <translation>Можна мати це</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>More choices</source>
        <translation>Більше варіантів</translation>
    </message>
</context>
<context>
    <name>ConfirmFootWide</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>More choices</source>
        <translation>Більше варіантів</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>Усе ж без номера</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>Про номер</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>Узяти цей номер</translation>
    </message>
</context>
<context>
    <name>ConfirmGone</name>
    <message>
        <source>Nothing is booked.</source>
        <translation>Нічого не заброньовано.</translation>
    </message>
</context>
<context>
    <name>ConfirmGoneWide</name>
    <message>
        <source>You can have this</source>
        <translation>Можна мати це</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>ConfirmInstead</name>
    <message>
        <source>You can have this</source>
        <translation>Можна мати це</translation>
    </message>
</context>
<context>
    <name>ConfirmLayout</name>
    <message>
        <source>Room layout</source>
        <translation>Як стоїть кімната</translation>
    </message>
</context>
<context>
    <name>ConfirmMeanings</name>
    <message>
        <source>Only us</source>
        <translation>Лише ми</translation>
    </message>
    <message>
        <source>Not for others</source>
        <translation>Не для інших</translation>
    </message>
    <message>
        <source>Come and see</source>
        <translation>Заходьте</translation>
    </message>
    <message>
        <source>One may look in</source>
        <translation>Можна зазирнути</translation>
    </message>
    <message>
        <source>Open to all</source>
        <translation>Для всіх</translation>
    </message>
    <message>
        <source>Shown on the screen</source>
        <translation>Видно на екрані</translation>
    </message>
</context>
<context>
    <name>ConfirmNumber</name>
    <message>
        <source>The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.</source>
        <translation>Номер потрібен лише для цього бронювання. Під час бронювання його запечатують, і потім на цьому екрані його не видно.</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>Усе ж без номера</translation>
    </message>
</context>
<context>
    <name>ConfirmOpenness</name>
    <message>
        <source>Who may come?</source>
        <translation>Хто може прийти?</translation>
    </message>
    <message>
        <source>Not for others</source>
        <translation>Не для інших</translation>
    </message>
    <message>
        <source>Only us</source>
        <translation>Лише ми</translation>
    </message>
    <message>
        <source>One may look in</source>
        <translation>Можна зазирнути</translation>
    </message>
    <message>
        <source>Come and see</source>
        <translation>Заходьте</translation>
    </message>
    <message>
        <source>Shown on the screen</source>
        <translation>Видно на екрані</translation>
    </message>
    <message>
        <source>Open to all</source>
        <translation>Для всіх</translation>
    </message>
</context>
<context>
    <name>ConfirmPrice</name>
    <message>
        <source>A request: nothing is promised yet.</source>
        <translation>Запит: ще нічого не обіцяно.</translation>
    </message>
    <message>
        <source>You see the answer here, with the code.</source>
        <translation>Відповідь буде тут, за кодом.</translation>
    </message>
    <message>
        <source>Nothing is booked until you press.</source>
        <translation>Поки не натиснете, не заброньовано.</translation>
    </message>
</context>
<context>
    <name>ConfirmSealed</name>
    <message>
        <source>The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.</source>
        <translation>Номер потрібен лише для цього бронювання. Під час бронювання його запечатують, і потім на цьому екрані його не видно.</translation>
    </message>
</context>
<context>
    <name>ConfirmSteps</name>
    <message>
        <source>15 min shorter</source>
        <translation>Коротше на 15 хв</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 хв</translation>
    </message>
    <message>
        <source>15 min longer</source>
        <translation>Довше на 15 хв</translation>
    </message>
</context>
<context>
    <name>ConfirmTime</name>
    <message>
        <source>Start</source>
        <translation>Початок</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Кінець</translation>
    </message>
</context>
<context>
    <name>ConfirmTyping</name>
    <message>
        <source>No number after all</source>
        <translation>Усе ж без номера</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>Узяти цей номер</translation>
    </message>
</context>
<context>
    <name>ConfirmWaiting</name>
    <message>
        <source>We are asking for your time</source>
        <translation>Ми питаємо про ваш час</translation>
    </message>
    <message>
        <source>It takes three seconds at most. You need do nothing.</source>
        <translation>Це триває щонайбільше три секунди. Нічого робити не треба.</translation>
    </message>
</context>
<context>
    <name>ConfirmWho</name>
    <message>
        <source>Who is booking?</source>
        <translation>Хто бронює?</translation>
    </message>
    <message>
        <source>The paper is your key</source>
        <translation>Папір — ваш ключ</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Без імені</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Номер телефону</translation>
    </message>
</context>
<context>
    <name>FindDays</name>
    <message>
        <source>Earlier days</source>
        <translation>Раніші дні</translation>
    </message>
    <message>
        <source>Later days</source>
        <translation>Пізніші дні</translation>
    </message>
</context>
<context>
    <name>FindFoot</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далі</translation>
    </message>
</context>
<context>
    <name>FindLow</name>
    <message>
        <source>choose several if you like</source>
        <translation>можна вибрати кілька</translation>
    </message>
</context>
<context>
    <name>FindNeeds</name>
    <message>
        <source>choose several if you like</source>
        <translation>можна вибрати кілька</translation>
    </message>
    <message>
        <source>Must have …</source>
        <translation>Має бути…</translation>
    </message>
</context>
<context>
    <name>FindPersons</name>
    <message>
        <source>How many?</source>
        <translation>Скільки вас?</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>Менше</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Більше</translation>
    </message>
</context>
<context>
    <name>FindPurposes</name>
    <message>
        <source>What for?</source>
        <translation>Що робитимете?</translation>
    </message>
</context>
<context>
    <name>FindShown</name>
    <message>
        <source>When?</source>
        <translation>Коли?</translation>
    </message>
    <message>
        <source>How many?</source>
        <translation>Скільки вас?</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>Що робитимете?</translation>
    </message>
    <message>
        <source>Must have …</source>
        <translation>Має бути…</translation>
    </message>
    <message>
        <source>How long do you stay?</source>
        <translation>Як довго ви залишитеся?</translation>
    </message>
</context>
<context>
    <name>FindStart</name>
    <message>
        <source>When?</source>
        <translation>Коли?</translation>
    </message>
    <message>
        <source>Half an hour earlier</source>
        <translation>На пів години раніше</translation>
    </message>
    <message>
        <source>Half an hour later</source>
        <translation>На пів години пізніше</translation>
    </message>
</context>
<context>
    <name>FindWhen</name>
    <message>
        <source>When?</source>
        <translation>Коли?</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Зараз</translation>
    </message>
    <message>
        <source>Later today</source>
        <translation>Згодом</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>Інший день</translation>
    </message>
</context>
<context>
    <name>GenuineReceipt</name>
    <message>
        <source>Your receipt counts</source>
        <translation>Ваша квитанція дійсна</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>Готово, очистити екран</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>InsteadCards</name>
    <message>
        <source>You can have this</source>
        <translation>Можна мати це</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>Наступне місце</translation>
    </message>
</context>
<context>
    <name>JoinAway</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>JoinButton</name>
    <message>
        <source>Waiting list</source>
        <translation>Черга</translation>
    </message>
</context>
<context>
    <name>JoinNumber</name>
    <message>
        <source>Join the waiting list</source>
        <translation>Стати в чергу</translation>
    </message>
    <message>
        <source>Used to call about this alone, then deleted.</source>
        <translation>Лише щоб зателефонувати про це, потім видаляють.</translation>
    </message>
    <message>
        <source>The house uses the number to call about this, and for nothing else. It is deleted when the day is over, or when you leave the list.</source>
        <translation>Заклад використовує номер, щоб зателефонувати про це, і більш ні для чого. Його видаляють, коли день мине або коли ви вийдете з черги.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>Про номер</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Питаємо…</translation>
    </message>
    <message>
        <source>Put me on the list</source>
        <translation>Записати мене</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>Join the waiting list</source>
        <translation>Стати в чергу</translation>
    </message>
    <message>
        <source>The house uses the number to call about this, and for nothing else. It is deleted when the day is over, or when you leave the list.</source>
        <translation>Заклад використовує номер, щоб зателефонувати про це, і більш ні для чого. Його видаляють, коли день мине або коли ви вийдете з черги.</translation>
    </message>
</context>
<context>
    <name>JoinedMore</name>
    <message>
        <source>The house calls when something suits. Nothing is held for you meanwhile.</source>
        <translation>Заклад зателефонує, коли щось підійде. Доти для вас нічого не тримають.</translation>
    </message>
    <message>
        <source>With the code you leave the list: on the net, or by calling the house.</source>
        <translation>З кодом можна вийти з черги: у мережі або телефоном.</translation>
    </message>
    <message>
        <source>Take me off the list</source>
        <translation>Вийти з черги</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <translation>Назад до коду</translation>
    </message>
</context>
<context>
    <name>JoinedView</name>
    <message>
        <source>ON THE WAITING LIST</source>
        <translation>У ЧЕРЗІ ОЧІКУВАННЯ</translation>
    </message>
    <message>
        <source>Your number is deleted. You can throw the paper away.</source>
        <translation>Ваш номер видалено. Папір можна викинути.</translation>
    </message>
    <message>
        <source>You are off the waiting list</source>
        <translation>Ви вже не в черзі очікування</translation>
    </message>
    <message>
        <source>The house calls when something suits. Nothing is held for you meanwhile.</source>
        <translation>Заклад зателефонує, коли щось підійде. Доти для вас нічого не тримають.</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>Ваш код</translation>
    </message>
    <message>
        <source>With the code you leave the list: on the net, or by calling the house.</source>
        <translation>З кодом можна вийти з черги: у мережі або телефоном.</translation>
    </message>
    <message>
        <source>A QR code with your place on the list</source>
        <translation>QR-код із вашим місцем у черзі</translation>
    </message>
    <message>
        <source>Take me off the list</source>
        <translation>Вийти з черги</translation>
    </message>
    <message>
        <source>About the list</source>
        <translation>Про список</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Help with the screen</source>
        <translation>Зручності</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Мова</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Більше</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Контраст</translation>
    </message>
    <message>
        <source>Lower: everything you touch is low on the screen</source>
        <translation>Нижче: усе, чого торкаєтеся, внизу екрана</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Нижче</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Слухати</translation>
    </message>
    <message>
        <source>Simple: one question at a time</source>
        <translation>Просто: одне запитання за раз</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Просто</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Ще час</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Choose a language</source>
        <translation>Виберіть мову</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрити</translation>
    </message>
</context>
<context>
    <name>MyBookingView</name>
    <message>
        <source>Code</source>
        <translation>Код</translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>Я тут</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <translation>Залишитися довше</translation>
    </message>
    <message>
        <source>How long do you stay?</source>
        <translation>Як довго ви залишитеся?</translation>
    </message>
    <message>
        <source>When do you end?</source>
        <translation>Коли ви закінчите?</translation>
    </message>
    <message>
        <source>Take the request back?</source>
        <translation>Відкликати запит?</translation>
    </message>
    <message>
        <source>Give the rest of the time back?</source>
        <translation>Повернути решту часу?</translation>
    </message>
    <message>
        <source>Give the room back?</source>
        <translation>Повернути кімнату?</translation>
    </message>
    <message>
        <source>You get no answer then, and this receipt counts no more.</source>
        <translation>Тоді відповіді не буде, і ця квитанція більше не дійсна.</translation>
    </message>
    <message>
        <source>The room is free for others from the next quarter on.</source>
        <translation>З наступної чверті години кімната вільна для інших.</translation>
    </message>
    <message>
        <source>The time is then free for others, and this receipt counts no more.</source>
        <translation>Тоді час вільний для інших, і ця квитанція більше не дійсна.</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Ні, залишити</translation>
    </message>
    <message>
        <source>No, we stay</source>
        <translation>Ні, ми лишаємося</translation>
    </message>
    <message>
        <source>No, we are coming</source>
        <translation>Ні, ми прийдемо</translation>
    </message>
    <message>
        <source>Yes, take it back</source>
        <translation>Так, відкликати</translation>
    </message>
    <message>
        <source>Yes, give it back</source>
        <translation>Так, повернути</translation>
    </message>
    <message>
        <source>The request is withdrawn</source>
        <translation>Запит відкликано</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Повернено</translation>
    </message>
    <message>
        <source>You can throw the paper away.</source>
        <translation>Папір можна викинути.</translation>
    </message>
    <message>
        <source>Thank you. Others can use the room now.</source>
        <translation>Дякуємо. Тепер кімнатою можуть користуватися інші.</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>Що можна зробити</translation>
    </message>
    <message>
        <source>Yes, we are done</source>
        <translation>Так, ми закінчили</translation>
    </message>
    <message>
        <source>Back to the booking</source>
        <translation>Назад до бронювання</translation>
    </message>
    <message>
        <source>Look for something else</source>
        <translation>Шукати щось інше</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>Готово, очистити екран</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>MyDoings</name>
    <message>
        <source>I am here</source>
        <translation>Я тут</translation>
    </message>
    <message>
        <source>In case it rains</source>
        <translation>Якщо йде дощ</translation>
    </message>
    <message>
        <source>Indoors or outdoors?</source>
        <translation>У приміщенні чи надворі?</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <translation>Залишитися довше</translation>
    </message>
    <message>
        <source>Give time back</source>
        <translation>Повернути час</translation>
    </message>
    <message>
        <source>End earlier</source>
        <translation>Закінчити раніше</translation>
    </message>
    <message>
        <source>To the room</source>
        <translation>До кімнати</translation>
    </message>
    <message>
        <source>Show the way</source>
        <translation>Показати шлях</translation>
    </message>
    <message>
        <source>It will say copy</source>
        <translation>Буде написано копія</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Друкувати знову</translation>
    </message>
    <message>
        <source>Give the rest back</source>
        <translation>Повернути решту</translation>
    </message>
    <message>
        <source>Give the room back</source>
        <translation>Повернути кімнату</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>Відкликати запит</translation>
    </message>
    <message>
        <source>We are done</source>
        <translation>Ми закінчили</translation>
    </message>
    <message>
        <source>We are not coming</source>
        <translation>Ми не прийдемо</translation>
    </message>
</context>
<context>
    <name>MyMore</name>
    <message>
        <source>What you can do</source>
        <translation>Що можна зробити</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Код</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ще</translation>
    </message>
</context>
<context>
    <name>MyReceiptPage</name>
    <message>
        <source>Scan or type your code</source>
        <translation>Відскануйте або введіть код</translation>
    </message>
    <message>
        <source>Hold the square on the receipt under the scanner, or type the nine digits below it.</source>
        <translation>Тримайте QR-код на квитанції під сканером або введіть дев’ять цифр під ним.</translation>
    </message>
    <message>
        <source>We are looking for the receipt …</source>
        <translation>Шукаємо квитанцію…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Show my receipt</source>
        <translation>Показати квитанцію</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Erase</source>
        <translation>Стерти</translation>
    </message>
</context>
<context>
    <name>OutingPage</name>
    <message>
        <source>The way, and more</source>
        <translation>Шлях і більше</translation>
    </message>
</context>
<context>
    <name>ReachHint</name>
    <message>
        <source>Everything you touch is below</source>
        <translation>Усе, чого торкаєтеся, нижче</translation>
    </message>
</context>
<context>
    <name>ReadBack</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>ReceiptMore</name>
    <message>
        <source>How to get there</source>
        <translation>Як дістатися</translation>
    </message>
    <message>
        <source>How you get an answer</source>
        <translation>Як надійде відповідь</translation>
    </message>
    <message>
        <source>The paper is your key. Without paper, write the code down and type it here later.</source>
        <translation>Папір — ваш ключ. Без паперу запишіть код і введіть його тут згодом.</translation>
    </message>
    <message>
        <source>I am here already</source>
        <translation>Я вже тут</translation>
    </message>
    <message>
        <source>Print again (copy)</source>
        <translation>Ще раз (копія)</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>Відкликати запит</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <translation>Назад до коду</translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>NOT CONFIRMED</source>
        <translation>НЕ ПІДТВЕРДЖЕНО</translation>
    </message>
    <message>
        <source>CONFIRMED</source>
        <translation>ПІДТВЕРДЖЕНО</translation>
    </message>
    <message>
        <source>REQUEST</source>
        <translation>ЗАПИТ</translation>
    </message>
    <message>
        <source>You can throw the paper away.</source>
        <translation>Папір можна викинути.</translation>
    </message>
    <message>
        <source>The request is withdrawn</source>
        <translation>Запит відкликано</translation>
    </message>
    <message>
        <source>How to get there</source>
        <translation>Як дістатися</translation>
    </message>
    <message>
        <source>How you get an answer</source>
        <translation>Як надійде відповідь</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>Ваш код</translation>
    </message>
    <message>
        <source>The paper is your key. Without paper, write the code down and type it here later.</source>
        <translation>Папір — ваш ключ. Без паперу запишіть код і введіть його тут згодом.</translation>
    </message>
    <message>
        <source>A QR code with your receipt</source>
        <translation>QR-код із вашою квитанцією</translation>
    </message>
    <message>
        <source>Printing a copy …</source>
        <translation>Друкуємо копію…</translation>
    </message>
    <message>
        <source>Take the request back?</source>
        <translation>Відкликати запит?</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Ні, залишити</translation>
    </message>
    <message>
        <source>Yes, take it back</source>
        <translation>Так, відкликати</translation>
    </message>
    <message>
        <source>The way, and more</source>
        <translation>Шлях і більше</translation>
    </message>
    <message>
        <source>I am here already</source>
        <translation>Я вже тут</translation>
    </message>
    <message>
        <source>Print again (copy)</source>
        <translation>Ще раз (копія)</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>Відкликати запит</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
</context>
<context>
    <name>ReceiptPlan</name>
    <message>
        <source>Back to the code</source>
        <translation>Назад до коду</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Taken</source>
        <translation>Зайнято</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Зачинено</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Вільно</translation>
    </message>
    <message>
        <source>Being set up</source>
        <translation>Готують</translation>
    </message>
    <message>
        <source>Your time</source>
        <translation>Ваш час</translation>
    </message>
    <message>
        <source>How the time is drawn</source>
        <translation>Як намальовано час</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Змінити</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Change the search</source>
        <translation>Змінити пошук</translation>
    </message>
    <message>
        <source>Your search</source>
        <translation>Ваш пошук</translation>
    </message>
    <message>
        <source>Search and place</source>
        <translation>Пошук і&#xa0;місце</translation>
    </message>
    <message>
        <source>Other times</source>
        <translation>Інший час</translation>
    </message>
</context>
<context>
    <name>SearchMore</name>
    <message>
        <source>Other times</source>
        <translation>Інший час</translation>
    </message>
    <message>
        <source>Change the search</source>
        <translation>Змінити пошук</translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>Yes, I am here</source>
        <translation>Так, я тут</translation>
    </message>
</context>
<context>
    <name>StoppedPage</name>
    <message>
        <source>You can have this</source>
        <translation>Можна мати це</translation>
    </message>
    <message>
        <source>Type a phone number</source>
        <translation>Ввести номер телефону</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Спробувати ще раз</translation>
    </message>
    <message>
        <source>Look for something else</source>
        <translation>Шукати щось інше</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>Готово, очистити екран</translation>
    </message>
</context>
<context>
    <name>TypedCode</name>
    <message>
        <source>Your code</source>
        <translation>Ваш код</translation>
    </message>
</context>
<context>
    <name>TypedNumber</name>
    <message>
        <source>Your number</source>
        <translation>Ваш номер</translation>
    </message>
    <message>
        <source>Your phone number</source>
        <translation>Ваш номер телефону</translation>
    </message>
</context>
</TS>
