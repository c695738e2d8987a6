"""What keeps the page to itself: no foreign host, no script but ours, no write from elsewhere."""

import secrets
from collections.abc import Awaitable, Callable

from fastapi import HTTPException, Request, Response

COOKIE = "detente-token"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


async def guarded(request: Request, call: Callable[[Request], Awaitable[Response]]) -> Response:
    """Answer with the headers of safety, and give each browser a token of its own."""
    request.state.token = request.cookies.get(COOKIE) or secrets.token_urlsafe(32)
    response = await call(request)
    response.headers.update(HEADERS)
    if COOKIE not in request.cookies:
        response.set_cookie(COOKIE, request.state.token, httponly=True, samesite="strict")
    return response


def same_origin(request: Request) -> None:
    """Refuse a write that does not come from our own page: wrong token, or another origin."""
    origin = request.headers.get("origin")
    ours = origin is None or origin == str(request.base_url).rstrip("/")
    token, cookie = request.headers.get("x-detente-token", ""), request.cookies.get(COOKIE, "")
    if not (ours and cookie and secrets.compare_digest(token, cookie)):
        raise HTTPException(
            403, "this write does not come from the explorer's own page: reload the page, and try again"
        )
