"""What is seen and touched. No SQL, no HTTP and no PDF is written here.

application, front_desk, janitor, gallery  the screens of a kiosk, a desk, a tablet and the design system
screens      what every window stands on; kiosk_models: the view models of a kiosk by name
ports        what the screens need from the machine
bridge       where threads meet
view_models  one a page
access       the kiosk by keys and by ear
qml          theme, controls and pages
mounting     how the screen hangs; ideas: what rooms may be used for; tidying: memory after a visit
"""
