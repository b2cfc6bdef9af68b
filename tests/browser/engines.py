"""Firefox and WebKit (nearest to Safari), driven by the commands that W3C names in WebDriver.

Enters: whether pages may run scripts. Leaves: an ``Engine`` that takes those commands. Firefox is
asked over its own wire (Marionette), because Debian has no geckodriver; WebKit by its driver.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol

PATIENCE = 60  # seconds: machines that test are often busy
QUIET = {  # no talk with Mozilla's hosts
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "marionette.port": 0,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disabled": True,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
# Windows on a desk are wider than a phone.
LET_IT_BE_NARROW = """for (const e of document.querySelectorAll("*"))
  if (parseFloat(getComputedStyle(e).minWidth) > 300) e.style.minWidth = "0";
"""
MINI_BROWSER = "*/webkit2gtk-4.*/MiniBrowser"
PATHS = {  # the command's name -> how a driver takes it over HTTP
    "Navigate": "POST /url",
    "GetCurrentURL": "GET /url",
    "ExecuteScript": "POST /execute/sync",
    "ExecuteAsyncScript": "POST /execute/async",
    "FindElement": "POST /element",
    "ElementClick": "POST /element/{id}/click",
    "ElementSendKeys": "POST /element/{id}/value",
    "SetWindowRect": "POST /window/rect",
}


class Engine(Protocol):
    """A browser with one tab."""

    name: str

    def do(self, command: str, **words: Any) -> Any:
        """Carry out a command, and give its value."""


class RefusedError(Exception):
    """The browser could not do what it was asked."""


class Firefox:
    """Speaks to Firefox: a message is its length, a colon, and [kind, number, name, words]."""

    name = "firefox"

    def __init__(self, port: int) -> None:
        self._wire = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self._answers = self._wire.makefile("rb")
        self._read()  # its greeting
        self._number = 0

    def do(self, command: str, **words: Any) -> Any:
        """A command of WebDriver, or of Marionette's own with a colon in its name."""
        self._number += 1
        name = command if ":" in command else f"WebDriver:{command}"
        message = json.dumps([0, self._number, name, words]).encode()
        self._wire.sendall(b"%d:%b" % (len(message), message))
        _, _, trouble, answer = self._read()
        if trouble:
            raise RefusedError(f"{command}: {trouble['message']}")
        return answer.get("value") if isinstance(answer, dict) else answer

    def close(self) -> None:
        """End Firefox."""
        self.do("Marionette:Quit", flags=["eForceQuit"])
        self._answers.close()
        self._wire.close()

    def _read(self) -> Any:
        digits = b""
        while (one := self._answers.read(1)) != b":":
            assert one, "Firefox has gone."
            digits += one
        return json.loads(self._answers.read(int(digits)))


class WebKit:
    """Speaks to WebKit's driver by HTTP."""

    name = "webkit"

    def __init__(self, address: str) -> None:
        self.address = address

    def do(self, command: str, **words: Any) -> Any:
        """A command of WebDriver."""
        method, path = PATHS[command].format(id=words.pop("id", "")).split()
        return self.ask(method, path, words)

    def ask(self, method: str, path: str, words: dict[str, Any]) -> Any:
        """Send a request to the driver."""
        body = json.dumps(words).encode() if method == "POST" else None
        request = urllib.request.Request(self.address + path, body, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except urllib.error.HTTPError as failure:
            raise RefusedError(f"{path}: {failure.read().decode()}") from failure


@contextmanager
def firefox(*, scripts: bool, dark: bool = False) -> Iterator[Engine]:
    """Firefox as wide as a phone, until the block ends."""
    with ExitStack() as leaving:
        home = Path(leaving.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        wishes = QUIET | {
            "javascript.enabled": scripts,
            "layout.css.prefers-color-scheme.content-override": 0 if dark else 1,
        }
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in wishes.items())
        (home / "user.js").write_text("".join(lines), "utf-8")
        flags = ["--headless", "--no-remote", "--marionette", "--remote-allow-system-access"]
        start(leaving, ["firefox-esr", *flags, "--profile", home])
        port = home / "MarionetteActivePort"
        until(lambda: port.exists() and port.read_text())
        engine = Firefox(int(port.read_text()))
        engine.do("NewSession")
        engine.do("Marionette:SetContext", value="chrome")
        engine.do("ExecuteScript", script=LET_IT_BE_NARROW, args=[])
        engine.do("Marionette:SetContext", value="content")
        engine.do("SetWindowRect", width=360, height=740)
        yield engine
        engine.close()


@contextmanager
def webkit(*, scripts: bool) -> Iterator[Engine]:
    """WebKit as narrow as it gets (447 px), until the block ends."""
    with ExitStack() as leaving:
        ours, screen = os.pipe()
        start(leaving, ["Xvfb", "-displayfd", str(screen), "-nolisten", "tcp"], pass_fds=[screen])
        os.close(screen)
        with os.fdopen(ours) as told:
            display = f":{told.readline().strip()}"
        port = free_port()
        extra = {"DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}  # as root
        words = ["WebKitWebDriver", f"--port={port}", "--host=127.0.0.1"]
        start(leaving, words, env=os.environ | extra)
        driver = WebKit(f"http://127.0.0.1:{port}")
        until(lambda: answers(driver))
        browser = next(Path("/usr/lib").glob(MINI_BROWSER), None)
        assert browser, "WebKit's small browser, which is a part of webkit2gtk, is missing."
        flags = ["--automation", f"--enable-javascript={str(scripts).lower()}"]
        wish = {"webkitgtk:browserOptions": {"binary": str(browser), "args": flags}}
        made = driver.ask("POST", "/session", {"capabilities": {"alwaysMatch": wish}})
        engine = WebKit(f"{driver.address}/session/{made['sessionId']}")
        engine.do("SetWindowRect", width=360, height=740)
        yield engine
        engine.ask("DELETE", "", {})


def start(leaving: ExitStack, words: list[Any], **how: Any) -> None:
    """Start a program that ends when the stack does."""
    program = shutil.which(words[0])
    assert program, f"{words[0]} is missing: python3 scripts/test.py --slow says how to get it."
    how |= {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    child = subprocess.Popen([program, *words[1:]], **how)
    leaving.callback(child.wait)
    leaving.callback(child.terminate)


def until(true: Callable[[], Any], patience: float = PATIENCE) -> Any:
    """Ask until the answer is a yes, and give that."""
    end = time.monotonic() + patience
    while not (answer := true()):
        assert time.monotonic() < end, "It did not come."
        time.sleep(0.05)
    return answer


def answers(driver: WebKit) -> bool:
    """Whether the driver is up."""
    try:
        return bool(driver.ask("GET", "/status", {}))
    except OSError:
        return False


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
