"""Paper: content is decided by pure functions, then drawn as PDF or told to a roll. Nothing reads rows or messages.

receipt_content, schedule_content  what a receipt and the janitor's sheet say; schedule_words: in which words
receipt_pdf, receipt_escpos        a receipt drawn, or as bytes for a roll printer
schedule_pdf                       the sheet drawn
waiting_slip, outing_slip          papers that are no receipt
place_card, door_sign              a card for a purse, a sign for a door
qr, typefaces, lettering, drawn_lines, rolls  codes, letters and the paper they stand on
"""
