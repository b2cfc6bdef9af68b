"""A visitor: a browser that knows nothing yet, and a record of all that happens to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Response, Route

from browser.serving import Site

PHONE = {"width": 360, "height": 740}
# Scripts of a test are not bound by the page's policy; those of the page are, and we hear of it.
LISTEN = """
document.addEventListener("securitypolicyviolation", (event) =>
  tellTheTest(`${event.violatedDirective} refused ${event.blockedURI || "something inline"}`));
"""


WAIT = """async () => {
  const end = performance.now() + 10000;
  while (!(%s)) {
    if (performance.now() > end) throw new Error("it never came true");
    await new Promise((go) => setTimeout(go, 20));
  }
}"""


@dataclass
class Visitor:
    """One person with one tab. Nothing reaches another host: it is refused and written down."""

    context: BrowserContext
    site: Site
    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.set_default_timeout(10_000)
        self.context.route("**/*", self._guard)
        self.context.expose_function("tellTheTest", lambda told: self.complaints.append(told))
        self.context.add_init_script(LISTEN)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda failure: self.complaints.append(str(failure)))

    def open(self, address: str) -> Response:
        """Go to an address of the site."""
        response = self.page.goto(self.site.origin + address)
        assert response is not None, f"{address} is this very page; nothing was loaded"

        return response

    def wait_until(self, condition: str) -> None:
        """Wait until it holds on the page.

        Playwright's own wait asks by `eval` from the second time on, which the policy refuses.
        """
        self.page.evaluate(WAIT % condition)

    def tab_to(self, target: Locator, most: int = 400) -> None:
        """Press Tab until the target has the focus."""
        for _ in range(most):
            if target.evaluate("(e) => e === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{most} times Tab does not lead to {target}")

    def follow(self, link: Locator) -> None:
        """Go to a link by Tab and follow it by Enter."""
        self.tab_to(link)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    @property
    def where(self) -> str:
        """The address of the page, with its fragment, without the host."""
        return self.page.url.removeprefix(self.site.origin)

    def traces(self) -> list[str]:
        """What this page and its visit left on the device: there should be nothing."""
        kept = self.page.evaluate(
            "[...Object.keys(localStorage), ...Object.keys(sessionStorage),"
            " ...(document.cookie ? [document.cookie] : [])]"
        )
        cookies = [f"cookie {cookie.get('name')}" for cookie in self.context.cookies()]
        return [str(name) for name in kept] + cookies

    def _guard(self, route: Route) -> None:
        url = route.request.url
        if url.startswith(f"{self.site.origin}/"):
            self.asked.append(urlsplit(url).path)
            route.continue_()
        else:
            self.strangers.append(url)
            route.abort()

    def _hear(self, message: ConsoleMessage) -> None:
        blocked = "Service Worker registration blocked by Playwright" in message.text
        if message.type in ("error", "warning") and not blocked:
            self.complaints.append(f"console: {message.text}")
