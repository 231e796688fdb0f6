<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ur_PK" sourcelanguage="en">
<context>
    <name>AroundPage</name>
    <message>
        <source>No login. Paper receipt.</source>
        <translation>لاگ ان نہیں۔ کاغذی رسید۔</translation>
    </message>
</context>
<context>
    <name>AttractPage</name>
    <message>
        <source>In the house right now</source>
        <translation>ابھی مرکز میں</translation>
    </message>
    <message>
        <source>Free now</source>
        <translation>ابھی خالی</translation>
    </message>
    <message>
        <source>Looked free</source>
        <translation>خالی لگتا تھا</translation>
    </message>
    <message>
        <source>No login.</source>
        <translation>لاگ ان نہیں۔</translation>
    </message>
    <message>
        <source>No login. Paper receipt.</source>
        <translation>لاگ ان نہیں۔ کاغذی رسید۔</translation>
    </message>
    <message>
        <source>Touch to book a place</source>
        <translation>چھو کر بُک کریں</translation>
    </message>
    <message>
        <source>I have a receipt</source>
        <translation>میرے پاس رسید ہے</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>زبان</translation>
    </message>
</context>
<context>
    <name>ConfirmAlso</name>
    <message>
        <source>Could you also use this?</source>
        <translation>کیا یہ بھی چلے گا؟</translation>
    </message>
</context>
<context>
    <name>ConfirmBook</name>
    <message>
        <source>Type a number</source>
        <translation>نمبر لکھیں</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>پوچھ رہے ہیں …</translation>
    </message>
    <message>
        <source>Book and print</source>
        <translation>بُک کریں اور چھاپیں</translation>
    </message>
    <message>
        <source>Ask the house</source>
        <translation>مرکز سے پوچھیں</translation>
    </message>
    <message>
        <source>Ask and print</source>
        <translation>پوچھیں اور چھاپیں</translation>
    </message>
</context>
<context>
    <name>ConfirmFoot</name>
    <message>
        <source>A request: nothing is promised yet.</source>
        <translation>درخواست: ابھی کوئی وعدہ نہیں۔</translation>
    </message>
    <message>
        <source>You see the answer here, with the code.</source>
        <translation>جواب یہاں، کوڈ سے۔</translation>
    </message>
    <message>
        <source>Nothing is booked until you press.</source>
        <translation>دبانے تک کچھ بُک نہیں۔</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>نمبر استعمال کریں</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>نمبر کے بغیر</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>نمبر کے بارے میں</translation>
    </message>
    <message>
        <source>You can have this</source>
        <translation>آپ یہ لے سکتے ہیں</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>واپس</translation>
    </message>
    <message>
        <source>More choices</source>
        <translation>مزید انتخاب</translation>
    </message>
</context>
<context>
    <name>ConfirmFootWide</name>
    <message>
        <source>Back</source>
        <translation>واپس</translation>
    </message>
    <message>
        <source>More choices</source>
        <translation>مزید انتخاب</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>نمبر کے بغیر</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>نمبر کے بارے میں</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>نمبر استعمال کریں</translation>
    </message>
</context>
<context>
    <name>ConfirmGone</name>
    <message>
        <source>Nothing is booked.</source>
        <translation>کچھ بُک نہیں ہوا۔</translation>
    </message>
</context>
<context>
    <name>ConfirmGoneWide</name>
    <message>
        <source>You can have this</source>
        <translation>آپ یہ لے سکتے ہیں</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>واپس</translation>
    </message>
</context>
<context>
    <name>ConfirmInstead</name>
    <message>
        <source>You can have this</source>
        <translation>آپ یہ لے سکتے ہیں</translation>
    </message>
</context>
<context>
    <name>ConfirmLayout</name>
    <message>
        <source>Room layout</source>
        <translation>کمرے کی ترتیب</translation>
    </message>
</context>
<context>
    <name>ConfirmMeanings</name>
    <message>
        <source>Only us</source>
        <translation>صرف ہم</translation>
    </message>
    <message>
        <source>Not for others</source>
        <translation>دوسروں کے لیے نہیں</translation>
    </message>
    <message>
        <source>Come and see</source>
        <translation>آ کر دیکھیں</translation>
    </message>
    <message>
        <source>One may look in</source>
        <translation>اندر جھانک سکتے ہیں</translation>
    </message>
    <message>
        <source>Open to all</source>
        <translation>سب کے لیے کھلا</translation>
    </message>
    <message>
        <source>Shown on the screen</source>
        <translation>اسکرین پر دکھے گا</translation>
    </message>
</context>
<context>
    <name>ConfirmNumber</name>
    <message>
        <source>The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.</source>
        <translation>نمبر صرف اسی بکنگ کے لیے استعمال ہوتا ہے۔ بکنگ کے وقت اسے مہر بند کر دیا جاتا ہے اور اس کے بعد یہ اس اسکرین پر نظر نہیں آتا۔</translation>
    </message>
    <message>
        <source>No number after all</source>
        <translation>نمبر کے بغیر</translation>
    </message>
</context>
<context>
    <name>ConfirmOpenness</name>
    <message>
        <source>Who may come?</source>
        <translation>کون آ سکتا ہے؟</translation>
    </message>
    <message>
        <source>Not for others</source>
        <translation>دوسروں کے لیے نہیں</translation>
    </message>
    <message>
        <source>Only us</source>
        <translation>صرف ہم</translation>
    </message>
    <message>
        <source>One may look in</source>
        <translation>اندر جھانک سکتے ہیں</translation>
    </message>
    <message>
        <source>Come and see</source>
        <translation>آ کر دیکھیں</translation>
    </message>
    <message>
        <source>Shown on the screen</source>
        <translation>اسکرین پر دکھے گا</translation>
    </message>
    <message>
        <source>Open to all</source>
        <translation>سب کے لیے کھلا</translation>
    </message>
</context>
<context>
    <name>ConfirmPrice</name>
    <message>
        <source>A request: nothing is promised yet.</source>
        <translation>درخواست: ابھی کوئی وعدہ نہیں۔</translation>
    </message>
    <message>
        <source>You see the answer here, with the code.</source>
        <translation>جواب یہاں، کوڈ سے۔</translation>
    </message>
    <message>
        <source>Nothing is booked until you press.</source>
        <translation>دبانے تک کچھ بُک نہیں۔</translation>
    </message>
</context>
<context>
    <name>ConfirmSealed</name>
    <message>
        <source>The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.</source>
        <translation>نمبر صرف اسی بکنگ کے لیے استعمال ہوتا ہے۔ بکنگ کے وقت اسے مہر بند کر دیا جاتا ہے اور اس کے بعد یہ اس اسکرین پر نظر نہیں آتا۔</translation>
    </message>
</context>
<context>
    <name>ConfirmSteps</name>
    <message>
        <source>15 min shorter</source>
        <translation>15 منٹ کم</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 منٹ</translation>
    </message>
    <message>
        <source>15 min longer</source>
        <translation>15 منٹ زیادہ</translation>
    </message>
</context>
<context>
    <name>ConfirmTime</name>
    <message>
        <source>Start</source>
        <translation>آغاز</translation>
    </message>
    <message>
        <source>End</source>
        <translation>اختتام</translation>
    </message>
</context>
<context>
    <name>ConfirmTyping</name>
    <message>
        <source>No number after all</source>
        <translation>نمبر کے بغیر</translation>
    </message>
    <message>
        <source>Use the number</source>
        <translation>نمبر استعمال کریں</translation>
    </message>
</context>
<context>
    <name>ConfirmWaiting</name>
    <message>
        <source>We are asking for your time</source>
        <translation>ہم آپ کا وقت پوچھ رہے ہیں</translation>
    </message>
    <message>
        <source>It takes three seconds at most. You need do nothing.</source>
        <translation>زیادہ سے زیادہ تین سیکنڈ لگتے ہیں۔ آپ کو کچھ نہیں کرنا۔</translation>
    </message>
</context>
<context>
    <name>ConfirmWho</name>
    <message>
        <source>Who is booking?</source>
        <translation>بکنگ کس کی؟</translation>
    </message>
    <message>
        <source>The paper is your key</source>
        <translation>کاغذ آپ کی چابی ہے</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>بغیر نام</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>فون نمبر</translation>
    </message>
</context>
<context>
    <name>FindDays</name>
    <message>
        <source>Earlier days</source>
        <translation>پہلے کے دن</translation>
    </message>
    <message>
        <source>Later days</source>
        <translation>بعد کے دن</translation>
    </message>
</context>
<context>
    <name>FindFoot</name>
    <message>
        <source>Back</source>
        <translation>واپس</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>آگے</translation>
    </message>
</context>
<context>
    <name>FindLow</name>
    <message>
        <source>choose several if you like</source>
        <translation>چاہیں تو کئی چنیں</translation>
    </message>
</context>
<context>
    <name>FindNeeds</name>
    <message>
        <source>choose several if you like</source>
        <translation>چاہیں تو کئی چنیں</translation>
    </message>
    <message>
        <source>Must have …</source>
        <translation>اور کیا چاہیے؟</translation>
    </message>
</context>
<context>
    <name>FindPersons</name>
    <message>
        <source>How many?</source>
        <translation>کتنے لوگ؟</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>کم</translation>
    </message>
    <message>
        <source>More</source>
        <translation>زیادہ</translation>
    </message>
</context>
<context>
    <name>FindPurposes</name>
    <message>
        <source>What for?</source>
        <translation>کس لیے؟</translation>
    </message>
</context>
<context>
    <name>FindShown</name>
    <message>
        <source>When?</source>
        <translation>کب؟</translation>
    </message>
    <message>
        <source>How many?</source>
        <translation>کتنے لوگ؟</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>کس لیے؟</translation>
    </message>
    <message>
        <source>Must have …</source>
        <translation>اور کیا چاہیے؟</translation>
    </message>
    <message>
        <source>How long do you stay?</source>
        <translation>آپ کتنی دیر رہیں گے؟</translation>
    </message>
</context>
<context>
    <name>FindStart</name>
    <message>
        <source>When?</source>
        <translation>کب؟</translation>
    </message>
    <message>
        <source>Half an hour earlier</source>
        <translation>آدھا گھنٹہ پہلے</translation>
    </message>
    <message>
        <source>Half an hour later</source>
        <translation>آدھا گھنٹہ بعد</translation>
    </message>
</context>
<context>
    <name>FindWhen</name>
    <message>
        <source>When?</source>
        <translation>کب؟</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>ابھی</translation>
    </message>
    <message>
        <source>Later today</source>
        <translation>آج بعد میں</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>کسی اور دن</translation>
    </message>
</context>
<context>
    <name>GenuineReceipt</name>
    <message>
        <source>Your receipt counts</source>
        <translation>آپ کی رسید درست ہے</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>ہو گیا، اسکرین صاف کریں</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>واپس</translation>
    </message>
</context>
<context>
    <name>InsteadCards</name>
    <message>
        <source>You can have this</source>
        <translation>آپ یہ لے سکتے ہیں</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>اگلی جگہ</translation>
    </message>
</context>
<context>
    <name>JoinAway</name>
    <message>
        <source>Back</source>
        <translation>واپس</translation>
    </message>
</context>
<context>
    <name>JoinButton</name>
    <message>
        <source>Waiting list</source>
        <translation>انتظار کی فہرست</translation>
    </message>
</context>
<context>
    <name>JoinNumber</name>
    <message>
        <source>Join the waiting list</source>
        <translation>انتظار کی فہرست میں شامل ہوں</translation>
    </message>
    <message>
        <source>Used to call about this alone, then deleted.</source>
        <translation>صرف اسی کے لیے فون، پھر مٹا دیا جاتا ہے۔</translation>
    </message>
    <message>
        <source>The house uses the number to call about this, and for nothing else. It is deleted when the day is over, or when you leave the list.</source>
        <translation>مرکز نمبر صرف اسی بارے میں فون کرنے کے لیے استعمال کرتا ہے۔ دن گزرنے پر یا فہرست سے نکلنے پر اسے مٹا دیا جاتا ہے۔</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>واپس</translation>
    </message>
    <message>
        <source>About the number</source>
        <translation>نمبر کے بارے میں</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>پوچھ رہے ہیں …</translation>
    </message>
    <message>
        <source>Put me on the list</source>
        <translation>میرا نام لکھیں</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>Join the waiting list</source>
        <translation>انتظار کی فہرست میں شامل ہوں</translation>
    </message>
    <message>
        <source>The house uses the number to call about this, and for nothing else. It is deleted when the day is over, or when you leave the list.</source>
        <translation>مرکز نمبر صرف اسی بارے میں فون کرنے کے لیے استعمال کرتا ہے۔ دن گزرنے پر یا فہرست سے نکلنے پر اسے مٹا دیا جاتا ہے۔</translation>
    </message>
</context>
<context>
    <name>JoinedMore</name>
    <message>
        <source>The house calls when something suits. Nothing is held for you meanwhile.</source>
        <translation>کچھ مناسب ہونے پر مرکز فون کرے گا۔ تب تک آپ کے لیے کچھ نہیں رکھا جاتا۔</translation>
    </message>
    <message>
        <source>With the code you leave the list: on the net, or by calling the house.</source>
        <translation>کوڈ سے آپ فہرست چھوڑ سکتے ہیں: انٹرنیٹ پر، یا مرکز کو فون کر کے۔</translation>
    </message>
    <message>
        <source>Take me off the list</source>
        <translation>مجھے فہرست سے نکالیں</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <translation>کوڈ پر واپس</translation>
    </message>
</context>
<context>
    <name>JoinedView</name>
    <message>
        <source>ON THE WAITING LIST</source>
        <translation>انتظار کی فہرست میں</translation>
    </message>
    <message>
        <source>Your number is deleted. You can throw the paper away.</source>
        <translation>آپ کا نمبر مٹا دیا گیا۔ آپ کاغذ پھینک سکتے ہیں۔</translation>
    </message>
    <message>
        <source>You are off the waiting list</source>
        <translation>آپ انتظار کی فہرست سے نکل گئے</translation>
    </message>
    <message>
        <source>The house calls when something suits. Nothing is held for you meanwhile.</source>
        <translation>کچھ مناسب ہونے پر مرکز فون کرے گا۔ تب تک آپ کے لیے کچھ نہیں رکھا جاتا۔</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>آپ کا کوڈ</translation>
    </message>
    <message>
        <source>With the code you leave the list: on the net, or by calling the house.</source>
        <translation>کوڈ سے آپ فہرست چھوڑ سکتے ہیں: انٹرنیٹ پر، یا مرکز کو فون کر کے۔</translation>
    </message>
    <message>
        <source>A QR code with your place on the list</source>
        <translation>فہرست میں آپ کی جگہ کا QR کوڈ</translation>
    </message>
    <message>
        <source>Take me off the list</source>
        <translation>مجھے فہرست سے نکالیں</translation>
    </message>
    <message>
        <source>About the list</source>
        <translation>فہرست کے بارے میں</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>ہو گیا</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Help with the screen</source>
        <translation>سہولتیں</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>زبان</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>بڑا</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>تضاد</translation>
    </message>
    <message>
        <source>Lower: everything you touch is low on the screen</source>
        <translation>نیچے: جو کچھ آپ چھوتے ہیں اسکرین کے نیچے ہے</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>نیچے</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>سنیں</translation>
    </message>
    <message>
        <source>Simple: one question at a time</source>
        <translation>آسان: ایک وقت میں ایک سوال</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>آسان</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>زیادہ وقت</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Choose a language</source>
        <translation>زبان چنیں</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بند کریں</translation>
    </message>
</context>
<context>
    <name>MyBookingView</name>
    <message>
        <source>Code</source>
        <translation>کوڈ</translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>میں یہاں ہوں</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <translation>زیادہ دیر رہیں</translation>
    </message>
    <message>
        <source>How long do you stay?</source>
        <translation>آپ کتنی دیر رہیں گے؟</translation>
    </message>
    <message>
        <source>When do you end?</source>
        <translation>آپ کب ختم کریں گے؟</translation>
    </message>
    <message>
        <source>Take the request back?</source>
        <translation>درخواست واپس لیں؟</translation>
    </message>
    <message>
        <source>Give the rest of the time back?</source>
        <translation>باقی وقت واپس کریں؟</translation>
    </message>
    <message>
        <source>Give the room back?</source>
        <translation>کمرہ واپس کریں؟</translation>
    </message>
    <message>
        <source>You get no answer then, and this receipt counts no more.</source>
        <translation>پھر آپ کو جواب نہیں ملے گا، اور یہ رسید کارآمد نہیں رہے گی۔</translation>
    </message>
    <message>
        <source>The room is free for others from the next quarter on.</source>
        <translation>اگلے پندرہ منٹ سے کمرہ دوسروں کے لیے خالی ہے۔</translation>
    </message>
    <message>
        <source>The time is then free for others, and this receipt counts no more.</source>
        <translation>پھر وقت دوسروں کے لیے خالی ہے، اور یہ رسید کارآمد نہیں رہے گی۔</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>نہیں، رہنے دیں</translation>
    </message>
    <message>
        <source>No, we stay</source>
        <translation>نہیں، ہم رکیں گے</translation>
    </message>
    <message>
        <source>No, we are coming</source>
        <translation>نہیں، ہم آ رہے ہیں</translation>
    </message>
    <message>
        <source>Yes, take it back</source>
        <translation>ہاں، واپس لیں</translation>
    </message>
    <message>
        <source>Yes, give it back</source>
        <translation>ہاں، واپس کریں</translation>
    </message>
    <message>
        <source>The request is withdrawn</source>
        <translation>درخواست واپس لی گئی</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>واپس ہو گیا</translation>
    </message>
    <message>
        <source>You can throw the paper away.</source>
        <translation>آپ کاغذ پھینک سکتے ہیں۔</translation>
    </message>
    <message>
        <source>Thank you. Others can use the room now.</source>
        <translation>شکریہ۔ اب دوسرے کمرہ استعمال کر سکتے ہیں۔</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>آپ کیا کر سکتے ہیں</translation>
    </message>
    <message>
        <source>Yes, we are done</source>
        <translation>جی ہاں، ہم فارغ ہیں</translation>
    </message>
    <message>
        <source>Back to the booking</source>
        <translation>بکنگ پر واپس</translation>
    </message>
    <message>
        <source>Look for something else</source>
        <translation>کچھ اور ڈھونڈیں</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>ہو گیا، اسکرین صاف کریں</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>واپس</translation>
    </message>
</context>
<context>
    <name>MyDoings</name>
    <message>
        <source>I am here</source>
        <translation>میں یہاں ہوں</translation>
    </message>
    <message>
        <source>In case it rains</source>
        <translation>اگر بارش ہو</translation>
    </message>
    <message>
        <source>Indoors or outdoors?</source>
        <translation>اندر یا باہر؟</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <translation>زیادہ دیر رہیں</translation>
    </message>
    <message>
        <source>Give time back</source>
        <translation>وقت واپس کریں</translation>
    </message>
    <message>
        <source>End earlier</source>
        <translation>پہلے ختم کریں</translation>
    </message>
    <message>
        <source>To the room</source>
        <translation>کمرے تک</translation>
    </message>
    <message>
        <source>Show the way</source>
        <translation>راستہ دکھائیں</translation>
    </message>
    <message>
        <source>It will say copy</source>
        <translation>اس پر نقل لکھا ہوگا</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>دوبارہ چھاپیں</translation>
    </message>
    <message>
        <source>Give the rest back</source>
        <translation>باقی واپس کریں</translation>
    </message>
    <message>
        <source>Give the room back</source>
        <translation>کمرہ واپس کریں</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>درخواست واپس لیں</translation>
    </message>
    <message>
        <source>We are done</source>
        <translation>ہم فارغ ہیں</translation>
    </message>
    <message>
        <source>We are not coming</source>
        <translation>ہم نہیں آ رہے</translation>
    </message>
</context>
<context>
    <name>MyMore</name>
    <message>
        <source>What you can do</source>
        <translation>آپ کیا کر سکتے ہیں</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>کوڈ</translation>
    </message>
    <message>
        <source>More</source>
        <translation>مزید</translation>
    </message>
</context>
<context>
    <name>MyReceiptPage</name>
    <message>
        <source>Scan or type your code</source>
        <translation>کوڈ اسکین کریں یا لکھیں</translation>
    </message>
    <message>
        <source>Hold the square on the receipt under the scanner, or type the nine digits below it.</source>
        <translation>رسید کا چوکور کوڈ اسکینر کے نیچے رکھیں، یا اس کے نیچے کے نو ہندسے لکھیں۔</translation>
    </message>
    <message>
        <source>We are looking for the receipt …</source>
        <translation>رسید ڈھونڈ رہے ہیں …</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>واپس</translation>
    </message>
    <message>
        <source>Show my receipt</source>
        <translation>میری رسید دکھائیں</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Erase</source>
        <translation>مٹائیں</translation>
    </message>
</context>
<context>
    <name>OutingPage</name>
    <message>
        <source>The way, and more</source>
        <translation>راستہ اور مزید</translation>
    </message>
</context>
<context>
    <name>ReachHint</name>
    <message>
        <source>Everything you touch is below</source>
        <translation>جو کچھ آپ چھوتے ہیں نیچے ہے</translation>
    </message>
</context>
<context>
    <name>ReadBack</name>
    <message>
        <source>Back</source>
        <translation>واپس</translation>
    </message>
</context>
<context>
    <name>ReceiptMore</name>
    <message>
        <source>How to get there</source>
        <translation>وہاں کیسے پہنچیں</translation>
    </message>
    <message>
        <source>How you get an answer</source>
        <translation>جواب کیسے ملے گا</translation>
    </message>
    <message>
        <source>The paper is your key. Without paper, write the code down and type it here later.</source>
        <translation>کاغذ آپ کی چابی ہے۔ کاغذ نہ ہو تو کوڈ لکھ لیں اور بعد میں یہاں لکھیں۔</translation>
    </message>
    <message>
        <source>I am here already</source>
        <translation>میں پہلے سے یہاں ہوں</translation>
    </message>
    <message>
        <source>Print again (copy)</source>
        <translation>دوبارہ (نقل)</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>درخواست واپس لیں</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <translation>کوڈ پر واپس</translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>NOT CONFIRMED</source>
        <translation>غیر تصدیق شدہ</translation>
    </message>
    <message>
        <source>CONFIRMED</source>
        <translation>تصدیق شدہ</translation>
    </message>
    <message>
        <source>REQUEST</source>
        <translation>درخواست</translation>
    </message>
    <message>
        <source>You can throw the paper away.</source>
        <translation>آپ کاغذ پھینک سکتے ہیں۔</translation>
    </message>
    <message>
        <source>The request is withdrawn</source>
        <translation>درخواست واپس لی گئی</translation>
    </message>
    <message>
        <source>How to get there</source>
        <translation>وہاں کیسے پہنچیں</translation>
    </message>
    <message>
        <source>How you get an answer</source>
        <translation>جواب کیسے ملے گا</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>آپ کا کوڈ</translation>
    </message>
    <message>
        <source>The paper is your key. Without paper, write the code down and type it here later.</source>
        <translation>کاغذ آپ کی چابی ہے۔ کاغذ نہ ہو تو کوڈ لکھ لیں اور بعد میں یہاں لکھیں۔</translation>
    </message>
    <message>
        <source>A QR code with your receipt</source>
        <translation>آپ کی رسید کا QR کوڈ</translation>
    </message>
    <message>
        <source>Printing a copy …</source>
        <translation>نقل چھپ رہی ہے …</translation>
    </message>
    <message>
        <source>Take the request back?</source>
        <translation>درخواست واپس لیں؟</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>نہیں، رہنے دیں</translation>
    </message>
    <message>
        <source>Yes, take it back</source>
        <translation>ہاں، واپس لیں</translation>
    </message>
    <message>
        <source>The way, and more</source>
        <translation>راستہ اور مزید</translation>
    </message>
    <message>
        <source>I am here already</source>
        <translation>میں پہلے سے یہاں ہوں</translation>
    </message>
    <message>
        <source>Print again (copy)</source>
        <translation>دوبارہ (نقل)</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>درخواست واپس لیں</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>ہو گیا</translation>
    </message>
</context>
<context>
    <name>ReceiptPlan</name>
    <message>
        <source>Back to the code</source>
        <translation>کوڈ پر واپس</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Taken</source>
        <translation>مصروف</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>بند</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>خالی</translation>
    </message>
    <message>
        <source>Being set up</source>
        <translation>تیاری میں</translation>
    </message>
    <message>
        <source>Your time</source>
        <translation>آپ کا وقت</translation>
    </message>
    <message>
        <source>How the time is drawn</source>
        <translation>وقت یوں دکھایا گیا ہے</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>بدلیں</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>واپس</translation>
    </message>
    <message>
        <source>Change the search</source>
        <translation>تلاش بدلیں</translation>
    </message>
    <message>
        <source>Your search</source>
        <translation>آپ کی تلاش</translation>
    </message>
    <message>
        <source>Search and place</source>
        <translation>تلاش اور جگہ</translation>
    </message>
    <message>
        <source>Other times</source>
        <translation>دوسرے اوقات</translation>
    </message>
</context>
<context>
    <name>SearchMore</name>
    <message>
        <source>Other times</source>
        <translation>دوسرے اوقات</translation>
    </message>
    <message>
        <source>Change the search</source>
        <translation>تلاش بدلیں</translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>Yes, I am here</source>
        <translation>ہاں، میں یہاں ہوں</translation>
    </message>
</context>
<context>
    <name>StoppedPage</name>
    <message>
        <source>You can have this</source>
        <translation>آپ یہ لے سکتے ہیں</translation>
    </message>
    <message>
        <source>Type a phone number</source>
        <translation>فون نمبر لکھیں</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>دوبارہ کوشش کریں</translation>
    </message>
    <message>
        <source>Look for something else</source>
        <translation>کچھ اور ڈھونڈیں</translation>
    </message>
    <message>
        <source>Done, clear the screen</source>
        <translation>ہو گیا، اسکرین صاف کریں</translation>
    </message>
</context>
<context>
    <name>TypedCode</name>
    <message>
        <source>Your code</source>
        <translation>آپ کا کوڈ</translation>
    </message>
</context>
<context>
    <name>TypedNumber</name>
    <message>
        <source>Your number</source>
        <translation>آپ کا نمبر</translation>
    </message>
    <message>
        <source>Your phone number</source>
        <translation>آپ کا فون نمبر</translation>
    </message>
</context>
</TS>
