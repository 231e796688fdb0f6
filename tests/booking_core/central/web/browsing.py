"""The public page in a real Chromium, as a phone or a desk sees it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, ViewportSize, sync_playwright

from tests.booking_core.central.web.scenes import Scene

CHROMIUM = "/usr/bin/chromium"
OFF = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
"""What the browser is to do without: first what drops down from its address bar, which nobody sees and which would be
two more pages beside each page; then what Playwright turns off, as the last list that is given is the only one."""
ARGUMENTS = [
    f"--disable-features={','.join(OFF)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=800)
LOCALES = {"da": "da-DK", "en": "en-GB", "ar": "ar", "de": "de-DE", "pl": "pl", "tr": "tr", "uk": "uk", "ur": "ur"}


@dataclass(frozen=True, slots=True)
class Looking:
    """One browser, opened once."""

    browser: Browser

    @contextmanager
    def page(
        self,
        size: ViewportSize,
        language: str,
        *,
        with_tools: bool = False,
        script: bool = True,
    ) -> Iterator[Page]:
        """A fresh page, without script if so wanted; `with_tools` lets a checker run its own where none is allowed."""
        context: BrowserContext = self.browser.new_context(
            viewport=size,
            locale=LOCALES[language],
            bypass_csp=with_tools,
            java_script_enabled=script,
            device_scale_factor=2 if size == PHONE else 1,
        )
        try:
            yield context.new_page()
        finally:
            context.close()


@dataclass(frozen=True, slots=True)
class Screen:
    """What a page is seen on, for whoever changes it often: Playwright lays out the browser's own window each time."""

    session: CDPSession

    @classmethod
    def of(cls, page: Page) -> "Screen":
        """The one of `page`, as long as that is open."""
        return cls(page.context.new_cdp_session(page))

    def resize(self, size: ViewportSize) -> None:
        """Let it be a phone's of that size."""
        self.session.send("Emulation.setDeviceMetricsOverride", {**size, "deviceScaleFactor": 2, "mobile": False})


def look(page: Page, url: str, scene: Scene) -> None:
    """Open the page of `scene` at the service `url`, and send what is typed there."""
    page.goto(url + scene.path)
    if scene.typed:
        page.locator("#code").fill(scene.typed)
        page.locator("form button").click()
    if scene.fields:
        for name, value in scene.fields.items():
            field = page.locator(f"#{name}")
            if field.evaluate("element => element.localName") == "select":
                field.select_option(value)
            else:
                field.fill(value)
        page.locator("main form button").last.click()


@contextmanager
def chromium() -> Iterator[Looking]:
    """The browser, without a display."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield Looking(browser)
        finally:
            browser.close()
