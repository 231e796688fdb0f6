<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG" sourcelanguage="en">
<context>
    <name>AroundPage</name>
    <message>
        <source>No login. Paper receipt.</source>
        <translation>بلا تسجيل دخول. إيصال ورقي.</translation>
    </message>
</context>
<context>
    <name>AttractPage</name>
    <message>
        <source>In the house right now</source>
        <translation>الآن في المركز</translation>
    </message>
    <message>
        <source>Free now</source>
        <translation>متاح الآن</translation>
    </message>
    <message>
        <source>Looked free</source>
        <translation>بدا متاحًا</translation>
    </message>
    <message>
        <source>No login.</source>
        <translation>بلا تسجيل دخول.</translation>
    </message>
    <message>
        <source>No login. Paper receipt.</source>
        <translation>بلا تسجيل دخول. إيصال ورقي.</translation>
    </message>
    <message>
        <source>Touch to book a place</source>
        <translation>المس لحجز مكان</translation>
    </message>
    <message>
        <source>I have a receipt</source>
        <translation>لدي إيصال</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
</context>
<context>
    <name>ConfirmAlso</name>
    <message>
        <source>Could you also use this?</source>
        <translation>هل يناسبك هذا أيضًا؟</translation>
    </message>
</context>
<context>
    <name>ConfirmBook</name>
    <message>
        <source>Type a number</source>
        <translation>كتابة رقم</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>نسأل …</translation>
    </message>
    <message>
        <source>Book and print</source>
        <translation>حجز وطباعة</translation>
    </message>
    <message>
        <source>Ask the house</source>
        <translation>سؤال المركز</translation>
    </message>
    <message>
        <source>Ask and print</source>
        <translation>طلب وطباعة</translation>
    </message>
</context>
<context>
    <name>ConfirmFoot</name>
    <message>
        <source>A request: nothing is promised yet.</source>
        <translation>طلب: لا وعد بشيء بعد.</translation>
    </message>
    <message>
        <source>You see the answer here, with the code.</source>
        <translation>يظهر الجواب هنا، بالرمز.</translation>
    </message>
    <message>
        <source>Nothing is booked until you press.</source>
        <translation>لا يُحجز شيء قبل الضغط.</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>استعمال الرقم</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>بلا رقم</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>عن الرقم</translation>
    </message>
    <message>
        <source>You can have this</source>
        <translation>هذا متاح لك</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>More choices</source>
        <translation>خيارات أخرى</translation>
    </message>
</context>
<context>
    <name>ConfirmFootWide</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>More choices</source>
        <translation>خيارات أخرى</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>بلا رقم</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>عن الرقم</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>استعمال الرقم</translation>
    </message>
</context>
<context>
    <name>ConfirmGone</name>
    <message>
        <source>Nothing is booked.</source>
        <translation>لم يُحجز شيء.</translation>
    </message>
</context>
<context>
    <name>ConfirmGoneWide</name>
    <message>
        <source>You can have this</source>
        <translation>هذا متاح لك</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>ConfirmInstead</name>
    <message>
        <source>You can have this</source>
        <translation>هذا متاح لك</translation>
    </message>
</context>
<context>
    <name>ConfirmLayout</name>
    <message>
        <source>Room layout</source>
        <translation>ترتيب الغرفة</translation>
    </message>
</context>
<context>
    <name>ConfirmMeanings</name>
    <message>
        <source>Only us</source>
        <translation>نحن فقط</translation>
    </message>
    <message>
        <source>Not for others</source>
        <translation>ليس للآخرين</translation>
    </message>
    <message>
        <source>Come and see</source>
        <translation>تفضلوا بالنظر</translation>
    </message>
    <message>
        <source>One may look in</source>
        <translation>يمكن إلقاء نظرة</translation>
    </message>
    <message>
        <source>Open to all</source>
        <translation>مفتوح للجميع</translation>
    </message>
    <message>
        <source>Shown on the screen</source>
        <translation>يظهر على الشاشة</translation>
    </message>
</context>
<context>
    <name>ConfirmNumber</name>
    <message>
        <source>The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.</source>
        <translation>يُستعمل الرقم لهذا الحجز فقط. يُختم عند الحجز ولا يظهر بعد ذلك على هذه الشاشة.</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>بلا رقم</translation>
    </message>
</context>
<context>
    <name>ConfirmOpenness</name>
    <message>
        <source>Who may come?</source>
        <translation>من يمكنه الحضور؟</translation>
    </message>
    <message>
        <source>Not for others</source>
        <translation>ليس للآخرين</translation>
    </message>
    <message>
        <source>Only us</source>
        <translation>نحن فقط</translation>
    </message>
    <message>
        <source>One may look in</source>
        <translation>يمكن إلقاء نظرة</translation>
    </message>
    <message>
        <source>Come and see</source>
        <translation>تفضلوا بالنظر</translation>
    </message>
    <message>
        <source>Shown on the screen</source>
        <translation>يظهر على الشاشة</translation>
    </message>
    <message>
        <source>Open to all</source>
        <translation>مفتوح للجميع</translation>
    </message>
</context>
<context>
    <name>ConfirmPrice</name>
    <message>
        <source>A request: nothing is promised yet.</source>
        <translation>طلب: لا وعد بشيء بعد.</translation>
    </message>
    <message>
        <source>You see the answer here, with the code.</source>
        <translation>يظهر الجواب هنا، بالرمز.</translation>
    </message>
    <message>
        <source>Nothing is booked until you press.</source>
        <translation>لا يُحجز شيء قبل الضغط.</translation>
    </message>
</context>
<context>
    <name>ConfirmSealed</name>
    <message>
        <source>The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.</source>
        <translation>يُستعمل الرقم لهذا الحجز فقط. يُختم عند الحجز ولا يظهر بعد ذلك على هذه الشاشة.</translation>
    </message>
</context>
<context>
    <name>ConfirmSteps</name>
    <message>
        <source>15 min shorter</source>
        <translation>أقصر 15 دقيقة</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 دقيقة</translation>
    </message>
    <message>
        <source>15 min longer</source>
        <translation>أطول 15 دقيقة</translation>
    </message>
</context>
<context>
    <name>ConfirmTime</name>
    <message>
        <source>Start</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>End</source>
        <translation>النهاية</translation>
    </message>
</context>
<context>
    <name>ConfirmTyping</name>
    <message>
        <source>No number after all</source>
        <translation>بلا رقم</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>استعمال الرقم</translation>
    </message>
</context>
<context>
    <name>ConfirmWaiting</name>
    <message>
        <source>We are asking for your time</source>
        <translation>نسأل عن وقتك</translation>
    </message>
    <message>
        <source>It takes three seconds at most. You need do nothing.</source>
        <translation>يستغرق ثلاث ثوانٍ على الأكثر. لا يلزمك فعل شيء.</translation>
    </message>
</context>
<context>
    <name>ConfirmWho</name>
    <message>
        <source>Who is booking?</source>
        <translation>من يحجز؟</translation>
    </message>
    <message>
        <source>The paper is your key</source>
        <translation>الورقة هي مفتاحك</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>بلا اسم</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>رقم الهاتف</translation>
    </message>
</context>
<context>
    <name>FindDays</name>
    <message>
        <source>Earlier days</source>
        <translation>أيام أبكر</translation>
    </message>
    <message>
        <source>Later days</source>
        <translation>أيام لاحقة</translation>
    </message>
</context>
<context>
    <name>FindFoot</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
</context>
<context>
    <name>FindLow</name>
    <message>
        <source>choose several if you like</source>
        <translation>يمكن اختيار أكثر من واحد</translation>
    </message>
</context>
<context>
    <name>FindNeeds</name>
    <message>
        <source>choose several if you like</source>
        <translation>يمكن اختيار أكثر من واحد</translation>
    </message>
    <message>
        <source>Must have …</source>
        <translation>هل يلزم …</translation>
    </message>
</context>
<context>
    <name>FindPersons</name>
    <message>
        <source>How many?</source>
        <translation>كم عددكم؟</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>أقل</translation>
    </message>
    <message>
        <source>More</source>
        <translation>أكثر</translation>
    </message>
</context>
<context>
    <name>FindPurposes</name>
    <message>
        <source>What for?</source>
        <translation>ماذا ستفعلون؟</translation>
    </message>
</context>
<context>
    <name>FindShown</name>
    <message>
        <source>When?</source>
        <translation>متى؟</translation>
    </message>
    <message>
        <source>How many?</source>
        <translation>كم عددكم؟</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>ماذا ستفعلون؟</translation>
    </message>
    <message>
        <source>Must have …</source>
        <translation>هل يلزم …</translation>
    </message>
    <message>
        <source>How long do you stay?</source>
        <translation>كم تبقون؟</translation>
    </message>
</context>
<context>
    <name>FindStart</name>
    <message>
        <source>When?</source>
        <translation>متى؟</translation>
    </message>
    <message>
        <source>Half an hour earlier</source>
        <translation>أبكر بنصف ساعة</translation>
    </message>
    <message>
        <source>Half an hour later</source>
        <translation>أبعد بنصف ساعة</translation>
    </message>
</context>
<context>
    <name>FindWhen</name>
    <message>
        <source>When?</source>
        <translation>متى؟</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>Later today</source>
        <translation>لاحقًا اليوم</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>يوم آخر</translation>
    </message>
</context>
<context>
    <name>GenuineReceipt</name>
    <message>
        <source>Your receipt counts</source>
        <translation>إيصالك صالح</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>تم، مسح الشاشة</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>InsteadCards</name>
    <message>
        <source>You can have this</source>
        <translation>هذا متاح لك</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>المكان التالي</translation>
    </message>
</context>
<context>
    <name>JoinAway</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>JoinButton</name>
    <message>
        <source>Waiting list</source>
        <translation>قائمة الانتظار</translation>
    </message>
</context>
<context>
    <name>JoinNumber</name>
    <message>
        <source>Join the waiting list</source>
        <translation>الانضمام إلى قائمة الانتظار</translation>
    </message>
    <message>
        <source>Used to call about this alone, then deleted.</source>
        <translation>للاتصال بهذا الشأن فقط، ثم يُحذف.</translation>
    </message>
    <message>
        <source>The house uses the number to call about this, and for nothing else. It is deleted when the day is over, or when you leave the list.</source>
        <translation>يستعمل المركز الرقم للاتصال بهذا الشأن فقط. ويُحذف بعد انقضاء اليوم، أو عند خروجك من القائمة.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>عن الرقم</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>نسأل …</translation>
    </message>
    <message>
        <source>Put me on the list</source>
        <translation>سجّلني في القائمة</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>Join the waiting list</source>
        <translation>الانضمام إلى قائمة الانتظار</translation>
    </message>
    <message>
        <source>The house uses the number to call about this, and for nothing else. It is deleted when the day is over, or when you leave the list.</source>
        <translation>يستعمل المركز الرقم للاتصال بهذا الشأن فقط. ويُحذف بعد انقضاء اليوم، أو عند خروجك من القائمة.</translation>
    </message>
</context>
<context>
    <name>JoinedMore</name>
    <message>
        <source>The house calls when something suits. Nothing is held for you meanwhile.</source>
        <translation>يتصل المركز عندما يتاح شيء مناسب. لا يُحجز لك شيء حتى ذلك الحين.</translation>
    </message>
    <message>
        <source>With the code you leave the list: on the net, or by calling the house.</source>
        <translation>بالرمز يمكن الخروج من القائمة: على الإنترنت، أو بالاتصال بالمركز.</translation>
    </message>
    <message>
        <source>Take me off the list</source>
        <translation>أخرجني من القائمة</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <translation>رجوع إلى الرمز</translation>
    </message>
</context>
<context>
    <name>JoinedView</name>
    <message>
        <source>ON THE WAITING LIST</source>
        <translation>في قائمة الانتظار</translation>
    </message>
    <message>
        <source>Your number is deleted. You can throw the paper away.</source>
        <translation>حُذف رقمك. يمكنك رمي الورقة.</translation>
    </message>
    <message>
        <source>You are off the waiting list</source>
        <translation>خرجت من قائمة الانتظار</translation>
    </message>
    <message>
        <source>The house calls when something suits. Nothing is held for you meanwhile.</source>
        <translation>يتصل المركز عندما يتاح شيء مناسب. لا يُحجز لك شيء حتى ذلك الحين.</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>الرمز الخاص بك</translation>
    </message>
    <message>
        <source>With the code you leave the list: on the net, or by calling the house.</source>
        <translation>بالرمز يمكن الخروج من القائمة: على الإنترنت، أو بالاتصال بالمركز.</translation>
    </message>
    <message>
        <source>A QR code with your place on the list</source>
        <translation>رمز QR لمكانك في القائمة</translation>
    </message>
    <message>
        <source>Take me off the list</source>
        <translation>أخرجني من القائمة</translation>
    </message>
    <message>
        <source>About the list</source>
        <translation>عن القائمة</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Help with the screen</source>
        <translation>تسهيلات</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>أكبر</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>تباين</translation>
    </message>
    <message>
        <source>Lower: everything you touch is low on the screen</source>
        <translation>أسفل: كل ما تلمسه في أسفل الشاشة</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>أسفل</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>استماع</translation>
    </message>
    <message>
        <source>Simple: one question at a time</source>
        <translation>سهل: سؤال واحد في كل مرة</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>سهل</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>وقت أطول</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Choose a language</source>
        <translation>اختيار اللغة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>MyBookingView</name>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>أنا هنا</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <translation>البقاء أطول</translation>
    </message>
    <message>
        <source>How long do you stay?</source>
        <translation>كم تبقون؟</translation>
    </message>
    <message>
        <source>When do you end?</source>
        <translation>متى تنتهون؟</translation>
    </message>
    <message>
        <source>Take the request back?</source>
        <translation>هل يُسحب الطلب؟</translation>
    </message>
    <message>
        <source>Give the rest of the time back?</source>
        <translation>هل يُعاد باقي الوقت؟</translation>
    </message>
    <message>
        <source>Give the room back?</source>
        <translation>هل تُعاد الغرفة؟</translation>
    </message>
    <message>
        <source>You get no answer then, and this receipt counts no more.</source>
        <translation>عندها لا يصلك جواب، ولا يعود هذا الإيصال صالحًا.</translation>
    </message>
    <message>
        <source>The room is free for others from the next quarter on.</source>
        <translation>الغرفة متاحة لغيركم من ربع الساعة التالي.</translation>
    </message>
    <message>
        <source>The time is then free for others, and this receipt counts no more.</source>
        <translation>عندها يصبح الوقت متاحًا لغيركم، ولا يعود هذا الإيصال صالحًا.</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>لا، أبقه</translation>
    </message>
    <message>
        <source>No, we stay</source>
        <translation>لا، نبقى</translation>
    </message>
    <message>
        <source>No, we are coming</source>
        <translation>لا، سنأتي</translation>
    </message>
    <message>
        <source>Yes, take it back</source>
        <translation>نعم، سحب</translation>
    </message>
    <message>
        <source>Yes, give it back</source>
        <translation>نعم، إعادة</translation>
    </message>
    <message>
        <source>The request is withdrawn</source>
        <translation>سُحب الطلب</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>أُعيد</translation>
    </message>
    <message>
        <source>You can throw the paper away.</source>
        <translation>يمكنك رمي الورقة.</translation>
    </message>
    <message>
        <source>Thank you. Others can use the room now.</source>
        <translation>شكرًا. يمكن لغيركم استعمال الغرفة الآن.</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>ما يمكنك فعله</translation>
    </message>
    <message>
        <source>Yes, we are done</source>
        <translation>نعم، لقد انتهينا</translation>
    </message>
    <message>
        <source>Back to the booking</source>
        <translation>العودة إلى الحجز</translation>
    </message>
    <message>
        <source>Look for something else</source>
        <translation>البحث عن شيء آخر</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>تم، مسح الشاشة</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>MyDoings</name>
    <message>
        <source>I am here</source>
        <translation>أنا هنا</translation>
    </message>
    <message>
        <source>In case it rains</source>
        <translation>إذا نزل المطر</translation>
    </message>
    <message>
        <source>Indoors or outdoors?</source>
        <translation>في الداخل أم في الخارج؟</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <translation>البقاء أطول</translation>
    </message>
    <message>
        <source>Give time back</source>
        <translation>إعادة الوقت</translation>
    </message>
    <message>
        <source>End earlier</source>
        <translation>الانتهاء أبكر</translation>
    </message>
    <message>
        <source>To the room</source>
        <translation>إلى الغرفة</translation>
    </message>
    <message>
        <source>Show the way</source>
        <translation>عرض الطريق</translation>
    </message>
    <message>
        <source>It will say copy</source>
        <translation>ستحمل كلمة نسخة</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>طباعة من جديد</translation>
    </message>
    <message>
        <source>Give the rest back</source>
        <translation>إعادة الباقي</translation>
    </message>
    <message>
        <source>Give the room back</source>
        <translation>إعادة الغرفة</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>سحب الطلب</translation>
    </message>
    <message>
        <source>We are done</source>
        <translation>انتهينا</translation>
    </message>
    <message>
        <source>We are not coming</source>
        <translation>لن نأتي</translation>
    </message>
</context>
<context>
    <name>MyMore</name>
    <message>
        <source>What you can do</source>
        <translation>ما يمكنك فعله</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
</context>
<context>
    <name>MyReceiptPage</name>
    <message>
        <source>Scan or type your code</source>
        <translation>امسح الرمز أو اكتبه</translation>
    </message>
    <message>
        <source>Hold the square on the receipt under the scanner, or type the nine digits below it.</source>
        <translation>يرجى وضع المربع على الإيصال تحت القارئ، أو كتابة الأرقام التسعة تحته.</translation>
    </message>
    <message>
        <source>We are looking for the receipt …</source>
        <translation>نبحث عن الإيصال …</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Show my receipt</source>
        <translation>عرض إيصالي</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Erase</source>
        <translation>مسح</translation>
    </message>
</context>
<context>
    <name>OutingPage</name>
    <message>
        <source>The way, and more</source>
        <translation>الطريق والمزيد</translation>
    </message>
</context>
<context>
    <name>ReachHint</name>
    <message>
        <source>Everything you touch is below</source>
        <translation>كل ما تلمسه في الأسفل</translation>
    </message>
</context>
<context>
    <name>ReadBack</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>ReceiptMore</name>
    <message>
        <source>How to get there</source>
        <translation>الطريق إلى المكان</translation>
    </message>
    <message>
        <source>How you get an answer</source>
        <translation>كيف يصلك الجواب</translation>
    </message>
    <message>
        <source>The paper is your key. Without paper, write the code down and type it here later.</source>
        <translation>الورقة هي مفتاحك. بلا ورقة، يرجى تدوين الرمز وكتابته هنا لاحقًا.</translation>
    </message>
    <message>
        <source>I am here already</source>
        <translation>أنا هنا الآن</translation>
    </message>
    <message>
        <source>Print again (copy)</source>
        <translation>طباعة (نسخة)</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>سحب الطلب</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <translation>رجوع إلى الرمز</translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>NOT CONFIRMED</source>
        <translation>غير مؤكد</translation>
    </message>
    <message>
        <source>CONFIRMED</source>
        <translation>مؤكد</translation>
    </message>
    <message>
        <source>REQUEST</source>
        <translation>طلب</translation>
    </message>
    <message>
        <source>You can throw the paper away.</source>
        <translation>يمكنك رمي الورقة.</translation>
    </message>
    <message>
        <source>The request is withdrawn</source>
        <translation>سُحب الطلب</translation>
    </message>
    <message>
        <source>How to get there</source>
        <translation>الطريق إلى المكان</translation>
    </message>
    <message>
        <source>How you get an answer</source>
        <translation>كيف يصلك الجواب</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>الرمز الخاص بك</translation>
    </message>
    <message>
        <source>The paper is your key. Without paper, write the code down and type it here later.</source>
        <translation>الورقة هي مفتاحك. بلا ورقة، يرجى تدوين الرمز وكتابته هنا لاحقًا.</translation>
    </message>
    <message>
        <source>A QR code with your receipt</source>
        <translation>رمز QR لإيصالك</translation>
    </message>
    <message>
        <source>Printing a copy …</source>
        <translation>تُطبع نسخة …</translation>
    </message>
    <message>
        <source>Take the request back?</source>
        <translation>هل يُسحب الطلب؟</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>لا، أبقه</translation>
    </message>
    <message>
        <source>Yes, take it back</source>
        <translation>نعم، سحب</translation>
    </message>
    <message>
        <source>The way, and more</source>
        <translation>الطريق والمزيد</translation>
    </message>
    <message>
        <source>I am here already</source>
        <translation>أنا هنا الآن</translation>
    </message>
    <message>
        <source>Print again (copy)</source>
        <translation>طباعة (نسخة)</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>سحب الطلب</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
</context>
<context>
    <name>ReceiptPlan</name>
    <message>
        <source>Back to the code</source>
        <translation>رجوع إلى الرمز</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Taken</source>
        <translation>مشغول</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>متاح</translation>
    </message>
    <message>
        <source>Being set up</source>
        <translation>قيد التجهيز</translation>
    </message>
    <message>
        <source>Your time</source>
        <translation>وقتك</translation>
    </message>
    <message>
        <source>How the time is drawn</source>
        <translation>كيف رُسم الوقت</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغيير</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Change the search</source>
        <translation>تغيير البحث</translation>
    </message>
    <message>
        <source>Your search</source>
        <translation>بحثك</translation>
    </message>
    <message>
        <source>Search and place</source>
        <translation>البحث والمكان</translation>
    </message>
    <message>
        <source>Other times</source>
        <translation>أوقات أخرى</translation>
    </message>
</context>
<context>
    <name>SearchMore</name>
    <message>
        <source>Other times</source>
        <translation>أوقات أخرى</translation>
    </message>
    <message>
        <source>Change the search</source>
        <translation>تغيير البحث</translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>Yes, I am here</source>
        <translation>نعم، أنا هنا</translation>
    </message>
</context>
<context>
    <name>StoppedPage</name>
    <message>
        <source>You can have this</source>
        <translation>هذا متاح لك</translation>
    </message>
    <message>
        <source>Type a phone number</source>
        <translation>كتابة رقم هاتف</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>المحاولة من جديد</translation>
    </message>
    <message>
        <source>Look for something else</source>
        <translation>البحث عن شيء آخر</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>تم، مسح الشاشة</translation>
    </message>
</context>
<context>
    <name>TypedCode</name>
    <message>
        <source>Your code</source>
        <translation>الرمز الخاص بك</translation>
    </message>
</context>
<context>
    <name>TypedNumber</name>
    <message>
        <source>Your number</source>
        <translation>رقمك</translation>
    </message>
    <message>
        <source>Your phone number</source>
        <translation>رقم هاتفك</translation>
    </message>
</context>
</TS>
