"""`moedested kiosk --gallery`: the design system on show, on any machine with a display."""

from booking_core.language.catalogue import languages
from kiosk.commands.machine import citizens_language, citizens_languages
from kiosk.commands.windows import WINDOW_SIZE, check_display, ending_by_signal, gui_application
from kiosk.setup.settings import KioskSettings, WindowMode
from ui.bridge.failures import failures_handled
from ui.gallery import GalleryApplication


def show_gallery(settings: KioskSettings) -> int:
    """Show it until it is closed, and return the exit code.

    Raises:
        NoDisplay: there is nothing to show it on.
        ScreensUnusable: it could not be loaded.
    """
    first = citizens_language(settings.language)
    check_display()
    gui = gui_application()
    screens = GalleryApplication(citizens_languages(first, languages()))
    screens.show(size=WINDOW_SIZE if settings.window is WindowMode.WINDOW else None)
    with failures_handled(screens.start_over), ending_by_signal(gui.quit):
        code = gui.exec()
    screens.close()
    return code
