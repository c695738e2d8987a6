"""Addresses of every view on the small ledger."""

from urllib.parse import quote

from tests.explorer.made import HOSTILE, SAME, WIRE

VIEWS = (
    "/", "/relation/CHL-NOR", f"/article/{WIRE.id}", f"/article/{SAME.id}", "/speakers", "/speaker/Ingrid%20Solberg",
    "/search", "/search?q=Kenya", "/map", "/network", "/corrections",
)  # fmt: skip
# The same, where what the ledger holds means harm.
HARMFUL = (
    "/", "/relation/CHL-NOR?since=2025-12-01", f"/article/{HOSTILE.id}", "/speakers",
    f"/speaker/{quote(HOSTILE.said[0].speaker[0], safe='')}", f"/search?q={quote(HOSTILE.title[:200])}",
    "/search?q=warned", "/map?since=2025-12-01", "/network?since=2025-12-01",
    f"/?outlet={quote(HOSTILE.outlet)}", "/corrections",
)  # fmt: skip
